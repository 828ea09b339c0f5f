/// What stands in a cell of which nothing is known, in the layouts that are read.
const MISSING: ReadonlySet<string> = new Set(['', 'None', 'NA', 'N/A', 'NULL', 'null', 'NaN', 'nan', '\\N']);
const LONGEST = Math.max(...[...MISSING].map(({ length }) => length));

/// The cells of one row by the names of their columns.
export class Row {
  /// `index`: the place of each column.
  constructor(
    private readonly index: ReadonlyMap<string, number>,
    readonly cells: readonly string[],
  ) {}

  /// What stands in the first of these columns that there is, or null where it is missing.
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const at = this.index.get(name);
      if (at === undefined) continue;
      const cell = (this.cells[at] ?? '').trim();
      return isMissing(cell) ? null : cell;
    }
    return null;
  }

  /// The same as a number; null where it is none.
  number(...names: readonly string[]): number | null {
    const cell = this.text(...names);
    if (cell === null) return null;
    const found = Number(cell);
    return Number.isFinite(found) ? found : null;
  }

  /// A whole number that is not negative.
  count(...names: readonly string[]): number | null {
    const found = this.number(...names);
    return found === null || found < 0 ? null : Math.round(found);
  }

  /// A list with `;`, `|` or another mark between.
  list(name: string, between = /[;|]/): string[] {
    return (this.text(name) ?? '')
      .split(between)
      .map((each) => each.trim())
      .filter((each) => !isMissing(each));
  }

  /// The cells of these columns that are not missing, by their names.
  codes(names: readonly string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const name of names) {
      const cell = this.text(name);
      if (cell !== null) found[name] = cell;
    }
    return found;
  }

  /// Degrees, where both are and lie on the globe.
  point(latitude: string, longitude: string): { lat: number | null; lon: number | null } {
    const [lat, lon] = [this.number(latitude), this.number(longitude)];
    const isSound = lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    return isSound ? { lat, lon } : { lat: null, lon: null };
  }
}

function isMissing(cell: string): boolean {
  return cell.length <= LONGEST && MISSING.has(cell);
}
