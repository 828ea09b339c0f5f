import { HerodotusError, type Problem } from '../annotation/problem.js';
import { READ_ONLY } from '../annotation/version.js';
import { indexActors } from '../codebook/actors-index.js';
import { joinActors } from '../codebook/actors-join.js';
import { Calendar } from '../language/calendar-index.js';
import { hooksOf } from '../language/hooks-of.js';
import { numberWords } from '../language/number-words.js';
import type { ParserSetting } from '../language/model-files.js';
import type { LanguagePack } from '../language/pack.js';
import { PlaceWords } from '../language/place-words.js';
import { FeatureTable } from '../language/tags.js';
import type { Equipment, LanguageEquipment } from '../pipeline.js';
import { commentCues, type CommentCues } from '../read/evidence/comment-cues.js';
import { createActorResolver } from '../resolve/actor/actors.js';
import { Gazetteer } from '../resolve/place/gazetteer.js';
import { createPlaceResolver } from '../resolve/place/places.js';
import { outletsOf } from '../resolve/place/publisher.js';
import type { CodebookPlace } from './codebook-files.js';
import { loadCodebook } from './compiled-codebook.js';
import { loadModel } from './model.js';

/// Everything that is needed to read and code pages.
export interface LoadedEquipment extends Equipment {
  /// The words by which pages are read.
  readonly cues: CommentCues;
  /// What is to be known of how it was loaded, such as `codebook-stale`.
  readonly warnings: readonly Problem[];
}

/// Which codebook, packs and parser are loaded.
export interface EquipmentChoice extends CodebookPlace {
  /// `fast` where nothing is said.
  readonly parser?: ParserSetting | undefined;
}

/// Loads what is needed to read and code pages: codebook, packs with their models, gazetteer, and the words that tell
/// comments. Throws `codebook-missing`, `codebook-invalid`, `model-missing`, `model-broken` and `model-format`.
export async function loadEquipment({ parser: setting, ...place }: EquipmentChoice = {}): Promise<LoadedEquipment> {
  const { codebook, packs, actors, regions, towns, hashes, warnings } = loadCodebook(place);
  const equip = async (pack: LanguagePack): Promise<[string, LanguageEquipment]> => {
    const { parser, hash } = await loadModel(pack.code, new FeatureTable(pack), { root: place.root, setting });
    const provenance = {
      ...READ_ONLY,
      model: { version: pack.modelVersion, hash },
      codebook: { version: codebook.version, hash: hashes.codebook },
      language: { code: pack.code, version: pack.version, hash: hashes.languages[pack.code] ?? '' },
    };
    const named = joinActors(actors, pack.names);
    const placeWords = new PlaceWords(pack.places, pack.prepositions, pack.names.words);
    const gazetteer = new Gazetteer(towns, regions, named.states, placeWords);
    const calendar = new Calendar(pack.calendar, numberWords(pack.classes));
    return [
      pack.code,
      {
        pack,
        parser,
        actors: createActorResolver(
          indexActors(named, { prepositions: pack.prepositions, plurals: hooksOf(pack.code).plurals }),
          calendar,
          gazetteer,
        ),
        places: createPlaceResolver(gazetteer, outletsOf(named.bodies, pack.comments.agencies)),
        calendar,
        provenance,
      },
    ];
  };
  const cues = readerWords(packs);
  return { codebook, languages: new Map(await Promise.all(packs.map(equip))), cues, warnings };
}

/// The words by which pages are read, whatever their language. Throws `codebook-missing`.
export function readerWords([first, ...others]: readonly LanguagePack[]): CommentCues {
  if (first === undefined) throw new HerodotusError('codebook-missing', { file: 'language/en/pack.yaml' });
  return commentCues(first, ...others);
}
