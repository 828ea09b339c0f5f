import type { Pipeline } from '../../src/pipeline.js';
import { pageWithComments } from './coded.js';
import * as notation from './notation.js';

/// The files of language/en/cases/code, in flow order, and what of the record each shows.
export const CASE_FILES: Readonly<Record<string, notation.View>> = {
  roles: notation.roles,
  types: notation.events,
  factuality: notation.factuality,
  attribution: notation.attributions,
  voices: notation.voices,
  contexts: notation.contexts,
  actors: notation.actors,
  quantities: notation.quantities,
  statements: notation.statements,
  settings: notation.settings,
};

/// Cases that are not coded as they should be yet; the name of each begins with the file to which it belongs.
export const KNOWN_FAILINGS = 'known-failings';

/// What a view shows of a text, as the cases write it.
export async function shown(pipeline: Pipeline, input: string, view: notation.View): Promise<string> {
  const lines = view(await pipeline.run(pageWithComments(input)));
  return lines.length === 0 ? 'nothing' : lines.join('\n');
}
