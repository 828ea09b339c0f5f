import { readdirSync, readFileSync } from 'node:fs';
import { featuresOf } from '../../src/annotation/features.js';
import type { Name, NameKind, Upos, Word } from '../../src/annotation/sentence.js';
import { Sentence } from '../../src/annotation/sentence.js';
import { indexActors } from '../../src/codebook/actors-index.js';
import { parseRegions } from '../../src/codebook/actors-places.js';
import { joinActors } from '../../src/codebook/actors-join.js';
import { parseNames } from '../../src/codebook/actors-names.js';
import { parseActors } from '../../src/codebook/actors-read.js';
import { parseWordClasses } from '../../src/language/words.js';
import { Calendar } from '../../src/language/calendar-index.js';
import { parseCalendar } from '../../src/language/calendar.js';
import { ENGLISH } from '../../src/language/en.js';
import { numberWords } from '../../src/language/number-words.js';
import { parsePlaceWords, PlaceWords } from '../../src/language/place-words.js';
import { parsePrepositions } from '../../src/language/prepositions.js';
import { Gazetteer } from '../../src/resolve/place/gazetteer.js';

/// Sentences for the cases of this folder are written down with their tags, so that they show what the resolvers do with a
/// right parse, whatever the model makes of the words.
///
/// `word/TAG`, `word/TAG/GOVERNOR` or `word/TAG/GOVERNOR/label`; the governor is counted from 1. Left out, the tag follows
/// from the word: a capital is PROPN, else NOUN; articles, prepositions and numbers are known. `{Jane Roe|person}` is a name
/// that the model saw; `*` marks the head of a phrase.
export interface Written {
  readonly sentence: Sentence;
  readonly text: string;
  readonly head: number;
}

const CLOSED: Readonly<Record<string, Upos>> = {
  the: 'DET', a: 'DET', an: 'DET', of: 'ADP', in: 'ADP', for: 'ADP', from: 'ADP', to: 'ADP', by: 'ADP', with: 'ADP', at: 'ADP', on: 'ADP', near: 'ADP', since: 'ADP', until: 'ADP', before: 'ADP', after: 'ADP', between: 'ADP', and: 'CCONJ', "'s": 'PART', '’s': 'PART', will: 'AUX', who: 'PRON', they: 'PRON', us: 'PRON', said: 'VERB',
}; // prettier-ignore

export function sentenceOf(line: string): Written {
  const words: Word[] = [];
  const names: Name[] = [];
  let text = '';
  let head = -1;
  let opened = -1;
  for (const token of line.trim().split(/\s+/)) {
    let rest = token;
    if (rest.startsWith('{')) [opened, rest] = [words.length, rest.slice(1)];
    if (rest.startsWith('*')) [head, rest] = [words.length, rest.slice(1)];
    const [, bare = rest, kind] = /^(.*?)\|(\w+)\}$/.exec(rest) ?? [];
    if (kind !== undefined) names.push({ first: opened, last: words.length, kind: kind as NameKind });
    const [form = '', tag, governor, label = 'dep'] = /^(?:\d+(?:\/\d+){1,2}|\/)$/.test(bare)
      ? [bare]
      : bare.split('/');
    if (text !== '') text += ' ';
    const lower = form.toLowerCase();
    const many = lower.endsWith('s') && !/^\p{Lu}/u.test(form);
    words.push({
      form,
      lemma: lower,
      upos: (tag as Upos | undefined) ?? (form === 'US' ? 'PROPN' : CLOSED[lower]) ?? guess(form),
      xpos: many ? 'NNS' : '',
      features: featuresOf(many ? { Number: 'Plur' } : {}),
      head: governor === undefined ? -1 : Number(governor) - 1,
      label,
      start: text.length,
      end: text.length + form.length,
    });
    text += form;
  }
  return { sentence: new Sentence(0, text.length, words, [], names), text, head };
}

function guess(form: string): Upos {
  if (/^\d/.test(form)) return 'NUM';
  if (/^\p{Lu}/u.test(form) || /^al-/.test(form)) return 'PROPN';
  return /\p{L}/u.test(form) ? 'NOUN' : 'PUNCT';
}

const CODEBOOK = new URL('../../codebook/', import.meta.url);

function codebookFile(name: string): { name: string; text: string } {
  return { name, text: readFileSync(new URL(name, CODEBOOK), 'utf8') };
}

const ACTOR_FILES = readdirSync(new URL('actors/', CODEBOOK))
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => codebookFile(`actors/${name}`));
const LANGUAGE = new URL('../../language/en/', import.meta.url);

function languageFile(name: string): { name: string; text: string } {
  return { name, text: readFileSync(new URL(name, LANGUAGE), 'utf8') };
}

export const CALENDAR = new Calendar(
  parseCalendar(languageFile('calendar.yaml')),
  numberWords(parseWordClasses([languageFile('words/numbers.yaml')])),
);
const PREPOSITIONS = parsePrepositions(languageFile('prepositions.yaml'));
export const AROUND_ACTORS = { prepositions: PREPOSITIONS, plurals: ENGLISH.plurals };
const NAMES = parseNames(
  readdirSync(new URL('names/', LANGUAGE))
    .sort()
    .map((name) => languageFile(`names/${name}`)),
);
export const ACTORS = joinActors(parseActors(ACTOR_FILES), NAMES);
export const BOOK = indexActors(ACTORS, AROUND_ACTORS);
export const GAZETTEER = new Gazetteer(
  codebookFile('places/gazetteer.tsv').text,
  parseRegions(codebookFile('places/regions.yaml')),
  BOOK.data.states,
  new PlaceWords(parsePlaceWords(languageFile('places.yaml')), PREPOSITIONS, NAMES.words),
);
