import type { Inherited, StatementRecord } from '../annotation/record.js';
import type { TimeMention } from '../annotation/mentions.js';
import { Placed, type PageReading } from './reading.js';
import { perfectOf, tellSceneSigns, type Setting, type Told } from './scene-signs.js';
import { PLACE_BIAS, PLACE_WEIGHTS, TIME_BIAS, TIME_WEIGHTS } from './scene-weights.js';

interface Model {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
  /// How likely a setting must be to be taken: of those that are so likely in reports that the weights have not seen four of five
  /// are right.
  readonly likely: number;
}

const MODELS: Readonly<Record<Setting, Model>> = {
  time: { bias: TIME_BIAS, weights: TIME_WEIGHTS, likely: 0.25 },
  place: { bias: PLACE_BIAS, weights: PLACE_WEIGHTS, likely: 0.35 },
};

/// Gives deeds of the report that say not when or where they were done, and for which no rule of the coder does, the time and place
/// of the earlier statement whose scene they most likely belong to; in a diary or chronology the day of the line above. Marked as
/// inherited. `days` are those lines, for each sentence. The statements of a record, in its order.
export function settledStatements(page: PageReading, days: readonly (TimeMention | null)[]): StatementRecord[] {
  const found = daysOfEntries(page, days);
  for (const setting of ['time', 'place'] as const)
    for (const deed of page.placed) {
      if (setting === 'time' && found.has(deed.statement)) continue;
      const told = likeliest(page, setting, deed);
      if (told === undefined) continue;
      const inherited: Inherited = told.segment <= 1 && deed.segment > told.segment ? 'lead' : 'sentence';
      const now = found.get(deed.statement) ?? deed.statement;
      if (setting === 'time' && told.statement.time !== null)
        found.set(deed.statement, { ...now, time: { ...told.statement.time, inherited } });
      if (setting === 'place' && told.statement.place !== null)
        found.set(deed.statement, { ...now, place: { ...told.statement.place, inherited } });
    }
  return page.record.statements.map((statement) => found.get(statement) ?? statement);
}

/// Deeds of a diary or a chronology that tell no day, with that of their entry; one such line alone may say when a page was printed.
function daysOfEntries(
  page: PageReading,
  days: readonly (TimeMention | null)[],
): Map<StatementRecord, StatementRecord> {
  const found = new Map<StatementRecord, StatementRecord>();
  if (new Set(days.filter((day) => day !== null)).size < 2) return found;
  for (const deed of page.placed) {
    const day = days[deed.sentence] ?? null;
    if (day === null) continue;
    const span = page.spanOf(day);
    const { from, to } = day;
    const { time } = deed.statement;
    // What was told above the line of the day is of another day.
    const isOfOther = time !== null && time.inherited !== null && time.start < span.start;
    if (!lacks(page, 'time', isOfOther ? untimed(page, deed) : deed)) continue;
    found.set(deed.statement, { ...deed.statement, time: { ...span, from, to, inherited: 'dateline' } });
  }
  return found;
}

function untimed(page: PageReading, { statement, sentence, segment }: Placed): Placed {
  return new Placed(page, { ...statement, time: null }, sentence, segment);
}

function likeliest(page: PageReading, setting: Setting, deed: Placed): Placed | undefined {
  const { bias, weights, likely } = MODELS[setting];
  let most = Math.log(likely / (1 - likely));
  let best: Placed | undefined;
  for (const told of settingsBefore(page, setting, deed)) {
    let sum = bias;
    tellSceneSigns(page, setting, deed, told, (name) => (sum += weights[name] ?? 0));
    if (sum >= most) [most, best] = [sum, told.by];
  }
  return best;
}

/// The places or times that the report tells in sentences before a deed that lacks one, each by the last statement that tells it.
export function settingsBefore(page: PageReading, setting: Setting, deed: Placed): Told[] {
  if (!lacks(page, setting, deed)) return [];
  const last = new Map<string, Placed>();
  for (const placed of page.placed) {
    if (placed.sentence >= deed.sentence) break;
    const name = nameOf(setting, placed.statement);
    if (name === null || !isReport(page, placed)) continue;
    last.delete(name);
    last.set(name, placed);
  }
  const all = [...last.values()];
  return all.map((by) => ({ by, last: by === all.at(-1), only: all.length === 1 }));
}

/// Whether it is a deed of the report that was done and says not where or when, nor does its sentence.
function lacks(page: PageReading, setting: Setting, deed: Placed): boolean {
  const { event, status, [setting]: told } = deed.statement;
  const isDone = status === 'occurred' || status === 'ongoing';
  if (event === null || !isDone || told !== null || !isReport(page, deed) || goesBack(page, deed)) return false;
  return !page.in(deed.sentence).some(({ statement }) => statement[setting]?.inherited === null);
}

/// Whether it lies behind what is told ("had been beaten"; in what somebody is cited for it does not, "said that he had …"), or only
/// says of somebody who they are ("rebels **held** without charge").
function goesBack(page: PageReading, deed: Placed): boolean {
  if (page.sentences[deed.sentence]?.words[deed.head]?.label.startsWith('acl') === true) return true;
  const tense = perfectOf(page, deed);
  return tense === 'Pres' || (tense === 'Past' && deed.statement.attribution.length === 1);
}

function isReport(page: PageReading, { segment }: Placed): boolean {
  return page.segment(segment)?.kind !== 'comment';
}

/// What two statements of one setting have in common; null where it is not known.
function nameOf(setting: Setting, { time, place }: StatementRecord): string | null {
  if (setting === 'place') return place?.place ?? null;
  return time?.from == null ? null : `${time.from} ${time.to ?? ''}`;
}
