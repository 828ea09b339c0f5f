import type { SourceDocument } from '../../annotation/document.js';
import type { MarkupPlace } from '../../annotation/origin.js';
import { problem, type Problem } from '../../annotation/problem.js';
import { articleBody } from './article-body.js';
import { withoutEnd } from './article-end.js';
import { TextBuilder, VoiceList, assemble } from '../document/assemble.js';
import type { Block } from '../markup/blocks.js';
import { tidy } from '../markup/blocks.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { isFurniture } from '../comment/facts.js';
import { firstDateline } from '../evidence/dateline.js';
import { MOST_ELEMENTS, find, parseMarkup, parsePage, wordsOf, type MarkupElement } from '../markup/markup.js';
import { takeComments } from '../comment/page-comments.js';
import { readDate } from '../evidence/page-date.js';
import { pageFacts, wordsOfTitle, type KnownFacts, type PageFacts } from './page-facts.js';
import { addComments } from '../comment/thread-segments.js';
import type { JsonObject } from '../markup/structured-data.js';
import { dataPlace, jsonLdObjects, textProperty, typesOf } from '../markup/structured-data.js';

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
  const { page, cut } = parsePage(html);
  const data = jsonLdObjects(page);
  // Comments first: their dates and names are not the page's.
  const { comments: taken, opensThread } = takeComments(page, data, cues);
  const facts = withKnown(pageFacts(page, data, cues), context.known ?? {});
  const titlePlace = facts.title === null ? null : placeOfTitle(page, data, facts.title);
  const body = articleBody(page, facts.title);
  const blocks = withoutEnd(body?.blocks ?? [], cues).filter(
    (block) => !isFurniture(block.text, cues) && !leadsElsewhere(block, cues),
  );
  const running = blocks.findIndex((block) => block.text.length >= RUNNING_TEXT);
  const given = articleInData(data);
  const found = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const paragraphs: { kind: 'body' | 'quote' | 'caption'; text: string; place: MarkupPlace | null }[] =
    given !== null && (given.text.length > 200 || found === 0) && found < 0.3 * given.text.length
      ? given.text.split(/\n+/).map((text) => ({ kind: 'body' as const, text: tidy(text), place: given.place }))
      : blocks
          .filter((block, index) => !(index < running && isDateLine(block.text)))
          .map(({ kind, text, element }) => ({ kind, text, place: element.place }));
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
  if (facts.title !== null) {
    builder.add(facts.title, 'title', own, null, null, 0, [{ length: facts.title.length, place: titlePlace }]);
  }
  const title = letters(facts.title ?? '');
  const titleElement = find(page, (at) => at.name === 'title');
  const windowTitle = titleElement === null ? null : letters(wordsOfTitle(titleElement));
  const longestTitle = 4 * Math.max(title.length, windowTitle?.length ?? 0) + 60;
  const shown = paragraphs
    .map((block) => (block.kind === 'caption' ? { ...block, text: withoutCredit(block.text, cues) } : block))
    .filter(({ text }) => {
      if (text === '' || text.length > longestTitle) return text !== '';
      const own = letters(text);
      const ends = text.length < 2 * title.length + 60 && own.endsWith(title);
      return own !== windowTitle && !(title !== '' && ends);
    });
  const prose = shown.filter((block) => block.kind === 'body');
  const dateline = firstDateline(
    prose.map((block) => block.text),
    cues,
  );
  for (const block of shown) {
    const from = dateline !== null && block === prose[dateline.paragraph] ? dateline.end : 0;
    const pieces = [{ length: block.text.length, place: block.place }];
    builder.add(block.text, block.kind, own, null, null, from, pieces);
  }
  addComments(comments, builder, voices, own);
  if (paragraphs.length === 0 && comments.length === 0) return null;
  const all = cut ? [...warnings, problem('page-cut', { input: context.input, limit: MOST_ELEMENTS })] : warnings;
  const document = assemble(
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
    all,
  );
  return { document: { ...document, origins: builder.origins }, declared: facts.language };
}

function withKnown(facts: PageFacts, known: KnownFacts): PageFacts {
  return {
    ...facts,
    title: worded(known.title) ?? worded(facts.title),
    author: known.author ?? facts.author,
    publisher: known.publisher ?? facts.publisher,
    published: known.published ?? facts.published,
  };
}

/// A title as it stands in the text; null where nothing of it can be seen.
function worded(title: string | null | undefined): string | null {
  const text = tidy(title ?? '');
  return text === '' ? null : text;
}

/// The first post is no comment any more, so every index is one less.
function answeredInThread(replyTo: number | null): number | null {
  return replyTo === null || replyTo === 0 ? null : replyTo - 1;
}

/// The article text that some pages give in their JSON-LD, markup removed; the longest one.
function articleInData(
  data: readonly JsonObject[],
): { readonly text: string; readonly place: MarkupPlace | null } | null {
  const bodies = data
    .map((object) => ({
      text:
        textProperty(object, 'articleBody') ??
        (typesOf(object).some((type) => POSTING.test(type)) ? textProperty(object, 'text') : null) ??
        '',
      place: dataPlace(object),
    }))
    .filter(({ text }) => text !== '');
  const longest = bodies.sort((a, b) => b.text.length - a.text.length)[0];
  if (longest === undefined) return null;
  const { text, place } = longest;
  return { text: /<\/?[a-z][^>]*>/i.test(text) ? wordsOf(parseMarkup(text)) : text, place };
}

/// The heading that is the title; else the title of the window, or the metadata or data that have it.
function placeOfTitle(page: MarkupElement, data: readonly JsonObject[], title: string): MarkupPlace | null {
  const own = letters(title);
  // Metadata may hold tags; in the words of an element, "<3 … >" are letters like others.
  const has = (text: string | null | undefined): boolean =>
    [text ?? '', (text ?? '').replace(/<[^>]{0,200}>/g, ' ')].some((words) => letters(words).includes(own));
  const found =
    find(page, (at) => /^h[1-6]$/.test(at.name) && has(wordsOf(at))) ??
    find(page, (at) => at.name === 'title' && has(wordsOf(at))) ??
    find(page, (at) => at.name === 'meta' && has(at.attributes['content']));
  if (found !== null) return found.place;
  const told = data.find((object) => has(textProperty(object, 'headline', 'name')));
  if (told !== undefined) return dataPlace(told);
  // A title that was cut or cleaned so that it stands nowhere as it is.
  return (find(page, (at) => at.name === 'title') ?? page).place;
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
