import type { Frame } from '../../codebook/frames.js';
import { edited, type Edit } from './edits.js';
import type { Group, ReadDecision } from './groups.js';
import { exampleOf, isRight, marked, stands, toldAt } from './judging.js';
import { plansFor, wordingOf, type Plan } from './plans.js';
import type { Trial, Trials } from './trial.js';

/// A group with the changes of the codebook that were found for it.
export interface Solved {
  readonly group: Group;
  readonly edits: readonly Edit[];
  /// How many of its sentences come out as reviewers have them, all changes that hold taken together.
  readonly right: number;
  /// Sentences that would then not come out any more: examples of the codebook, and what reviewers let stand.
  readonly against: readonly string[];
}

/// Texts of the codebook's files by name; null of those that are not there.
export type Originals = (file: string) => string | null;

/// Sentences that are written into a file as examples.
const EXAMPLES = 5;
/// Groups for which ways are sought, those of most decisions: each takes some tenths of a second.
const MOST = 200;

interface State {
  readonly group: Group;
  readonly plans: Plan[];
  /// Frames that list its word, and those of their examples that do not come out today.
  readonly frames: readonly Frame[];
  readonly failing: ReadonlySet<string>;
  /// Decisions that let the word stand.
  readonly standing: readonly ReadDecision[];
  edits: readonly Edit[];
  right: number;
  /// The first way by which all come out, but for which something else does not.
  bold: { readonly edits: readonly Edit[]; readonly against: readonly string[] } | null;
  /// What was tried last.
  tried: string;
  takers: readonly Frame[];
}

/// Finds changes of the codebook by which the sentences of groups come out as reviewers have them. Every way is tried: the sentences are
/// coded with the changed codebook; one by which an example of the codebook, or what a reviewer let stand, no longer comes out is not
/// gone.
export async function solved(
  groups: readonly Group[],
  standing: readonly ReadDecision[],
  trials: Trials,
  originals: Originals,
): Promise<Solved[]> {
  const most = new Set(groups.toSorted((a, b) => b.decisions.length - a.decisions.length).slice(0, MOST));
  const states: State[] = [];
  for (const group of groups) states.push(await begun(group, standing, trials, most.has(group)));
  const open = new Set(states);
  while (open.size > 0) {
    const tried = new Map<State, readonly Edit[]>();
    for (const state of open) {
      const plan = next(state, trials.own);
      if (plan === null) open.delete(state);
      else tried.set(state, plan);
    }
    if (tried.size === 0) break;
    const names = new Names();
    const all = states.flatMap((state) => {
      const edits = names.unique(tried.get(state) ?? state.edits);
      if (tried.has(state)) tried.set(state, edits);
      return edits;
    });
    const trial = trialOf(all, trials, originals);
    for (const [state, edits] of tried) {
      const { right, against } = await judged(state, trial);
      if (against.length === 0 && right > state.right) Object.assign(state, { edits, right });
      if (against.length > 0 && right === state.group.decisions.length) state.bold ??= { edits, against };
      if (state.right === state.group.decisions.length) open.delete(state);
      else state.takers = [...new Set([...state.takers, ...(await takersOf(state, trial, trials.own))])];
    }
  }
  return withExamples(states, trials, originals);
}

async function begun(
  group: Group,
  standing: readonly ReadDecision[],
  trials: Trials,
  isSought: boolean,
): Promise<State> {
  const frames = isSought ? trials.own.carriedBy(group.carrier) : [];
  const own: ReadDecision[] = [];
  for (const each of standing) {
    if (each.language !== group.language || !each.clause.unit.includes(group.carrier)) continue;
    if (stands(await trials.own.code(each.sentence, each.language), each)) own.push(each);
  }
  const failing = new Set((await trials.own.failures(frames, group.language)).map(({ text }) => text));
  return {
    group,
    plans: isSought ? plansFor(group) : [],
    frames,
    failing,
    standing: own,
    edits: [],
    right: 0,
    bold: null,
    tried: '',
    takers: [],
  };
}

/// The next way that can be gone.
function next(state: State, own: Trial): readonly Edit[] | null {
  const { plans, group, takers, standing } = state;
  const isTold = standing.some(({ told }) => told?.rule === group.told?.id);
  for (;;) {
    const plan = plans.shift();
    if (plan === undefined) return null;
    const edits = plan({ own, takers, stands: isTold });
    const tried = JSON.stringify(edits);
    if (edits === null || tried === state.tried) continue;
    state.tried = tried;
    return edits;
  }
}

async function judged(
  { group, frames, failing, standing, right: before }: State,
  trial: Trial,
): Promise<{ right: number; against: readonly string[] }> {
  let right = 0;
  for (const each of group.decisions)
    if (isRight(await trial.code(each.sentence, each.language), each, group.to)) right++;
  // What gains nothing need not be looked at further.
  if (right <= before) return { right, against: [] };
  const now = frames.flatMap(({ id }) => trial.frame(id) ?? []);
  const fails = await trial.failures(now, group.language);
  const against = fails.flatMap(({ text }) => (failing.has(text) ? [] : [text]));
  for (const each of standing)
    if (!stands(await trial.code(each.sentence, each.language), each)) against.push(each.sentence);
  return { right, against: [...new Set(against)] };
}

/// The frames of the codebook that tell the words otherwise than the reviewer has it.
async function takersOf({ group }: State, trial: Trial, own: Trial): Promise<Frame[]> {
  const found = new Map<string, Frame>();
  for (const each of group.decisions) {
    const record = await trial.code(each.sentence, each.language);
    if (isRight(record, each, group.to)) continue;
    for (const { why } of toldAt(record, each)) {
      const frame = own.frame(why['rule'] ?? '');
      if (frame !== undefined) found.set(frame.id, frame);
    }
  }
  return [...found.values()];
}

/// With the sentences as examples of the frames that tell them now, and as counterexamples of those that told them before. Where no
/// way holds for all of them, one that does not hold otherwise is told too: who gives a codebook may have meant it otherwise.
async function withExamples(states: readonly State[], trials: Trials, originals: Originals): Promise<Solved[]> {
  const names = new Names();
  const isBold = ({ group, right, bold }: State): boolean => bold !== null && right < group.decisions.length;
  const named = states.map((state) => ({ state, edits: names.unique(state.edits) }));
  const sound = named.flatMap(({ state, edits }) => (isBold(state) ? [] : edits));
  const trial = trialOf(sound, trials, originals);
  const found: Solved[] = [];
  for (const { state, edits } of named) {
    const { group, bold } = state;
    if (bold === null || !isBold(state)) found.push({ ...(await written(group, edits, trial)), against: [] });
    else {
      const own = names.unique(bold.edits);
      const alone = trialOf([...sound, ...own], trials, originals);
      found.push({ ...(await written(group, own, alone)), against: bold.against });
    }
  }
  return found;
}

async function written(group: Group, edits: readonly Edit[], trial: Trial): Promise<Omit<Solved, 'against'>> {
  const told = new Map<string, string[]>();
  const counter: string[] = [];
  let right = 0;
  for (const each of group.decisions) {
    const record = await trial.code(each.sentence, each.language);
    const isSolved = isRight(record, each, group.to);
    if (isSolved) right++;
    const by = toldAt(record, each).map(({ why }) => why['rule'] ?? '');
    const line = isSolved ? exampleOf(record, each, group.to) : null;
    if (line !== null) for (const rule of by) told.set(rule, [...(told.get(rule) ?? []), line]);
    const isTold = record.statements.some(({ why }) => why['rule'] === group.told?.id);
    // What could not be solved stays a task for whoever mends the frame by hand.
    if (group.to !== 'roles' && (!isSolved || !isTold)) counter.push(JSON.stringify(each.sentence));
    if (group.to === 'roles' && !isSolved && group.told !== null)
      told.set(group.told.id, [...(told.get(group.told.id) ?? []), JSON.stringify(marked(each))]);
  }
  return { group, right, edits: [...exampled(group, edits, told), ...counterexamples(group, counter)] };
}

function exampled(group: Group, edits: readonly Edit[], told: ReadonlyMap<string, readonly string[]>): Edit[] {
  const few = (rule: string): string[] => [...new Set(told.get(rule) ?? [])].slice(0, EXAMPLES);
  const own = edits.map((edit) =>
    edit.what === 'frame'
      ? { ...edit, frame: { ...edit.frame, examples: few(`${edit.file}#${edit.frame.name}`) } }
      : edit,
  );
  const widened = edits.flatMap((edit) =>
    edit.what === 'places' || (edit.what === 'condition' && edit.rule === 'when')
      ? [{ file: edit.file, frame: edit.frame, rule: ruleOf(edit) }]
      : [],
  );
  if (group.to === 'roles' && widened.length === 0 && group.told !== null)
    widened.push({ ...wordingOf(group.told), rule: group.told.id });
  const seen = new Set<string>();
  return [
    ...own,
    ...widened.flatMap(({ file, frame, rule }): Edit[] => {
      if (seen.has(rule)) return [];
      seen.add(rule);
      return few(rule).map((line) => ({ what: 'example', file, frame, line }));
    }),
  ];
}

/// The id of a frame by the file that words it.
function ruleOf({ file, frame }: { readonly file: string; readonly frame: string }): string {
  return `${file.replace(/^.*wording\//, 'frames/')}#${frame}`;
}

function counterexamples({ told }: Group, lines: readonly string[]): Edit[] {
  if (told === null) return [];
  return [...new Set(lines)].slice(0, EXAMPLES).map((line) => ({ what: 'counterexample', ...wordingOf(told), line }));
}

function trialOf(edits: readonly Edit[], trials: Trials, originals: Originals): Trial {
  const changed = new Map<string, Set<string>>();
  for (const edit of edits)
    if ('frame' in edit && typeof edit.frame === 'string')
      changed.set(edit.file, (changed.get(edit.file) ?? new Set()).add(edit.frame));
  return trials.with(laid(edits, originals), changed);
}

/// Files of the codebook with changes in them.
export function laid(edits: readonly Edit[], originals: Originals): Map<string, string> {
  const files = new Map<string, string>();
  for (const edit of edits) files.set(edit.file, edited(files.get(edit.file) ?? originals(edit.file), edit));
  return files;
}

/// Names of new frames, each once in its file.
class Names {
  private readonly taken = new Set<string>();

  unique(edits: readonly Edit[]): Edit[] {
    return edits.map((edit) => {
      if (edit.what !== 'frame') return edit;
      let { name } = edit.frame;
      for (let number = 2; this.taken.has(`${edit.file}#${name}`); number++) name = `${edit.frame.name}-${number}`;
      this.taken.add(`${edit.file}#${name}`);
      return { ...edit, frame: { ...edit.frame, name } };
    });
  }
}
