import { expect, it } from 'vitest';
import { AnnotatedDocument } from '../../src/annotation/annotated-document.js';
import { packDocument } from '../../src/annotation/document-pack.js';
import { readDocument } from '../../src/annotation/document-unpack.js';
import type { EventType, StatementRecord } from '../../src/annotation/record.js';
import { Sentence } from '../../src/annotation/sentence.js';
import { plainPage, wholePipeline } from './coded.js';

/// The events of a sentence whose word of a form the model takes for a deed.
async function told(text: string, form: string, type: EventType, odds: number): Promise<StatementRecord[]> {
  const pipeline = await wholePipeline();
  const { source, sentences, places, times } = await pipeline.annotate(plainPage(text));
  const marked = sentences.map(({ start, end, words, multiwords, names }) => {
    const deeds = words.flatMap((word, index) => (word.form === form ? [{ index, type, odds }] : []));
    return new Sentence(start, end, words, multiwords, names, deeds);
  });
  const document = new AnnotatedDocument(source, marked, places, times);
  const read = readDocument(packDocument(document));
  expect(read).toEqual({ ok: true, document });
  return pipeline.code(document).statements.filter(({ kind }) => kind === 'event');
}

/// Of each: type, who, to whom, what told it.
function shown(text: string, statements: readonly StatementRecord[]): string[] {
  const words = (list: StatementRecord['actor']): string =>
    list.map(({ start, end }) => text.slice(start, end)).join(', ');
  return statements.map(
    ({ event, actor, recipient, why, confidence }) =>
      `${event?.type} | ${words(actor)} | ${words(recipient)} | ${why['rule']} | ${why['model']} | ${confidence}`,
  );
}

it.each([
  [
    'is told of a verb that no frame lists',
    ['The navy shooed the fishermen from the quay.', 'shooed', 'COERCE', 90],
    ['COERCE | The navy | the fishermen | frames/coerce.yaml#learned | 90 % | 0.9'],
  ],
  [
    'is not told where the model is less sure',
    ['The navy shooed the fishermen from the quay.', 'shooed', 'COERCE', 6],
    [],
  ],
  ['is not told of a noun without anybody', ['The scrimmage was long.', 'scrimmage', 'ASSAULT', 99], []],
  [
    'is told in the frame that knows the word but not those who stand there',
    ['The navy seized seven kites.', 'seized', 'COERCE', 80],
    ['COERCE | The navy | seven kites | frames/coerce.yaml#occupy-by-force | 80 % | 0.8'],
  ],
] as const)('a deed that the model takes a word for %s', async (_, [text, form, type, odds], expected) => {
  expect(shown(text, await told(text, form, type, odds))).toEqual(expected);
});

it('of a noun that a frame lists the model takes no light verb for a second deed', async () => {
  const text = 'Norway imposed sanctions on two shipowners.';
  const found = await told(text, 'imposed', 'SANCTION', 54);
  expect(found.map(({ event, cue }) => `${event?.type} ${text.slice(cue.start, cue.end)}`)).toEqual([
    'COERCE sanctions',
  ]);
});
