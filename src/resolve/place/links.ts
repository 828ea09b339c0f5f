import type { Sentence } from '../../annotation/sentence.js';
import type { PlaceWords } from '../../language/place-words.js';
import type { PlaceName } from './place-name.js';
import type { Container } from './traits.js';

/// The names of a sentence with what holds each, and its neighbours in enumerations.
export function withNeighbours(words: PlaceWords, sentence: Sentence, names: readonly PlaceName[]): PlaceName[] {
  const linked = names.map((name) => ({ ...name, containers: [] as Container[], beside: [] as PlaceName[] }));
  for (let at = linked.length - 2; at >= 0; at--) {
    const [name, next] = [linked[at], linked[at + 1]];
    if (name === undefined || next === undefined) continue;
    const link = linkOf(words, sentence, name.last + 1, next.first);
    if (link === null) continue;
    const lands = next.candidates.filter(({ precision }) => precision === 'country' || precision === 'region');
    if (link !== 'and' && lands.length > 0) name.containers.push({ lands, isComma: link === ',' }, ...next.containers);
    if (link !== 'in') {
      name.beside.push(next);
      next.beside.push(name);
    }
  }
  return linked;
}

/// The most words between a place and what holds it.
const LONGEST_LINK = 5;
const DESCRIBING: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'ADV', 'VERB']);

/// What joins two names: a comma, a word of enumeration, or a preposition that brings in what holds a place ("in northern",
/// "in the state of", "located in").
function linkOf(words: PlaceWords, sentence: Sentence, from: number, to: number): ',' | 'and' | 'in' | null {
  if (to - from > LONGEST_LINK || to <= from) return null;
  let holding = false;
  for (let index = from; index < to; index++) {
    const { form, upos } = sentence.word(index);
    if (index === from && to - from === 1 && (form === ',' || form === '(')) return ',';
    if (
      upos === 'CCONJ' &&
      index === to - 1 &&
      (index === from || (index === from + 1 && sentence.word(from).form === ','))
    )
      return 'and';
    if (words.holding.has(form)) holding = true;
    else if (
      holding
        ? !words.naming.has(form) && !DESCRIBING.has(upos)
        : !(upos === 'VERB' || (index === from && form === ','))
    )
      return null;
  }
  return holding ? 'in' : null;
}
