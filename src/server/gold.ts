import { CodePoints } from '../annotation/code-points.js';
import type { DocumentRecord, SpanRecord, StatementRecord } from '../annotation/record.js';
import type { Changes } from '../store/desk/changes.js';
import type { Ledger } from '../store/desk/ledger.js';

/// One statement as a reviewer left it: words of the text, parties by their words, what is not asked `*`.
interface GoldRow {
  readonly words: string;
  readonly type: string;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly place: string;
  readonly from: string;
  readonly to: string;
  readonly dates: readonly (readonly [string, string])[];
  readonly status: readonly string[];
  readonly polarity: string;
  readonly source: readonly string[];
  readonly optional: boolean;
  readonly inherited: string;
  readonly incident: string;
  readonly added: boolean;
  readonly key: string;
  readonly author: string | null;
}

/// A document with what reviewers decided of its statements: those that were accepted, corrected or added, and those that are wrong.
export interface GoldDocument {
  readonly id: string;
  readonly published: string | null;
  readonly text: string;
  readonly gold: readonly GoldRow[];
  readonly links: readonly never[];
  readonly rejected: readonly { readonly words: string; readonly key: string; readonly author: string | null }[];
}

/// What reviewers decided of a document, or null where they decided nothing.
export function goldOf(
  record: DocumentRecord,
  ledger: Ledger,
  incidents: ReadonlyMap<string, number>,
): GoldDocument | null {
  const text = new Words(record);
  const gold: GoldRow[] = [];
  const rejected: GoldDocument['rejected'][number][] = [];
  const statements = new Map(record.statements.map((each) => [each.key, each]));
  for (const key of new Set([...statements.keys(), ...ledger.keysOf(record.id)])) {
    const { verdict, changes, author } = ledger.review(key);
    const statement = statements.get(key);
    const cue = statement?.cue ?? ledger.addedSpans(key)?.cue;
    if (verdict === 'open' || cue === undefined) continue;
    const words = text.of(cue);
    if (verdict === 'rejected') rejected.push({ words, key, author });
    else
      gold.push({
        ...text.row(statement, changes),
        words,
        key,
        author,
        incident: String(incidents.get(key) ?? ''),
        added: verdict === 'added',
      });
  }
  if (gold.length === 0 && rejected.length === 0) return null;
  return { id: record.id, published: record.published, text: record.text, gold, links: [], rejected };
}

/// The words of a record, and its statements in them.
class Words {
  private readonly points: CodePoints;

  constructor(private readonly record: DocumentRecord) {
    this.points = new CodePoints(record.text);
  }

  of({ start, end }: SpanRecord): string {
    return this.record.text.slice(this.points.unitOf(start), this.points.unitOf(end));
  }

  row(
    statement: StatementRecord | undefined,
    changes: Changes,
  ): Omit<GoldRow, 'words' | 'key' | 'author' | 'incident' | 'added'> {
    const time = changes.time === undefined ? (statement?.time ?? null) : changes.time;
    const [from, to] = [time?.from ?? '', time?.to ?? ''];
    const place = changes.place === undefined ? this.placeOf(statement) : (changes.place?.name ?? '-');
    return {
      type: changes.type ?? statement?.event?.type ?? `relation:${statement?.relation ?? ''}`,
      actor: this.parties(changes.actor ?? statement?.actor ?? []),
      recipient: this.parties(changes.recipient ?? statement?.recipient ?? []),
      place: place === '' ? '-' : place,
      ...{ from, to, dates: from === '' && to === '' ? [] : [[from, to] as const] },
      status: [changes.status ?? statement?.status ?? 'occurred'],
      polarity: changes.polarity ?? statement?.polarity ?? 'positive',
      source: this.sources(statement),
      optional: false,
      inherited: '',
    };
  }

  /// "words|name" of each party.
  private parties(list: readonly (SpanRecord & { readonly actor: string | null })[]): string[] {
    return list.map((party) => {
      const name = this.record.actors.find(({ id }) => id === party.actor)?.name ?? party.actor;
      const words = this.of(party);
      return name === null || name === words ? words : `${words}|${name}`;
    });
  }

  private placeOf(statement: StatementRecord | undefined): string {
    if (statement?.place == null) return '';
    const name = this.record.places.find(({ id }) => id === statement.place?.place)?.name;
    const words = this.of(statement.place);
    return name === undefined || name === words ? words : `${words}|${name}`;
  }

  private sources(statement: StatementRecord | undefined): string[] {
    return (statement?.attribution ?? []).flatMap(({ source, actor }) => {
      if (source !== undefined) return [this.of(source)];
      const name = this.record.actors.find(({ id }) => id === actor)?.name;
      return name === undefined ? [] : [name];
    });
  }
}
