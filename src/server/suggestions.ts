import { CodePoints } from '../annotation/code-points.js';
import type { DocumentRecord, SpanRecord, StatementRecord } from '../annotation/record.js';
import { actorTableRows, type ListedActor } from '../codebook/actor-table.js';
import { SECTORS } from '../codebook/sectors.js';
import type { Changes } from '../store/desk/changes.js';
import type { Desk } from '../store/desk/desk.js';
import type { SuggestionsAnswer } from './api.js';

type Suggestion = SuggestionsAnswer['rows'][number];
type Line = Omit<Suggestion, 'statements' | 'authors'>;
type Party = NonNullable<Changes['actor']>[number];

/// The table that suggested names stand in.
const NAMES = 'actors/reviewed.tsv';
/// Actors of one name that are looked at for their code.
const MOST = 50;

/// Lines for a codebook that follow from what reviewers corrected: a sentence that a frame must not code, or must code with other
/// roles, and names for actors. `files` are the names of those of the codebook.
export async function suggestionsOf(desk: Desk, files: ReadonlySet<string>): Promise<Suggestion[]> {
  const ledger = await desk.history();
  const found = new Map<string, Suggestion>();
  for (const id of new Set(ledger.entries.map(({ document }) => document))) {
    const record = await desk.corpus.record(id);
    if (record === null) continue;
    const page = new Page(record, files);
    for (const key of ledger.keysOf(id)) {
      const { verdict, changes, author } = ledger.review(key);
      const statement = record.statements.find((each) => each.key === key);
      const lines =
        verdict === 'rejected'
          ? page.notThis(statement)
          : [
              ...(verdict === 'corrected' ? page.otherwise(statement, changes) : []),
              ...(await names(desk, page, changes)),
            ];
      for (const line of lines) {
        const same = `${line.file} ${line.frame ?? ''} ${line.line}`;
        const before = found.get(same);
        const authors = new Set([...(before?.authors ?? []), ...(author === null ? [] : [author])]);
        found.set(same, { ...line, statements: [...(before?.statements ?? []), key], authors: [...authors] });
      }
    }
  }
  return [...found.values()];
}

/// Names of actors that reviewers gave to words, with the code by which the corpus knows the actor.
async function names(desk: Desk, page: Page, { actor = [], recipient = [] }: Changes): Promise<Line[]> {
  const lines: Line[] = [];
  for (const party of [...actor, ...recipient]) {
    if (party.actor === null) continue;
    const alike = await desk.actorsNamed(party.actor, MOST);
    const known = alike.find(({ name, code }) => name === party.actor && code !== null);
    const alias = page.nameIn(party);
    if (known !== undefined && alias === null) continue;
    const { code = null, country = null, sector = null } = known ?? {};
    const listed: Omit<ListedActor, 'source'> = {
      name: party.actor,
      aliases: alias === null ? [] : [alias],
      kind: known?.kind === 'person' ? 'person' : null,
      codes: [
        {
          code: code === `${country ?? ''} ${sector ?? ''}` ? null : code,
          country,
          sector: SECTORS.find((each) => each === sector) ?? null,
          ...{ from: null, to: null },
        },
      ],
    };
    lines.push({
      ...{ what: 'name', file: NAMES, frame: null, complete: known !== undefined },
      line: actorTableRows(listed).join('\n'),
    });
  }
  return lines;
}

/// A page, and the examples that its sentences give.
class Page {
  private readonly points: CodePoints;

  constructor(
    private readonly record: DocumentRecord,
    private readonly files: ReadonlySet<string>,
  ) {
    this.points = new CodePoints(record.text);
  }

  /// That the frame which told a statement must not tell it.
  notThis(statement: StatementRecord | undefined): Line[] {
    return this.example('counterexample', statement, []);
  }

  /// That a frame must tell something else, or with other roles.
  otherwise(statement: StatementRecord | undefined, changes: Changes): Line[] {
    if (changes.type !== undefined && changes.type !== statement?.event?.type) return this.notThis(statement);
    if (changes.actor === undefined && changes.recipient === undefined) return [];
    const { actor = statement?.actor ?? [], recipient = statement?.recipient ?? [] } = changes;
    return this.example('example', statement, [
      ...actor.map((span) => ({ ...span, role: 'A' })),
      ...recipient.map((span) => ({ ...span, role: 'R' })),
    ]);
  }

  /// The words of a party, where they are a name other than that which it was given, else null: "the army" is many.
  nameIn(party: Party): string | null {
    const words = this.words(party);
    const first = this.sentence(party).start;
    const isName = [...words.matchAll(/\p{L}[\p{L}\p{M}\p{N}’'.-]*/gu)].some(
      ({ 0: word, index }) => /^\p{Lu}/u.test(word) && party.start + [...words.slice(0, index)].length > first,
    );
    return isName && words !== party.actor && !/[\t|]/.test(words) ? words : null;
  }

  private example(
    what: 'example' | 'counterexample',
    statement: StatementRecord | undefined,
    marks: readonly (SpanRecord & { readonly role: string })[],
  ): Line[] {
    const [, name, frame] = /^frames\/([^#]+)#(.+)$/.exec(statement?.why['rule'] ?? '') ?? [];
    if (statement === undefined || name === undefined || frame === undefined) return [];
    const file = `language/${this.record.language ?? ''}/wording/${name}`;
    if (!this.files.has(file)) return [];
    const sentence = this.sentence(statement.cue);
    return [{ what, file, frame, line: JSON.stringify(this.marked(sentence, marks)), complete: true }];
  }

  /// A sentence with its roles marked as examples of the codebook have them. Of spans that overlap the first is marked.
  private marked(sentence: SpanRecord, marks: readonly (SpanRecord & { readonly role: string })[]): string {
    let at = sentence.start;
    let words = '';
    for (const { start, end, role } of marks.toSorted((a, b) => a.start - b.start)) {
      const marked = this.raw(start, end);
      if (start < at || end > sentence.end || marked.includes(']')) continue;
      words += `${this.raw(at, start)}[${role} ${marked}]`;
      at = end;
    }
    return (words + this.raw(at, sentence.end)).replace(/\s+/g, ' ').trim();
  }

  private sentence({ start, end }: SpanRecord): SpanRecord {
    return this.record.sentences.find((each) => each.start <= start && start < each.end) ?? { start, end };
  }

  private words({ start, end }: SpanRecord): string {
    return this.raw(start, end).replace(/\s+/g, ' ').trim();
  }

  private raw(start: number, end: number): string {
    return this.record.text.slice(this.points.unitOf(start), this.points.unitOf(end));
  }
}
