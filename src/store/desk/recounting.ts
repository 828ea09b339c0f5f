import { sql, type Kysely } from 'kysely';
import { Copies } from '../joining/copies.js';
import { rememberIncidents } from '../joining/former-incidents.js';
import type { Tables } from '../tables.js';
import type { CodedRow } from './coded-row.js';

interface Member {
  readonly text: number;
  /// Of what the text is a copy, as the pages that hang together and as all texts were compared.
  readonly copyOf: number | null;
  readonly original: number | null;
  readonly voice: number | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly time_inherited: string | null;
  readonly place: number | null;
  readonly place_inherited: string | null;
  readonly kind: string;
  readonly type: string | null;
  readonly polarity: string;
  readonly source: string | null;
  /// What was coded, where a reviewer corrected it.
  readonly coded: string | null;
}

/// Counts an incident anew from what is left of its statements; false where it has none and is gone. What was disputed stays so only
/// as long as its statements differ.
export async function recount(db: Kysely<Tables>, happening: number): Promise<boolean> {
  const members: readonly Member[] = await membersOf(db, happening);
  if (members.length === 0) {
    const hidden = await db
      .selectFrom('statements')
      .select('id')
      .where('happening', '=', happening)
      .limit(1)
      .executeTakeFirst();
    if (hidden === undefined) {
      await rememberIncidents(db, [happening]);
      await db.deleteFrom('happenings').where('id', '=', happening).execute();
      return false;
    }
    await db
      .updateTable('happenings')
      .set({ statements: 0, asserted: 0, denied: 0 })
      .where('id', '=', happening)
      .execute();
    return true;
  }
  const voices = (polarity: string): number =>
    new Set(
      members
        .filter((member) => member.polarity === polarity)
        .map(({ source, text, voice }) => (source === null ? `${text} ${voice ?? ''}` : `source ${source}`)),
    ).size;
  const [asserted, denied] = [voices('positive'), voices('negative')];
  const events = members.filter(({ kind }) => kind === 'event');
  const type = commonest(events.flatMap((member) => member.type ?? []));
  const time = surest(
    events.filter((row) => row.from_day !== null || row.to_day !== null),
    'time_inherited',
  );
  const place = surest(
    events.filter((row) => row.place !== null),
    'place_inherited',
  );
  const differ = <T>(values: readonly (T | null)[]): boolean =>
    new Set(values.filter((value) => value !== null)).size > 1;
  const stays = (column: keyof Tables['happenings'], isSo: boolean) =>
    sql<number>`case when ${isSo ? 1 : 0} = 1 then ${sql.ref(column)} else 0 end`;
  await db
    .updateTable('happenings')
    .set({
      text: members.every(({ text }) => text === members[0]?.text) ? (members[0]?.text ?? null) : null,
      ...(type === null ? {} : { type }),
      from_day: time?.from_day ?? null,
      to_day: time?.to_day ?? null,
      place: place?.place ?? null,
      statements: members.length,
      reports: reportsOf(members),
      ...{ asserted, denied },
      disputed_polarity: asserted > 0 && denied > 0 ? 1 : 0,
      disputed_place: stays('disputed_place', differ(events.map((row) => row.place))),
      disputed_day: stays('disputed_day', differ(events.map((row) => row.from_day ?? row.to_day))),
      ...(members.length > 1 ? {} : { disputed_actor: 0, disputed_recipient: 0, disputed_quantities: 0 }),
    })
    .where('id', '=', happening)
    .execute();
  return true;
}

async function membersOf(db: Kysely<Tables>, happening: number): Promise<Member[]> {
  return db
    .selectFrom('statements')
    .innerJoin('codes', 'codes.id', 'statements.code')
    .innerJoin('texts', 'texts.id', 'statements.text')
    .leftJoin('pages', 'pages.text', 'statements.text')
    .leftJoin('coded', 'coded.statement', 'statements.id')
    .select([
      'statements.text',
      'statements.voice',
      'statements.from_day',
      'statements.to_day',
      'statements.time_inherited',
      'statements.place',
      'statements.place_inherited',
      'codes.kind',
      'codes.type',
      'codes.polarity',
      'coded.value as coded',
      'pages.copy_of as copyOf',
      'texts.original',
      sql<string | null>`(select coalesce(cast(q.actor as text), q.words) from sources q
        where q.statement = statements.id order by q.position desc limit 1)`.as('source'),
    ])
    .where('statements.happening', '=', happening)
    .where('statements.rejected', '=', 0)
    .orderBy('statements.id')
    .execute();
}

/// How many reports tell it that are no copies of one another.
function reportsOf(members: readonly Member[]): number {
  const copies = new Copies();
  for (const { text, copyOf, original } of members)
    for (const of of [copyOf, original]) if (of !== null) copies.unite(text, of);
  return new Set(members.map(({ text }) => copies.root(text))).size;
}

/// What a reviewer corrected, else the first whose own sentence tells it, else the first.
function surest(rows: readonly Member[], inherited: 'time_inherited' | 'place_inherited'): Member | undefined {
  const columns = inherited === 'time_inherited' ? (['from_day', 'to_day'] as const) : (['place'] as const);
  const isCorrected = (row: Member): boolean => {
    const was = row.coded === null ? null : (JSON.parse(row.coded) as CodedRow).columns;
    return was !== null && columns.some((column) => was[column] !== row[column]);
  };
  return rows.find(isCorrected) ?? rows.find((row) => row[inherited] === null) ?? rows[0];
}

/// What stands most often; of several the first.
function commonest<T>(list: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}
