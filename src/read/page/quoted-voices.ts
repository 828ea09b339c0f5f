import { asName } from '../comment/facts.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { readDate } from '../evidence/page-date.js';
import type { Block } from '../markup/blocks.js';
import type { MarkupElement } from '../markup/markup.js';
import { labelsOf } from '../markup/markup.js';

/// Who wrote what a page quotes, as a line under the quotation says.
export interface QuotedVoice {
  readonly name: string | null;
  /// YYYY-MM-DD
  readonly day: string | null;
}

interface QuotedVoices {
  /// The blocks of quotations that name their writer, and those of posts embedded in the page.
  readonly voices: ReadonlyMap<Block, QuotedVoice>;
  /// The lines that say so.
  readonly lines: ReadonlySet<Block>;
}

/// Posts that a page shows with the marks of where they were posted.
const EMBEDDED =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|mastodon-embed|tiktok-embed|bluesky-embed|reddit-\w+|fb-post|telegram-post)(?=\s|$)/;
const LONGEST_LINE = 120;

/// Tells whose words the quotations of an article are: "— Name (@name) March 5, 2024" at their end, or a `cite` or `footer` in them.
export function quotedVoices(blocks: readonly Block[], cues: CommentCues): QuotedVoices {
  const voices = new Map<Block, QuotedVoice>();
  const lines = new Set<Block>();
  const quotations = new Map<MarkupElement, Block[]>();
  for (const block of blocks) {
    const around = quotationAround(block.element);
    if (around !== null) quotations.set(around, [...(quotations.get(around) ?? []), block]);
  }
  for (const [around, parts] of quotations) {
    const last = parts.length > 1 ? parts.at(-1) : undefined;
    const source = last === undefined ? null : sourceIn(last, cues);
    if (last !== undefined && source !== null) lines.add(last);
    if (source === null && !EMBEDDED.test(labelsOf(around))) continue;
    for (const part of parts) voices.set(part, source ?? { name: null, day: null });
  }
  return { voices, lines };
}

function quotationAround(element: MarkupElement): MarkupElement | null {
  let found: MarkupElement | null = null;
  for (let at: MarkupElement | null = element; at !== null; at = at.parent) if (at.name === 'blockquote') found = at;
  return found;
}

function sourceIn({ text, element }: Block, cues: CommentCues): QuotedVoice | null {
  const dashed = /^[—–―]\s*(?=\p{Lu})/u.exec(text);
  if (text.length > LONGEST_LINE || (dashed === null && element.name !== 'footer' && element.name !== 'cite'))
    return null;
  const line = text.slice(dashed?.[0].length ?? 0);
  const name = asName(/^[^(@,|·\d]+/u.exec(line)?.[0].trim() ?? '', cues);
  return name === null ? null : { name, day: readDate(line)?.day ?? null };
}
