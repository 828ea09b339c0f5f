import type { SourceDocument } from '../../src/annotation/document.js';
import type { NewDocument } from '../../src/store/corpus.js';
import { keptText } from '../../src/store/kept-text.js';
import { pageWithComments, wholePipeline } from '../code/coded.js';

export const REPORT = [
  'Rebels shelled the port of Halvik on Monday and killed twelve dockers, the interior ministry said.',
  'The ministry of Norland said that police had arrested forty protesters in Bergen.',
  'France condemned the attack. "We shall not give in," the prime minister of Norway told reporters.',
  'Norway and Sweden agreed to hold talks in Oslo next week, and Norway threatened Russia with sanctions.',
  'The rebels denied that they had shelled the port.',
  '@Anna: The rebels never shelled Halvik! The government killed the dockers.',
].join('\n');

/// A page with its publisher and day, as it might be read.
export function page(text: string, about: Partial<SourceDocument> = {}): SourceDocument {
  return { ...pageWithComments(text), id: 'page', input: 'page.txt', published: '2024-05-06', ...about };
}

/// A page coded, as a corpus is given it, with its whole record where nothing else is said.
export async function coded(source: SourceDocument, whole = true): Promise<NewDocument> {
  const pipeline = await wholePipeline();
  const annotated = await pipeline.annotate(source);
  const record = pipeline.code(annotated);
  return { record, kept: keptText(annotated, record, whole) };
}

/// All that something asynchronous gives.
export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
