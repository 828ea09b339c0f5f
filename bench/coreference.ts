/// Whether the mentions that a record gives one actor are of one: `npm run bench:coreference [-- FILE.conllu…] [--genre NAME]
/// [--errors]`. Gold are the entities of GUM (`Entity=` in MISC; Zeldes 2017), by default those of its dev part. The running text is
/// coded as a page is; a mention of ours and one of the gold are one where they are the same stretch, or where ours holds the
/// gold one's head and half of what both cover. MUC, B-cubed and CEAFe are over the mentions that both have (bench/coref.ts), alone-standing
/// ones among them; a pronoun that stands for several actors is left out. A link is a mention with the one before it in its chain.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { DocumentRecord } from '../src/annotation/record.js';
import { plainPage, wholePipeline } from '../test/code/coded.js';
import { scoresOf } from './coref.js';
import { entitiesOf, type GoldMention } from './entities.js';

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly form: 'name' | 'nominal' | 'pronoun';
  readonly actors: readonly string[];
}

/// A mention that both have, with the names of its chains.
interface Matched extends Mention {
  readonly ours: string;
  readonly theirs: string;
}

interface Links {
  given: number;
  right: number;
  wanted: number;
  found: number;
}

/// Kinds of entities that act, or stand for those who do.
const ACTING: ReadonlySet<string> = new Set(['person', 'organization', 'place']);
const SHARED = '../shared/data/ud/en_gum_by-dev.conllu';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { genre: { type: 'string' }, errors: { type: 'boolean', default: false } },
});
const files = positionals.length > 0 ? positionals : [SHARED];

if (files.some((file) => !existsSync(file))) console.log(`${files.join(', ')}: not here; the gold lies in ../shared.`);
else await measure();

async function measure(): Promise<void> {
  const pipeline = await wholePipeline();
  const matched: Matched[] = [];
  const links = new Map<string, Links>();
  let [wanted, covered, several] = [0, 0, 0];
  for (const document of files.flatMap((file) => entitiesOf(readFileSync(file, 'utf8'), basename(file)))) {
    if (values.genre !== undefined && !document.id.startsWith(`GUM_${values.genre}_`)) continue;
    const record = await pipeline.run(plainPage(document.text, document.id));
    const pairs = pairsOf(document.mentions, mentionsOf(record));
    const chained = document.mentions.filter(({ kind, alone }) => !alone && ACTING.has(kind));
    wanted += chained.length;
    covered += chained.filter((mention) => pairs.has(mention)).length;
    const own = [...pairs].flatMap(([{ chain }, ours]): Matched[] => {
      const [actor, another] = ours.actors;
      if (another !== undefined || actor === undefined) return [];
      return [{ ...ours, ours: `${document.id} ${actor}`, theirs: `${document.id} ${chain}` }];
    });
    several += pairs.size - own.length;
    own.sort((one, two) => one.start - two.start);
    countLinks(own, links, document.text);
    matched.push(...own);
  }
  const scores = scoresOf(
    matched.map(({ theirs }) => theirs),
    matched.map(({ ours }) => ours),
  );
  const share = (part: number, all: number): string => `${part} of ${all} ${(part / Math.max(1, all)).toFixed(3)}`;
  console.log(
    `covered: ${share(covered, wanted)} mentions of persons, bodies and places that are named more than once`,
  );
  console.log(`${matched.length} mentions that both have; ${several} more stand for several actors`);
  for (const [name, { precision, recall, f1 }] of Object.entries({
    MUC: scores.muc,
    'B-cubed': scores.bCubed,
    CEAFe: scores.ceafe,
  }))
    console.log(`${name}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`);
  console.log(`CoNLL F1: ${scores.conll.toFixed(3)}`);
  for (const [form, { given, right, wanted: all, found }] of [...links].sort())
    console.log(`links of each ${form}: right ${share(right, given)}, found ${share(found, all)}`);
}

/// Our mentions, in code points, once each.
function mentionsOf({ actors }: DocumentRecord): Mention[] {
  const found = new Map<string, Mention>();
  for (const { id, mentions } of actors)
    for (const { start, end, form } of mentions) {
      const known = found.get(`${start} ${end}`);
      found.set(`${start} ${end}`, { start, end, form, actors: [...(known?.actors ?? []), id] });
    }
  return [...found.values()];
}

/// The gold mentions that are ours too: the likest first, one to one.
function pairsOf(gold: readonly GoldMention[], ours: readonly Mention[]): Map<GoldMention, Mention> {
  const likely = gold.flatMap((one) =>
    ours.flatMap((two) => {
      const shared = Math.min(one.end, two.end) - Math.max(one.start, two.start);
      const likeness = shared / (Math.max(one.end, two.end) - Math.min(one.start, two.start));
      const holds = two.start <= one.head.start && one.head.end <= two.end;
      return likeness === 1 || (holds && likeness >= 0.5) ? [{ one, two, likeness }] : [];
    }),
  );
  likely.sort((a, b) => b.likeness - a.likeness || a.one.start - b.one.start);
  const pairs = new Map<GoldMention, Mention>();
  const taken = new Set<Mention>();
  for (const { one, two } of likely) {
    if (pairs.has(one) || taken.has(two)) continue;
    pairs.set(one, two);
    taken.add(two);
  }
  return pairs;
}

/// Counts, by form, what is joined to the mention before it in our chain, and what the gold joins to any before it.
function countLinks(mentions: readonly Matched[], links: Map<string, Links>, text: string): void {
  mentions.forEach((mention, index) => {
    const before = mentions.slice(0, index);
    const count = links.get(mention.form) ?? { given: 0, right: 0, wanted: 0, found: 0 };
    links.set(mention.form, count);
    const given = before.findLast(({ ours }) => ours === mention.ours);
    const wanted = before.filter(({ theirs }) => theirs === mention.theirs);
    const isFound = wanted.some(({ ours }) => ours === mention.ours);
    const isRight = given?.theirs === mention.theirs;
    count.given += Number(given !== undefined);
    count.right += Number(isRight);
    count.wanted += Number(wanted.length > 0);
    count.found += Number(isFound);
    if (!values.errors) return;
    const shown = ({ start, end }: Mention): string => [...text].slice(start, end).join('');
    if (given !== undefined && !isRight) console.log(`WRONG ${mention.ours}: ${shown(mention)} <- ${shown(given)}`);
    if (wanted.length > 0 && !isFound)
      console.log(
        `MISSED ${mention.form} ${mention.ours}: ${shown(mention)} <- ${wanted.slice(-3).map(shown).join(' | ')}`,
      );
  });
}
