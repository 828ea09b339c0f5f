import { EVENT_TYPES, type EventType } from '../../annotation/record.js';
import type { CodebookFile } from '../../codebook/yaml.js';
import { ploverOf } from '../cameo.js';
import type { DictionaryLine } from './lines.js';
import type { ImportReport } from './report.js';
import type { Pattern, Phrase, Term, VerbBlock, VerbDictionary } from './verbs.js';

/// What frames may name where they are to run.
export interface FrameSurroundings {
  /// The prepositions of the language, behind which a condition or role may stand.
  readonly prepositions: ReadonlySet<string>;
  /// Files of frames that stand there and whose frames shall not be asked any more.
  readonly replaced: readonly string[];
  /// The language of the dictionary, ISO 639.
  readonly language: string;
}

type Conditions = Record<string, string[]>;

/// A frame in the making.
interface Draft {
  readonly type: EventType;
  readonly block: string;
  readonly gloss: string;
  readonly mode: string | null;
  readonly cameo: string;
  readonly verbs: readonly string[];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly when: Conditions;
  readonly unless: Conditions;
}

/// What a pattern asks for: places with their words, and who stands where.
interface ReadPattern {
  readonly particle: string | null;
  readonly when: Conditions;
  readonly actor: string | null;
  readonly recipient: string | null;
}

/// Where the target of a verb stands when nothing is said: PETRARCH takes the first actor behind it.
const BEHIND = ['object', 'indirect', 'with', 'against', 'to', 'on', 'from', 'for', 'of', 'in'];

/// The files of a codebook that a dictionary of verbs becomes: frames by type with their words, and the sets as word classes.
export function verbFiles(
  origin: string,
  { blocks, sets }: VerbDictionary,
  surroundings: FrameSurroundings,
  report: ImportReport,
): CodebookFile[] {
  const drafts = blocks.flatMap((block) => new BlockReader(block, sets, surroundings, report).drafts());
  const merged = mergedDrafts(drafts);
  const byType = new Map<EventType, Draft[]>(EVENT_TYPES.map((type) => [type, []]));
  for (const draft of merged) byType.get(draft.type)?.push(draft);
  report.carry('frames', merged.length);
  const files = new Map<string, string>();
  for (const [type, own] of byType) files.set(`frames/${type.toLowerCase()}.yaml`, framesText(origin, type, own));
  for (const { file, type } of surroundings.replaced.flatMap(typed))
    if (!files.has(file)) files.set(file, framesText(origin, type, []));
  const used = new Set(merged.flatMap(({ when, unless }) => [...Object.values(when), ...Object.values(unless)].flat()));
  const classes = [...sets].filter(([name]) => used.has(`$${classOf(name)}`));
  if (classes.length > 0) {
    report.carry('sets of words', classes.length);
    const lines = classes.map(([name, words]) => `  ${classOf(name)}: ${JSON.stringify(words)}`);
    files.set(
      `language/${surroundings.language}/words/dictionary.yaml`,
      ['format: herodotus/words/1', `origin: ${JSON.stringify(origin)}`, 'classes:', ...lines, ''].join('\n'),
    );
  }
  return [...files].map(([name, text]) => ({ name, text }));
}

/// "frames/assault-claim.yaml" is of the type ASSAULT; those of relations are let alone.
function typed(file: string): { file: string; type: EventType }[] {
  const name = /^frames\/([a-z]+)/.exec(file)?.[1]?.toUpperCase();
  const type = EVENT_TYPES.find((one) => one === name);
  return type === undefined ? [] : [{ file, type }];
}

class BlockReader {
  private readonly excluded: Conditions = {};

  constructor(
    private readonly block: VerbBlock,
    private readonly sets: VerbDictionary['sets'],
    private readonly surroundings: FrameSurroundings,
    private readonly report: ImportReport,
  ) {}

  drafts(): Draft[] {
    const { block, report } = this;
    report.carry('verbs', block.verbs.length);
    const verbs = block.verbs.map(({ words }) => words);
    const told = block.patterns.flatMap((pattern) => {
      const read = this.patternOf(pattern);
      const draft = read === null ? null : this.draftOf(pattern, read, verbs);
      return draft ?? [];
    });
    report.carry('patterns', told.length);
    return [...this.plain(), ...told];
  }

  /// The verbs alone, by the code that each has or its block gives it.
  private plain(): Draft[] {
    const { block, report } = this;
    const byCode = new Map<string, { verbs: string[]; at: DictionaryLine }>();
    for (const { words, code, at } of block.verbs) {
      const own = code ?? block.code ?? '---';
      const known = byCode.get(own) ?? { verbs: [], at };
      known.verbs.push(words);
      byCode.set(own, known);
    }
    return [...byCode].flatMap(([code, { verbs, at }]) => {
      const found = this.codeOf(code, at);
      if (found === null) return [];
      const { reversed, type, ...coded } = found;
      if (type === null) {
        report.say('type-none', at, `${verbs.join(', ')} [${code}]`);
        return [];
      }
      const roles = rolesOf(reversed, null, null);
      const gloss = `${at.file}:${at.line} ${block.name}`;
      return [{ ...coded, type, block: block.name, gloss, verbs, ...roles, when: {}, unless: this.excluded }];
    });
  }

  private draftOf(pattern: Pattern, read: ReadPattern, verbs: readonly string[]): Draft | null {
    const { block } = this;
    const { at, code } = pattern;
    const isNull = /^-+$/.test(code);
    const found = isNull ? null : this.codeOf(code, at);
    if (!isNull && found === null) return null;
    if (found?.type == null) {
      this.exclude(pattern, read, isNull);
      return null;
    }
    const { reversed, type, ...coded } = found;
    const { actor, recipient } = rolesOf(reversed, read.actor, read.recipient);
    return {
      ...coded,
      type,
      block: block.name,
      gloss: `${at.file}:${at.line} ${at.text.replace(/^-\s*/, '').replace(/\s*\[.*/, '')}`,
      verbs: read.particle === null ? verbs : verbs.map((verb) => `${verb} ${read.particle ?? ''}`),
      actor,
      recipient,
      when: read.when,
      unless: {},
    };
  }

  /// A pattern that tells no event keeps the verb alone from telling one.
  private exclude({ at }: Pattern, { when, particle }: ReadPattern, isNull: boolean): void {
    const [only, ...others] = Object.entries(when);
    if (only === undefined || others.length > 0 || particle !== null) {
      this.report.say(isNull ? 'pattern-null' : 'type-none', at, at.text);
      return;
    }
    const [place, words] = only;
    this.excluded[place] = [...new Set([...(this.excluded[place] ?? []), ...words])];
    this.report.carry('patterns that tell no event');
    if (!isNull) this.report.say('type-none-kept-out', at, at.text);
  }

  /// Type, mode and CAMEO code; null where the code is none. "[:173]" is told of the one behind the verb, "[190:194]" of both.
  private codeOf(
    written: string,
    at: DictionaryLine,
  ): { type: EventType | null; mode: string | null; cameo: string; reversed: boolean } | null {
    const [first = '', second] = written.split(':').map((code) => code.trim());
    if (/^-*$/.test(first) && (second === undefined || /^-*$/.test(second))) return null;
    const reversed = /^-*$/.test(first);
    const cameo = reversed ? (second ?? '') : first;
    if (!/^\d{2,4}$/.test(cameo)) {
      this.report.say('code-unreadable', at, `[${written}]`);
      return null;
    }
    if (!reversed && second !== undefined && /\d/.test(second)) this.report.say('code-second', at, at.text);
    const [type, mode] = ploverOf(cameo);
    return { type, mode, cameo, reversed };
  }

  private patternOf(pattern: Pattern): ReadPattern | null {
    const { report } = this;
    const { at, before, after } = pattern;
    const unknown = [...before, ...after]
      .flatMap(({ terms }) => terms)
      .filter((term) => term.startsWith('&') && !this.sets.has(term.slice(1)));
    if (unknown.length > 0) {
      report.say('set-unknown', at, at.text);
      return null;
    }
    const when: Conditions = {};
    const add = (place: string, words: readonly string[]): void => {
      if (when[place] === undefined) when[place] = [...words];
      else report.say('pattern-loosened', at, at.text);
    };
    let actor: string | null = null;
    let recipient: string | null = null;
    let particle: string | null = null;
    const put = (place: string, { terms }: Pick<Phrase, 'terms'>): void => {
      const head = terms.at(-1);
      if (head === '$') actor = place;
      else if (head === '+') recipient = place;
      else if (head === '%') report.say('sign-both', at, at.text);
      if (head === undefined || /^[$+%^]$/.test(head)) {
        if (place !== 'subject' && place !== 'object') add(place, ['any']);
        return;
      }
      this.words(terms, place, add, pattern);
    };
    let preposition: string | null = null;
    after.forEach((phrase, index) => {
      const [only = ''] = phrase.terms;
      const isBare = phrase.preposition === null && phrase.terms.length === 1 && this.isPreposition(only);
      if (isBare && index === 0 && !this.goesBefore(after[1])) particle = only;
      else if (isBare) preposition = only;
      else {
        const place = phrase.preposition ?? preposition;
        preposition = null;
        if (place === null) put('object', phrase);
        else if (this.isPreposition(place)) put(place, phrase);
        else this.words([place, ...phrase.terms], 'near', add, pattern);
      }
    });
    if (preposition !== null) add(preposition, ['any']);
    for (const phrase of before)
      if (phrase.preposition === null) put('subject', phrase);
      else if (phrase.terms.length > 0) this.words(phrase.terms, 'near', add, pattern);
    return { particle, when, actor, recipient };
  }

  private isPreposition(word: string): boolean {
    return this.surroundings.prepositions.has(word);
  }

  /// Whether a preposition stands before this in a pattern without brackets: "FROM +".
  private goesBefore(next: Phrase | undefined): boolean {
    return next !== undefined && next.preposition === null && /^[$+%^]$/.test(next.terms.at(-1) ?? '');
  }

  /// Asks for a phrase at a place: its last word there, and what stands before that with it.
  private words(
    terms: readonly Term[],
    place: string,
    add: (place: string, words: readonly string[]) => void,
    { at }: Pattern,
  ): void {
    const known = terms.filter((term) => !/^[$+%^]$/.test(term));
    const [head, ...describing] = known.toReversed();
    if (head === undefined) return;
    const [beside] = describing;
    const isPlain = beside !== undefined && describing.length === 1 && !`${beside}${head}`.includes('&');
    // The dictionary form of what ends in "s" is not known: then the two need not stand side by side.
    if (isPlain && !/s$|\s/.test(head) && !/\s/.test(beside)) {
      add(place, [`${beside} ${head}`]);
      return;
    }
    add(place, [asked(head)]);
    if (beside === undefined) return;
    if (place !== 'near') add('near', [asked(beside)]);
    this.report.say('pattern-loosened', at, at.text);
  }
}

function asked(term: Term): string {
  return term.startsWith('&') ? `$${classOf(term.slice(1))}` : term;
}

/// Word classes of dictionaries have names that ours have not.
function classOf(set: string): string {
  return `dictionary-${set.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function rolesOf(
  reversed: boolean,
  actor: string | null,
  recipient: string | null,
): Pick<Draft, 'actor' | 'recipient'> {
  const source = actor === null ? ['subject'] : [actor];
  const target = recipient === null ? BEHIND.filter((place) => !source.includes(place)) : [recipient];
  return reversed ? { actor: target, recipient: source } : { actor: source, recipient: target };
}

/// Frames that differ only in the words at one place are one.
function mergedDrafts(drafts: readonly Draft[]): Draft[] {
  const merged = new Map<string, Draft>();
  for (const draft of drafts) {
    const places = Object.keys(draft.when);
    const [place = ''] = places;
    const isLone = places.length === 1 && !draft.when[place]?.includes('any');
    const key = JSON.stringify([{ ...draft, gloss: '', when: isLone ? place : draft.when }]);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { ...draft, when: { ...draft.when } });
    else if (isLone) known.when[place] = [...new Set([...(known.when[place] ?? []), ...(draft.when[place] ?? [])])];
  }
  return [...merged.values()];
}

function framesText(origin: string, type: EventType, drafts: readonly Draft[]): string {
  const counts = new Map<string, number>();
  const lines = drafts.map(({ type: _, block, verbs, ...draft }) => {
    const name =
      block
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'verb';
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const fields = Object.entries({ ...draft, verbs }).filter(
      ([, value]) => value !== null && (typeof value !== 'object' || Object.keys(value).length > 0),
    );
    return `  ${name}-${count}: ${JSON.stringify(Object.fromEntries(fields))}`;
  });
  const head = ['format: herodotus/frames/1', `origin: ${JSON.stringify(origin)}`, `type: ${type}`];
  return [...head, ...(lines.length === 0 ? ['frames: {}'] : ['frames:', ...lines]), ''].join('\n');
}
