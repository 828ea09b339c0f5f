import type { SourceDocument } from '../annotation/document.js';
import type { Problem } from '../annotation/problem.js';
import { articleBody } from './article-body.js';
import { withoutEnd } from './article-end.js';
import { TextBuilder, VoiceList, assemble } from './assemble.js';
import type { Block } from './blocks.js';
import { tidy } from './blocks.js';
import type { CommentCues } from './comment-cues.js';
import { isFurniture } from './comment-facts.js';
import { firstDateline } from './dateline.js';
import { find, parseMarkup, wordsOf } from './markup.js';
import { takeComments } from './page-comments.js';
import { readDate } from './page-date.js';
import { pageFacts, type KnownFacts, type PageFacts } from './page-facts.js';
import { addComments } from './thread-segments.js';
import type { JsonObject } from './structured-data.js';
import { jsonLdObjects, textProperty, typesOf } from './structured-data.js';

/// A page with fewer letters of its own above a thread is the thread.
const LEAST_ARTICLE = 80;

const LONGEST_CREDIT = 80;

/// Types whose text is called so and not `articleBody`.
const POSTING = /^(?:DiscussionForumPosting|SocialMediaPosting|Question)$/;

/// Blocks before the first of this length are headings, dates and bylines.
const RUNNING_TEXT = 80;

/// What the caller knows of a page beside its bytes; it outranks what the page says.
interface PageContext {
  readonly input: string;
  readonly uri: string | null;
  readonly published: string | null;
  /// What the container of the page (a feed, a message) says of it.
  readonly known?: KnownFacts;
}

/// What stands in a page: the document without its language, which is told from the text later, or null where the page
/// has neither article nor comments.
interface PageReading {
  readonly document: SourceDocument;
  /// The language that the page declares.
  readonly declared: string | null;
}

/// Reads a web page: title, article, and the readers' comments after it, a blank line between blocks.
export function readPage(
  html: string,
  context: PageContext,
  cues: CommentCues,
  warnings: readonly Problem[],
): PageReading | null {
  const page = parseMarkup(html);
  const data = jsonLdObjects(page);
  // Comments first: their dates and names are not the page's.
  const { comments: taken, opensThread } = takeComments(page, data, cues);
  const facts = withKnown(pageFacts(page, data), context.known ?? {});
  const body = articleBody(page, facts.title);
  const blocks = withoutEnd(body?.blocks ?? [], cues).filter(
    (block) => !isFurniture(block.text, cues) && !leadsElsewhere(block, cues),
  );
  const running = blocks.findIndex((block) => block.text.length >= RUNNING_TEXT);
  const given = articleInData(data);
  const found = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const paragraphs: { kind: 'body' | 'quote' | 'caption'; text: string }[] =
    given !== null && (given.length > 200 || found === 0) && found < 0.3 * given.length
      ? given.split(/\n+/).map((text) => ({ kind: 'body' as const, text: tidy(text) }))
      : blocks
          .filter((block, index) => !(index < running && isDateLine(block.text)))
          .map(({ kind, text }) => ({ kind, text }));
  // Without an article, the first post of a thread is what the others answer.
  const [opening] = taken;
  const isThread =
    opening !== undefined &&
    opensThread &&
    taken.length > 1 &&
    paragraphs.reduce((sum, block) => sum + block.text.length, 0) < LEAST_ARTICLE;
  if (isThread) paragraphs.splice(0, paragraphs.length, ...opening.blocks);
  const comments = isThread
    ? taken.slice(1).map((comment) => ({ ...comment, replyTo: answeredInThread(comment.replyTo) }))
    : taken;
  const posted = isThread && opening.published !== null ? opening.published.slice(0, 10) : null;
  const voices = new VoiceList();
  const builder = new TextBuilder();
  const own = voices.own(isThread ? opening.name : facts.author, facts.publisher);
  if (facts.title !== null) builder.add(tidy(facts.title), 'title', own);
  const title = letters(facts.title ?? '');
  const titleElement = find(page, (at) => at.name === 'title');
  const windowTitle = titleElement === null ? null : letters(wordsOf(titleElement));
  const shown = paragraphs
    .map((block) => (block.kind === 'caption' ? { ...block, text: withoutCredit(block.text, cues) } : block))
    .filter(({ text }) => {
      const own = letters(text);
      const ends = text.length < 2 * title.length + 60 && own.endsWith(title);
      return text !== '' && own !== windowTitle && !(title !== '' && ends);
    });
  const prose = shown.filter((block) => block.kind === 'body');
  const dateline = firstDateline(
    prose.map((block) => block.text),
    cues,
  );
  for (const block of shown) {
    const from = dateline !== null && block === prose[dateline.paragraph] ? dateline.end : 0;
    builder.add(block.text, block.kind, own, null, null, from);
  }
  addComments(comments, builder, voices, own);
  if (paragraphs.length === 0 && comments.length === 0) return null;
  return {
    document: assemble(
      {
        id: context.known?.id ?? null,
        input: context.input,
        uri: context.uri ?? facts.uri,
        title: facts.title,
        published: context.published ?? facts.published ?? posted ?? dateline?.day ?? null,
        language: null,
        publisher: facts.publisher,
      },
      builder.text,
      voices.voices,
      builder.segments,
      warnings,
    ),
    declared: facts.language,
  };
}

function withKnown(facts: PageFacts, known: KnownFacts): PageFacts {
  return {
    ...facts,
    title: known.title ?? facts.title,
    author: known.author ?? facts.author,
    publisher: known.publisher ?? facts.publisher,
    published: known.published ?? facts.published,
  };
}

/// The first post is no comment any more, so every index is one less.
function answeredInThread(replyTo: number | null): number | null {
  return replyTo === null || replyTo === 0 ? null : replyTo - 1;
}

/// The article text that some pages give in their JSON-LD, markup removed; the longest one.
function articleInData(data: readonly JsonObject[]): string | null {
  const bodies = data
    .map(
      (object) =>
        textProperty(object, 'articleBody') ??
        (typesOf(object).some((type) => POSTING.test(type)) ? textProperty(object, 'text') : null),
    )
    .filter((text) => text !== null);
  const longest = bodies.sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) return null;
  return /<\/?[a-z][^>]*>/i.test(longest) ? wordsOf(parseMarkup(longest)) : longest;
}

/// "12 May 2020, 10:15": the page's date, which the document keeps as such.
function isDateLine(text: string): boolean {
  return text.length < 40 && readDate(text, true) !== null;
}

/// "Read more: …", "Photo: …": a pointer to another page, or who took a picture.
function leadsElsewhere(block: Block, cues: CommentCues): boolean {
  const lower = block.text.toLowerCase().replace(/^[^\p{L}©]+/u, '');
  const opens = (phrase: string): boolean => lower.startsWith(phrase) && !/^\p{L}/u.test(lower.slice(phrase.length));
  if (block.text.length <= 100 && [...cues.credits].some(opens)) return true;
  if (block.text.length > 220) return false;
  for (const phrase of cues.pointers) {
    if (
      opens(phrase) &&
      (block.heading ||
        block.linked > 0.3 ||
        /^\s*[:|»>]/.test(lower.slice(phrase.length)) ||
        lower.length < phrase.length + 12)
    )
      return true;
  }
  return false;
}

/// A caption without what stands at its end to say whose the picture is: "Photo: …", "(Image via …)", "© …".
function withoutCredit(text: string, cues: CommentCues): string {
  for (const mark of text.matchAll(/[\s(|[/-]([©\p{L}][\p{L} ]{0,18}?)(?=\s*:|\s+via(?:\s|$))/gu)) {
    const words = (mark[1] ?? '').toLowerCase();
    const rest = text.length - mark.index;
    if (cues.credits.has(words) && rest <= LONGEST_CREDIT && mark.index > rest * 0.3)
      return text.slice(0, mark.index).replace(/[\s(|[/,–-]+$/, '');
  }
  return text;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
