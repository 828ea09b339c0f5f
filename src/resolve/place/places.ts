import type { PlaceMention } from '../../annotation/mentions.js';
import type { Sentence } from '../../annotation/sentence.js';
import { choosePlaces } from './choice.js';
import { readPlaceNames, type PlaceName } from './names.js';
import type { Gazetteer, PlaceMatch } from './gazetteer.js';

export type { PlaceMatch } from './gazetteer.js';

export type { PlaceMention } from '../../annotation/mentions.js';

export interface PlaceResolver {
  /// The place names of each sentence, in text order, located. All sentences of a document go in together: the countries
  /// that it names decide between places of one name, and one name means one place.
  resolve(sentences: readonly Sentence[], text?: string): PlaceMention[][];
}

export function createPlaceResolver(gazetteer: Gazetteer): PlaceResolver {
  return {
    resolve(sentences) {
      const names = sentences.map((sentence) => readPlaceNames(gazetteer, sentence));
      const chosen = choosePlaces(names.flat());
      return sentences.map((sentence, number) =>
        (names[number] ?? []).map((name) => mentionOf(sentence, name, chosen.get(name) ?? unknownPlace(name))),
      );
    },
  };
}

function mentionOf(sentence: Sentence, { first, last }: PlaceName, match: PlaceMatch): PlaceMention {
  return { first, last, start: sentence.word(first).start, end: sentence.word(last).end, match };
}

function unknownPlace({ written }: PlaceName): PlaceMatch {
  return { name: written, lat: null, lon: null, country: null, feature: null, geonames: null, precision: 'point' };
}
