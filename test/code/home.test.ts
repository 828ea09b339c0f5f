import { expect, it } from 'vitest';
import { plainPage, wholePipeline } from './coded.js';

/// The lands of the actors of a page, by their names.
async function lands(text: string): Promise<Record<string, string | null>> {
  const pipeline = await wholePipeline();
  const { actors } = await pipeline.run(plainPage(text));
  return Object.fromEntries(actors.map(({ name, country }) => [name, country]));
}

it('is where the dateline says, though nothing else names a land', async () => {
  expect(
    await lands('HARLAN FALLS, Iowa - Two men were beaten by guards on Monday. Police condemned it.'),
  ).toMatchObject({
    men: 'USA',
    Police: 'USA',
  });
});

it('is not where the dateline says, if the text tells of another', async () => {
  const text =
    'ROME - Mozambique and its rebels signed a truce. Mozambique freed nine men in Beira. Police had beaten them in Maputo. ' +
    'The army praised Mozambique.';
  expect(await lands(text)).toMatchObject({ Police: 'MOZ', army: 'MOZ' });
});

it('leaves open whose somebody is who came from elsewhere', async () => {
  const text =
    'MEDYKA, Poland - Police praised the mayor of Medyka. In May the farmers sheltered a family from Kharkiv. Ukraine praised the farmers.';
  expect(await lands(text)).toMatchObject({ Police: 'POL', family: null });
});
