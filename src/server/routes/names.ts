import type { Desk } from '../../store/desk/desk.js';
import { placeAnswer } from '../answers.js';
import { actorsAnswer, namesQuery, placesAnswer, type ActorsAnswer, type PlacesAnswer } from '../api.js';
import type { App } from '../app.js';

/// Actors and places of the corpus by words of their names, for those who correct.
export function names(app: App, desk: Desk): void {
  app.get(
    '/api/actors',
    {
      schema: {
        summary: 'Actors whose names hold words',
        querystring: namesQuery,
        response: { 200: actorsAnswer },
      },
    },
    async ({ query: { words, most } }): Promise<ActorsAnswer> => ({
      actors: (await desk.actorsNamed(words, most)).map((actor) => ({ ...actor })),
    }),
  );

  app.get(
    '/api/places',
    {
      schema: {
        summary: 'Places whose names hold words',
        querystring: namesQuery,
        response: { 200: placesAnswer },
      },
    },
    async ({ query: { words, most } }): Promise<PlacesAnswer> => ({
      places: (await desk.placesNamed(words, most)).map(placeAnswer),
    }),
  );
}
