import type { EventType } from '../../annotation/record.js';
import { byAppearance } from './copies.js';
import { differencesOf, type Differences, type Told } from './differences.js';

/// One happening with all that is told of it in whatever pages.
export interface Happening {
  /// Document and statement of the telling that appeared first, joined by "#".
  readonly id: string;
  /// What most of its tellings call it; null where all are claims.
  readonly type: EventType | null;
  /// In the order in which their documents appeared.
  readonly told: readonly Told[];
  /// Documents that are no copies of one another: how many reports there are.
  readonly reports: number;
  /// Who asserts it and who denies it, each once, in the order in which they first do.
  readonly assertedBy: readonly string[];
  readonly deniedBy: readonly string[];
  readonly differences: Differences;
}

export function happeningOf(members: readonly Told[]): Happening {
  const told = members.toSorted((a, b) =>
    a.page === b.page ? a.telling.start - b.telling.start || order(a, b) : byAppearance(a.page, b.page),
  );
  const [first] = told;
  const voices = (polarity: 'positive' | 'negative'): string[] => [
    ...new Set(told.flatMap(({ telling }) => (telling.polarity === polarity ? (telling.voice ?? []) : []))),
  ];
  return {
    id: `${first?.page.id ?? ''}#${first?.telling.statement ?? ''}`,
    type: typeOf(told),
    told,
    reports: new Set(told.map(({ page, copyOf }) => copyOf ?? page.id)).size,
    assertedBy: voices('positive'),
    deniedBy: voices('negative'),
    differences: differencesOf(told),
  };
}

function order(a: Told, b: Told): number {
  return a.telling.statement < b.telling.statement ? -1 : 1;
}

function typeOf(told: readonly Told[]): EventType | null {
  const counts = new Map<EventType, number>();
  for (const { telling } of told)
    if (telling.type !== null) counts.set(telling.type, (counts.get(telling.type) ?? 0) + 1);
  return [...counts].reduce<[EventType | null, number]>(
    (best, each) => (each[1] > best[1] ? each : best),
    [null, 0],
  )[0];
}
