import type { EventType } from '../../annotation/record.js';
import {
  framesIn,
  term,
  withCondition,
  withEntry,
  withExample,
  withoutUnit,
  withPlaces,
} from '../../codebook/editing.js';
import type { UnitKind } from '../../codebook/wording.js';

/// A change of one file of a codebook.
export type Edit =
  | { readonly what: 'frame'; readonly file: string; readonly type: EventType; readonly frame: NewFrame }
  | (OfFrame & { readonly what: 'example' | 'counterexample'; readonly line: string })
  | (OfFrame & Condition & { readonly what: 'condition'; readonly rule: 'when' | 'unless' })
  | (OfFrame & { readonly what: 'places'; readonly role: 'actor' | 'recipient'; readonly places: readonly string[] })
  | (OfFrame & { readonly what: 'without'; readonly list: string; readonly unit: string })
  | { readonly what: 'row'; readonly file: string; readonly row: string }
  | {
      readonly what: 'region';
      readonly file: string;
      readonly country: string;
      readonly name: string;
      readonly lat: number;
      readonly lon: number;
    };

interface OfFrame {
  readonly file: string;
  readonly frame: string;
}

export interface Condition {
  readonly place: string;
  readonly words: readonly string[];
}

/// A frame that brings its words along.
export interface NewFrame {
  readonly name: string;
  readonly gloss: string;
  readonly mode: string | null;
  readonly cameo: string | null;
  readonly kind: UnitKind;
  readonly unit: string;
  /// Places; none where the usual ones hold.
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly when: readonly Condition[];
  /// Strings of YAML.
  readonly examples: readonly string[];
}

/// Of files that suggestions begin.
const ORIGIN = 'Corrections of reviewers.';
export const TABLE_HEAD = `# format: herodotus/actor-table/1
# origin: ${ORIGIN}
name\taliases\tkind\tcode\tcountry\tsector\tfrom\tto
`;

/// The text of a file with a change in it; `null` where there is no such file yet. What it says already stays.
export function edited(text: string | null, edit: Edit): string {
  switch (edit.what) {
    case 'frame': {
      const { type, frame } = edit;
      const before = text ?? headOf(type);
      return framesIn(before).includes(frame.name) ? before : `${before.replace(/\n*$/, '\n')}${frameText(frame)}\n`;
    }
    case 'row': {
      const before = text ?? TABLE_HEAD;
      return before.split('\n').includes(edit.row) ? before : `${before.replace(/\n*$/, '\n')}${edit.row}\n`;
    }
    case 'example':
    case 'counterexample':
      return withExample(text ?? '', edit.frame, `${edit.what}s`, edit.line);
    case 'condition':
      return withCondition(text ?? '', edit.frame, edit.rule, edit.place, edit.words);
    case 'places':
      return withPlaces(text ?? '', edit.frame, edit.role, edit.places);
    case 'without':
      return withoutUnit(text ?? '', edit.frame, edit.list, edit.unit);
    case 'region':
      return withEntry(text ?? '', 'regions', edit.country, edit.name, `[${edit.lat}, ${edit.lon}]`);
  }
}

/// Changes by their files, as lines to read and to copy.
export function blocksOf(edits: readonly Edit[]): { readonly file: string; readonly text: string }[] {
  const files = [...new Set(edits.map(({ file }) => file))];
  return files.map((file) => ({ file, text: blockOf(edits.filter((edit) => edit.file === file)) }));
}

function blockOf(edits: readonly Edit[]): string {
  const lines: string[] = [];
  for (const edit of edits) {
    if (edit.what === 'frame') {
      if (lines.length === 0) lines.push(...headOf(edit.type).trimEnd().split('\n'));
      lines.push(frameText(edit.frame));
    } else if (edit.what === 'row') lines.push(edit.row);
    else if (edit.what === 'region')
      lines.push(
        '# beside what stands there',
        'regions:',
        `  ${edit.country}: {${term(edit.name)}: [${edit.lat}, ${edit.lon}]}`,
      );
  }
  const changed = edits.filter((edit) => 'frame' in edit && typeof edit.frame === 'string') as (Edit & OfFrame)[];
  for (const frame of new Set(changed.map((edit) => edit.frame))) {
    if (lines.length === 0) lines.push('# beside what the frame has', 'frames:');
    lines.push(`  ${frame}:`, ...keysOf(changed.filter((edit) => edit.frame === frame)));
  }
  return lines.join('\n');
}

/// What is said of one frame that is there.
function keysOf(edits: readonly (Edit & OfFrame)[]): string[] {
  const lines: string[] = [];
  for (const edit of edits) if (edit.what === 'without') lines.push(`    # ${edit.list}: without "${edit.unit}"`);
  for (const edit of edits) if (edit.what === 'places') lines.push(`    ${edit.role}: [${edit.places.join(', ')}]`);
  for (const rule of ['when', 'unless'] as const) {
    const own = edits.flatMap((edit) => (edit.what === 'condition' && edit.rule === rule ? [edit] : []));
    if (own.length > 0) lines.push(`    ${rule}: ${conditionText(own)}`);
  }
  for (const what of ['example', 'counterexample'] as const) {
    const own = edits.flatMap((edit) => (edit.what === what ? [edit.line] : []));
    if (own.length > 0) lines.push(`    ${what}s:`, ...own.map((each) => `      - ${each}`));
  }
  return lines;
}

function headOf(type: EventType): string {
  return `format: herodotus/frames/1\norigin: ${ORIGIN}\ntype: ${type}\nframes:\n`;
}

function frameText({ name, gloss, mode, cameo, kind, unit, actor, recipient, when, examples }: NewFrame): string {
  return [
    `  ${name}:`,
    `    gloss: ${JSON.stringify(gloss)}`,
    ...(mode === null ? [] : [`    mode: ${mode}`]),
    ...(cameo === null ? [] : [`    cameo: "${cameo}"`]),
    `    ${kind}s: [${term(unit)}]`,
    ...(when.length === 0 ? [] : [`    when: ${conditionText(when)}`]),
    ...(actor.length === 0 ? [] : [`    actor: [${actor.join(', ')}]`]),
    ...(recipient.length === 0 ? [] : [`    recipient: [${recipient.join(', ')}]`]),
    ...(examples.length === 0 ? [] : ['    examples:', ...examples.map((each) => `      - ${each}`)]),
  ].join('\n');
}

function conditionText(conditions: readonly Condition[]): string {
  const terms = (words: readonly string[]): string =>
    words.join() === 'any' ? 'any' : `[${words.map(term).join(', ')}]`;
  return `{${conditions.map(({ place, words }) => `${place}: ${terms(words)}`).join(', ')}}`;
}
