import { remembered } from '../../annotation/remembered.js';
import type { Place, Precision } from './place.js';

/// The capital of a country is named far more often than its people let expect.
const CAPITAL_FACTOR = 5;
const CAPITAL_LEAST = 1_000_000;
const FEWEST = 500;
/// First words of names whose lines are remembered.
const WORDS_KEPT = 2_000;
const NO_LINES: ReadonlyMap<string, number> = new Map();
/// What stands before the key that another name points to.
const POINTER = '=';

/// The lines of gazetteer.tsv, searched as they stand: towns and regions by name, sorted by key.
export class TownLines {
  /// By the first word of a key: where the first line of each key stands.
  private readonly linesFrom = remembered(WORDS_KEPT, (first: string) => this.findLines(first));

  constructor(private readonly text: string) {}

  /// What a key names, in the order of the file.
  named(key: string): readonly Place[] {
    return this.linesOf(key).flatMap((line) => {
      const [, pointer = '', id = ''] = line.split('\t', 3);
      if (!pointer.startsWith(POINTER)) return [readPlace(key, line, false)];
      const target = pointer.slice(POINTER.length);
      const meant = this.linesOf(target).find((other) => other.endsWith(`\t${id}`));
      return meant === undefined ? [] : [readPlace(target, meant, true)];
    });
  }

  /// Whether some key of more than one word begins with this one.
  begins(first: string): boolean {
    const lines = this.linesFrom(first);
    return lines.size > (lines.has(first) ? 1 : 0);
  }

  /// The second words of the keys of more than two words that begin with this one.
  secondWords(first: string): ReadonlySet<string> {
    return new Set(
      [...this.linesFrom(first).keys()]
        .map((key) => key.split(' '))
        .flatMap(([, word = '', more]) => (more === undefined ? [] : [word])),
    );
  }

  private linesOf(key: string): string[] {
    const lines: string[] = [];
    if (key === '') return lines;
    const { text } = this;
    const space = key.indexOf(' ');
    const first = space < 0 ? key : key.slice(0, space);
    for (let line = this.linesFrom(first).get(key) ?? text.length; text.startsWith(`${key}\t`, line);) {
      const end = text.indexOf('\n', line);
      lines.push(text.slice(line, end));
      line = end + 1;
    }
    return lines;
  }

  /// The keys that begin with a word, and where the first line of each stands.
  private findLines(first: string): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const { text } = this;
    for (let line = this.lineOf(first); text.startsWith(first, line); line = text.indexOf('\n', line) + 1) {
      const key = text.slice(line, text.indexOf('\t', line));
      if (key.length > first.length && key[first.length] !== ' ') break;
      if (!found.has(key)) found.set(key, line);
    }
    return found.size === 0 ? NO_LINES : found;
  }

  /// Where the first line stands whose key is not before this one: binary search over the lines of the text.
  private lineOf(key: string): number {
    const { text } = this;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const line = text.lastIndexOf('\n', middle - 1) + 1;
      const tab = text.indexOf('\t', line);
      if (tab < 0) break;
      if (text.slice(line, tab) < key) low = text.indexOf('\n', tab) + 1;
      else high = line;
    }
    return low;
  }
}

function readPlace(key: string, line: string, isOtherName: boolean): Place {
  const [, name = '', country = '', first = '', second = '', lat, lon, feature = 'PPL', population, id = ''] =
    line.split('\t');
  const people = Math.max(Number(population), FEWEST);
  return {
    name: name === '' ? titled(key) : unescaped(name),
    lat: Number(lat),
    lon: Number(lon),
    country,
    first: first === '' ? null : first,
    second: second === '' ? null : second,
    feature,
    geonames: id === '' ? null : Number(id),
    precision: precisionOf(feature),
    people,
    weight: feature === 'PPLC' ? Math.max(people * CAPITAL_FACTOR, CAPITAL_LEAST) : people,
    isOtherName,
  };
}

function precisionOf(feature: string): Precision {
  return feature.startsWith('ADM') ? 'region' : 'city';
}

/// A key as a name: each word with a capital.
export function titled(key: string): string {
  return key.replace(/(^| )\p{Ll}/gu, (start) => start.toUpperCase());
}

function unescaped(name: string): string {
  return name.includes('\\') ? (JSON.parse(`"${name}"`) as string) : name;
}
