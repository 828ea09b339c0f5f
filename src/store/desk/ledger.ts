import type { SpanRecord } from '../../annotation/record.js';
import type { Changes } from './changes.js';

/// What reviewers have made of a statement; `added` where the program did not find it.
export type Verdict = 'open' | 'accepted' | 'corrected' | 'rejected' | 'added';

export type ActKind =
  'accepted' | 'corrected' | 'rejected' | 'open' | 'added' | 'merged' | 'split' | 'undone' | 'redone';

/// The value of a row of `corrections`, by its field: nothing is ever changed or deleted there, so that each state can be told.
export type Correction =
  | { readonly field: 'review'; readonly act: number; readonly verdict: Verdict; readonly changes: Changes }
  | ({ readonly field: 'added'; readonly act: number } & AddedSpans & { readonly changes: Changes })
  | ({ readonly field: 'incident'; readonly act: number; readonly what: 'merged' | 'split' } & Moved)
  | { readonly field: 'undone' | 'redone'; readonly act: number; readonly of: number };

/// A statement goes to the incident of the one with the key `with`, or to one of its own (null); `before` is a statement of the
/// incident that it leaves.
export interface Moved {
  readonly with: string | null;
  readonly before: string | null;
}

export interface AddedSpans extends SpanRecord {
  readonly cue: SpanRecord;
}

/// A row of `corrections`, read.
export interface Entry {
  readonly id: number;
  /// The id of the record of the document.
  readonly document: string;
  readonly key: string;
  readonly correction: Correction;
  readonly author: string;
  readonly note: string | null;
  readonly made: string;
}

export interface Review {
  /// The number of the last row that touched the statement; 0 where none did.
  readonly version: number;
  readonly verdict: Verdict;
  readonly changes: Changes;
  readonly author: string | null;
  readonly note: string | null;
  readonly made: string | null;
}

export const UNTOUCHED: Review = {
  ...{ version: 0, verdict: 'open', changes: {}, author: null, note: null, made: null },
};

/// One act of a reviewer: all rows that one request wrote.
export interface Act {
  readonly act: number;
  readonly what: ActKind;
  readonly author: string;
  readonly note: string | null;
  readonly made: string;
  readonly document: string;
  readonly statements: readonly string[];
  readonly changes: Changes | null;
  readonly holds: boolean;
  readonly of: number | null;
}

/// All corrections of a corpus in the order in which they were made, and what follows from them.
export class Ledger {
  private readonly byKey = new Map<string, Entry[]>();
  private readonly byAct = new Map<number, Entry[]>();
  private readonly undone = new Set<number>();

  constructor(readonly entries: readonly Entry[]) {
    for (const entry of entries) {
      push(this.byKey, entry.key, entry);
      push(this.byAct, entry.correction.act, entry);
      const { correction } = entry;
      if (correction.field === 'undone') this.undone.add(correction.of);
      if (correction.field === 'redone') this.undone.delete(correction.of);
    }
  }

  /// The keys that somebody has touched.
  get keys(): Iterable<string> {
    return this.byKey.keys();
  }

  versionOf(key: string): number {
    return this.byKey.get(key)?.at(-1)?.id ?? 0;
  }

  review(key: string): Review {
    const entries = this.byKey.get(key);
    if (entries === undefined) return UNTOUCHED;
    const version = this.versionOf(key);
    const holding = entries.filter((entry) => this.holds(entry));
    const added = holding.find(({ correction }) => correction.field === 'added');
    const last = holding.findLast(({ correction }) => correction.field === 'review' || correction.field === 'added');
    if (last === undefined) return { ...UNTOUCHED, version };
    const { author, note, made, correction } = last;
    const changes = 'changes' in correction ? correction.changes : {};
    const verdict = correction.field === 'review' ? correction.verdict : 'added';
    // What was added and is corrected or opened again stays added.
    const stays = added !== undefined && verdict !== 'rejected';
    const before = added !== undefined && 'changes' in added.correction ? added.correction.changes : {};
    return { version, verdict: stays ? 'added' : verdict, changes: { ...before, ...changes }, author, note, made };
  }

  /// Where a statement was added by a reviewer, or null.
  addedSpans(key: string): AddedSpans | null {
    const entry = this.byKey.get(key)?.find((each) => each.correction.field === 'added' && this.holds(each));
    if (entry?.correction.field !== 'added') return null;
    const { start, end, cue } = entry.correction;
    return { start, end, cue };
  }

  /// The id of the document in which somebody has touched a statement, or null.
  documentOf(key: string): string | null {
    return this.byKey.get(key)?.[0]?.document ?? null;
  }

  /// The keys of what reviewers have touched in a document.
  keysOf(document: string): string[] {
    return [...new Set(this.entries.filter((entry) => entry.document === document).map(({ key }) => key))];
  }

  /// Where statements were moved to, as it holds now, in the order in which they were.
  get moves(): { readonly key: string; readonly with: string | null }[] {
    const last = new Map<string, string | null>();
    for (const entry of this.entries) {
      if (entry.correction.field !== 'incident' || !this.holds(entry)) continue;
      last.delete(entry.key);
      last.set(entry.key, entry.correction.with);
    }
    return [...last].map(([key, target]) => ({ key, with: target }));
  }

  entriesOf(act: number): readonly Entry[] {
    return this.byAct.get(act) ?? [];
  }

  /// Where the statements of an act stood before it, or stand since: the last move of each that holds, if this act does or does not.
  movesOf(act: number, undoing: boolean): { readonly key: string; readonly with: string | null }[] {
    return this.entriesOf(act).flatMap(({ key, correction }) =>
      correction.field === 'incident' ? [{ key, with: undoing ? correction.before : correction.with }] : [],
    );
  }

  /// All acts, the newest first.
  get acts(): Act[] {
    return [...this.byAct.keys()].sort((a, b) => b - a).flatMap((act) => this.act(act) ?? []);
  }

  act(number: number): Act | null {
    const entries = this.entriesOf(number);
    const [first] = entries;
    if (first === undefined) return null;
    const { correction, author, note, made, document } = first;
    return {
      act: number,
      what: kindOf(correction),
      ...{ author, note, made, document },
      statements: entries.map(({ key }) => key),
      changes: 'changes' in correction ? correction.changes : null,
      holds: !this.undone.has(number),
      of: 'of' in correction ? correction.of : null,
    };
  }

  /// The last act of an author that still holds, or null.
  undoable(author: string): Act | null {
    return this.acts.find((act) => act.author === author && act.of === null && act.holds) ?? null;
  }

  /// The act that its author undid last, where nothing of theirs came since, or null.
  redoable(author: string): Act | null {
    const acts = this.acts.filter((act) => act.author === author);
    const undoing = acts.find(({ what, of }) => what === 'undone' && of !== null && this.undone.has(of));
    if (undoing === undefined || undoing.of === null) return null;
    // Something new of theirs since then ends what could be redone.
    const newest = acts.find(({ of }) => of === null);
    return newest !== undefined && newest.act > undoing.act ? null : this.act(undoing.of);
  }

  private holds({ correction }: Entry): boolean {
    return !this.undone.has(correction.act);
  }
}

function kindOf(correction: Correction): ActKind {
  if (correction.field === 'review') return correction.verdict;
  if (correction.field === 'incident') return correction.what;
  return correction.field;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
