import { Command } from 'commander';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadParser } from '../../src/equip/model.js';
import { registerParse } from '../../src/cli/parse.js';
import { fillConllu, readConllu, writeConllu } from '../../src/parse/conllu.js';
import type { Parser } from '../../src/parse/parser.js';

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

const GOLD = `# sent_id = harbour-1
# text = They don't pay
1\tThey\t_\t_\t_\tCase=Nom\t_\t_\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tpay\t_\t_\t_\t_\t_\t_\t_\tNote=kept
4.1\tpay\t_\t_\t_\t_\t_\t_\t_\t_

`;

describe('CoNLL-U', () => {
  it('is written with ranges, spaces and names', async () => {
    const text = "Norland's army didn't go.";
    const [sentence] = await parser.parse(text);
    if (sentence === undefined) throw new Error('no sentence');
    const lines = writeConllu(sentence, text, '7').split('\n');
    expect(lines.slice(0, 2)).toEqual(['# sent_id = 7', `# text = ${text}`]);
    const rows = lines.slice(2, -2).map((line) => line.split('\t'));
    expect(rows.every((columns) => columns.length === 10)).toBe(true);
    expect(rows.map(([id, form]) => `${id} ${form}`)).toEqual([
      "1-2 Norland's",
      '1 Norland',
      "2 's",
      '3 army',
      "4-5 didn't",
      '4 did',
      "5 n't",
      '6 go',
      '7 .',
    ]);
    expect(rows.find(([id]) => id === '6')?.[9]).toBe('SpaceAfter=No');
    expect(rows.find(([id]) => id === '4')?.[9]).toBe('_');
  });

  it('reads what it writes', async () => {
    const text = 'The rebels left. "We won\u2019t go," they said.';
    const sentences = await parser.parse(text);
    const read = readConllu(sentences.map((sentence, i) => writeConllu(sentence, text, String(i))).join(''), 'x');
    expect(read.map(({ forms }) => forms)).toEqual(sentences.map(({ words }) => words.map(({ form }) => form)));
  });

  it('is filled in with ids, comments and other columns kept', async () => {
    const [sentence] = readConllu(GOLD, 'x');
    if (sentence === undefined) throw new Error('no sentence');
    const [analysis] = await parser.parseWords([sentence.forms]);
    if (analysis === undefined) throw new Error('no analysis');
    const lines = fillConllu(sentence, analysis).split('\n');
    expect(lines[0]).toBe('# sent_id = harbour-1');
    expect(lines[2]).toBe('1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_');
    expect(lines[3]).toBe("2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_");
    expect(lines[6]).toBe('4\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\tNote=kept');
    expect(lines[7]).toBe('4.1\tpay\t_\t_\t_\t_\t_\t_\t_\t_');
  });

  it('that is none is refused with its line', () => {
    expect(() => readConllu('# a comment\nplain text\n', 'a.txt')).toThrow(/^a\.txt:2: a line of 1 columns/);
  });
});

describe('herodotus parse', () => {
  async function run(...args: string[]): Promise<string> {
    const pieces: string[] = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
      pieces.push(String(piece));
      return true;
    });
    try {
      const program = new Command('herodotus');
      registerParse(program);
      await program.parseAsync(['node', 'herodotus', 'parse', ...args]);
    } finally {
      spy.mockRestore();
    }
    return pieces.join('');
  }

  it('writes CoNLL-U for text and fills in CoNLL-U', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parse-'));
    const [text, gold] = [join(directory, 'a.txt'), join(directory, 'a.conllu')];
    await writeFile(text, 'The rebels left. Nobody cheered.\n');
    await writeFile(gold, GOLD);
    expect((await run(text)).match(/^# sent_id/gm)).toHaveLength(2);
    expect(await run('--conllu', gold)).toContain('\tpay\tpay\tVERB\tVB\t_\t0\troot');
  });

  it('says that a file is not there', async () => {
    await expect(run('/nowhere.txt')).rejects.toThrow(/no such file/);
  });
});
