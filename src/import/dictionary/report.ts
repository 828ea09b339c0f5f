/// What can become of a line of a dictionary that is not carried over as it stands: how much is lost, and what is said of it.
export const KINDS = {
  'letters-lost': ['lost', 'a letter was lost before (�), so that no text holds the name'],
  'line-unreadable': ['lost', 'the line has no form of these dictionaries'],
  'name-without-code': ['lost', 'no code stands with the name'],
  'name-twice': ['lost', 'the name stands before with another code, which counts'],
  'name-empty': ['lost', 'no letter is left of the name'],
  'name-set-unknown': ['lost', 'a name with a set of words ("!PERSON!") that is not defined'],
  'code-null': ['lost', 'the code [---] takes the name out; here such a name stays what it is without it'],
  'code-unreadable': ['lost', 'the code is none'],
  'code-compound': ['lost', 'a code of several actors ("/"): here a name stands for one'],
  'date-unreadable': ['lost', 'the date is none, and the code with it is left out'],
  'date-reversed': ['lost', 'the code ends before it begins'],
  discard: ['lost', 'phrases that throw a sentence or story away: choose the texts before they are coded'],
  preposition: ['lost', 'lists of prepositions: the language pack has its own'],
  transformation: ['lost', 'rules that turn coded events into others ("~")'],
  'type-none': ['lost', 'CAMEO codes that PLOVER has no type for (01, a statement) and that are no event here'],
  'pattern-null': ['lost', 'a pattern of several conditions that takes an event out ([---])'],
  'set-unknown': ['lost', 'a pattern with a set of words that is not defined'],
  'issue-exclusion': ['lost', 'a phrase that takes another one out ("~"): contexts have no such'],
  encoding: ['changed', 'bytes that are no UTF-8 were read as Windows-1252'],
  'control-character': ['changed', 'characters that are no text were taken out'],
  'name-again': ['changed', 'the name stands before with the same code'],
  'name-split': ['changed', 'two names run together with "+" were divided'],
  'name-in-brackets': ['changed', 'a shorter name in brackets was left out of the name'],
  stem: ['changed', 'an open name (no "_" at its end): as whole words, agents with their plurals'],
  country: ['changed', 'the code of a country as ISO 3166-1 has it'],
  'code-parts': ['changed', 'a part of the code that PLOVER has no sector for stands in the code alone'],
  'country-behind': ['changed', 'an agent that goes before the country ("IGO~") stands behind it'],
  'type-none-kept-out': [
    'changed',
    'a pattern with a CAMEO code that PLOVER has no type for: it keeps the verb from telling another event',
  ],
  'code-second': [
    'changed',
    'of two codes ("a:b") the first; the second one told the same with the parties changed over',
  ],
  'sign-both': ['changed', '"%", by which source and target stand together, is not asked for'],
  'pattern-loosened': [
    'changed',
    'of the words of a phrase those before the last two, or at a place that is taken, are not asked for',
  ],
} as const satisfies Record<string, readonly ['lost' | 'changed', string]>;

export type Kind = keyof typeof KINDS;

/// One line, or a part of it, that was lost or changed.
export interface Finding {
  readonly kind: Kind;
  readonly file: string;
  readonly line: number;
  /// As it stands in the dictionary.
  readonly text: string;
}

/// What a dictionary holds and what became of it.
export class ImportReport {
  readonly findings: Finding[] = [];
  /// How much was carried over, by what it is.
  readonly carried: Record<string, number> = {};

  say(kind: Kind, { file, line }: { readonly file: string; readonly line: number }, text: string): void {
    this.findings.push({ kind, file, line, text: text.trim() });
  }

  carry(what: string, count = 1): void {
    this.carried[what] = (this.carried[what] ?? 0) + count;
  }

  /// Findings by kind, what was lost first, in the order of `KINDS`.
  counts(): { readonly kind: Kind; readonly effect: 'lost' | 'changed'; readonly count: number }[] {
    const counts = new Map<Kind, number>();
    for (const { kind } of this.findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return (Object.keys(KINDS) as Kind[])
      .map((kind) => ({ kind, effect: KINDS[kind][0], count: counts.get(kind) ?? 0 }))
      .filter(({ count }) => count > 0);
  }

  /// All of them as a table with a head: kind, what became of it, file, line, text.
  table(): string {
    const rows = this.findings.map(({ kind, file, line, text }) =>
      [kind, KINDS[kind][0], file, String(line), text.replaceAll('\t', ' ')].join('\t'),
    );
    return ['kind\teffect\tfile\tline\ttext', ...rows, ''].join('\n');
  }
}
