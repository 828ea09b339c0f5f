import type { PartyWeights, RoleWeights } from '../../language/parties.js';
import { conjuncts } from '../../mention/noun-phrase.js';
import { tellPartySigns, type Partaken, type PartySense, type Role } from './party-signs.js';

/// Who fills a role of a deed after all, and why, where the rules are overruled.
export interface WeighedRole {
  readonly role: Role;
  readonly heads: readonly number[];
  readonly why: string;
}

/// Is told what each phrase that may be a party was weighed by.
export type ConsiderParty = (
  deed: Partaken,
  role: Role,
  head: number,
  signs: readonly (readonly [string, string])[],
) => void;

const ROLES: readonly Role[] = ['actor', 'recipient'];
/// Labels of words that only help to name another.
const WITHIN: ReadonlySet<string> = new Set(['flat', 'compound', 'fixed', 'goeswith']);
/// How likely somebody whom the rules have chosen must be to stay, and who the codebook knows as an actor.
const LIKELY = 0.45;
const LISTED = 0.05;
/// How likely another must be to take the role, and to take one that nobody has.
const LIKELIER = 0.6;
const SURE = 0.8;

/// Weighs who takes part in a deed by what is learned of parties: whom the rules chose though it is hardly anybody ("sent
/// **crates**", "closed **the road**") goes, and who is likelier takes the role. Tells the roles that change.
export function weighParties(sense: PartySense, deed: Partaken, weights: PartyWeights): WeighedRole[] {
  const changed: WeighedRole[] = [];
  let now = deed;
  for (const role of ROLES) {
    const found = weighed(sense, now, role, weights[role]);
    if (found === null) continue;
    changed.push(found);
    now = { ...now, [role]: found.heads };
  }
  return changed;
}

function weighed(sense: PartySense, deed: Partaken, role: Role, weights: RoleWeights): WeighedRole | null {
  const chosen = deed[role];
  const chances = chosen.map((head) => chanceOf(sense, deed, role, head, weights));
  if (chosen.some((head, at) => (chances[at] ?? 0) >= (isListed(sense, head) ? LISTED : LIKELY))) return null;
  const least = chosen.length > 0 ? LIKELIER : SURE;
  const likely = candidates(sense, deed)
    .map((head) => ({ head, chance: chanceOf(sense, deed, role, head, weights) }))
    .filter(({ chance }) => chance >= least)
    .sort((a, b) => b.chance - a.chance || a.head - b.head);
  const best = likely[0];
  if (best === undefined)
    return chosen.length === 0
      ? null
      : { role, heads: [], why: `nobody: ${percent(Math.max(...chances))} by its signs` };
  const beside = conjuncts(sense.sentence, best.head);
  const heads = likely.map(({ head }) => head).filter((head) => head === best.head || beside.includes(head));
  return { role, heads: heads.sort((a, b) => a - b), why: `${percent(best.chance)} by its signs` };
}

function percent(chance: number): string {
  return `${Math.round(100 * chance)} %`;
}

function isListed({ phrases }: PartySense, head: number): boolean {
  return phrases.actor(phrases.named(head))?.source != null;
}

/// The phrases that may fill a role, beside those that the rules have put into either.
function candidates({ sentence, parties }: PartySense, deed: Partaken): number[] {
  const found: number[] = [];
  for (let head = 0; head < sentence.words.length; head++) {
    if (WITHIN.has(sentence.word(head).label) || deed.actor.includes(head) || deed.recipient.includes(head)) continue;
    if (parties.mayFill(head, deed)) found.push(head);
  }
  return found;
}

function chanceOf(sense: PartySense, deed: Partaken, role: Role, head: number, { bias, answers }: RoleWeights): number {
  let sum = bias;
  tellPartySigns(sense, deed, role, head, (question, answer) => {
    sum += answers[question]?.[answer] ?? 0;
  });
  return 1 / (1 + Math.exp(-sum));
}

/// Tells all phrases that may fill the roles, for training.
export function considerParties(sense: PartySense, deed: Partaken, consider: ConsiderParty): void {
  for (const role of ROLES)
    for (const head of [...deed[role], ...candidates(sense, deed)]) {
      const signs: (readonly [string, string])[] = [];
      tellPartySigns(sense, deed, role, head, (question, answer) => signs.push([question, answer]));
      consider(deed, role, head, signs);
    }
}
