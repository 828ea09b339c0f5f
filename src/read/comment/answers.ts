import type { MarkupElement } from '../markup/markup.js';
import { descendants, find, labelsOf } from '../markup/markup.js';

/// What page makers call a list of answers.
export const REPLIES =
  /(?:^|[\s_-])(?:children|replies|answers|antworten|child|thread-children|reponses|indented)(?:$|[\s_-])/;
/// A class of the comment itself that says it is an answer.
const IS_REPLY =
  /(?:^|\s)(?:(?:is|comment|post|sub)[-_])?(?:reply|answer|antwort|nested|subcomment|child|response|reponse|respuesta)(?=\s|$)/;

/// Attributes that give the level of a comment, and those that name the comment that it answers.
const LEVEL_ATTRIBUTES = ['data-depth', 'data-level', 'aria-level', 'depth', 'indent'];
const PARENT_ATTRIBUTES = ['data-parent', 'data-parent-id', 'data-parent-comment-id', 'parentid', 'parent-id'];
/// Names that stand in so many elements inside or around a comment can give its level.
const LEVEL_SEARCH = 8;

/// How far in a comment stands in its thread, in whatever unit the page uses: a level in its name, an attribute, a margin,
/// the width of a picture before it. `scope` is the widest element that holds no other comment. Null where nothing tells.
export function levelOf(element: MarkupElement, scope: MarkupElement): number | null {
  const around: MarkupElement[] = [];
  for (let at: MarkupElement | null = element; at !== null; at = at.parent) {
    around.push(at);
    if (at === scope || around.length >= LEVEL_SEARCH) break;
  }
  for (const at of around) {
    const match = /(?:depth|level|comment_level|wc_comment_level|indent|twig)[-_](\d{1,2})(?:\s|$)/.exec(labelsOf(at));
    if (match !== null) return Number(match[1]);
    const stated = LEVEL_ATTRIBUTES.map((name) => at.attributes[name]).find((value) => value !== undefined);
    if (stated !== undefined && /^\d{1,2}$/.test(stated)) return Number(stated);
  }
  for (const at of around) {
    const margin = marginOf(at);
    if (margin !== null) return margin;
  }
  let seen = 0;
  for (const at of descendants(element)) {
    if (++seen > LEVEL_SEARCH) break;
    const { indent, width, height } = at.attributes;
    if (indent !== undefined && /^\d{1,2}$/.test(indent)) return Number(indent);
    if (at.name === 'img' && height === '1' && /^\d{1,4}$/.test(width ?? '')) return Number(width);
  }
  return null;
}

function marginOf(at: MarkupElement): number | null {
  const match =
    /(?:^|[;\s])(?:margin|padding)-(?:left|inline-start)\s*:\s*(\d{1,4}(?:\.\d+)?)(?:px|r?em|%|pt)?\s*(?:;|!|$)/i.exec(
      at.attributes['style'] ?? '',
    );
  return match === null ? null : Number(match[1]);
}

/// What tells a comment from the others in an `id`, an address or a reference: its number, or the code that it has instead.
/// Null where there is none.
export function commentKey(text: string): string | null {
  const lower = text.toLowerCase();
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(lower)?.[0];
  if (uuid !== undefined) return uuid;
  const token = /(?:^|[^a-z0-9])((?:\d+_)?[a-z0-9]*\d[a-z0-9]*)[^a-z0-9]*$/.exec(lower)?.[1];
  return token === undefined ? null : (/^[a-z]+(\d+(?:_\d+)?)$/.exec(token)?.[1] ?? token);
}

/// The key of the comment that the page says this one answers, or null.
export function parentKey(element: MarkupElement): string | null {
  const { attributes } = element;
  const stated = PARENT_ATTRIBUTES.map((name) => attributes[name]).find((value) => value !== undefined);
  const number = stated === undefined ? null : commentKey(stated);
  if (number !== null && number !== '0') return number;
  const pointer = find(
    element,
    (at) =>
      at.attributes['itemprop'] === 'parentItem' ||
      (at.name === 'a' &&
        (at.attributes['href'] ?? '').includes('#') &&
        /(?:^|[\s_-])(?:in-reply-to|reply-to|inreplyto|parent)(?:$|[\s_-])/.test(
          `${labelsOf(at)} ${at.attributes['rel'] ?? ''} ${at.parent === null ? '' : labelsOf(at.parent)}`,
        )),
  );
  if (pointer === null) return null;
  const { href, content, itemid } = pointer.attributes;
  const address = href ?? content ?? itemid ?? '';
  return commentKey(address.slice(address.indexOf('#') + 1));
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
