import { isFurniture } from '../comment/facts.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import type { Block } from '../markup/blocks.js';
import { labelsOf, type MarkupElement } from '../markup/markup.js';
import { withoutEnd } from './article-end.js';

/// A line that only announces what stands below it, or is a label.
const LONGEST_LABEL = 60;
/// The words in front of a link that say why one should follow it.
const LONGEST_PROMPT = 30;
const LONGEST_POINTER = 220;
const LONGEST_CREDIT_LINE = 100;
/// What asks something of readers is short; where it does not begin with the request, it has a link or is shorter still.
const LONGEST_APPEAL = 250;
const SHORTEST_APPEAL = 100;
/// A label that stands so often in a page is a button of it.
const OFTEN = 3;
/// A paragraph of this length that comes again is the same one, drawn for another screen.
const PARAGRAPH = 80;

/// What page makers call the lines above an article that are no part of it.
const HEAD_PLACE =
  /(?:^|[\s_-])(?:authors?|autor(?:e[ns]?)?|byline|writer|date|datum|fecha|kicker|eyebrow|dachzeile|topline|overline|roofline|supertitle|surtitre|volanta|antetitulo|rubri[ck]\w*|ressort|section|section-?name|categor(?:y|ies|ia)|kategorie|topic|topics|thema|th[eé]matique|channel|label|flag|badge|type|location|ort)(?:$|[\s_-])/;

const SENTENCE_END = /[.!?…。！？।][\])"'”’»」』]*$/u;

/// The blocks of an article as they stand in its page.
interface FoundBlocks {
  readonly blocks: readonly Block[];
  /// Boxes that open other pages.
  readonly teasers: ReadonlySet<MarkupElement>;
}

/// The blocks of an article without those that lead to other pages, announce such, ask something of readers, are buttons of the page
/// or come twice.
export function ownBlocks({ blocks, teasers }: FoundBlocks, cues: CommentCues): Block[] {
  const prose = blocks.map((block) => isProse(block) && !standsIn(block.element, teasers));
  const orphans = linesOverLinks(blocks, prose);
  const shown = blocks.filter((_, index) => prose[index]);
  const own = withoutEnd(shown, cues).filter(
    (block) =>
      !orphans.has(block) && !isFurniture(block.text, cues) && !leadsElsewhere(block, cues) && !appeals(block, cues),
  );
  return withoutTail(withoutHead(withoutRepeats(own)));
}

/// The headings and lines over lists of links.
function linesOverLinks(blocks: readonly Block[], prose: readonly boolean[]): Set<Block> {
  const found = blocks.filter((block, index) => {
    if (prose[index] !== true || prose[index + 1] !== false || !isLabel(block)) return false;
    let next = index + 1;
    while (prose[next] === false) next++;
    const after = blocks[next];
    if (!block.heading && block.text.endsWith(':')) return true;
    return (
      (block.heading || isBeside(block, blocks[index + 1])) &&
      !(after !== undefined && !isLabel(after) && isBeside(block, after))
    );
  });
  return new Set(found);
}

function standsIn(element: MarkupElement, boxes: ReadonlySet<MarkupElement>): boolean {
  if (boxes.size === 0) return false;
  for (let at: MarkupElement | null = element; at !== null; at = at.parent) if (boxes.has(at)) return true;
  return false;
}

/// Lists of links and lone links are not prose.
function isProse({ text, linked, kind }: Block): boolean {
  if (linked > 0.85 && text.length < 120) return false;
  if (linked > 0.6 && text.length > 120 && !/[.!?]/.test(text)) return false;
  // "Worth reading: A headline": a few words and a link.
  const prompt = /^[^:]+:\s/u.exec(text)?.[0].length ?? 0;
  return !(
    kind === 'body' &&
    linked > 0.5 &&
    prompt > 0 &&
    prompt <= LONGEST_PROMPT &&
    text.length * (1 - linked) <= prompt + 1
  );
}

function isLabel({ text, heading }: Block): boolean {
  return heading || (text.length <= LONGEST_LABEL && !SENTENCE_END.test(text));
}

function isEntry({ element, kind }: Block): boolean {
  return kind === 'quote' || /^(?:li|tr|dd|dt|pre)$/.test(element.name);
}

function isBeside({ element }: Block, other: Block | undefined): boolean {
  return other !== undefined && element.parent === other.element.parent;
}

/// "Read more: …", "Photo: …": a pointer to another page, or who took a picture.
function leadsElsewhere(block: Block, cues: CommentCues): boolean {
  const lower = opening(block);
  if (block.text.length <= LONGEST_CREDIT_LINE && [...cues.credits].some((phrase) => opensWith(lower, phrase)))
    return true;
  if (block.text.length > LONGEST_POINTER) return false;
  if (isFiling(block, lower, cues)) return true;
  for (const phrase of cues.pointers) {
    if (
      opensWith(lower, phrase) &&
      ((block.heading && lower.length <= phrase.length + LONGEST_PROMPT) ||
        block.linked > 0.3 ||
        /^\s*[:|»>]/.test(lower.slice(phrase.length)) ||
        lower.length < phrase.length + 12)
    )
      return true;
  }
  return false;
}

/// "Tags: war, peace", and the same with links alone behind it.
function isFiling({ linked }: Block, lower: string, cues: CommentCues): boolean {
  for (const phrase of cues.filings) {
    const rest = opensWith(lower, phrase) ? lower.slice(phrase.length) : null;
    if (rest !== null && (/^\s*[:|»]/.test(rest) || rest.trim() === '' || linked > 0.5)) return true;
  }
  return false;
}

/// "Sign up for our newsletter", "We use cookies": what a page asks of its readers.
function appeals(block: Block, cues: CommentCues): boolean {
  if (block.text.length > LONGEST_APPEAL || block.kind === 'quote' || /["“„«]/u.test(block.text)) return false;
  const lower = opening(block);
  const loosely = block.linked > 0.1 || block.heading || lower.length <= SHORTEST_APPEAL;
  for (const phrase of cues.appeals) {
    if (opensWith(lower, phrase)) return true;
    if (loosely && holds(lower, phrase)) return true;
  }
  return false;
}

function opening({ text }: Block): string {
  return text.toLowerCase().replace(/^[^\p{L}©]+/u, '');
}

function opensWith(lower: string, phrase: string): boolean {
  return lower.startsWith(phrase) && !/^\p{L}/u.test(lower.slice(phrase.length));
}

function holds(lower: string, phrase: string): boolean {
  const at = lower.indexOf(phrase);
  return at >= 0 && !/\p{L}$/u.test(lower.slice(0, at)) && !/^\p{L}/u.test(lower.slice(at + phrase.length));
}

/// Without labels that stand in the page again and again, and paragraphs that stood there before.
function withoutRepeats(blocks: readonly Block[]): Block[] {
  const times = new Map<string, number>();
  for (const { text } of blocks) times.set(text, (times.get(text) ?? 0) + 1);
  const seen = new Set<string>();
  return blocks.filter((block, index) => {
    const { text } = block;
    // Labels of entries and of who speaks come again and again.
    const after = blocks[index + 1];
    const introduces = text.endsWith(':') && after !== undefined && !isLabel(after);
    if (isLabel(block) && !isEntry(block) && !introduces) return (times.get(text) ?? 0) < OFTEN;
    const again = text.length >= PARAGRAPH && seen.has(text);
    seen.add(text);
    return !again;
  });
}

/// Without the labels above the first paragraph that say where a page belongs, of what kind it is, or who wrote it and when.
function withoutHead(blocks: readonly Block[]): Block[] {
  const running = blocks.findIndex(({ text }) => text.length >= PARAGRAPH);
  return blocks.filter(
    (block, index) =>
      index >= running || block.heading || block.kind !== 'body' || !isLabel(block) || !HEAD_PLACE.test(placeOf(block)),
  );
}

/// What the page calls the boxes around a block.
function placeOf({ element }: Block): string {
  const { parent } = element;
  // WordPress writes the topics of a post into its class.
  return [element, parent, parent?.parent ?? null]
    .map((at) => (at === null ? '' : labelsOf(at).replace(/(?<=^|\s)(?:tag|category|status|type|format)-\S+/g, '')))
    .join(' ');
}

/// Without headings over nothing at the end, and labels there that stand in a box without a paragraph.
function withoutTail(blocks: readonly Block[]): Block[] {
  const homes = new Set<MarkupElement | null>();
  for (const block of blocks) if (!isLabel(block)) homes.add(block.element.parent);
  if (homes.size === 0) return [...blocks];
  let end = blocks.length;
  for (let last = blocks[end - 1]; last !== undefined; last = blocks[--end - 1]) {
    const isLoose = isLabel(last) && !homes.has(last.element.parent) && !isEntry(last);
    if (!last.heading && !(isLoose && last.kind === 'body')) break;
  }
  return blocks.slice(0, end);
}
