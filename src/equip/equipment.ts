import { READ_ONLY } from '../annotation/version.js';
import { indexActors } from '../codebook/actors-index.js';
import { Calendar } from '../language/calendar-index.js';
import { ENGLISH } from '../language/en.js';
import { numberWords } from '../language/number-words.js';
import { PlaceWords } from '../language/place-words.js';
import type { Equipment } from '../pipeline.js';
import { commentCues, type CommentCues } from '../read/evidence/comment-cues.js';
import { createActorResolver } from '../resolve/actor/actors.js';
import { Gazetteer } from '../resolve/place/gazetteer.js';
import { createPlaceResolver } from '../resolve/place/places.js';
import { FeatureTable } from '../language/tags.js';
import { loadCodebook, loadTowns } from './compiled-codebook.js';
import { loadParser } from './model.js';

/// Everything that the command line needs to code pages: model, codebook, gazetteer, and the words that tell comments.
export async function loadEquipment(folder: string | undefined): Promise<Equipment & { readonly cues: CommentCues }> {
  const { codebook, pack, actors, regions } = loadCodebook(folder);
  const gazetteer = new Gazetteer(
    loadTowns(folder),
    regions,
    actors.states,
    new PlaceWords(pack.places, pack.prepositions),
  );
  const calendar = new Calendar(pack.calendar, numberWords(pack.classes));
  return {
    parser: await loadParser(undefined, undefined, new FeatureTable(pack)),
    codebook,
    pack,
    actors: createActorResolver(
      indexActors(actors, { prepositions: pack.prepositions, plurals: ENGLISH.plurals }),
      calendar,
      gazetteer,
    ),
    places: createPlaceResolver(gazetteer),
    calendar,
    provenance: READ_ONLY,
    cues: commentCues(pack.comments),
  };
}
