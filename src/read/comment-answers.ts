import type { MarkupElement } from './markup.js';
import { findAll, labelsOf } from './markup.js';

/// What page makers call a list of answers.
export const REPLIES = /(?:^|[\s_-])(?:children|replies|answers|antworten|child|thread-children|reponses)(?:$|[\s_-])/;
/// A class of the comment itself that says it is an answer.
const IS_REPLY =
  /(?:^|\s)(?:(?:is|comment|post|sub)[-_])?(?:reply|answer|antwort|nested|subcomment|child|response|reponse|respuesta)(?=\s|$)/;

/// The level of a comment in its thread where the page states it, else null.
export function levelOf(element: MarkupElement): number | null {
  const match = /(?:depth|level|comment_level|wc_comment_level)[-_](\d{1,2})(?:\s|$)/.exec(labelsOf(element));
  if (match !== null) return Number(match[1]);
  const stated =
    element.attributes['data-depth'] ?? element.attributes['data-level'] ?? element.attributes['aria-level'];
  return stated !== undefined && /^\d{1,2}$/.test(stated) ? Number(stated) : null;
}

/// The number of the comment that the page says this one answers, or null.
export function parentNumber(element: MarkupElement): string | null {
  const { attributes } = element;
  const stated = attributes['data-parent'] ?? attributes['data-parent-id'] ?? attributes['data-parent-comment-id'];
  const number = stated === undefined ? undefined : /\d+/.exec(stated)?.[0];
  if (number !== undefined && number !== '0') return number;
  const link = findAll(
    element,
    (at) => at.name === 'a' && /in-reply-to|reply-to|parent/.test(`${labelsOf(at)} ${at.attributes['rel'] ?? ''}`),
  )[0];
  return /#\D*(\d+)$/.exec(link?.attributes['href'] ?? '')?.[1] ?? null;
}

/// The comment that stands right before the list of answers in which `element` stands, or before `element` itself where
/// its class says that it is an answer; null where the page tells neither.
export function answeredBefore(element: MarkupElement, items: ReadonlySet<MarkupElement>): MarkupElement | null {
  if (isReply(element)) {
    const before = lastBefore(element, (at) => items.has(at) && !isReply(at));
    if (before !== null) return before;
  }
  for (let up = element.parent; up !== null && !items.has(up); up = up.parent) {
    if (up.name !== 'ul' && up.name !== 'ol' && !REPLIES.test(labelsOf(up))) continue;
    const before = lastBefore(up, () => true);
    if (before !== null && items.has(before)) return before;
  }
  return null;
}

function isReply(at: MarkupElement): boolean {
  return IS_REPLY.test((at.attributes['class'] ?? '').toLowerCase());
}

/// The nearest element before `element` under the same parent that `test` accepts.
function lastBefore(element: MarkupElement, test: (at: MarkupElement) => boolean): MarkupElement | null {
  const siblings = element.parent?.children ?? [];
  for (let index = siblings.indexOf(element) - 1; index >= 0; index--) {
    const at = siblings[index];
    if (at !== undefined && typeof at !== 'string' && test(at)) return at;
  }
  return null;
}
