import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';
import { listsOf } from '../lists.js';
import type { Tables } from '../tables.js';

type Row<T extends keyof Tables> = Selectable<Tables[T]>;

/// Which statements are read, and the rows of which incidents.
export interface Scope {
  readonly statements: RawBuilder<boolean>;
  readonly happenings: RawBuilder<boolean> | null;
}

/// The statements of these incidents.
export function ofIncidents(db: Kysely<Tables>, ids: readonly number[]): Scope {
  const list = listsOf(db).numbers(ids);
  return { statements: sql`statements.happening in ${list}`, happenings: sql`happenings.id in ${list}` };
}

/// The statements of the incidents of which the numbers begin at one and end before another.
export function ofIncidentsFrom(first: number, end: number | null = null): Scope {
  const before = (column: string): RawBuilder<boolean> =>
    end === null
      ? sql`${sql.ref(column)} >= ${first}`
      : sql`${sql.ref(column)} >= ${first} and ${sql.ref(column)} < ${end}`;
  return { statements: before('statements.happening'), happenings: before('happenings.id') };
}

/// The statements of these texts that are of no incident.
export function aloneIn(db: Kysely<Tables>, texts: readonly number[]): Scope {
  return {
    statements: sql`statements.happening is null and statements.text in ${listsOf(db).numbers(texts)}`,
    happenings: null,
  };
}

/// The statements that are of no incident, of the texts of which the numbers begin at one and end before another.
export function aloneFrom(first: number, end: number | null = null): Scope {
  const texts =
    end === null ? sql`statements.text >= ${first}` : sql`statements.text >= ${first} and statements.text < ${end}`;
  return { statements: sql`statements.happening is null and ${texts}`, happenings: null };
}

/// An incident with its statements, or the statements that are of none.
export interface ToldIncident {
  readonly incident: Pick<Row<'happenings'>, 'id' | 'statements' | 'reports'> | null;
  readonly disputed: boolean;
  readonly statements: readonly ToldStatement[];
}

/// A statement as far as it is counted.
export interface ToldStatement {
  readonly id: number;
  readonly text: number;
  readonly code: Row<'codes'>;
  readonly place: Row<'places'> | null;
  readonly contexts: string | null;
  readonly voice: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly confidence: number;
  readonly rejected: boolean;
  readonly copy: boolean;
  readonly language: string | null;
  readonly actors: readonly Row<'actors'>[];
  readonly recipients: readonly Row<'actors'>[];
  readonly sources: readonly ToldSource[];
  readonly quantities: readonly Pick<Row<'quantities'>, 'value' | 'most' | 'unit'>[];
  readonly documents: readonly { readonly publisher: string | null; readonly voices: ReadonlyMap<number, string> }[];
}

interface ToldSource {
  readonly actor: Row<'actors'> | null;
  readonly words: string | null;
}

/// Reads what is told as it stands. What many statements name is read once.
export class Teller {
  private readonly codes = new Map<number, Row<'codes'>>();
  private readonly actors = new Map<number, Row<'actors'>>();
  private readonly places = new Map<number, Row<'places'>>();
  private readonly contexts = new Map<number, Row<'contexts'>>();

  constructor(private readonly db: Kysely<Tables>) {}

  async told(scope: Scope): Promise<ToldIncident[]> {
    const happenings = await this.happenings(scope);
    const rows = await this.db
      .selectFrom('statements')
      .select([
        'id',
        'text',
        'code',
        'contexts',
        'place',
        'voice',
        'from_day',
        'to_day',
        'confidence',
        'happening',
        'rejected',
      ])
      .where(scope.statements)
      .orderBy('id')
      .execute();
    if (rows.length === 0)
      return [...happenings.values()].map((incident) => ({ incident, disputed: false, statements: [] }));
    const roles = await this.roles(scope);
    const sources = await this.sources(scope);
    const quantities = grouped(await this.quantities(scope));
    await this.know(this.codes, 'codes', [...new Set(rows.map(({ code }) => code))]);
    await this.know(this.places, 'places', [...new Set(rows.map(({ place }) => place))]);
    await this.know(this.contexts, 'contexts', [...new Set(rows.map(({ contexts }) => contexts))]);
    await this.know(this.actors, 'actors', [...new Set([...roles, ...sources].map(({ actor }) => actor))]);
    const [actors, recipients] = [this.parties(roles, 'actor'), this.parties(roles, 'recipient')];
    const cited = this.cited(sources);
    const texts = await this.texts([...new Set(rows.map(({ text }) => text))]);
    const documents = await this.documents([...texts.keys()]);
    const byIncident = new Map<number | null, ToldStatement[]>();
    for (const row of rows) {
      const { id, text } = row;
      const code = this.codes.get(row.code);
      const about = texts.get(text);
      if (code === undefined || about === undefined) continue;
      const told: ToldStatement = {
        id,
        text,
        code,
        place: row.place === null ? null : (this.places.get(row.place) ?? null),
        contexts: row.contexts === null ? null : (this.contexts.get(row.contexts)?.names ?? null),
        voice: row.voice,
        from: row.from_day,
        to: row.to_day,
        confidence: row.confidence,
        rejected: row.rejected === 1,
        copy: about.original !== null,
        language: about.language,
        actors: actors.get(id) ?? NONE,
        recipients: recipients.get(id) ?? NONE,
        sources: cited.get(id) ?? NONE,
        quantities: quantities.get(id) ?? NONE,
        documents: documents.get(text) ?? NONE,
      };
      const own = byIncident.get(row.happening);
      if (own === undefined) byIncident.set(row.happening, [told]);
      else own.push(told);
    }
    const untold = [...happenings.values()].filter(({ id }) => !byIncident.has(id));
    return [
      ...untold.map((incident) => ({ incident, disputed: false, statements: [] })),
      ...[...byIncident].map(([id, statements]) => {
        const incident = happenings.get(id ?? 0) ?? null;
        return { incident, disputed: incident !== null && incident.disputed > 0, statements };
      }),
    ];
  }

  private parties(roles: readonly RoleRow[], role: 'actor' | 'recipient'): Map<number, Row<'actors'>[]> {
    const found = new Map<number, Row<'actors'>[]>();
    for (const { statement, role: of, actor } of roles) {
      const party = of === role && actor !== null ? this.actors.get(actor) : undefined;
      if (party !== undefined) put(found, statement, party);
    }
    return found;
  }

  private cited(sources: readonly SourceRow[]): Map<number, ToldSource[]> {
    const found = new Map<number, ToldSource[]>();
    for (const { statement, actor, words } of sources)
      put(found, statement, { actor: actor === null ? null : (this.actors.get(actor) ?? null), words });
    return found;
  }

  private async happenings({ happenings }: Scope): Promise<Map<number, IncidentRow>> {
    if (happenings === null) return new Map();
    const rows = await this.db
      .selectFrom('happenings')
      .select(['id', 'statements', 'reports'])
      .select(
        sql<number>`disputed_polarity + disputed_actor + disputed_recipient + disputed_quantities + disputed_place + disputed_day`.as(
          'disputed',
        ),
      )
      .where(happenings)
      .execute();
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async roles({ statements }: Scope): Promise<RoleRow[]> {
    return this.db
      .selectFrom('statements')
      .innerJoin('roles', 'roles.statement', 'statements.id')
      .select(['roles.statement', 'roles.role', 'roles.actor'])
      .where(statements)
      .where('roles.actor', 'is not', null)
      .execute();
  }

  private async sources({ statements }: Scope): Promise<SourceRow[]> {
    return this.db
      .selectFrom('statements')
      .innerJoin('sources', 'sources.statement', 'statements.id')
      .select(['sources.statement', 'sources.actor', 'sources.words'])
      .where(statements)
      .orderBy('sources.position')
      .execute();
  }

  private async quantities({ statements }: Scope) {
    return this.db
      .selectFrom('statements')
      .innerJoin('quantities', 'quantities.statement', 'statements.id')
      .select(['quantities.statement', 'quantities.value', 'quantities.most', 'quantities.unit'])
      .where(statements)
      .execute();
  }

  private async texts(ids: readonly number[]) {
    const rows = await this.db
      .selectFrom('texts')
      .select(['id', 'original', 'language'])
      .where('id', 'in', listsOf(this.db).numbers(ids))
      .execute();
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async documents(texts: readonly number[]): Promise<Map<number, Paper[]>> {
    const list = listsOf(this.db).numbers(texts);
    const voices = await this.db
      .selectFrom('documents')
      .innerJoin('voices', 'voices.document', 'documents.id')
      .select(['voices.document', 'voices.number', 'voices.kind'])
      .where('documents.text', 'in', list)
      .execute();
    const rows = await this.db
      .selectFrom('documents')
      .leftJoin('publishers', 'publishers.id', 'documents.publisher')
      .select(['documents.id', 'documents.text', 'publishers.name as publisher'])
      .where('documents.text', 'in', list)
      .execute();
    const kinds = new Map<number, Map<number, string>>();
    for (const { document, number, kind } of voices) {
      const own = kinds.get(document) ?? new Map<number, string>();
      kinds.set(document, own.set(number, kind));
    }
    const found = new Map<number, Paper[]>();
    for (const { id, text, publisher } of rows)
      found.set(text, [...(found.get(text) ?? []), { publisher, voices: kinds.get(id) ?? new Map<number, string>() }]);
    return found;
  }

  /// Reads the rows of a table that are not known yet.
  private async know<T extends Shared>(
    known: Map<number, Row<T>>,
    table: T,
    ids: readonly (number | null)[],
  ): Promise<void> {
    const missing = ids.filter((id): id is number => id !== null && !known.has(id));
    if (missing.length === 0) return;
    const { rows } = await sql<
      Row<T>
    >`select * from ${sql.table(table)} where id in ${listsOf(this.db).numbers(missing)}`.execute(this.db);
    for (const row of rows) known.set(Number(Reflect.get(row, 'id')), row);
  }
}

type Shared = 'codes' | 'actors' | 'places' | 'contexts';
type IncidentRow = Pick<Row<'happenings'>, 'id' | 'statements' | 'reports'> & { readonly disputed: number };
type Paper = ToldStatement['documents'][number];

type RoleRow = Pick<Row<'roles'>, 'statement' | 'role' | 'actor'>;
type SourceRow = Pick<Row<'sources'>, 'statement' | 'actor' | 'words'>;

const NONE: readonly never[] = [];

function grouped<R extends { readonly statement: number }>(rows: readonly R[]): Map<number, R[]> {
  const found = new Map<number, R[]>();
  for (const row of rows) put(found, row.statement, row);
  return found;
}

function put<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const own = lists.get(key);
  if (own === undefined) lists.set(key, [value]);
  else own.push(value);
}
