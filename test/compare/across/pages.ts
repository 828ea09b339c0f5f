import { readFileSync } from 'node:fs';
import { hooksOf } from '../../../src/language/hooks-of.js';
import type { Page, Telling } from '../../../src/compare/across/telling.js';

const { roots } = hooksOf('en');

/// A telling of which only what is given is known.
export function telling(statement: string, cue: string, more: Partial<Telling> = {}): Telling {
  return {
    statement,
    start: 0,
    end: cue.length,
    cue: roots(cue),
    sentence: 0,
    type: null,
    mode: null,
    actor: [],
    recipient: [],
    place: null,
    time: null,
    numbers: [],
    polarity: 'positive',
    status: 'occurred',
    voice: null,
    incident: null,
    ...more,
  };
}

export function page(id: string, text: string, tellings: readonly Telling[], more: Partial<Page> = {}): Page {
  const sentences = text.split(/(?<=[.!?])\s+/).map((sentence) => roots(sentence));
  return { id, published: null, publisher: null, publications: [], sentences, tellings, ...more };
}

/// Somebody on a side.
export function side(name: string, kind: Telling['actor'][number]['kind'] = 'person'): Telling['actor'][number] {
  return { words: roots(name), name, code: null, country: null, kind };
}

interface GoldDocument {
  readonly id: string;
  readonly published: string;
  readonly publisher: string;
  readonly copyOf: string | null;
  readonly text: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly chain: string }[];
}

/// The reports of bench/across/half-1.jsonl, with the gold mentions as tellings of which only the words are known.
export function reports(): { readonly page: Page; readonly gold: GoldDocument }[] {
  return readFileSync('bench/across/half-1.jsonl', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const gold = JSON.parse(line) as GoldDocument;
      const { id, published, publisher, text } = gold;
      const lines = text.split('\n');
      const sentenceAt = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
      const tellings = gold.mentions.map(({ start, end }, index) => ({
        ...telling(`s${index + 1}`, text.slice(start, end)),
        start,
        end,
        sentence: sentenceAt(start),
      }));
      const sentences = lines.map((each) => roots(each));
      return { page: { ...page(id, '', tellings, { published, publisher }), sentences }, gold };
    });
}
