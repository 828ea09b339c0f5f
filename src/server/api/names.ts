import { z } from 'zod';
import { actorAnswer, placeAnswer } from './statement.js';

/// Whose names hold these words.
export const namesQuery = z.object({
  words: z.string().min(1).max(200),
  most: z.coerce.number().int().min(1).max(200).default(20),
});
export type NamesQuery = z.input<typeof namesQuery>;

/// Actors of the corpus, those that act or suffer most first.
export const actorsAnswer = z.object({ actors: z.array(actorAnswer) });
export type ActorsAnswer = z.infer<typeof actorsAnswer>;

/// Places of the corpus, those where most happens first.
export const placesAnswer = z.object({ places: z.array(placeAnswer) });
export type PlacesAnswer = z.infer<typeof placesAnswer>;
