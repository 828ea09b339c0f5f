import type { SourceDocument } from '../../annotation/document.js';
import type { MarkupPlace } from '../../annotation/origin.js';
import { problem, type Problem } from '../../annotation/problem.js';
import { articleBody } from './article-body.js';
import { TextBuilder, VoiceList, assemble } from '../document/assemble.js';
import type { Block } from '../markup/blocks.js';
import { tidy } from '../markup/blocks.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { withDayEntries } from '../evidence/day-entries.js';
import { datelinesOf, writtenBefore } from '../evidence/dateline.js';
import { liveUpdates, paragraphsOfData, updateTimes, type TimedText } from './live-updates.js';
import { MOST_ELEMENTS, find, parsePage, wordsOf, type MarkupElement } from '../markup/markup.js';
import { takeComments } from '../comment/page-comments.js';
import { readDate } from '../evidence/page-date.js';
import { ownBlocks } from './own-blocks.js';
import { headingText, pageFacts, wordsOfTitle, type KnownFacts, type PageFacts } from './page-facts.js';
import { quotedVoices, type QuotedVoice } from './quoted-voices.js';
import { articleInState, stateOf, type PageState } from './state-text.js';
import { addComments } from '../comment/thread-segments.js';
import type { JsonObject } from '../markup/structured-data.js';
import { dataPlace, jsonLdObjects, textProperty, typesOf } from '../markup/structured-data.js';

/// A page with fewer letters of its own above a thread is the thread.
const LEAST_ARTICLE = 80;

const LONGEST_CREDIT = 80;
/// The longest line above the text that says when and by whom it was written; words of the longest name.
const LONGEST_HEAD_LINE = 60;
const LONGEST_NAME = 5;

/// Data with fewer letters tell less than a page that shows anything.
const LEAST_DATA = 200;
/// A page that shows less may have its article in the data of its scripts.
const LITTLE = 500;

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

/// A paragraph of the article.
interface Paragraph extends TimedText {
  readonly kind: Block['kind'];
  /// Whose words it is where it quotes somebody by name.
  readonly quoted: QuotedVoice | null;
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
  const states = stateOf(page);
  const body = articleBody(page, facts.title, opensThread && taken.length > 1);
  const blocks = body === null ? [] : ownBlocks(body, cues);
  const running = blocks.findIndex((block) => block.text.length >= RUNNING_TEXT);
  const found = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const updates = liveUpdates(data);
  const times = updateTimes(blocks, updates);
  const quoted = quotedVoices(blocks, cues);
  const given = articleInData({ states, title: facts.title }, data, updates, found);
  const inData = given.reduce((sum, { text }) => sum + text.length, 0);
  const paragraphs: Paragraph[] =
    (inData > LEAST_DATA || (found === 0 && inData > 0)) && found < 0.3 * inData
      ? given.map((part) => ({ kind: 'body' as const, quoted: null, ...part }))
      : blocks
          .filter(
            (block, index) =>
              !(index < running && isHeadLine(block.text, facts.author, cues)) && !quoted.lines.has(block),
          )
          .map((block) => ({
            quoted: quoted.voices.get(block) ?? null,
            kind: block.kind,
            text: block.text,
            place: block.element.place,
            published: times.get(block) ?? null,
          }));
  // Without an article, the first post of a thread is what the others answer.
  const [opening] = taken;
  const isThread =
    opening !== undefined &&
    opensThread &&
    taken.length > 1 &&
    paragraphs.reduce((sum, block) => sum + block.text.length, 0) < LEAST_ARTICLE;
  if (isThread)
    paragraphs.splice(
      0,
      paragraphs.length,
      ...opening.blocks.map((block) => ({ ...block, published: null, quoted: null })),
    );
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
  const datelines = datelinesOf(
    prose.map((block) => block.text),
    cues,
  );
  const [dateline] = datelines.values();
  const begins = new Map([...datelines].map(([index, { end }]) => [prose[index], end]));
  const published = context.published ?? facts.published ?? posted ?? dateline?.day ?? null;
  const written = dateline === undefined ? null : writtenBefore(dateline, published);
  for (const block of shown) {
    const from = begins.get(block) ?? 0;
    const pieces = [{ length: block.text.length, place: block.place }];
    const voice = block.quoted === null ? own : voices.quoted(block.quoted.name);
    const day = block.quoted === null ? (block.published ?? written) : block.quoted.day;
    builder.add(block.text, block.kind, voice, null, day, from, pieces);
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
      published,
      language: null,
      publisher: facts.publisher,
    },
    builder.text,
    voices.voices,
    withDayEntries(builder.text, builder.segments, cues),
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

/// The paragraphs of the article that some pages give in their JSON-LD: those of the longest one, or the updates of a live blog; of a
/// page that shows little (`found` letters) also those that its scripts would draw.
function articleInData(
  { states, title }: { readonly states: readonly PageState[]; readonly title: string | null },
  data: readonly JsonObject[],
  updates: readonly TimedText[],
  found: number,
): readonly TimedText[] {
  const bodies: { text: string; place: MarkupPlace | null }[] = data
    .map((object) => ({
      text:
        textProperty(object, 'articleBody') ??
        (typesOf(object).some((type) => POSTING.test(type)) ? textProperty(object, 'text') : null) ??
        '',
      place: dataPlace(object),
    }))
    .filter(({ text }) => text !== '');
  const state = bodies.length === 0 && found < LITTLE ? articleInState(states, title) : null;
  if (state !== null) bodies.push(state);
  const longest = bodies.sort((a, b) => b.text.length - a.text.length)[0];
  const told = updates.reduce((sum, { text }) => sum + text.length, 0);
  if (longest === undefined || told > longest.text.length) return updates;
  const { text, place } = longest;
  return paragraphsOfData(text).map((paragraph) => ({ text: paragraph, place, published: null }));
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
  // A heading of which a part is left out, or a title that was cut or cleaned so that it stands nowhere as it is.
  return (find(page, (at) => /^h[1-6]$/.test(at.name) && headingText(at) === title) ?? page).place;
}

/// "12 May 2020, 10:15", "By Name": the page's date and writer, which the document keeps as such.
function isHeadLine(text: string, author: string | null, cues: CommentCues): boolean {
  if (text.length > LONGEST_HEAD_LINE || /[!?]["”]?$/.test(text)) return false;
  const rest = text.replace(cues.patterns.author, '');
  const named = author !== null && rest.toLowerCase().startsWith(author.toLowerCase());
  if (rest !== text || named) return named || rest.split(' ').length <= LONGEST_NAME;
  return readDate(text, true) !== null && !/[.]$/.test(text);
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
