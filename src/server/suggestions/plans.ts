import { covers } from '../../annotation/span.js';
import type { Frame } from '../../codebook/frames.js';
import type { Edit, Condition, NewFrame } from './edits.js';
import type { Group, ReadDecision } from './groups.js';
import type { Trial } from './trial.js';

/// Places that a condition names rather than others: what is done to whom says most of a word's sense.
const TELLING = [
  'object',
  'of',
  'modifier',
  'with',
  'to',
  'on',
  'against',
  'in',
  'for',
  'from',
  'possessor',
  'subject',
];
const PLACES = ['subject', 'object', 'indirect', 'possessor', 'modifier'];
/// What words and conditions of a frame count where several know a word, see `FrameIndex`.
const OF_WORD = 10;
const OF_CONDITION = 3;
/// Frames of the wanted type that are tried with the words that they miss.
const MOST_FRAMES = 2;
/// A word that one correction alone takes out of a frame may be right elsewhere.
const ENOUGH = 2;

/// What is known when a plan is made.
interface Known {
  readonly own: Trial;
  /// Frames that told the words in the trials before, where they should not.
  readonly takers: readonly Frame[];
  /// Whether reviewers let the word stand in the frame elsewhere.
  readonly stands: boolean;
}

export type Plan = (known: Known) => readonly Edit[] | null;

/// Ways to make words tell what reviewers say, the gentlest first; each is null where it cannot be gone.
export function plansFor(group: Group): Plan[] {
  // Alone, a sentence may come out otherwise than on its page.
  const asItIs: Plan = () => [];
  if (group.to === 'roles') return [asItIs, (known) => otherPlaces(group, known)];
  if (group.to === 'nothing')
    return [
      asItIs,
      ...repeated((known) => excluded(group, known, [group.told, ...known.takers])),
      (known) => excluded(group, known, [group.told, ...known.takers], 1),
      (known) => takenOut(group, known),
    ];
  return [
    asItIs,
    ...Array.from(
      { length: MOST_FRAMES },
      (_, at): Plan =>
        (known) =>
          widened(group, known, at),
    ),
    (known) => newFrames(group, known, 0),
    ...repeated((known) => withExcluded(group, known, 0)),
    (known) => withExcluded(group, known, 1),
    (known) => {
      const out = takenOut(group, known);
      const own = frameEdits(group, known, [{ condition: null, decisions: group.decisions }]);
      return out === null || own === null ? null : [...own, ...out];
    },
  ];
}

/// Where a frame is kept from words, the next that knows them may tell them.
function repeated(plan: Plan): Plan[] {
  return Array.from({ length: MOST_FRAMES + 1 }, () => plan);
}

/// The file that words a frame, and its name there.
export function wordingOf({ file, id }: Frame): { readonly file: string; readonly frame: string } {
  return { file, frame: id.slice(id.indexOf('#') + 1) };
}

/// A frame of the wanted type that knows the word but asks for something else beside it: with what stands there too.
function widened({ to, carrier, clause, decisions }: Group, { own }: Known, at: number): Edit[] | null {
  if (typeof to === 'string') return null;
  // One with a code of its own means something narrower than the type.
  const usual = own.ontology.types[to.type].cameo;
  const candidates = own
    .carriedBy(carrier)
    .filter(({ type, mode, cameo, units, when }) => {
      const lists = units.some(({ kind, words }) => kind === clause.kind && words.join(' ') === clause.unit.join(' '));
      const isMeant = mode === to.mode && (mode !== null || cameo === null || cameo === usual);
      return type === to.type && isMeant && lists && when.length > 0;
    })
    .flatMap((frame) => {
      const missing = missingWords(frame, decisions);
      return missing === null || missing.length === 0 ? [] : [{ frame, missing }];
    })
    .sort((a, b) => a.missing.length - b.missing.length);
  const found = candidates[at];
  return (
    found?.missing.map((condition) => ({
      ...{ what: 'condition' as const, ...wordingOf(found.frame), rule: 'when' as const },
      ...condition,
    })) ?? null
  );
}

/// The nouns that the conditions of a frame would have to name; null where something stands there that none can name.
function missingWords({ when }: Frame, decisions: readonly ReadDecision[]): Condition[] | null {
  const missing: Condition[] = [];
  for (const { place, words, filled } of when) {
    if (filled !== null) continue;
    const wanted = new Set<string>();
    for (const { clause } of decisions) {
      const nouns = clause.place(place).map(({ noun }) => noun);
      if (nouns.length === 0 || nouns.includes(null)) return null;
      for (const noun of nouns) if (noun !== null && !words.includes(noun)) wanted.add(noun);
    }
    // More than what these sentences have in common would make it another frame.
    if (wanted.size > 0) missing.push({ place, words: [...wanted] });
  }
  return missing.length > 1 ? null : missing;
}

/// A condition under which decisions stand, or null: they have none in common.
interface Covered {
  readonly condition: Condition | null;
  readonly decisions: readonly ReadDecision[];
}

/// Conditions by which the decisions of a group are told from others of the same words: the place that names most of them, then that
/// of the rest. `without` leaves the first so many places out.
function coversOf({ decisions, language }: Group, own: Trial, without: number): Covered[] {
  // One sentence alone does not say that it is the less telling place which matters.
  if (without > 0 && decisions.length < ENOUGH) return [];
  const found: Covered[] = [];
  const left = new Set(decisions);
  const passed = new Set<string>();
  for (;;) {
    const places = [...new Set([...left].flatMap(({ clause }) => clause.places))].filter(
      (place) => isPlace(own, language, place) && !passed.has(place),
    );
    const [best] = places
      .map((place) => ({ place, named: [...left].filter((each) => nounsAt(each, place).length > 0) }))
      .filter(({ named }) => named.length > 0)
      .sort((a, b) => b.named.length - a.named.length || rank(a.place) - rank(b.place));
    if (best === undefined) break;
    if (passed.size < without) {
      passed.add(best.place);
      continue;
    }
    const words = [...new Set(best.named.flatMap((each) => nounsAt(each, best.place)))];
    found.push({ condition: { place: best.place, words }, decisions: best.named });
    for (const each of best.named) left.delete(each);
  }
  return left.size === 0 ? found : [...found, { condition: null, decisions: [...left] }];
}

function nounsAt({ clause }: ReadDecision, place: string): string[] {
  return clause.place(place).flatMap(({ noun }) => noun ?? []);
}

function rank(place: string): number {
  const at = TELLING.indexOf(place);
  return at < 0 ? TELLING.length : at;
}

function isPlace(own: Trial, language: string, place: string): boolean {
  return PLACES.includes(place) || own.prepositions(language).has(place);
}

function newFrames(group: Group, known: Known, without: number): Edit[] | null {
  const found = coversOf(group, known.own, without);
  return found.length === 0 || (without > 0 && found.every(({ condition }) => condition === null))
    ? null
    : frameEdits(group, known, found);
}

function withExcluded(group: Group, known: Known, without: number): Edit[] | null {
  const own = newFrames(group, known, without);
  const out = excluded(group, known, [group.told, ...known.takers], without);
  return own === null || out === null ? null : [...own, ...out];
}

function frameEdits(group: Group, { own }: Known, found: readonly Covered[]): Edit[] | null {
  const { to, clause, told } = group;
  if (typeof to === 'string') return null;
  const names = new Set<string>();
  return found.map(({ condition, decisions }) => {
    const nouns = condition?.words ?? [];
    let name = slug([...clause.unit, ...nouns.slice(0, 1)]);
    while (names.has(name)) name = `${name}-2`;
    names.add(name);
    const before = told === null || told.broad ? 0 : OF_WORD * clause.unit.length + OF_CONDITION * told.when.length;
    const when = condition === null ? [] : [condition];
    const common = ['subject', 'object', ...decisions.flatMap((each) => each.clause.places)].filter(
      (place) => isPlace(own, group.language, place) && decisions.every((each) => each.clause.place(place).length > 0),
    );
    for (const place of new Set(common)) {
      if (OF_WORD * clause.unit.length + OF_CONDITION * when.length > before) break;
      if (when.every((each) => each.place !== place)) when.push({ place, words: ['any'] });
    }
    const frame: NewFrame = {
      ...{ name, kind: clause.kind, unit: clause.unit.join(' '), when, examples: [] },
      gloss: glossOf(group, condition),
      ...{ mode: to.mode, cameo: null },
      actor: placesOf(decisions, 'actor', ['subject']).filter((place) => isPlace(own, group.language, place)),
      recipient: placesOf(decisions, 'recipient', ['object']).filter((place) => isPlace(own, group.language, place)),
    };
    return { what: 'frame', file: `frames/reviewed-${to.type.toLowerCase()}.yaml`, type: to.type, frame };
  });
}

function glossOf({ clause, told, from }: Group, condition: Condition | null): string {
  const beside = condition === null ? '' : ` (${condition.place}: ${condition.words.join(', ')})`;
  const before = told === null ? 'which was not told' : `which was told as ${from ?? told.id}`;
  return `${clause.unit.join(' ')}${beside}, ${before}; from corrections of reviewers`;
}

/// Where a role stands beside the words, where that is not where it is looked for anyhow.
function placesOf(
  decisions: readonly ReadDecision[],
  role: 'actor' | 'recipient',
  usual: readonly string[],
): readonly string[] {
  const found = new Set(
    decisions.flatMap(({ clause, [role]: spans }) =>
      spans.flatMap((span) =>
        clause.places.filter((place) =>
          clause
            .place(place)
            .some((each) => covers(span, each) && (each.governor === null || !covers(span, each.governor))),
        ),
      ),
    ),
  );
  return [...found].every((place) => usual.includes(place)) ? [] : [...found];
}

/// The frames that tell the words, each with the condition that keeps it from these sentences.
function excluded(group: Group, { own }: Known, frames: readonly (Frame | null)[], without = 0): Edit[] | null {
  const found = coversOf(group, own, without);
  if (found.length === 0 || found.every(({ condition }) => condition === null)) return null;
  return [...new Set(frames)].flatMap((frame) =>
    frame === null
      ? []
      : found.flatMap(({ condition }): Edit[] =>
          condition === null ? [] : [{ what: 'condition', ...wordingOf(frame), rule: 'unless', ...condition }],
        ),
  );
}

/// The frame that tells the words without them, where nobody let them stand.
function takenOut({ told, clause, decisions }: Group, { stands }: Known): Edit[] | null {
  if (told === null || stands || decisions.length < ENOUGH) return null;
  return [{ what: 'without', ...wordingOf(told), list: `${clause.kind}s`, unit: clause.unit.join(' ') }];
}

/// The frame with the places where the roles stand before those where it looks for them.
function otherPlaces({ told, decisions, clause, language }: Group, { own }: Known): Edit[] | null {
  if (told === null) return null;
  const edits = (['actor', 'recipient'] as const).flatMap((role): Edit[] => {
    const given = decisions.filter(({ roles }) => roles.includes(role));
    const { verb, noun } = told[role];
    const usual = clause.kind === 'noun' ? noun : verb;
    const found = placesOf(given, role, usual).filter((place) => isPlace(own, language, place));
    if (found.length === 0 || verb.join() !== noun.join()) return [];
    return [{ what: 'places', ...wordingOf(told), role, places: [...new Set([...found, ...usual])] }];
  });
  return edits.length === 0 ? null : edits;
}

function slug(words: readonly string[]): string {
  const name = words
    .join('-')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? 'reviewed' : name;
}
