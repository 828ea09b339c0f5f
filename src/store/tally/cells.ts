/// What is counted under one topic and up to two values of it, and by how much that changes.
export interface Change {
  readonly topic: string;
  readonly one: string;
  readonly two: string;
  statements: number;
  incidents: number;
  /// Scores that were given, and their sum in thousandths.
  scored: number;
  score: number;
  /// The first and last day of what comes, and of what goes.
  readonly came: Days;
  readonly went: Days;
}

export interface Days {
  first: string | null;
  last: string | null;
}

/// What a statement adds to a count beside itself.
export interface Counted {
  readonly score: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

/// Changes of counts, by topic and values.
export class Changes {
  private readonly found = new Map<string, Change>();

  get size(): number {
    return this.found.size;
  }

  of(topic: string, one: string, two: string): Change {
    const key = `${topic}\0${one}\0${two}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const change = {
      ...{ topic, one, two, statements: 0, incidents: 0, scored: 0, score: 0 },
      came: { first: null, last: null },
      went: { first: null, last: null },
    };
    this.found.set(key, change);
    return change;
  }

  /// Takes all out in the order of their keys, without those that come to nothing.
  take(): Change[] {
    const changes = [...this.found].filter(([, change]) => isChange(change));
    this.found.clear();
    return changes.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
  }
}

/// What one incident, or the statements of none, adds to counts: an incident counts once, however many of its statements do.
export class OneIncident {
  private readonly own = new Map<string, Own>();

  /// Counts a statement once, whatever else of it counts there.
  count(statement: number, topic: string, one = '', two = '', counted: Counted | null = null): void {
    const key = `${topic}\0${one}\0${two}`;
    let cell = this.own.get(key);
    if (cell === undefined) {
      cell = { topic, one, two, statements: 0, of: null, scored: 0, score: 0, days: { first: null, last: null } };
      this.own.set(key, cell);
    }
    if (cell.of !== statement) cell.statements++;
    cell.of = statement;
    if (counted === null) return;
    if (counted.score !== null) {
      cell.scored++;
      cell.score += thousandths(counted.score);
    }
    widen(cell.days, { first: counted.from, last: counted.to });
  }

  /// Adds to changes, or takes away.
  into(changes: Changes, sign: 1 | -1, isIncident: boolean): void {
    for (const { topic, one, two, statements, scored, score, days } of this.own.values()) {
      const change = changes.of(topic, one, two);
      change.statements += sign * statements;
      if (isIncident) change.incidents += sign;
      change.scored += sign * scored;
      change.score += sign * score;
      widen(sign === 1 ? change.came : change.went, days);
    }
  }
}

interface Own {
  readonly topic: string;
  readonly one: string;
  readonly two: string;
  statements: number;
  /// The statement that was counted last.
  of: number | null;
  scored: number;
  score: number;
  readonly days: Days;
}

/// Scores are summed as whole numbers, so that what is added and taken away again leaves nothing behind.
export const THOUSANDTHS = 1000;

function thousandths(score: number): number {
  return Math.sign(score) * Math.round(Math.abs(score) * THOUSANDTHS);
}

/// The mean of scores whose sum is given in thousandths, or null where there are none.
export function meanScore(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count / THOUSANDTHS;
}

function widen(days: Days, { first, last }: Days): void {
  if (first !== null && (days.first === null || first < days.first)) days.first = first;
  if (last !== null && (days.last === null || last > days.last)) days.last = last;
}

function isChange({ statements, incidents, scored, score, came, went }: Change): boolean {
  const isSame = came.first === went.first && came.last === went.last;
  return statements !== 0 || incidents !== 0 || scored !== 0 || score !== 0 || !isSame;
}
