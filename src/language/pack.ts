import { HerodotusError } from '../annotation/problem.js';
import { versionOf } from '../codebook/version.js';
import { parseNames, type ActorNames } from '../codebook/actors-names.js';
import { parseWordings, type FrameWording } from '../codebook/wording.js';
import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { parseContextWords, type ContextWords } from './context-words.js';
import { parseCalendar, type CalendarData } from './calendar.js';
import { parseComments, type CommentWords } from './comments.js';
import { parseCues, type Cues } from './cues.js';
import { parseGrammar, type GrammarData } from './grammar.js';
import { parseParties, type PartyWeights } from './parties.js';
import { parsePlaceWords, type PlaceWordData } from './place-words.js';
import { parseIdioms, type Idiom } from './idioms.js';
import { parsePrepositions, type Prepositions } from './prepositions.js';
import { parsePronouns, type PronounWeights } from './pronouns.js';
import { parseForms, parseTags, type FormFeatures, type TagFeatures } from './tags.js';
import { parseWordClasses, type WordClasses } from './words.js';

export type Direction = 'ltr' | 'rtl';

const DIRECTIONS: readonly Direction[] = ['ltr', 'rtl'];

/// What one language says, as plain data: it can be written as JSON and read again. See docs/language.md.
export interface LanguagePack {
  /// ISO 639: "en".
  readonly code: string;
  /// In English: "English".
  readonly name: string;
  readonly version: string;
  /// Of the files of its model.
  readonly modelVersion: string;
  /// ISO 15924: "Latn".
  readonly script: string;
  readonly direction: Direction;
  /// What the tags of the pack's model say in Universal features.
  readonly tags: TagFeatures;
  /// What single words tell beside their tag.
  readonly forms: FormFeatures;
  /// How the frames of the codebook are told.
  readonly wordings: readonly FrameWording[];
  /// Which words tell nothing where they stand together.
  readonly idioms: readonly Idiom[];
  readonly contexts: ContextWords;
  readonly classes: WordClasses;
  readonly cues: Cues;
  readonly pronouns: PronounWeights;
  /// Null where nothing is learned of parties.
  readonly parties: PartyWeights | null;
  readonly calendar: CalendarData;
  readonly grammar: GrammarData;
  readonly prepositions: Prepositions;
  /// How the actors of the codebook are called.
  readonly names: ActorNames;
  readonly places: PlaceWordData;
  readonly comments: CommentWords;
}

/// Reads a pack from the files of its folder ("language/en"). Throws HerodotusError `codebook-missing` or `codebook-invalid`.
export function parsePack(files: readonly CodebookFile[], folder: string): LanguagePack {
  const one = (name: string): CodebookFile => {
    const file = `${folder}/${name}`;
    const found = files.find((each) => each.name === file);
    if (found === undefined) throw new HerodotusError('codebook-missing', { file });
    return found;
  };
  const parties = files.find(({ name }) => name === `${folder}/parties.yaml`);
  const root = YamlNode.read(one('pack.yaml'), 'herodotus/pack/1');
  root.only([
    'format',
    'origin',
    'language',
    'name',
    'version',
    'model-version',
    'script',
    'direction',
    'tags',
    'forms',
  ]);
  const tags = parseTags(root.get('tags') ?? root.fail('"tags" is missing', 'say of each tag which features it tells'));
  const prepositions = parsePrepositions(one('prepositions.yaml'));
  const calendar = parseCalendar(one('calendar.yaml'));
  return {
    code: root.matching('language', /^[a-z]{2,3}$/, 'write the code of ISO 639, such as "en"'),
    name: root.matching('name', /\S/, 'write the name of the language in English'),
    version: versionOf(root, 'version'),
    modelVersion: versionOf(root, 'model-version'),
    script: root.matching('script', /^[A-Z][a-z]{3}$/, 'write the code of ISO 15924, such as "Latn"'),
    direction: directionOf(root),
    tags,
    forms: parseForms(root.get('forms'), tags),
    wordings: files
      .filter(({ name }) => name.startsWith(`${folder}/wording/`))
      .flatMap((file) => parseWordings(file, new Set(prepositions['inside-unit']))),
    idioms: files
      .filter(({ name }) => name.startsWith(`${folder}/idioms/`))
      .flatMap((file) => parseIdioms(file, new Set(prepositions['inside-unit']))),
    contexts: parseContextWords(one('contexts.yaml')),
    classes: withTimeNouns(parseWordClasses(files.filter(({ name }) => name.startsWith(`${folder}/words/`))), calendar),
    cues: parseCues(one('cues/attribution.yaml'), one('cues/status.yaml'), one('cues/light-verbs.yaml')),
    pronouns: parsePronouns(one('pronouns.yaml')),
    parties: parties === undefined ? null : parseParties(parties),
    calendar,
    grammar: parseGrammar(one('grammar.yaml')),
    prepositions,
    names: parseNames(files.filter(({ name }) => name.startsWith(`${folder}/names/`))),
    places: parsePlaceWords(one('places.yaml')),
    comments: parseComments(one('comments.yaml')),
  };
}

/// Months and weekdays stand in the calendar alone; by their full names, the first of each, they are nouns of time too. Shortened
/// ones may be names of people.
function withTimeNouns(classes: WordClasses, { months, weekdays }: CalendarData): WordClasses {
  const full = [...months, ...weekdays].flatMap(([name]) => (name === undefined ? [] : [name]));
  return { ...classes, 'time-noun': [...(classes['time-noun'] ?? []), ...full] };
}

function directionOf(root: YamlNode): Direction {
  const node = root.get('direction') ?? root.fail('"direction" is missing', `write one of: ${DIRECTIONS.join(', ')}`);
  const found = DIRECTIONS.find((one) => one === node.asString());
  return found ?? node.fail(`"direction" is "${node.asString()}"`, `write one of: ${DIRECTIONS.join(', ')}`);
}
