/// Writes language/en/model/lemmas.json: the words of the treebanks whose lemma is not what src/language/en/lemma.ts says by rule.
/// Usage: npx tsx training/lemmas.ts DATA MODEL_DIRECTORY
import { readFileSync, writeFileSync } from 'node:fs';
import { regularLemma } from '../src/language/en/lemma.js';

const [data, out] = process.argv.slice(2);
if (data === undefined || out === undefined) throw new Error('usage: lemmas.ts DATA MODEL_DIRECTORY');

/// Tags whose words are few: every word counts, however rare.
const OPEN = new Set(['NN', 'NNS', 'NNP', 'NNPS', 'JJ', 'RB', 'VB', 'VBD', 'VBG', 'VBN', 'VBZ', 'VBP', 'CD', 'FW', 'ADD', 'LS', 'SYM', 'NFP', 'GW', 'UH', 'XX', 'AFX']);
const SKIPPED = new Set(['ADD', 'LS', 'SYM', 'NFP', 'GW', 'XX', 'AFX', 'NNP']);

const seen = new Map<string, Map<string, Map<string, number>>>();
for (const file of ['en_ewt-ud-train', 'en_gum_by-train']) {
  for (const line of readFileSync(`${data}/ud/${file}.conllu`, 'utf8').split('\n')) {
    const [id, form, lemma, , xpos] = line.split('\t');
    if (id === undefined || form === undefined || lemma === undefined || xpos === undefined || !/^\d+$/.test(id)) continue;
    if (SKIPPED.has(xpos) || line.includes('Typo=Yes') || line.includes('goeswith')) continue;
    // A capitalised JJ may be the first of its sentence; its lemma is told by the letters of the lemma itself.
    const key = form.replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'").toLowerCase();
    const forms = seen.get(xpos) ?? new Map<string, Map<string, number>>();
    const lemmas = forms.get(key) ?? new Map<string, number>();
    lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + 1);
    forms.set(key, lemmas);
    seen.set(xpos, forms);
  }
}

/// Contractions written without apostrophe, which the treebanks hardly have.
const BARE: Record<string, Record<string, string>> = {
  VBZ: { s: 'be' },
  VBP: { m: 'be', re: 'be', ve: 'have' },
  VB: { ve: 'have' },
  MD: { ll: 'will', d: 'would' },
  POS: { s: "'s" },
  RB: { nt: 'not' },
};

const table: Record<string, Record<string, string>> = {};
for (const [xpos, forms] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const entries: [string, string][] = [];
  for (const [form, lemmas] of [...forms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [[lemma, count] = ['', 0]] = [...lemmas].sort((a, b) => b[1] - a[1]);
    if (lemma === '_' || (OPEN.has(xpos) && count < 2)) continue;
    if (regularLemma(form, xpos) !== lemma) entries.push([form, lemma]);
  }
  if (entries.length > 0) table[xpos] = Object.fromEntries(entries);
}
for (const [xpos, lemmas] of Object.entries(BARE)) table[xpos] = { ...table[xpos], ...lemmas };
const lines = Object.entries(table).map(([xpos, lemmas]) => `${JSON.stringify(xpos)}: ${JSON.stringify(lemmas)}`);
writeFileSync(`${out}/lemmas.json`, `{\n"format": 1,\n"lemmas": {\n${lines.join(',\n')}\n}\n}\n`);
