import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordLiterals, type WordLiteral } from './word-literals.js';

/// The stages that know no language, and how names of the codebook are looked up. What reads files names their keys.
const STAGES =
  /\/src\/(?:mention|resolve|code|compare|parse)\/|\/src\/(?:pipeline|codebook\/actors-(?:index|trie|words))\.ts$/;

/// Vocabularies that hold for every language.
const UNIVERSAL = new Set(
  [
    // Relations of Universal Dependencies, and their beginnings
    'acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp comp compound compound:prt conj cop csubj',
    'csubj:outer csubj:pass dep det discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:tmod',
    'nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:tmod obl:unmarked orphan parataxis punct reparandum root',
    'vocative xcomp',
    // its classes of words
    'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X',
    // Sectors of PLOVER
    'AGR BUS COP CRM CVL EDU ETH GOV HRI IGO INS JUD LAB LEG MED MIL NGO OPP PRM PTY REB REF REL SEP SPY UAF UNK',
    // Kinds of places of GeoNames, types of PLOVER, first letters of ids, brackets of treebanks
    'ADM ADM1 ADM2 PCLI PPL PPLA PPLA2 PPLC PPLX REJECT a s p -LRB- -RRB-',
    // Letters that are written with others
    'o l d th ss ae oe',
    // Tensors of the network, flags of patterns
    'arcs events first heads ids labels lemmas names odds pieces upos words xpos g u gu i',
    // How Intl is asked for the months of a calendar
    'en latn UTC',
    // Pieces that stand for no text, values of features
    '[CLS] [SEP] [UNK] Int,Rel',
  ].flatMap((line) => line.split(' ')),
);

/// What records tell people of how a subject was found.
const FOR_PEOPLE = new Set(['subject of the light verb', 'by-phrase of the noun', 'subject shared by "and"']);

/// Kinds of content and groups of cues, places of a clause, parts of classes of types: what files of codebook and pack call
/// their own parts.
const OF_THE_FORMATS = new Set(
  [
    'clause infinitive object quotation asking hedge intending saying showing talking thinking',
    'actor indirect modifier participant possessor recipient self subject around near any none owner',
    'conflict cooperation material verbal people person place state organisation armed bidden group number noun verb condition',
    'counted currency many scale share name nominal pronoun -alone',
    // Precision and weights of places
    'city region sure behind-comma held',
  ].flatMap((line) => line.split(' ')),
);

let words: WordLiteral[];
let known: ReadonlySet<string>;
beforeAll(() => {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  words = wordLiterals(ts.createProgram(['src/pipeline.ts', 'src/index.ts'], options), (path) => STAGES.test(path));
  known = namesOfPack();
}, 120_000);

/// Names of the word classes and of the roles of words in the English pack: what others must have too.
function namesOfPack(): ReadonlySet<string> {
  const files = [
    'grammar.yaml',
    'prepositions.yaml',
    'words/grammar.yaml',
    'words/numbers.yaml',
    'words/replies.yaml',
    'words/retold.yaml',
    'words/first-names.yaml',
    'words/wordnet.yaml',
    'words/verbs.yaml',
  ];
  files.push(
    'words/everyday.yaml',
    'words/force.yaml',
    'words/cooperation.yaml',
    'words/verbal-conflict.yaml',
    'words/scenes.yaml',
  );
  const keys = files.flatMap((file) => [
    ...readFileSync(new URL(`../../language/en/${file}`, import.meta.url), 'utf8').matchAll(
      /^ {0,2}([a-z][a-z0-9-]*):/gm,
    ),
  ]);
  return new Set(keys.map(([, name = '']) => name));
}

function literalsOf(text: string): string[] {
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) =>
    name === 'a.ts' ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true) : read(name, target);
  const options = { strict: true, noLib: true, target: ts.ScriptTarget.ES2023 };
  return wordLiterals(ts.createProgram(['a.ts'], options, host), (path) => path === 'a.ts').map(({ word }) => word);
}

describe('the stages from the tree to the links', () => {
  it('hold no word of a language', () => {
    const found = words
      .filter(
        ({ word }) => !UNIVERSAL.has(word) && !FOR_PEOPLE.has(word) && !OF_THE_FORMATS.has(word) && !known.has(word),
      )
      .map(({ file, line, word }) => `${file.replace(/.*\/src\//, 'src/')}:${line}: "${word}"`);
    expect(found).toEqual([]);
  });
});

describe('the search for words', () => {
  it.each([
    ['a word that is compared', "export const a = (lemma: string): boolean => lemma === 'because';", ['because']],
    ['a word in a list', "export const a: readonly string[] = ['said', '–', '12'];", ['said']],
    ['words of a pattern', 'export const a = /^(?:he|she)$/iu;', ['he', 'she']],
    ['a piece of a template', 'export const a = (b: string): string => `be ${b}`;', ['be']],
    ['no choice of a union', "export const a = (b: 'yes' | 'no'): boolean => b === 'yes';", []],
    ['no property', "export const a = { said: 1, 'as-if': 2 };", []],
    ['no reason', "export const a = { why: 'it says so' };", []],
  ])('finds %s', (_, text, expected) => {
    expect(literalsOf(text)).toEqual(expected);
  });
});
