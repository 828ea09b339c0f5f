/// One thing that was judged: the value that each coder gave, null where one gave none.
export type Unit = readonly (string | null)[];

/// Krippendorff's alpha of nominal values, 1 where all agree and 0 where they agree as by chance; null where it is not defined: fewer
/// than two values can be compared, or all are alike (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C).
export function alpha(units: readonly Unit[]): number | null {
  const totals = new Map<string, number>();
  let [pairable, agreed] = [0, 0];
  for (const unit of units) {
    const values = unit.filter((value) => value !== null);
    if (values.length < 2) continue;
    pairable += values.length;
    const counts = new Map<string, number>();
    for (const value of values) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      totals.set(value, (totals.get(value) ?? 0) + 1);
    }
    for (const count of counts.values()) agreed += (count * (count - 1)) / (values.length - 1);
  }
  const expected = [...totals.values()].reduce((sum, count) => sum + count * (count - 1), 0);
  const chance = pairable * (pairable - 1) - expected;
  if (pairable < 2 || chance === 0) return null;
  return 1 - ((pairable - 1) * (pairable - agreed)) / chance;
}
