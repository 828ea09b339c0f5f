import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { HerodotusError } from '../annotation/problem.js';
import { fillConllu, readConllu, writeConllu } from '../parse/conllu.js';
import type { Parser } from '../parse/parser.js';
import { loadParser } from '../equip/model.js';
import type { ParserSetting } from '../language/model-files.js';
import { parserOption } from './input-options.js';
import type { Runtime } from '../equip/runtime.js';

interface ParseOptions {
  readonly conllu?: boolean;
  readonly model?: string;
  readonly runtime?: Runtime;
  readonly parser?: ParserSetting;
}

/// Adds `herodotus parse FILE|-`: CoNLL-U on standard output.
export function registerParse(program: Command): void {
  program
    .command('parse')
    .description('sentences, tags, lemmas, trees and names of a text, as CoNLL-U')
    .argument('<file>', 'plain text, or - for standard input')
    .option('--conllu', 'the input is CoNLL-U: keep its tokens and fill in tags, lemmas and trees')
    .option('--model <directory>', 'another language model')
    .addOption(parserOption())
    .option('--runtime <runtime>', 'node or web (default: node where it is installed)')
    .action(async (file: string, options: ParseOptions) => {
      const parser = await loadParser({ directory: options.model, runtime: options.runtime, setting: options.parser });
      const text = await readText(file);
      const output = options.conllu === true ? fillAll(parser, text, file) : parseAll(parser, text);
      for await (const piece of output) await write(piece);
    });
}

async function* parseAll(parser: Parser, text: string): AsyncGenerator<string> {
  let count = 0;
  for await (const window of parser.windows(text, [{ start: 0, end: text.length }])) {
    let piece = '';
    for (const sentence of window) piece += writeConllu(sentence, text, String(++count));
    yield piece;
  }
}

async function* fillAll(parser: Parser, text: string, input: string): AsyncGenerator<string> {
  const sentences = readConllu(text, input);
  for (let from = 0; from < sentences.length; from += 512) {
    const window = sentences.slice(from, from + 512);
    const analyses = await parser.parseWords(window.map(({ forms }) => forms));
    yield window
      .map((sentence, i) => fillConllu(sentence, analyses[i] ?? { words: [], names: [], deeds: null }))
      .join('');
  }
}

async function readText(file: string): Promise<string> {
  try {
    if (file !== '-') return await readFile(file, 'utf8');
    const pieces: Uint8Array[] = [];
    for await (const piece of process.stdin) pieces.push(piece as Uint8Array);
    return Buffer.concat(pieces).toString('utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new HerodotusError('input-not-found', { input: file });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HerodotusError('input-unreadable', { input: file, reason }, cause);
  }
}

async function write(piece: string): Promise<void> {
  if (process.stdout.write(piece)) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
}
