/// Scores of event coreference, as ../shared/score/coref.py counts them: MUC, B-cubed, CEAFe and their mean, over two ways of putting
/// mentions into groups.

/// Precision, recall and F1 of each score, 0 to 1, and the mean of the three F1, called CoNLL.
export interface Scores {
  readonly muc: Score;
  readonly bCubed: Score;
  readonly ceafe: Score;
  readonly conll: number;
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

type Groups = readonly (readonly number[])[];

/// `gold` and `found` name the group of each mention.
export function scoresOf(gold: readonly string[], found: readonly string[]): Scores {
  const [key, response] = [groupsOf(gold), groupsOf(found)];
  const muc = scoreOf(mucOf(response, gold), mucOf(key, found));
  const bCubed = scoreOf(bCubedOf(response, gold), bCubedOf(key, found));
  const matched = matchedOf(key, response, found);
  const ceafe = scoreOf(matched / response.length, matched / key.length);
  return { muc, bCubed, ceafe, conll: (muc.f1 + bCubed.f1 + ceafe.f1) / 3 };
}

function scoreOf(precision: number, recall: number): Score {
  return { precision, recall, f1: (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall) };
}

function groupsOf(names: readonly string[]): Groups {
  const groups = new Map<string, number[]>();
  for (const [index, name] of names.entries()) groups.set(name, [...(groups.get(name) ?? []), index]);
  return [...groups.values()];
}

/// The share of the links of `groups` that the other naming has (Vilain and others 1995).
function mucOf(groups: Groups, names: readonly string[]): number {
  let [kept, all] = [0, 0];
  for (const group of groups) {
    kept += group.length - new Set(group.map((each) => names[each])).size;
    all += group.length - 1;
  }
  return all === 0 ? 0 : kept / all;
}

/// The mean over mentions of the share of their group that the other naming puts with them (Bagga and Baldwin 1998).
function bCubedOf(groups: Groups, names: readonly string[]): number {
  let [sum, mentions] = [0, 0];
  for (const group of groups)
    for (const one of group) {
      sum += group.filter((two) => names[one] === names[two]).length / group.length;
      mentions++;
    }
  return sum / mentions;
}

/// How alike the groups are that are matched best, one to one (Luo 2005), in all.
function matchedOf(key: Groups, response: Groups, found: readonly string[]): number {
  const place = new Map(response.map((group, index) => [found[group[0] ?? 0], index]));
  const alike = key.map((group) => {
    const shared = new Map<number, number>();
    for (const each of group) {
      const to = place.get(found[each]) ?? 0;
      shared.set(to, (shared.get(to) ?? 0) + 1);
    }
    return response.map((other, to) => (2 * (shared.get(to) ?? 0)) / (group.length + other.length));
  });
  return key.length <= response.length
    ? bestOf(alike)
    : bestOf(response.map((_, to) => alike.map((row) => row[to] ?? 0)));
}

/// The greatest sum of one entry for each row, no two of one column (Kuhn 1955, with potentials); at least as many columns as rows.
function bestOf(rows: readonly (readonly number[])[]): number {
  const columns = rows[0]?.length ?? 0;
  const ofRow = new Float64Array(rows.length + 1);
  const ofColumn = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  for (let row = 1; row <= rows.length; row++) {
    rowAt[0] = row;
    let at = 0;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const before = new Int32Array(columns + 1);
    const done = new Uint8Array(columns + 1);
    while ((rowAt[at] ?? 0) !== 0) {
      done[at] = 1;
      const current = rowAt[at] ?? 0;
      let [step, next] = [Infinity, 0];
      for (let column = 1; column <= columns; column++) {
        if (done[column] === 1) continue;
        const cost = -(rows[current - 1]?.[column - 1] ?? 0) - (ofRow[current] ?? 0) - (ofColumn[column] ?? 0);
        if (cost < (least[column] ?? 0)) {
          least[column] = cost;
          before[column] = at;
        }
        if ((least[column] ?? 0) < step) [step, next] = [least[column] ?? 0, column];
      }
      for (let column = 0; column <= columns; column++)
        if (done[column] === 1) {
          const held = rowAt[column] ?? 0;
          ofRow[held] = (ofRow[held] ?? 0) + step;
          ofColumn[column] = (ofColumn[column] ?? 0) - step;
        } else least[column] = (least[column] ?? 0) - step;
      at = next;
    }
    for (; at !== 0; at = before[at] ?? 0) rowAt[at] = rowAt[before[at] ?? 0] ?? 0;
  }
  let sum = 0;
  for (let column = 1; column <= columns; column++) {
    const row = rowAt[column] ?? 0;
    if (row > 0) sum += rows[row - 1]?.[column - 1] ?? 0;
  }
  return sum;
}
