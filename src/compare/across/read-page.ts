import { CodePoints } from '../../annotation/code-points.js';
import type { SpanRecord } from '../../annotation/record.js';
import { lastBegun } from '../../annotation/span.js';
import { dayOf, type Days, type Page, type ScenePlace, type Side, type Telling } from './telling.js';
import type { PageRecord, ToldRecord } from './told-record.js';

/// A record as incidents across pages are found in it: its events and claims, and its words as `roots` reads them.
export function readPage(record: PageRecord, roots: (text: string) => string[]): Page {
  const points = new CodePoints(record.text);
  const textOf: TextOf = ({ start, end }) => record.text.slice(points.unitOf(start), points.unitOf(end));
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]));
  const incidents = new Map(
    record.incidents.flatMap(({ id, statements }) => statements.map((statement) => [statement, id] as const)),
  );
  const side = (role: ToldStatement['actor'][number]): Side => {
    const actor = actors.get(role.actor ?? '');
    return {
      words: roots(textOf(role)),
      name: actor?.name ?? textOf(role),
      code: actor?.code ?? null,
      country: actor?.country ?? null,
      kind: actor?.kind ?? null,
    };
  };
  const voice = ({ attribution }: ToldStatement): string | null => {
    const last = attribution.at(-1);
    const named = actors.get(last?.actor ?? '')?.name;
    if (named !== undefined) return named;
    if (last?.source !== undefined) return textOf(last.source);
    return record.voices.find(({ id }) => id === last?.voice)?.name ?? record.publisher;
  };
  return {
    id: record.id,
    published: record.published,
    publisher: record.publisher,
    publications: [],
    sentences: record.sentences.map((sentence) => roots(textOf(sentence))),
    tellings: record.statements
      .filter(({ kind }) => kind !== 'relation')
      .map((statement): Telling => ({
        statement: statement.id,
        start: statement.cue.start,
        end: statement.cue.end,
        cue: roots(textOf(statement.cue)),
        sentence: Math.max(0, lastBegun(record.sentences, statement.cue.start)),
        type: statement.event?.type ?? null,
        mode: statement.event?.mode ?? null,
        actor: statement.actor.map(side),
        recipient: statement.recipient.map(side),
        place: placeOf(record, statement, textOf),
        time: daysOf(statement),
        numbers: statement.quantities.map(({ value, least, most, unit }) => ({ value, least, most, unit })),
        polarity: statement.polarity,
        status: statement.status,
        voice: voice(statement),
        incident: incidents.get(statement.id) ?? null,
      })),
  };
}

type TextOf = (span: SpanRecord) => string;
type ToldStatement = ToldRecord['statements'][number];

function placeOf({ places }: ToldRecord, { place }: ToldStatement, textOf: TextOf): ScenePlace | null {
  if (place === null) return null;
  const known = places.find(({ id }) => id === place.place);
  return {
    name: known?.name ?? textOf(place),
    geonames: known?.geonames ?? null,
    country: known?.country ?? null,
    precision: known?.precision ?? null,
    own: place.inherited === null,
  };
}

function daysOf({ time }: ToldStatement): Days | null {
  const from = dayOf(time?.from ?? null);
  return time === null || from === null ? null : { from, to: dayOf(time.to) ?? from, own: time.inherited === null };
}
