import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { AnnotatedDocument } from '../../src/annotation/annotated-document.js';
import { packDocument } from '../../src/annotation/document-pack.js';
import { readDocument } from '../../src/annotation/document-unpack.js';
import type { SourceDocument } from '../../src/annotation/document.js';
import type { Pipeline } from '../../src/pipeline.js';
import { readBytes } from '../../src/read/read-bytes.js';
import { pageWithComments, plainPage, wholePipeline } from '../code/coded.js';
import { goldenCases } from '../golden.js';
import { anyBytes } from '../read/any-page.js';
import { CUES } from '../read/cues.js';
import { fuzzRuns } from '../property-runs.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await wholePipeline();
});

function roundTrip(document: AnnotatedDocument): AnnotatedDocument {
  const result = readDocument(JSON.parse(JSON.stringify(packDocument(document))));
  if (!result.ok) throw new Error(result.problem.message);
  return result.document;
}

/// What a document holds, without what its sentences have looked up of themselves.
function plain({ source, sentences, places, times, datelines }: AnnotatedDocument): unknown {
  const own = sentences.map(({ start, end, words, multiwords, names }) => ({ start, end, words, multiwords, names }));
  return { source, sentences: own, places, times, datelines };
}

/// A page that is read as a stored one is: its record is the same, though it never saw the parser.
async function expectSame(source: SourceDocument): Promise<void> {
  const document = await pipeline.annotate(source);
  const again = roundTrip(document);
  expect(plain(again)).toEqual(plain(document));
  expect(pipeline.code(again)).toEqual(pipeline.code(document));
  expect(plain(pipeline.resolve(again.source, again.sentences))).toEqual(plain(document));
}

const page = (path: string): SourceDocument => {
  const [result] = readBytes(readFileSync(path), { input: path }, CUES);
  if (result?.ok !== true) throw new Error(`${path} was not read`);
  return result.document;
};
const CASES = 'language/en/cases';
const casesOf = (folder: string): string[] =>
  readdirSync(`${CASES}/${folder}`)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => goldenCases(`${folder}/${name}`).map(({ input }) => input));

describe('an annotated document as JSON', () => {
  it('comes back as it was: every text of the cases, coded from it as before, links and all', async () => {
    for (const folder of ['code', 'gold', 'resolve']) await expectSame(plainPage(casesOf(folder).join('\n\n'), folder));
    for (const input of casesOf('compare')) await expectSame(pageWithComments(input));
  });

  it('comes back with the lands of its datelines', async () => {
    await expectSame(plainPage('KANO, Nigeria - Police shot at strikers. The strikers had blocked a road.'));
  });

  it('comes back as it was: whole pages with their elements', async () => {
    for (const path of ['examples/nepal-talks.html', 'examples/mackerel-dispute.html']) {
      const source = page(path);
      expect(source.origins?.length).toBeGreaterThan(5);
      await expectSame(source);
    }
  });

  it('comes back as it was: any page, any letters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          anyBytes,
          fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
        ),
        async (bytes) => {
          for (const result of readBytes(bytes, { input: 'x' }, CUES)) if (result.ok) await expectSame(result.document);
        },
      ),
      { numRuns: fuzzRuns(20) },
    );
  });

  it('takes less than 3 bytes for a byte of text, beside the text', async () => {
    let [bytes, letters] = [0, 0];
    for (const path of ['examples/nepal-talks.html', 'examples/mackerel-dispute.html']) {
      const { source, ...rest } = packDocument(await pipeline.annotate(page(path)));
      bytes += Buffer.byteLength(JSON.stringify(rest));
      letters += Buffer.byteLength(source.text);
    }
    expect(bytes / letters).toBeLessThan(3);
  });
});

describe('where an offset stands', () => {
  it('is told by sentence, segment and voice, and by none between them', async () => {
    const source = pageWithComments('Norland attacked Sudland. Talks failed.\n@Ann: That is a lie.');
    const document = await pipeline.annotate(source);
    for (let offset = -1; offset <= source.text.length; offset++) {
      const { sentence, segment, voice } = document.locate(offset);
      const holds = ({ start, end }: { start: number; end: number }): boolean => start <= offset && offset < end;
      expect(sentence).toBe(document.sentences.some(holds) ? document.sentences.findIndex(holds) : null);
      expect(segment).toBe(source.segments.some(holds) ? source.segments.findIndex(holds) : null);
      expect(voice?.id).toBe(source.segments.find(holds)?.voice);
    }
    expect(document.locate(source.text.indexOf('lie')).voice?.name).toBe('@Ann');
  });
});

describe('what is no annotated document', () => {
  const sound = async (): Promise<Record<string, unknown>> => ({
    ...packDocument(await pipeline.annotate(plainPage('Norland attacked Sudland on Tuesday.'))),
  });
  const problemOf = (json: unknown): string => {
    const result = readDocument(json);
    return result.ok ? 'none' : `${result.problem.code} ${result.problem.message}`;
  };

  it('is refused with the field that is wrong', async () => {
    const json = await sound();
    expect(problemOf(json)).toBe('none');
    expect(problemOf(null)).toContain('document-unknown');
    const { source } = packDocument(await pipeline.annotate(plainPage('Norland attacked Sudland on Tuesday.')));
    const segments = source.segments.map((segment) => ({ ...segment, replyTo: 7 }));
    expect(problemOf({ ...json, source: { ...source, segments } })).toContain('source.segments[0].replyTo is 7');
    expect(problemOf({ ...json, source: { ...source, foreign: [1] } })).toContain('source.foreign');
    expect(problemOf({ ...json, schema: 'herodotus-document/2' })).toContain('document-newer');
    expect(problemOf({ ...json, tags: ['GOBBLE VBD '] })).toContain('tags[0]');
    expect(problemOf({ ...json, tags: ['VERB VBD Tense=Soon'] })).toContain('tags[0]');
    expect(problemOf({ ...json, sentences: [{ words: 'é' }] })).toContain('sentences[0].words holds no numbers');
    expect(problemOf({ ...json, sentences: [{ words: 'A/////f' }] })).toContain('sentences[0].words');
    expect(problemOf({ ...json, sentences: [{ words: 'AIA' }] })).toContain('sentences[0].words breaks off');
  });

  it('is refused or read, whatever happens to a letter of it', async () => {
    const text = JSON.stringify(await sound());
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'AZaz09+/"[{x'), (at, letter) => {
        let json: unknown;
        try {
          json = JSON.parse(text.slice(0, at) + letter + text.slice(at + 1));
        } catch {
          return;
        }
        const result = readDocument(json);
        if (result.ok) pipeline.code(result.document);
        else expect(result.problem.code).toMatch(/^document-/);
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});
