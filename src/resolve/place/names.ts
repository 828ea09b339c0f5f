import type { Name, Sentence } from '../../annotation/sentence.js';
import { CAPITALS, nameParts, type NamePart } from '../../codebook/actors-words.js';
import type { Gazetteer } from './gazetteer.js';
import type { Place } from './place.js';
import { withNeighbours } from './links.js';
import type { PlaceName } from './place-name.js';
import { written } from '../actor/phrase-names.js';

const ALONE = { containers: [], beside: [] } as const;
/// The most words that a place name has here.
const LONGEST = 6;
/// A region of fewer people needs it as a town does.
const KNOWN_REGION = 1_000_000;
/// A town of fewer people needs evidence that a place is meant.
const KNOWN_TOWN = 100_000;
/// Kinds of names that are no places, though a place be called the same.
const OTHERS: ReadonlySet<string> = new Set(['person', 'group']);

/// The place names of a sentence with their candidates, in text order, not overlapping.
export function readPlaceNames(gazetteer: Gazetteer, sentence: Sentence): PlaceName[] {
  const found: PlaceName[] = [];
  const { words } = sentence;
  for (let index = 0; index < words.length;) {
    const name = goesOn(sentence, index, found.at(-1)) ? null : longestAt(gazetteer, sentence, index);
    if (name === null) {
      index++;
      continue;
    }
    found.push(name);
    index = name.last + 1;
  }
  for (const name of sentence.names) if (name.kind === 'place') addUnknown(gazetteer, sentence, name, found);
  if (found.length === 0) return found;
  found.sort((a, b) => a.first - b.first);
  return withNeighbours(gazetteer.words, sentence, found);
}

/// Whether a word is the second part of a word with a hyphen: "North-Western". Behind another place it begins one: "Kyiv-Lviv".
function goesOn(sentence: Sentence, index: number, before: PlaceName | undefined): boolean {
  const [first, hyphen, word] = [sentence.words[index - 2], sentence.words[index - 1], sentence.words[index]];
  if (first === undefined || hyphen === undefined || word === undefined || hyphen.form !== '-') return false;
  const isWhole = first.end === hyphen.start && hyphen.end === word.start;
  return isWhole && CAPITAL.test(first.form) && before?.last !== index - 2;
}

const CAPITAL = /\p{Lu}/u;

/// Whether a place name may begin with a word: with a capital, or with a small article of names of another language.
function mayBegin({ words }: Gazetteer, form: string): boolean {
  const first = form.charCodeAt(0);
  if (first >= SMALL_A && first <= SMALL_Z) return words.beginsWithArticle(form);
  return /^['’]?\p{Lu}/u.test(form);
}

const SMALL_A = 97;
const SMALL_Z = 122;

function longestAt(gazetteer: Gazetteer, sentence: Sentence, from: number): PlaceName | null {
  const start = sentence.word(from);
  if (start.upos === 'DET' || !mayBegin(gazetteer, start.form)) return null;
  const [first, ...others] = nameParts(start.form);
  const most = first === undefined || gazetteer.mayGoOn(first) ? LONGEST : 1;
  const parts: NamePart[] = first === undefined ? [] : [first, ...others];
  const ends: number[] = [parts.length];
  for (let index = from + 1; index < sentence.words.length && index < from + most; index++) {
    const word = sentence.word(index);
    if (word.upos === 'PUNCT' && !/^[-–'’.]$/.test(word.form)) break;
    parts.push(...nameParts(word.form));
    ends.push(parts.length);
  }
  for (let count = ends.length; count > 0; count--) {
    const last = from + count - 1;
    const length = ends[count - 1] ?? 0;
    if (length === 0 || length === (ends[count - 2] ?? 0) || !CAPITAL.test(sentence.word(last).form)) continue;
    const name = parts.slice(0, length);
    const short = count === 1 ? abbreviated(gazetteer, sentence, from) : null;
    if (short !== null) return short;
    const shared = kindAhead(gazetteer, sentence, last);
    const ofKind = shared === null ? [] : gazetteer.named([...name, ...nameParts(shared)]);
    const candidates = ofKind.length > 0 ? ofKind : gazetteer.named(name);
    if (candidates.length === 0) continue;
    const evidence = ofKind.length > 0 ? 'sure' : evidenceFor(gazetteer, sentence, from, last, name, candidates);
    if (evidence === null) continue;
    return withKind(gazetteer, sentence, from, last, name, candidates, evidence === 'sure');
  }
  return null;
}

/// "Lebanon, Pa.": the short form of a region behind a name and a comma.
function abbreviated(gazetteer: Gazetteer, sentence: Sentence, index: number): PlaceName | null {
  const [name, comma, word] = [sentence.words[index - 2], sentence.words[index - 1], sentence.word(index)];
  if (name?.upos !== 'PROPN' || comma?.form !== ',') return null;
  const candidates = gazetteer.abbreviated(word.form);
  const [region] = candidates;
  if (region === undefined) return null;
  const key = region.name.toLowerCase();
  return { first: index, last: index, written: word.form, key, candidates, isSure: true, ...ALONE };
}

/// "Fannin and Lamar counties": the kind that stands behind an enumeration, in the singular; null where none does.
function kindAhead({ words }: Gazetteer, sentence: Sentence, last: number): string | null {
  for (let index = last + 1; index < sentence.words.length && index <= last + LONGEST_LIST; index++) {
    const { form, upos } = sentence.word(index);
    const kind = words.pluralKinds.get(form.toLowerCase());
    if (kind !== undefined) return kind;
    if (upos !== 'PROPN' && upos !== 'CCONJ' && form !== ',') return null;
  }
  return null;
}

const LONGEST_LIST = 12;

/// "Idlib province" is one name, when the gazetteer knows it so or the word is written with a capital.
function withKind(
  gazetteer: Gazetteer,
  sentence: Sentence,
  first: number,
  last: number,
  name: readonly NamePart[],
  candidates: readonly Place[],
  isSure: boolean,
): PlaceName {
  const behind = sentence.words[last + 1];
  const kind = behind?.form.toLowerCase() ?? '';
  let end = last;
  let places = candidates;
  if (behind !== undefined && gazetteer.words.kinds.has(kind)) {
    const longer = gazetteer.named([...name, ...nameParts(behind.form)]);
    if (longer.length > 0) places = longer;
    else if (gazetteer.words.regionKinds.has(kind)) places = regionsFirst(candidates);
    if (behind.upos === 'PROPN' && /^\p{Lu}/u.test(behind.form)) end = last + 1;
  } else {
    // "the Red Sea" is no state of Sudan.
    const waters = candidates.filter(({ country, precision }) => country === null && precision === 'region');
    places = waters.length > 0 ? waters : ofNamedKind(gazetteer, sentence, first, candidates);
  }
  return {
    first,
    last: end,
    written: written(sentence, first, end),
    key: `${name.map((part) => part.key).join(' ')} ${end > last || places !== candidates ? kind : ''}`,
    candidates: places,
    isSure,
    ...ALONE,
  };
}

/// "the state of Washington", "the city of Sao Paulo": a kind before the name says which sort is meant.
function ofNamedKind(
  gazetteer: Gazetteer,
  sentence: Sentence,
  first: number,
  candidates: readonly Place[],
): readonly Place[] {
  if (candidates.length < 2 || !isNamedKind(gazetteer, sentence, first)) return candidates;
  const isRegion = gazetteer.words.regionKinds.has(sentence.word(first - 2).lemma);
  const fitting = candidates.filter(({ precision }) => precision === (isRegion ? 'region' : 'city'));
  return fitting.length > 0 ? fitting : candidates;
}

function regionsFirst(candidates: readonly Place[]): readonly Place[] {
  const regions = candidates.filter((place) => place.precision === 'region');
  return regions.length > 0 ? regions : candidates;
}

/// Whether a name that the gazetteer holds is meant as a place here: surely, if the page says so elsewhere, or not (null).
function evidenceFor(
  gazetteer: Gazetteer,
  sentence: Sentence,
  first: number,
  last: number,
  name: readonly NamePart[],
  candidates: readonly Place[],
): 'sure' | 'maybe' | null {
  const start = sentence.word(first);
  const around = sentence.names.find((one) => one.first <= last && first <= one.last) ?? null;
  if (!hasProperNoun(sentence, first, last) && (around?.kind !== 'place' || start.upos !== 'ADJ')) return null;
  const isLand = candidates.some(isKnownLand);
  const isKnown = isLand || candidates.some((place) => place.weight >= KNOWN_TOWN);
  if (around !== null) {
    const isWhole = around.first >= first && around.last <= last;
    if (around.kind === 'place') {
      if (isInitials(name)) return isLand ? 'sure' : null;
      if (!isLand && isWhole && gazetteer.isDoubtful(name) && isNoun(gazetteer, sentence, first, last)) return null;
      const isMeant =
        isWhole ||
        (isLand && !isPartOfName(gazetteer, sentence, around, first, last, candidates)) ||
        !isInside(around, first, last) ||
        isWithContainer(gazetteer, sentence, around, first, last);
      return isMeant ? 'sure' : null;
    }
    if (!isWhole) return isKnown && isOfBody(gazetteer, sentence, around, first, last) ? 'sure' : null;
    if (OTHERS.has(around.kind)) {
      if (gazetteer.isDoubtful(name)) return null;
      return isLand ? 'sure' : isBehindLocating(gazetteer, sentence, first) ? 'maybe' : null;
    }
  }
  if (gazetteer.isDoubtful(name)) return null;
  if (isKnown) return 'sure';
  if (start.upos !== 'PROPN' || hasNameBehind(gazetteer, sentence, last)) return null;
  if (isBehindLocating(gazetteer, sentence, first)) return 'sure';
  return sentence.words[first - 1]?.upos === 'PROPN' ? null : 'maybe';
}

/// "loyal to the Republic", "the Commissioner of Police": a noun with a capital, though towns be called so.
function isNoun({ words }: Gazetteer, sentence: Sentence, first: number, last: number): boolean {
  const before = sentence.words[first - 1];
  if (before?.upos === 'DET') return !sentence.words.slice(first, last + 1).some(({ label }) => label === 'compound');
  const isBody = first === last && words.bodies.has(sentence.word(first).lemma.toLowerCase());
  return isBody && !words.surelyLocating.has(before?.form.toLowerCase() ?? '');
}

function isBehindLocating({ words }: Gazetteer, sentence: Sentence, first: number): boolean {
  const before = sentence.words[first - 1];
  return before !== undefined && words.locating.has(before.form.toLowerCase());
}

/// A country, or a region that we name ourselves: everybody knows it.
function isKnownLand({ precision, feature, weight }: Place): boolean {
  return precision === 'country' || (precision === 'region' && (weight >= KNOWN_REGION || feature === 'ADM2'));
}

/// "South Cotabato" is not South, "Dong Dang" is not Dang: a name goes on that the model took for one, or began before a region's.
function isPartOfName(
  { words }: Gazetteer,
  sentence: Sentence,
  around: Name,
  first: number,
  last: number,
  candidates: readonly Place[],
): boolean {
  const behind = sentence.words[last + 1];
  if (last < around.last && behind?.upos === 'PROPN' && !words.kinds.has(behind.form.toLowerCase())) return true;
  const isCountry = candidates.some(({ precision }) => precision === 'country');
  return !isCountry && around.first < first && sentence.word(first - 1).upos === 'PROPN';
}

/// "the Auckland Police", "the U.S. Army": a body in whose name a place comes first is that place's.
function isOfBody({ words }: Gazetteer, sentence: Sentence, around: Name, first: number, last: number): boolean {
  if (around.kind !== 'organisation' || last >= around.last) return false;
  for (let index = around.first; index < first; index++) if (sentence.word(index).upos !== 'DET') return false;
  for (let index = last + 1; index <= around.last; index++)
    if (words.bodies.has(sentence.word(index).lemma.toLowerCase())) return true;
  return false;
}

/// Whether some of the words are tagged as a name: "turkey" and "may" are not.
function hasProperNoun(sentence: Sentence, first: number, last: number): boolean {
  for (let index = first; index <= last; index++) {
    const { upos } = sentence.word(index);
    if (upos === 'PROPN' || (index === first && upos === 'X')) return true;
  }
  return false;
}

/// A short name in capitals that is no land is the initials of some body: "EU" is no town in France.
function isInitials(name: readonly NamePart[]): boolean {
  return name.length === 1 && name[0]?.shape === CAPITALS && name[0].key.length <= 3;
}

function isInside(name: Name, first: number, last: number): boolean {
  return name.first <= first && last <= name.last;
}

/// "Pandi, Bulacan" is two places though the model may see one name; so is "Damascus-Homs".
function isWithContainer({ words }: Gazetteer, sentence: Sentence, name: Name, first: number, last: number): boolean {
  const before = sentence.words[first - 1];
  const behind = sentence.words[last + 1];
  return (
    (name.first === first || (before !== undefined && before.upos === 'PUNCT')) &&
    (name.last === last ||
      (behind !== undefined && (behind.upos === 'PUNCT' || words.kinds.has(behind.form.toLowerCase()))))
  );
}

function hasNameBehind({ words }: Gazetteer, sentence: Sentence, last: number): boolean {
  const behind = sentence.words[last + 1];
  return behind !== undefined && behind.upos === 'PROPN' && !words.kinds.has(behind.form.toLowerCase());
}

/// A place that the model saw and the gazetteer does not know.
function addUnknown(gazetteer: Gazetteer, sentence: Sentence, name: Name, found: PlaceName[]): void {
  if (found.some((known) => known.first <= name.last && name.first <= known.last)) return;
  if (!hasProperNoun(sentence, name.first, name.last)) return;
  let { first } = name;
  while (first < name.last && sentence.word(first).upos === 'DET') first++;
  const candidates = partly(gazetteer, sentence, first, name.last);
  if (candidates.length === 0 && !isLocated(gazetteer, sentence, first) && !isNamedKind(gazetteer, sentence, first))
    return;
  const text = written(sentence, first, name.last);
  found.push({
    first,
    last: name.last,
    written: text,
    key: text.toLowerCase(),
    candidates,
    isSure: true,
    ...ALONE,
  });
}

/// Whether a preposition of place brings a name in, across "the" and words that describe it.
function isLocated({ words }: Gazetteer, sentence: Sentence, first: number): boolean {
  for (let index = first - 1; index >= 0 && index >= first - 4; index--) {
    const word = sentence.word(index);
    if (words.surelyLocating.has(word.form.toLowerCase())) return true;
    if (word.upos !== 'DET' && word.upos !== 'ADJ' && word.upos !== 'NOUN' && word.upos !== 'PROPN') return false;
    if (word.upos === 'PROPN' && sentence.word(index + 1).upos !== 'PROPN') return false;
  }
  return false;
}

/// "the town of Barsa": a kind of place before the name.
function isNamedKind({ words }: Gazetteer, sentence: Sentence, first: number): boolean {
  const [kind, link] = [sentence.words[first - 2], sentence.words[first - 1]];
  return kind !== undefined && link !== undefined && words.naming.has(link.form) && words.named.has(kind.lemma);
}

/// "North Dallas" lies in Dallas, "Sydney Airport" in Sydney: the well-known town that the name ends or begins with.
function partly(gazetteer: Gazetteer, sentence: Sentence, first: number, last: number): readonly Place[] {
  for (const index of [last, first]) {
    if (first === last) break;
    const parts = nameParts(sentence.word(index).form);
    if (parts.length === 0 || gazetteer.isDoubtful(parts)) continue;
    const known = gazetteer.named(parts).filter((place) => place.precision === 'city' && place.weight >= KNOWN_TOWN);
    if (known.length > 0) return known;
  }
  return [];
}
