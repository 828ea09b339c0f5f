/// What is counted together: a topic has counts by one value or, where it has pairs, by two.
export interface Topic {
  readonly name: string;
  readonly pairs: boolean;
}

/// By how much a count changes.
export interface Change {
  readonly topic: string;
  readonly one: string;
  readonly two: string;
  readonly statements: number;
  readonly incidents: number;
  /// Scores that were given, and their sum in thousandths.
  readonly scored: number;
  readonly score: number;
  /// The first and last day of what comes, and of what goes.
  readonly came: Days;
  readonly went: Days;
}

export interface Days {
  readonly first: string | null;
  readonly last: string | null;
}

/// A statement's days and score, where means and days are kept of what it is counted with.
export interface Counted extends Days {
  readonly score: number | null;
}

interface Cell {
  statements: number;
  incidents: number;
  scored: number;
  score: number;
  came: Days;
  went: Days;
  /// The statement and incident that were counted here last: each counts once.
  statement: number;
  incident: number;
}

const NO_DAYS: Days = { first: null, last: null };

/// Changes of counts. What is told of one incident is counted together, a statement at a time.
export class Changes {
  private readonly singles = new Map<Topic, Map<string, Cell>>();
  private readonly pairs = new Map<Topic, Map<string, Map<string, Cell>>>();
  private incident = 0;
  private isIncident = false;
  private sign: 1 | -1 = 1;
  private held = 0;

  /// How many counts change.
  get size(): number {
    return this.held;
  }

  /// What is counted next is told of another incident, or of none, and is added or taken away.
  next(sign: 1 | -1, isIncident: boolean): void {
    this.incident++;
    this.isIncident = isIncident;
    this.sign = sign;
  }

  count(statement: number, topic: Topic, one = '', two = '', counted: Counted | null = null): void {
    const cell = topic.pairs ? this.pair(topic, one, two) : this.single(topic, one);
    const { sign } = this;
    if (cell.incident !== this.incident) {
      cell.incident = this.incident;
      cell.statement = -1;
      if (this.isIncident) cell.incidents += sign;
    }
    if (cell.statement !== statement) {
      cell.statement = statement;
      cell.statements += sign;
    }
    if (counted === null) return;
    if (counted.score !== null) {
      cell.scored += sign;
      cell.score += sign * thousandths(counted.score);
    }
    if (sign === 1) cell.came = wider(cell.came, counted);
    else cell.went = wider(cell.went, counted);
  }

  /// Takes all out, each topic in the order of its values, without what comes to nothing.
  take(): Change[] {
    const changes: Change[] = [];
    for (const [{ name }, cells] of this.singles)
      for (const [one, cell] of sorted(cells)) if (isChange(cell)) changes.push(changeOf(name, one, '', cell));
    for (const [{ name }, rows] of this.pairs)
      for (const [one, cells] of sorted(rows))
        for (const [two, cell] of sorted(cells)) if (isChange(cell)) changes.push(changeOf(name, one, two, cell));
    this.singles.clear();
    this.pairs.clear();
    this.held = 0;
    return changes;
  }

  private single(topic: Topic, one: string): Cell {
    let cells = this.singles.get(topic);
    if (cells === undefined) this.singles.set(topic, (cells = new Map()));
    return this.cellOf(cells, one);
  }

  private pair(topic: Topic, one: string, two: string): Cell {
    let rows = this.pairs.get(topic);
    if (rows === undefined) this.pairs.set(topic, (rows = new Map()));
    let cells = rows.get(one);
    if (cells === undefined) rows.set(one, (cells = new Map()));
    return this.cellOf(cells, two);
  }

  private cellOf(cells: Map<string, Cell>, value: string): Cell {
    const known = cells.get(value);
    if (known !== undefined) return known;
    const cell: Cell = {
      statements: 0,
      incidents: 0,
      scored: 0,
      score: 0,
      came: NO_DAYS,
      went: NO_DAYS,
      statement: -1,
      incident: -1,
    };
    cells.set(value, cell);
    this.held++;
    return cell;
  }
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

function wider(days: Days, { first, last }: Days): Days {
  const isFirst = first !== null && (days.first === null || first < days.first);
  const isLast = last !== null && (days.last === null || last > days.last);
  return isFirst || isLast ? { first: isFirst ? first : days.first, last: isLast ? last : days.last } : days;
}

function isChange({ statements, incidents, scored, score, came, went }: Cell): boolean {
  const isSame = came.first === went.first && came.last === went.last;
  return statements !== 0 || incidents !== 0 || scored !== 0 || score !== 0 || !isSame;
}

function changeOf(topic: string, one: string, two: string, cell: Cell): Change {
  const { statements, incidents, scored, score, came, went } = cell;
  return { topic, one, two, statements, incidents, scored, score, came, went };
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
