import type { Opinion } from '../../store/desk/samples.js';
import type { StatementRow } from '../../store/rows.js';
import type { AgreementAnswer } from '../api.js';
import { bootstrap, wilson } from './interval.js';
import { alpha, type Unit } from './krippendorff.js';

type Coded = Pick<
  StatementRow,
  'key' | 'event' | 'relation' | 'actor' | 'recipient' | 'place' | 'time' | 'status' | 'polarity'
>;

type Value = (coded: Coded, opinion: Opinion) => string | null;

/// What somebody says of each field of a statement: what was coded but for what they change; of what they reject nothing.
const FIELDS: Readonly<Record<AgreementAnswer['fields'][number]['field'], Value>> = {
  verdict: (_, { verdict }) => verdict,
  right: (_, { verdict }) => (verdict === 'rejected' ? 'no' : 'yes'),
  type: unless(({ event, relation }, { changes }) => changes.type ?? event?.type ?? relation ?? ''),
  actor: unless(({ actor }, { changes }) => spans(changes.actor ?? actor)),
  recipient: unless(({ recipient }, { changes }) => spans(changes.recipient ?? recipient)),
  place: unless(({ place }, { changes }) =>
    changes.place === undefined ? (place?.place?.name ?? '') : (changes.place?.name ?? ''),
  ),
  time: unless(({ time }, { changes }) => {
    const told = changes.time === undefined ? time : changes.time;
    return `${told?.from ?? ''}/${told?.to ?? ''}`;
  }),
  status: unless(({ status }, { changes }) => changes.status ?? status),
  polarity: unless(({ polarity }, { changes }) => changes.polarity ?? polarity),
};

function unless(value: (coded: Coded, opinion: Opinion) => string): Value {
  return (coded, opinion) => (opinion.verdict === 'rejected' ? null : value(coded, opinion));
}

function spans(parties: readonly { readonly start: number; readonly end: number }[]): string {
  return parties.map(({ start, end }) => `${start}-${end}`).join(' ');
}

/// How far reviewers of a sample agree by field, and how right the coding is by type, with intervals of 95 of 100.
export function agreement(
  coded: readonly Coded[],
  opinions: readonly Opinion[],
  /// Types of what reviewers added to pages that were judged whole; null where statements alone were drawn.
  missed: readonly string[] | null,
): AgreementAnswer {
  const reviewers = [...new Set(opinions.map(({ author }) => author))].sort();
  const byKey = new Map<string, Opinion[]>();
  for (const opinion of opinions) byKey.set(opinion.key, [...(byKey.get(opinion.key) ?? []), opinion]);
  const judged = coded.filter(({ key }) => byKey.has(key));
  const both = judged.filter(({ key }) => (byKey.get(key)?.length ?? 0) > 1);
  const fields = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((field) => {
    const units: Unit[] = judged.map((each) =>
      (byKey.get(each.key) ?? []).map((opinion) => FIELDS[field](each, opinion)),
    );
    const compared = units.filter((unit) => unit.filter((value) => value !== null).length > 1);
    const alike = compared.filter((unit) => new Set(unit.filter((value) => value !== null)).size === 1).length;
    return {
      field,
      units: compared.length,
      agreed: alike,
      alpha: alpha(compared),
      interval: compared.length === 0 ? null : bootstrap(compared, alpha),
    };
  });
  return { reviewers, judged: judged.length, both: both.length, fields, types: rates(judged, byKey, missed) };
}

/// Each opinion counts by its share of those on its statement, so that two reviewers count as one.
function rates(
  judged: readonly Coded[],
  byKey: ReadonlyMap<string, readonly Opinion[]>,
  missed: readonly string[] | null,
): AgreementAnswer['types'] {
  const found = new Map<string, { told: number; type: number; whole: number; missed: number }>();
  const of = (type: string) => {
    const own = found.get(type) ?? { told: 0, type: 0, whole: 0, missed: 0 };
    found.set(type, own);
    return own;
  };
  for (const { key, event, relation } of judged) {
    const own = byKey.get(key) ?? [];
    const type = event?.type ?? relation ?? 'claim';
    const row = of(type);
    const share = (isSo: (opinion: Opinion) => boolean): number => own.filter(isSo).length / own.length;
    row.told++;
    row.whole += share(({ verdict }) => verdict === 'accepted');
    row.type += share(
      ({ verdict, changes }) => verdict !== 'rejected' && (changes.type === undefined || changes.type === type),
    );
    for (const { verdict, changes } of own)
      if (verdict === 'corrected' && changes.type !== undefined && changes.type !== type)
        of(changes.type).missed += 1 / own.length;
  }
  for (const type of missed ?? []) of(type).missed++;
  return [...found]
    .map(([type, { told, type: right, whole, missed: unseen }]) => ({
      ...{ type, told },
      precision: rate(right, told),
      whole: rate(whole, told),
      recall: missed === null ? null : rate(right, right + unseen),
    }))
    .sort((a, b) => b.told - a.told || (a.type < b.type ? -1 : 1));
}

function rate(hits: number, of: number): AgreementAnswer['types'][number]['precision'] {
  const interval = wilson(hits, of);
  return interval === null ? null : { share: hits / of, of, ...interval };
}
