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
  /// First and last day; `none` where no day is told.
  readonly dates: readonly (readonly [string | null, string | null])[];
  readonly status: readonly string[];
  readonly polarity: string;
  /// A reader as "@name", then whom they cite, or `report` for the paper itself.
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
    const words = text.only(cue);
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

  /// The words of a span, with as many of those around it as it takes for them to stand nowhere before.
  only({ start, end }: SpanRecord): string {
    const { text } = this.record;
    let [from, to] = [this.points.unitOf(start), this.points.unitOf(end)];
    while (text.indexOf(text.slice(from, to)) !== from) {
      to += /^\s*\S+/.exec(text.slice(to))?.[0].length ?? 0;
      if (text.indexOf(text.slice(from, to)) === from) break;
      from -= /\S+\s*$/.exec(text.slice(0, from))?.[0].length ?? 0;
    }
    return text.slice(from, to);
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
      ...{ from, to, dates: [time === null ? (['none', 'none'] as const) : ([time.from, time.to] as const)] },
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
    const steps = statement?.attribution ?? [];
    const readers = this.record.voices.filter(({ id, kind }) => kind === 'reader' && steps[0]?.voice === id);
    const cited = steps.flatMap(({ source, actor }) => {
      const words = source === undefined ? undefined : this.of(source);
      const name = this.record.actors.find(({ id }) => id === actor)?.name;
      const told = [...new Set([words, name])].filter((each) => each !== undefined);
      return told.length === 0 ? [] : [told.join('|')];
    });
    const said = [...readers.map(({ name }) => `@${name ?? ''}`), ...cited];
    return said.length === 0 ? ['report'] : said;
  }
}
