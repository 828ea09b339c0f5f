/// How well the coder tells what happened, on the factuality of UDS (EWT dev): `npm run bench:factuality`. Gold trees, so that only
/// src/code/factuality/factuality.ts is measured. "Happened" is a gold value above zero against positive, certain, occurred or ongoing;
/// for the correlation each answer of ours stands for the mean gold value that it has in EWT train. Without ../shared the
/// command says so.
import { existsSync, readFileSync } from 'node:fs';
import { Sentence, type Upos, type Word } from '../src/annotation/sentence.js';
import { loadCodebook } from '../src/equip/compiled-codebook.js';
import { FactualityReader } from '../src/code/factuality/factuality.js';
import { wordsByRole } from '../src/language/grammar.js';
import { FeatureTable } from '../src/language/tags.js';

const SHARED = '../shared/data';
const TREES = `${SHARED}/ud/en_ewt-ud`;
const GOLD = `${SHARED}/factuality`;
const english = loadCodebook().packs.find(({ code }) => code === 'en');
if (english === undefined) throw new Error('no English pack');
const pack = english;
const features = new FeatureTable(pack);

interface GoldLine {
  readonly sent_id: string;
  readonly preds: readonly { readonly word: number; readonly value: number }[];
}

/// What is said of a predicate: the gold value, -3 (did not) to 3 (did), and ours in words.
interface Judged {
  readonly gold: number;
  readonly told: string;
  readonly real: boolean;
}

if (!existsSync(GOLD)) console.log('../shared is not here: the figures are measured on its corpora.');
else {
  const train = judged('train');
  const dev = judged('dev');
  const right = dev.filter(({ gold, real }) => real === gold > 0).length;
  const both = dev.filter(({ gold, real }) => real && gold > 0).length;
  const told = dev.filter(({ real }) => real).length + dev.filter(({ gold }) => gold > 0).length;
  // Each of our answers (status, certainty, polarity) has the mean gold value that it has in the training part.
  const scale = meansOf(train);
  const r = pearson(
    dev.map(({ gold }) => gold),
    dev.map((each) => scale.get(each.told) ?? 0),
  );
  console.log(
    `${dev.length} predicates: happened-f1 ${((2 * both) / told).toFixed(4)}, accuracy ${(right / dev.length).toFixed(4)}, pearson-r ${r.toFixed(4)}`,
  );
}

function judged(part: string): Judged[] {
  const reader = new FactualityReader(pack.cues, wordsByRole(pack.grammar), wordsByRole(pack.prepositions));
  const trees = readTrees(readFileSync(`${TREES}-${part}.conllu`, 'utf8'));
  return readFileSync(`${GOLD}/${part}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldLine)
    .flatMap(({ sent_id: id, preds }) => {
      const tree = trees.get(id);
      if (tree === undefined) return [];
      return preds.map(({ word, value }) => {
        const { polarity, certainty, status } = reader.of(tree, word - 1, null);
        const real =
          polarity === 'positive' && certainty === 'certain' && (status === 'occurred' || status === 'ongoing');
        return { gold: value, told: `${status} ${certainty} ${polarity}`, real };
      });
    });
}

function meansOf(judgements: readonly Judged[]): Map<string, number> {
  const sums = new Map<string, [sum: number, count: number]>();
  for (const { told, gold } of judgements) {
    const [sum, count] = sums.get(told) ?? [0, 0];
    sums.set(told, [sum + gold, count + 1]);
  }
  return new Map([...sums].map(([told, [sum, count]]) => [told, sum / count]));
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    const [x, y] = [value - meanA, (b[i] ?? 0) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  });
  return ab / Math.sqrt(aa * bb);
}

function readTrees(conllu: string): Map<string, Sentence> {
  const trees = new Map<string, Sentence>();
  for (const block of conllu.split('\n\n')) {
    const id = /# sent_id = (.*)/.exec(block)?.[1];
    if (id === undefined) continue;
    let end = 0;
    const rows = block.split('\n').filter((row) => /^\d+\t/.test(row));
    const words = rows.map((row): Word => {
      const [, form = '', lemma = '', upos = '', xpos = '', , head = '', label = ''] = row.split('\t');
      const start = end;
      end += form.length + 1;
      return {
        form,
        lemma,
        upos: upos as Upos,
        xpos,
        features: features.of(xpos, form),
        head: Number(head) - 1,
        label,
        start,
        end: end - 1,
      };
    });
    trees.set(id, new Sentence(0, end, words, [], []));
  }
  return trees;
}
