import type { ListedActor, ListedCode } from '../../codebook/actor-table.js';
import { dayAfter, readActorCode, readAgentCode, readDate } from './actor-code.js';
import type { DictionaryLine } from './lines.js';
import { agentName, properName } from './names.js';
import type { ImportReport } from './report.js';

type ReadActor = Omit<ListedActor, 'source'>;

/// A name with the names and codes that follow it.
interface Entry {
  readonly names: Written[];
  readonly codes: Written[];
}

interface Written {
  readonly text: string;
  readonly at: DictionaryLine;
}

/// Reads the lines of a dictionary of actors or agents, of TABARI or PETRARCH: a name, "+" and names for the same, codes in brackets
/// behind the name or on lines of their own. `known` holds the names that were read before, and gets those of this one.
export function readActors(
  lines: readonly DictionaryLine[],
  report: ImportReport,
  known: Map<string, string> = new Map<string, string>(),
): ReadActor[] {
  const sets = new Map<string, readonly string[]>();
  return entriesOf(lines, report, sets).flatMap((entry) => actorOf(entry, report, known, sets) ?? []);
}

/// "!PERSON! = MAN, WOMAN"; in Spanish dictionaries "!¡PERSONA!_=_HOMBRE,_MUJER".
const SET = /^[!¡]*([\p{L}\p{N}_]+)!_*\s*=[_\s]*(.+)$/u;

function entriesOf(
  lines: readonly DictionaryLine[],
  report: ImportReport,
  sets: Map<string, readonly string[]>,
): Entry[] {
  const entries: Entry[] = [];
  for (const at of lines) {
    const [, set, words] = SET.exec(at.text) ?? [];
    if (set !== undefined && words !== undefined) {
      sets.set(
        set,
        words.split(',').map((word) => word.replace(/^[_\s]+|[_\s]+$/g, '')),
      );
      continue;
    }
    const bracket = at.text.indexOf('[');
    const named = (bracket < 0 ? at.text : at.text.slice(0, bracket)).trim();
    const codes = [...at.text.matchAll(/\[([^\]]*)(\]?)/g)];
    if (named.includes(']') || codes.some(([, , closed]) => closed === '')) {
      report.say('line-unreadable', at, at.text);
      continue;
    }
    const last = entries.at(-1);
    const isMore = named === '' || named.startsWith('+') || (at.indented && codes.length === 0 && last !== undefined);
    if (isMore && last === undefined) {
      report.say('line-unreadable', at, at.text);
      continue;
    }
    const entry: Entry = isMore && last !== undefined ? last : { names: [], codes: [] };
    if (entry !== last) entries.push(entry);
    if (named !== '') entry.names.push({ text: named.replace(/^\+\s*/, ''), at });
    entry.codes.push(...codes.map(([, text = '']) => ({ text: text.trim(), at })));
  }
  return entries;
}

function actorOf(
  entry: Entry,
  report: ImportReport,
  known: Map<string, string>,
  sets: ReadonlyMap<string, readonly string[]>,
): ReadActor | null {
  const [head] = entry.names;
  if (head === undefined) return null;
  const isAgent = entry.codes.some(({ text }) => text.includes('~'));
  const found = entry.codes.flatMap((code) => (isAgent ? agentCode(code, report) : codeOf(code, report)) ?? []);
  if (found.length === 0) {
    // Names whose codes are all told already are not told again.
    if (entry.codes.length === 0) for (const { text, at } of entry.names) report.say('name-without-code', at, text);
    return null;
  }
  const key = JSON.stringify(found);
  const names = entry.names
    .flatMap((written) => namesOf(written, isAgent, report, sets))
    .filter(({ name, at }) => {
      const id = name.toLowerCase();
      const before = known.get(id);
      if (before !== undefined) report.say(before === key ? 'name-again' : 'name-twice', at, name);
      known.set(id, before ?? key);
      return before === undefined;
    });
  const [first, ...others] = names.map(({ name }) => name);
  if (first === undefined) return null;
  report.carry(isAgent ? 'words for agents' : 'names of actors', names.length);
  return { name: first, aliases: others, kind: isAgent ? 'agent' : heldInTurn(found) ? 'person' : null, codes: found };
}

/// Whether codes tell of offices held for a time, as only a person's do.
function heldInTurn(codes: readonly ListedCode[]): boolean {
  const isDated = codes.some(({ from, to }) => from !== null || to !== null);
  return isDated && codes.some(({ code, sector }) => sector === 'GOV' || /\b(?:ELI|IGO)\b/.test(code ?? ''));
}

/// Behind a name, what it is shortened to: "ANIMAL_FRONT_(AF)_".
const ABBREVIATION = /(?<=\S)\s*\([A-Z.-]{2,6}\)/g;

/// The names that a name of a dictionary stands for, as they are written in texts.
function namesOf(
  { text, at }: Written,
  isAgent: boolean,
  report: ImportReport,
  sets: ReadonlyMap<string, readonly string[]>,
): { name: string; at: DictionaryLine }[] {
  const [singular = '', irregular = ''] = text.split('{');
  const plurals = irregular
    .replace('}', '')
    .split(/[,\s]+/)
    .filter((word) => word !== '');
  const pieces = singular.split(/\s\+|\+_/).filter((piece) => piece.trim() !== '');
  if (pieces.length > 1) report.say('name-split', at, text);
  return [...pieces, ...plurals]
    .flatMap((piece) => spelled(piece, sets))
    .flatMap((piece) => {
      const bare = piece.replace(ABBREVIATION, '');
      if (bare !== piece) report.say('name-in-brackets', at, piece);
      if (bare.includes('\ufffd')) {
        report.say('letters-lost', at, bare);
        return [];
      }
      if (bare.includes('!')) {
        report.say('name-set-unknown', at, bare);
        return [];
      }
      const name = isAgent ? agentName(bare) : properName(bare);
      if (name === '') {
        report.say('name-empty', at, piece);
        return [];
      }
      if (!/_\s*$/.test(bare)) report.say('stem', at, bare);
      return [{ name, at }];
    });
}

/// "CATTLE!PERSON!" is "CATTLE MAN", "CATTLE WOMAN" … with the words of the set PERSON; run together as the dictionary has them.
function spelled(piece: string, sets: ReadonlyMap<string, readonly string[]>): string[] {
  for (const [name, words] of sets) {
    const [whole, before = '', behind = ''] = new RegExp(`[!¡]+(_*)${name}(_*)!`, 'u').exec(piece) ?? [];
    if (whole !== undefined)
      return words.flatMap((word) => spelled(piece.replace(whole, `${before}${word}${behind}`), sets));
  }
  // The mark that opens what a "!" closed.
  return [piece.includes('!') ? piece : piece.replaceAll('¡', '')];
}

function codeOf({ text, at }: Written, report: ImportReport): ListedCode | null {
  const [, code = '', bounds = ''] = /^([^\s<>]*)(.*)$/.exec(text) ?? [];
  if (/^-+$/.test(text)) return told(report, 'code-null', { text, at });
  if (code.includes('/')) return told(report, 'code-compound', { text, at });
  const read = readActorCode(code);
  if (read === null) return told(report, 'code-unreadable', { text, at });
  const term = termOf(bounds.trim());
  if (term === null) return told(report, 'date-unreadable', { text, at });
  if (term.from !== null && term.to !== null && term.from >= term.to)
    return told(report, 'date-reversed', { text, at });
  if (read.renamed) report.say('country', at, text);
  if (read.unknown.length > 0) report.say('code-parts', at, text);
  return { ...read.code, ...term };
}

/// "<820101" before a day, ">070101" from it on, "970101-061231" from the first to the last day, or one day.
function termOf(written: string): Pick<ListedCode, 'from' | 'to'> | null {
  if (written === '') return { from: null, to: null };
  const [, sign, day = ''] = /^([<>])\s*(\d+)$/.exec(written) ?? [];
  if (sign !== undefined) {
    const date = readDate(day);
    if (date === null) return null;
    return sign === '<' ? { from: null, to: date } : { from: date, to: null };
  }
  const [, first = '', last = first] = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(written) ?? [];
  const [from, until] = [readDate(first), readDate(last)];
  return from === null || until === null ? null : { from, to: dayAfter(until) };
}

function agentCode({ text, at }: Written, report: ImportReport): ListedCode | null {
  const read = readAgentCode(text.replace('~', ''));
  if (read === null) return told(report, 'code-unreadable', { text, at });
  if (text.endsWith('~')) report.say('country-behind', at, text);
  return { ...read, country: null, from: null, to: null };
}

function told(report: ImportReport, kind: Parameters<ImportReport['say']>[0], { text, at }: Written): null {
  report.say(kind, at, `[${text}]`);
  return null;
}
