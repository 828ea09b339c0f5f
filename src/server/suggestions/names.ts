import { actorTableRows } from '../../codebook/actor-table.js';
import { SECTORS } from '../../codebook/sectors.js';
import type { Desk } from '../../store/desk/desk.js';
import type { Decision, NamedParty } from './decisions.js';
import type { Edit } from './edits.js';
import type { Trials } from './trial.js';

/// An actor whom reviewers named, with the row of a table that a codebook lacks.
export interface NamedActor {
  readonly name: string;
  readonly edits: readonly Edit[];
  /// Whether its code is known.
  readonly complete: boolean;
  readonly aliases: readonly string[];
  readonly decisions: readonly Decision[];
}

/// The table that suggested names stand in.
const NAMES = 'actors/reviewed.tsv';
/// What words for kinds of agents stand for: "Norland rebels" are no one's name.
const AGENTS = 'actors/agents.yaml#';
/// Actors of one name that are looked at for their code.
const MOST = 50;

interface Coded {
  readonly code: string | null;
  readonly country: string | null;
  readonly sector: string | null;
  readonly kind: string;
}

/// Actors that reviewers gave to words, each once, with the code by which the corpus or the codebook knows it and the words as
/// another name of it, where they are a name and the codebook does not take them for it.
export async function namedActors(desk: Desk, decisions: readonly Decision[], trials: Trials): Promise<NamedActor[]> {
  const byName = new Map<string, { aliases: Set<string>; decisions: Set<Decision> }>();
  for (const decision of decisions)
    for (const party of decision.parties) {
      const known = byName.get(party.name) ?? { aliases: new Set(), decisions: new Set() };
      byName.set(party.name, known);
      known.decisions.add(decision);
      if (isName(party)) known.aliases.add(party.words);
    }
  const found: NamedActor[] = [];
  for (const [name, { aliases, decisions: own }] of byName) {
    const [first] = own;
    if (/^#|[\t|\n]/.test(name) || first === undefined) continue;
    const alike = await desk.actorsNamed(name, MOST);
    const ofBook = await inCodebook(name, first.language, trials);
    const known = alike.find((each) => each.name === name && each.code !== null) ?? ofBook;
    const others: string[] = [];
    for (const alias of aliases)
      if ((await inCodebook(alias, first.language, trials))?.name !== (ofBook?.name ?? name)) others.push(alias);
    if (known !== null && others.length === 0) continue;
    const row = rowOf(name, others, known);
    found.push({
      ...{ name, aliases: others, complete: known !== null, decisions: [...own] },
      edits: [{ what: 'row', file: NAMES, row }],
    });
  }
  return found;
}

function rowOf(name: string, aliases: readonly string[], known: Coded | null): string {
  const { code = null, country = null, sector = null } = known ?? {};
  const own = code === `${country ?? ''} ${sector ?? ''}` ? null : code;
  return actorTableRows({
    ...{ name, aliases, kind: known?.kind === 'person' ? 'person' : null },
    codes: [
      { code: own, country, sector: SECTORS.find((each) => each === sector) ?? null, ...{ from: null, to: null } },
    ],
  }).join('\n');
}

/// The actor that a name alone stands for in the codebook, or null.
async function inCodebook(
  name: string,
  language: string,
  trials: Trials,
): Promise<(Coded & { readonly name: string }) | null> {
  const { actors } = await trials.own.code(`${name} met ${name}.`, language);
  const found = actors.find(({ code, source, mentions }) => {
    const isWhole = mentions.some(({ start, end }) => start === 0 && end === [...name].length);
    return isWhole && code !== null && source !== null && !source.startsWith(AGENTS);
  });
  return found ?? null;
}

/// Whether words are a name other than that which they were given: "the army" is many.
function isName({ words, name, start }: NamedParty): boolean {
  if (words === name || /^#|[\t|]/.test(words)) return false;
  return [...words.matchAll(/\p{L}[\p{L}\p{M}\p{N}’'.-]*/gu)].some(
    ({ 0: word, index }) => /^\p{Lu}/u.test(word) && start + index > 0,
  );
}
