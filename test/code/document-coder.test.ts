import { expect, it } from 'vitest';
import { plainPage, wholePipeline } from './coded.js';

/// Pronouns, what a report is about and its home country hang on the document: each of these reads the others' wrong.
const PAGES = [
  'Ghana signed a treaty with Togo. Togo said it would keep it. Police in Ghana arrested two smugglers.',
  'The mayor of Tromsø met the fishermen. She promised them a pier. They thanked her.',
  'Peru closed its border. The government said the army would guard it. Police arrested a driver in Peru.',
].map((text, index) => plainPage(text, `page-${index}`));

it('codes documents at once as one after another', async () => {
  const pipeline = await wholePipeline();
  const alone = [];
  for (const page of PAGES) alone.push(await pipeline.run(page));
  expect(await Promise.all(PAGES.map((page) => pipeline.run(page)))).toEqual(alone);
  const backwards = await Promise.all([...PAGES].reverse().map((page) => pipeline.run(page)));
  expect(backwards.reverse()).toEqual(alone);
});
