/// How well the coder tells what happened, on the factuality of UDS (EWT dev): `npm run bench:factuality`. Gold trees, so that only
/// src/code/factuality.ts is measured; "happened" is a gold value above zero against positive, certain, occurred or ongoing.
/// Without ../shared the command says so.
import { existsSync, readFileSync } from 'node:fs';
import { Sentence, type Upos, type Word } from '../src/annotation/sentence.js';
import { loadCodebook } from '../src/cli/compiled-codebook.js';
import { FactualityReader } from '../src/code/factuality.js';

const GOLD = '../shared/data/factuality/dev.jsonl';
const TREES = '../shared/data/ud/en_ewt-ud-dev.conllu';

interface GoldLine {
  readonly sent_id: string;
  readonly preds: readonly { readonly word: number; readonly value: number }[];
}

if (!existsSync(GOLD) || !existsSync(TREES))
  console.log('../shared is not here: the figures are measured on its corpora.');
else measure(readTrees(readFileSync(TREES, 'utf8')));

function measure(trees: ReadonlyMap<string, Sentence>): void {
  const reader = new FactualityReader(loadCodebook(undefined).codebook.cues);
  let both = 0;
  let ours = 0;
  let gold = 0;
  let agree = 0;
  let all = 0;
  for (const line of readFileSync(GOLD, 'utf8')
    .split('\n')
    .filter((text) => text !== '')) {
    const { sent_id: id, preds } = JSON.parse(line) as GoldLine;
    const tree = trees.get(id);
    if (tree === undefined) continue;
    for (const { word, value } of preds) {
      const { polarity, certainty, status } = reader.of(tree, word - 1, null);
      const real =
        polarity === 'positive' && certainty === 'certain' && (status === 'occurred' || status === 'ongoing');
      all++;
      ours += Number(real);
      gold += Number(value > 0);
      both += Number(real && value > 0);
      agree += Number(real === value > 0);
    }
  }
  console.log(
    `${all} predicates: happened-f1 ${((2 * both) / (ours + gold)).toFixed(4)}, accuracy ${(agree / all).toFixed(4)}`,
  );
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
      return { form, lemma, upos: upos as Upos, xpos, head: Number(head) - 1, label, start, end: end - 1 };
    });
    trees.set(id, new Sentence(0, end, words, [], []));
  }
  return trees;
}
