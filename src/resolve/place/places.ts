import type { SourceDocument } from '../../annotation/document.js';
import type { PlaceMention } from '../../annotation/mentions.js';
import type { Sentence } from '../../annotation/sentence.js';
import { choosePlaces, regionsMeant } from './choice.js';
import { datelinesIn, readDateline } from './datelines.js';
import { publishedIn } from './publisher.js';
import { holds, regionOf } from './traits.js';
import { readPlaceNames } from './names.js';
import type { PlaceName } from './place-name.js';
import type { Gazetteer, PlaceMatch } from './gazetteer.js';

export type { PlaceMatch } from './gazetteer.js';

export type { PlaceMention } from '../../annotation/mentions.js';

export interface PlaceResolver {
  /// The place names of each sentence, in text order, located. All sentences of a document go in together: the countries
  /// that it names decide between places of one name, and one name means one place. `page`: where they stand, for its
  /// datelines, which no sentence holds, and the country where it was published.
  resolve(sentences: readonly Sentence[], page?: SourceDocument): PlaceMention[][];
  /// The same, with the countries of the datelines of a page, each once.
  locate(sentences: readonly Sentence[], page?: SourceDocument): LocatedPlaces;
  /// The place names of each sentence with what they may mean.
  read(sentences: readonly Sentence[]): { readonly sentence: Sentence; readonly names: readonly PlaceName[] }[];
}

/// What the place names of a page mean.
export interface LocatedPlaces {
  readonly places: PlaceMention[][];
  /// ISO 3166-1 alpha-3.
  readonly datelines: readonly string[];
}

/// `outlets`: the country of papers and broadcasters, by their names in small letters.
export function createPlaceResolver(
  gazetteer: Gazetteer,
  outlets: ReadonlyMap<string, string> = new Map(),
): PlaceResolver {
  const read: PlaceResolver['read'] = (sentences) =>
    sentences.map((sentence) => ({ sentence, names: readPlaceNames(gazetteer, sentence) }));
  const locate: PlaceResolver['locate'] = (sentences, page) => {
    const all = read(sentences);
    const datelines = page === undefined ? [] : datelinesIn(page);
    const above = datelines.flatMap((dateline) => readDateline(gazetteer, dateline));
    const meant = meantOnPage([...above, ...all.flatMap(({ names }) => names)]);
    const chosen = choosePlaces([...meant], {
      published: page === undefined ? null : publishedIn(page, outlets, gazetteer),
      peoples: new Set(
        sentences.flatMap(({ words }) => words.flatMap(({ form }) => gazetteer.peoples.get(form) ?? [])),
      ),
    });
    const places = all.map(({ sentence, names }) =>
      names
        .filter((name) => meant.has(name))
        .map((name) => mentionOf(sentence, name, chosen.get(name) ?? unknownPlace(name))),
    );
    return { places, datelines: [...new Set(above.flatMap((name) => chosen.get(name)?.country ?? []))] };
  };
  return { read, locate, resolve: (sentences, page) => locate(sentences, page).places };
}

/// The names that are surely places, and those that the page shows to be: another mention is sure, the text says what holds it, or a
/// place of that name lies in a region of which the page names a place.
function meantOnPage(names: readonly PlaceName[]): ReadonlySet<PlaceName> {
  const sure = names.filter(({ isSure }) => isSure);
  if (sure.length === names.length) return new Set(names);
  const keys = new Set(sure.map(({ key }) => key));
  const regions = regionsMeant(sure);
  const isShown = ({ key, candidates, containers }: PlaceName): boolean =>
    keys.has(key) ||
    candidates.some((place) => {
      const region = regionOf(place);
      return (
        (region !== null && regions.has(region)) ||
        containers.some(({ lands }) => lands.some((land) => holds(land, place)))
      );
    });
  return new Set(names.filter((name) => name.isSure || isShown(name)));
}

function mentionOf(sentence: Sentence, { first, last }: PlaceName, match: PlaceMatch): PlaceMention {
  return { first, last, start: sentence.word(first).start, end: sentence.word(last).end, match };
}

function unknownPlace({ written }: PlaceName): PlaceMatch {
  return { name: written, lat: null, lon: null, country: null, feature: null, geonames: null, precision: 'point' };
}
