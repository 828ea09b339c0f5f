import { z } from 'zod';
import { HerodotusError } from '../../annotation/problem.js';
import { readCodebookFiles } from '../../equip/codebook-files.js';
import { loadCodebook } from '../../equip/compiled-codebook.js';
import type { Desk } from '../../store/desk/desk.js';
import {
  codebookAnswer,
  codebookFile,
  codebookFileQuery,
  firedAnswer,
  firedQuery,
  laidAnswer,
  laidRequest,
  suggestionsAnswer,
  tryAnswer,
  tryParams,
  tryRequest,
  type CodebookAnswer,
  type CodebookFileAnswer,
  type FiredAnswer,
  type LaidAnswer,
  type SuggestionsAnswer,
  type TryAnswer,
} from '../api.js';
import type { App } from '../app.js';
import type { Suggestions } from '../suggestions/suggestions.js';
import type { Tries } from '../tries.js';

/// What a folder of suggestions is called.
const FOLDER = 'reviewed-codebook';

/// The codebook, where each of its entries fired, and drafts of it.
export function codebook(app: App, desk: Desk, tries: Tries, suggestions: Suggestions): void {
  let loaded: Pick<CodebookAnswer, 'version' | 'files'> & { readonly frames: Omit<Frame, 'statements'>[] };

  app.get(
    '/api/codebook',
    { schema: { summary: 'The frames, with where each fired', response: { 200: codebookAnswer } } },
    async (): Promise<CodebookAnswer> => {
      loaded ??= read();
      const { version, frames, files } = loaded;
      const counts = new Map((await desk.rules()).map(({ rule, statements }) => [rule, statements]));
      const known = new Set(frames.map(({ id }) => id));
      return {
        ...{ version, files },
        frames: frames.map((frame) => ({ ...frame, statements: counts.get(frame.id) ?? 0 })),
        others: [...counts].flatMap(([rule, statements]) => (known.has(rule) ? [] : [{ rule, statements }])),
      };
    },
  );

  app.get(
    '/api/codebook/files',
    {
      schema: {
        summary: 'One file of the codebook or of a language',
        querystring: codebookFileQuery,
        response: { 200: codebookFile },
      },
    },
    async ({ query: { name } }): Promise<CodebookFileAnswer> => {
      const file = readCodebookFiles().files.find((each) => each.name === name);
      if (file === undefined) throw new HerodotusError('not-there', { what: `file ${name} of the codebook` });
      return { name, text: file.text };
    },
  );

  app.get(
    '/api/codebook/fired',
    {
      schema: {
        summary: 'Actors or places of the corpus, with the entries that named them',
        querystring: firedQuery,
        response: { 200: firedAnswer },
      },
    },
    async ({ query: { of, words, most } }): Promise<FiredAnswer> => ({
      rows: (await desk.fired(of, words, most)).map((row) => ({ ...row })),
    }),
  );

  app.get(
    '/api/codebook/suggestions',
    {
      schema: {
        summary: 'Changes of the codebook that follow from what reviewers corrected',
        response: { 200: suggestionsAnswer },
      },
    },
    async (): Promise<SuggestionsAnswer> => ({ rows: await suggestions.rows() }),
  );

  app.post(
    '/api/codebook/suggestions/files',
    {
      schema: {
        summary: 'Files of the codebook, or of a draft, with suggestions in them',
        body: laidRequest,
        response: { 200: laidAnswer },
      },
    },
    async ({ body: { ids, files } }): Promise<LaidAnswer> => ({ files: await suggestions.laid(ids, files) }),
  );

  app.get(
    '/api/codebook/suggestions/download',
    {
      schema: {
        summary: 'A zip with all suggestions that hold: a folder for --codebook',
        response: { 200: z.any().meta({ description: 'the zip' }) },
      },
    },
    async (_, reply) => {
      const files = await suggestions.laid(undefined, []);
      // Who downloads nothing need not load it.
      const { strToU8, zipSync } = await import('fflate');
      const zip = zipSync(Object.fromEntries(files.map(({ name, text }) => [`${FOLDER}/${name}`, strToU8(text)])));
      return reply
        .header('content-disposition', `attachment; filename="${FOLDER}.zip"`)
        .type('application/zip')
        .send(Buffer.from(zip));
    },
  );

  app.post(
    '/api/codebook/tries',
    {
      schema: {
        summary: 'Try a draft of the codebook on a copy of the corpus',
        body: tryRequest,
        response: { 202: tryAnswer },
      },
    },
    async ({ body }, reply) => reply.code(202).send(tries.begin(body)),
  );

  app.get(
    '/api/codebook/tries/:id',
    { schema: { summary: 'What a draft would change so far', params: tryParams, response: { 200: tryAnswer } } },
    async ({ params: { id } }): Promise<TryAnswer> => tries.get(id),
  );

  app.delete(
    '/api/codebook/tries/:id',
    { schema: { summary: 'End a try', params: tryParams, response: { 200: tryAnswer } } },
    async ({ params: { id } }): Promise<TryAnswer> => tries.cancel(id),
  );
}

type Frame = CodebookAnswer['frames'][number];

function read() {
  const { codebook: own } = loadCodebook();
  return {
    version: own.version,
    frames: own.frames.map(({ id, gloss, type, relation, mode, cameo, contexts }) => ({
      ...{ id, gloss, type, relation, mode, cameo },
      contexts: [...contexts],
    })),
    files: readCodebookFiles().files.map(({ name }) => name),
  };
}
