import { expect, it } from 'vitest';
import { asRecord1 } from '../../src/annotation/record-1.js';
import { Wording } from '../../src/export/wording.js';
import { pageWithComments, wholePipeline } from './coded.js';

const TEXT = `“We shelled the town,” General Augusto Reyes of the Philippine army said. Students burned a bus.
@jo: They bombed us.`;

it('says that a role is of the side of the voice, known or not, and of no other', async () => {
  const { actors, statements } = (await wholePipeline()).code(
    await (await wholePipeline()).annotate(pageWithComments(TEXT)),
  );
  const nameOf = (id: string | null): string | undefined => actors.find((actor) => actor.id === id)?.name;
  const told = statements
    .filter(({ kind }) => kind === 'event')
    .flatMap(({ actor, recipient }) => [...actor, ...recipient])
    .map(({ start, end, actor, inherited }) => [TEXT.slice(start, end), nameOf(actor), inherited]);
  expect(told).toEqual([
    ['We', 'Philippine army', 'voice'],
    ['the town', undefined, undefined],
    ['Students', 'Students', undefined],
    ['a bus', undefined, undefined],
    ['They', undefined, undefined],
    ['us', undefined, 'voice'],
  ]);
});

it('is nobody to readers of version 1, and in words the side of the one who speaks', async () => {
  const record = await (await wholePipeline()).run(pageWithComments(TEXT));
  const [first] = record.statements;
  expect(asRecord1(record).statements[0]?.actor).toEqual([{ start: 1, end: 3, actor: null }]);
  expect(new Wording(record).role(first?.actor ?? [])).toBe(
    'We (the side of General Augusto Reyes of the Philippine army: Philippine army)',
  );
  const last = record.statements.findLast(({ kind }) => kind === 'event');
  expect(new Wording(record).role(last?.recipient ?? [])).toBe('us (the side of @jo)');
});
