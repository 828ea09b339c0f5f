import type { DocumentRecord, SpanRecord } from '../annotation/record.js';
import type {
  ConditionReference,
  EntryReference,
  Missed,
  MissedFrame,
  MissedWord,
  MissReason,
  SilentSentence,
} from '../code/missed/missed.js';
import { frameClass } from './event-class.js';
import type { ExplainOptions } from './explain.js';
import { breaks, wrap } from './lines.js';
import { palette, type Palette } from './palette.js';
import { clean, count, Wording } from './wording.js';

const INDENT = '    ';
/// Room for the type that a word could have told.
const LABEL = 13;
/// Terms of a condition that are shown; the codebook has the others, and the line is given.
const TERMS = 6;
/// Blocks of a word, and frames of a block, that are shown in full.
const SHOWN = 3;

const LEGEND = 'Words of the codebook that told no event or relation, and why not';

/// What a word is called, by the codebook's name of its class and by the tree's.
const WORD_CLASSES: Readonly<Record<string, string>> = {
  VERB: 'a verb', AUX: 'an auxiliary', NOUN: 'a noun', PROPN: 'a name', ADJ: 'an adjective', ADV: 'an adverb',
  verb: 'a verb', noun: 'a noun', adjective: 'an adjective',
}; // prettier-ignore

/// Renders what was not coded: each sentence with the words that carry frames of the codebook and told nothing, beneath it
/// each word with the frames that it could have told, their lines, and what stood against them. Ends with a line feed.
export function renderMissed(record: DocumentRecord, missed: Missed, options: ExplainOptions): string {
  const wording = new Wording(record);
  const paint = palette(options.color);
  const holds = ({ sentence }: { readonly sentence: SpanRecord }): boolean =>
    wording.inSentence(sentence, options.only ?? '');
  const words = missed.words.filter(holds);
  const silent = missed.silent.filter(holds);
  const lines = [paint.bold(clean(record.title ?? '') || clean(record.input)), paint.dim(LEGEND)];
  let heading = '';
  for (const { sentence, found } of bySentence(words, silent)) {
    const above = headingOf(sentence, wording, paint);
    if (above !== heading) lines.push('', above);
    heading = above;
    lines.push('', ...quoted(sentence, found, wording, paint, options.width));
    if (found.words.length === 0) lines.push(...silence(found.predicates, wording, paint, options.width));
    for (const word of found.words) lines.push(...told(word, wording, paint, options.width));
  }
  const sentences = new Set(words.map(({ sentence }) => sentence.start)).size;
  lines.push(
    '',
    `${count(words.length, 'event word')} not coded, in ${count(sentences, 'sentence')} · ` +
      `${count(silent.length, 'sentence')} without a word of the codebook · ` +
      `${count(record.statements.filter(({ kind }) => kind !== 'claim').length, 'statement')} coded`,
  );
  return `${lines.join('\n')}\n`;
}

interface Found {
  readonly words: MissedWord[];
  readonly predicates: readonly SpanRecord[];
}

function bySentence(
  words: readonly MissedWord[],
  silent: readonly SilentSentence[],
): { readonly sentence: SpanRecord; readonly found: Found }[] {
  const out = new Map<number, { readonly sentence: SpanRecord; readonly found: Found }>();
  for (const { sentence, predicates } of silent)
    out.set(sentence.start, { sentence, found: { words: [], predicates } });
  for (const word of words) {
    const known = out.get(word.sentence.start);
    if (known === undefined)
      out.set(word.sentence.start, { sentence: word.sentence, found: { words: [word], predicates: [] } });
    else known.found.words.push(word);
  }
  return [...out.values()].sort((a, b) => a.sentence.start - b.sentence.start);
}

function headingOf(sentence: SpanRecord, wording: Wording, paint: Palette): string {
  const { title, about } = wording.heading(wording.sectionAt(sentence.start));
  return `${paint.heading(title.toUpperCase())}${about === '' ? '' : `  ${paint.dim(about)}`}`;
}

/// The sentence, the words that were missed underlined.
function quoted(sentence: SpanRecord, found: Found, wording: Wording, paint: Palette, width: number): string[] {
  const letters = [...wording.text.slice(sentence)].map((letter) => (/\s/.test(letter) ? ' ' : clean(letter) || ' '));
  const marked = found.words.map(({ word }) => word);
  const under = letters.map((_, at) =>
    marked.reduce((mark, { start, end }) => {
      const place = sentence.start + at;
      if (place < start || place >= end) return mark;
      return end - start < 2 ? '─' : place === start ? '╰' : place === end - 1 ? '╯' : '─';
    }, ' '),
  );
  return breaks(letters, width - INDENT.length).flatMap(([from, to]) => {
    const marks = under.slice(from, to).join('').trimEnd();
    const line = `${INDENT}${letters.slice(from, to).join('').trimEnd()}`;
    return marks === '' ? [line] : [line, paint.warning(`${INDENT}${marks}`)];
  });
}

function silence(predicates: readonly SpanRecord[], wording: Wording, paint: Palette, width: number): string[] {
  const words = predicates.map((each) => `“${wording.phrase(each)}”`).join(', ');
  const reason =
    words === ''
      ? 'No word here is in a frame of the codebook, and no clause asserts anything.'
      : `No word here is in a frame of the codebook; its clauses say ${words}.`;
  return wrap(reason, width - INDENT.length).map((line) => `${INDENT}${paint.dim(line)}`);
}

/// A word with the frames that it could have told; frames with the same reasons against them share a block.
function told(missed: MissedWord, wording: Wording, paint: Palette, width: number): string[] {
  const blocks = new Map<string, MissedFrame[]>();
  for (const frame of missed.frames) {
    const key = frame.reasons.map((reason) => renderReason(reason, wording)).join('\n');
    blocks.set(key, [...(blocks.get(key) ?? []), frame]);
  }
  const shown = [...blocks.values()].slice(0, SHOWN);
  const rest = [...blocks.values()].slice(SHOWN).flat();
  const role = roleOf(missed.word, wording);
  return [
    `${INDENT}${paint.bold(wording.phrase(missed.word))}${role === '' ? '' : `  ${paint.dim(role)}`}`,
    ...shown.flatMap((frames) => [
      ...frames.slice(0, SHOWN).map((frame) => frameLine(frame, missed, wording, paint)),
      ...beneath(further(frames.slice(SHOWN)), width).map(paint.dim),
      ...(frames[0]?.reasons ?? []).flatMap((reason) => beneath(renderReason(reason, wording), width)),
    ]),
    ...beneath(further(rest), width).map(paint.dim),
  ];
}

function further(frames: readonly MissedFrame[]): string {
  return frames.length === 0 ? '' : `and ${frames.length} more: ${frames.map(({ frame }) => where(frame)).join(', ')}`;
}

/// "part of “to whom” in s3, COERCE": what the word is in a statement that was coded.
function roleOf({ start, end }: SpanRecord, wording: Wording): string {
  const holds = (span: SpanRecord): boolean => span.start <= start && end <= span.end;
  for (const statement of wording.record.statements) {
    if (statement.kind === 'claim') continue;
    const role = statement.actor.some(holds) ? 'who' : statement.recipient.some(holds) ? 'to whom' : null;
    if (role !== null) return `part of “${role}” in ${clean(statement.id)}, ${wording.what(statement) ?? ''}`;
  }
  return '';
}

/// The type that a frame would have told, the frame and its line.
function frameLine({ frame, cue }: MissedFrame, { word }: MissedWord, wording: Wording, paint: Palette): string {
  const unit = cue.start === word.start && cue.end === word.end ? '' : `  “${wording.phrase(cue)}”`;
  const type = paint.classes[frameClass(frame.what)](clean(frame.what).padEnd(LABEL));
  return `${INDENT}  ${type}${where(frame)}${unit}`;
}

function beneath(words: string, width: number): string[] {
  const indent = `${INDENT}  ${' '.repeat(LABEL)}`;
  return words === '' ? [] : wrap(words, width - indent.length).map((line) => `${indent}${line}`);
}

/// "wording/assault.yaml:12 bomb"
function where({ id, file, line }: EntryReference): string {
  return `${clean(file)}:${line} ${clean(id.slice(id.indexOf('#') + 1))}`;
}

/// A reason in words. The only place where reasons become words.
export function renderReason(reason: MissReason, wording: Wording): string {
  const quote = (spans: readonly SpanRecord[]): string =>
    [...new Set(spans.map((span) => `“${wording.phrase(span)}”`))].join(', ');
  switch (reason.code) {
    case 'auxiliary':
      return 'it helps another verb here';
    case 'other-word-class':
      return `listed as ${WORD_CLASSES[reason.wanted] ?? reason.wanted}; read as ${WORD_CLASSES[reason.found] ?? reason.found} here`;
    case 'words-apart':
      return `the words “${reason.words.map(clean).join(' ')}” are in the sentence, but not together in this order`;
    case 'other-verb':
      return `with ${quote([reason.particle])} it is another verb`;
    case 'part-of-name':
      return `part of a name: ${quote([reason.name])}`;
    case 'before-noun':
      return `it stands before another noun and tells of that: ${quote([reason.noun])}`;
    case 'unmet': {
      const found = quote(reason.found);
      const { place } = reason.condition;
      const nothing =
        place === 'near' || place === 'around'
          ? `none is ${place === 'near' ? 'in' : 'around'} the sentence`
          : 'nothing stands there';
      return `needs ${condition(reason.condition, null)}; ${found === '' ? nothing : `found ${found}`}`;
    }
    case 'excluded': {
      const found = quote(reason.found);
      return `ruled out by unless ${condition(reason.condition, reason.term)}; ${found === '' ? 'nothing stands there' : `found ${found}`}`;
    }
    case 'outranked':
      return `${where(reason.by)} says more and was taken, but was not coded either`;
    case 'inside-unit':
      return `part of ${quote([reason.cue])}, ${where(reason.by)}`;
    case 'idiom':
      return `${quote([reason.cue])} is an idiom that tells nothing, ${where(reason.by)}`;
    case 'too-few-roles': {
      const found = quote(reason.found);
      const sought = `looked for who at ${reason.actorPlaces.join(', ')}, to whom at ${reason.recipientPlaces.join(', ')}`;
      return `a relation is between two; ${found === '' ? 'found nobody' : `found only ${found}`} (${sought})`;
    }
    case 'repeated':
      return `the same event as ${quote([reason.cue])}, ${where(reason.by)}`;
    case 'swallowed':
      return reason.rule === 'announced'
        ? `the act that ${quote([reason.cue])} announces is no event beside it, ${where(reason.by)}`
        : `what ${quote([reason.cue])} cuts off is no event beside it, ${where(reason.by)}`;
  }
}

/// As the codebook writes it: "object: [demand, offer, $proposal, …] (line 44)"; where a term was met, only that.
function condition({ place, terms, line }: ConditionReference, met: string | null): string {
  const shown = met === null ? terms.slice(0, TERMS) : [met];
  const more = terms.length - shown.length;
  return `${clean(place)}: [${shown.map(clean).join(', ')}${more > 0 ? ', …' : ''}] (line ${line})`;
}
