import type { DictionaryLine } from './lines.js';
import type { ImportReport } from './report.js';

/// A word or set of a pattern: "TALKS", "&WEAPON"; or one of the signs for who stands there: "$" the source, "+" the target, "%" both,
/// "^" anybody.
export type Term = string;

/// What stands at one place of a pattern, its last term the one that carries it; with a preposition where the pattern has one.
export interface Phrase {
  readonly preposition: string | null;
  readonly terms: readonly Term[];
}

export interface Pattern {
  readonly at: DictionaryLine;
  readonly before: readonly Phrase[];
  readonly after: readonly Phrase[];
  readonly code: string;
}

/// A verb in small letters, of one word or several ("call off"), with its own code or none.
interface Verb {
  readonly at: DictionaryLine;
  readonly words: string;
  readonly code: string | null;
}

/// Verbs that share a code and patterns.
export interface VerbBlock {
  readonly name: string;
  readonly code: string | null;
  readonly verbs: readonly Verb[];
  readonly patterns: readonly Pattern[];
}

export interface VerbDictionary {
  readonly blocks: readonly VerbBlock[];
  /// The words of each set, in small letters, by its name in capitals.
  readonly sets: ReadonlyMap<string, readonly string[]>;
}

interface OpenBlock extends VerbBlock {
  readonly verbs: Verb[];
  readonly patterns: Pattern[];
}

const SIGNS = /^[$+%^]$/;
/// "--- ABANDON [160] ---"; some leave out the dashes behind it.
const HEADER = /^-{2,}\s*([^[\]*\s-][^[\]*]*?)\s*(?:\[([^\]]*)\])?\s*(?:-[-\s]*)?$/;

/// Reads a dictionary of verbs: sets of words ("&WEAPON" with "+" lines), blocks of verbs ("--- ABANDON [160] ---"), patterns ("- *
/// SANCTIONS [085]"), as TABARI and PETRARCH write them; in TABARI's older ones each verb with a code begins a block.
export function readVerbs(lines: readonly DictionaryLine[], report: ImportReport): VerbDictionary {
  const sets = new Map<string, string[]>();
  const blocks: OpenBlock[] = [];
  let set: string[] | null = null;
  let isHeaded = false;
  for (const at of lines) {
    const { text } = at;
    const header = HEADER.exec(text);
    if (header !== null) {
      blocks.push({ name: header[1] ?? '', code: codeIn(header[2]), verbs: [], patterns: [] });
      [set, isHeaded] = [null, true];
    } else if (text.startsWith('&') && !text.includes('*') && !text.includes('[')) {
      const name = nameOfSet(text);
      set = sets.get(name) ?? [];
      sets.set(name, set);
    } else if (set !== null && text.startsWith('+')) {
      const words = wordsIn(text.slice(1));
      if (words !== '') set.push(words);
    } else if (text.startsWith('~')) report.say('transformation', at, text);
    else if (text.startsWith('-')) {
      set = null;
      const pattern = patternOf(at);
      const block = blocks.at(-1);
      if (pattern === null || block === undefined) report.say('line-unreadable', at, text);
      else block.patterns.push(pattern);
    } else {
      set = null;
      const verb = verbOf(at, report);
      if (verb === null) continue;
      if (!isHeaded || blocks.length === 0) blocks.push({ name: verb.words, code: null, verbs: [], patterns: [] });
      blocks.at(-1)?.verbs.push(verb);
    }
  }
  return { blocks, sets };
}

function verbOf(at: DictionaryLine, report: ImportReport): Verb | null {
  const [, written = '', , code] = /^([^{[]+)(\{[^}]*\}?)?\s*(?:\[([^\]]*)\])?/.exec(at.text) ?? [];
  const words = wordsIn(written.replaceAll('+', ' '));
  if (!/\p{L}/u.test(words)) {
    report.say('line-unreadable', at, at.text);
    return null;
  }
  return { at, words, code: codeIn(code) };
}

function patternOf(at: DictionaryLine): Pattern | null {
  const [, body = '', code = ''] = /^-\s*(.*?)\s*\[([^\]]*)\]/.exec(at.text) ?? [];
  const [before, after, ...others] = body.split('*');
  if (before === undefined || after === undefined || others.length > 0) return null;
  const [left, right] = [phrasesOf(before), phrasesOf(after)];
  return left === null || right === null ? null : { at, before: left, after: right, code: code.trim() };
}

/// Signs and sets that "_" or nothing ties to the word beside them: "EN_+", "POR+", "&CRIMEN_DE_&GUERRA".
const TIED = /_*([$+%^])_*|_+(?=&)/g;

/// "(TO {OIL MARKET}) TIES" as phrases; null where a bracket is open.
function phrasesOf(text: string): Phrase[] | null {
  const phrases: Phrase[] = [];
  const apart = text.replace(TIED, (_, sign: string | undefined) => ` ${sign ?? ''} `);
  for (const [, inParens, inBraces, word, wrong] of apart.matchAll(
    /\(([^()]*)\)|\{([^{}]*)\}|([^\s(){}]+)|([(){}])/g,
  )) {
    if (wrong !== undefined) return null;
    if (inParens !== undefined) {
      const [preposition = '', ...terms] = inParens.replace(/[{}]/g, ' ').trim().split(/\s+/);
      phrases.push({ preposition: termOf(preposition), terms: terms.map(termOf) });
    } else if (inBraces !== undefined)
      phrases.push({ preposition: null, terms: inBraces.trim().split(/\s+/).map(termOf) });
    else if (word !== undefined) phrases.push({ preposition: null, terms: [termOf(word)] });
  }
  return phrases;
}

function termOf(written: string): Term {
  if (SIGNS.test(written)) return written;
  return written.startsWith('&') ? `&${nameOfSet(written)}` : wordsIn(written);
}

function nameOfSet(written: string): string {
  return written
    .replace('&', '')
    .replace(/[_\s]+$/, '')
    .toUpperCase();
}

/// "PRIME_MINISTER" is "prime minister".
function wordsIn(written: string): string {
  return written
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

function codeIn(written: string | undefined): string | null {
  const code = written?.trim() ?? '';
  return code === '' ? null : code;
}
