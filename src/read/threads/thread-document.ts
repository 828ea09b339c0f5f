import type { SourceDocument } from '../../annotation/document.js';
import { TextBuilder, VoiceList, assemble } from '../document/assemble.js';
import { blocksOf, tidy } from '../markup/blocks.js';
import { entryDate, readEntries } from '../comment/data.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { withDayEntries } from '../evidence/day-entries.js';
import { datelinesOf, writtenBefore } from '../evidence/dateline.js';
import { parseMarkup, wordsOf } from '../markup/markup.js';
import { addComments } from '../comment/thread-segments.js';
import type { Thread } from './thread.js';

/// Makes a document of a thread: the post where the export has it, then the comments. Null where neither has a word.
export function threadDocument(thread: Thread, input: string, cues: CommentCues): SourceDocument | null {
  const voices = new VoiceList();
  const builder = new TextBuilder();
  const own = voices.own(thread.author, thread.publisher);
  const title = thread.title === null ? null : plain(thread.title);
  if (title !== null && title !== '') builder.add(title, 'title', own);
  const blocks = thread.text === null ? [] : blocksOf(parseMarkup(asMarkup(thread.text)));
  const prose = blocks.filter((block) => block.kind === 'body');
  const datelines = datelinesOf(
    prose.map((block) => block.text),
    cues,
  );
  const [dateline] = datelines.values();
  const begins = new Map([...datelines].map(([index, { end }]) => [prose[index], end]));
  const published = entryDate(thread.published)?.slice(0, 10) ?? dateline?.day ?? null;
  const written = dateline === undefined ? null : writtenBefore(dateline, published);
  for (const block of blocks) {
    const from = begins.get(block) ?? 0;
    builder.add(block.text, block.kind, own, null, written, from);
  }
  const comments = readEntries(thread.comments, cues);
  if (blocks.length === 0 && comments.length === 0) return null;
  addComments(comments, builder, voices, own);
  const facts = {
    id: null,
    input,
    uri: thread.uri,
    title,
    published,
    language: null,
    publisher: thread.publisher,
  };
  return assemble(facts, builder.text, voices.voices, withDayEntries(builder.text, builder.segments, cues), []);
}

function asMarkup(text: string): string {
  return /<\/?[a-z][^>]*>/i.test(text) ? text : text.replace(/</g, '&lt;').replace(/\r?\n\s*\r?\n/g, '<p>');
}

function plain(text: string): string {
  return /[<&]/.test(text) ? tidy(wordsOf(parseMarkup(text))) : tidy(text);
}
