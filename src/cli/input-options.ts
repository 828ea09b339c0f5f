import { InvalidArgumentError, Option, type Command } from 'commander';
import type { InputOptions } from '../input/source.js';
import { PARSER_SETTINGS, type ParserSetting } from '../language/model-files.js';
import { USUAL_NAMES, type FieldNames } from '../read/container/jsonl.js';

/// What `code` and `explain` have in common.
export interface ReadingOptions extends Omit<InputOptions, 'cues' | 'fetch' | 'standardInput'> {
  readonly output?: string;
  readonly schema?: '1' | '2';
  readonly codebook?: string;
  readonly parser?: ParserSetting;
  readonly claims?: boolean;
  readonly allowPrivate?: boolean;
}

export function withInputs(command: Command): Command {
  return command
    .option('--published <date>', 'publication date (YYYY-MM-DD) of inputs that do not tell it', asDay)
    .option('--language <code>', 'language of the inputs, in place of detection')
    .option('--fields <names>', 'names of fields or columns, such as text=body,title=headline,date=published', asFields)
    .option('--allow-private', 'fetch from addresses of this machine and of private networks too')
    .option('--max-bytes <bytes>', 'largest input that is read', asCount)
    .option('--codebook <folder>', 'a codebook in place of the built-in one')
    .addOption(parserOption());
}

/// Which parser reads the sentences.
export function parserOption(): Option {
  const says = 'fast, or accurate: better trees and names at a seventh of the speed (default: fast)';
  return new Option('--parser <setting>', says).choices(PARSER_SETTINGS);
}

function asDay(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value)) {
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  }
  return value;
}

const FIELDS: readonly string[] = Object.keys(USUAL_NAMES);

function asFields(value: string): FieldNames {
  const pairs = value.split(',').map((pair): [string, string] => {
    const [field = '', ...name] = pair.split('=');
    return [field.trim(), name.join('=').trim()];
  });
  const wrong = pairs.find(([field, name]) => !FIELDS.includes(field) || name === '');
  if (wrong === undefined) return Object.fromEntries(pairs);
  throw new InvalidArgumentError(`Write FIELD=NAME, separated by commas; the fields are ${FIELDS.join(', ')}.`);
}

/// A whole number from 1.
export function asCount(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('Write a whole number, such as 50000000.');
  return Number(value);
}
