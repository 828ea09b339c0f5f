import { lastBegun, type Span } from './span.js';

/// Where an element stands in the markup of a page.
export interface MarkupPlace {
  readonly name: string;
  /// Its id, where it is the first in the page that has it.
  readonly id: string | null;
  /// The element around it; null for the page itself, which has no name.
  readonly outer: MarkupPlace | null;
  /// Its number among the elements in the one around it, from 1.
  readonly number: number;
  /// Offsets in the page's characters as they were decoded (UTF-16 units): from its tag to behind its end.
  readonly start: number;
  end: number;
  /// How many elements stand in it, side by side.
  inside: number;
}

/// A stretch of a document's text and the element of the page that it was read from.
export interface Origin extends Span {
  readonly place: MarkupPlace;
}

/// The element that the text at an offset (UTF-16 units) was read from: the one that holds its paragraph, heading, row or
/// line, or the script whose data it was. Null for texts that were no web page.
export function originAt(
  { origins = [] }: { readonly origins?: readonly Origin[] },
  offset: number,
): MarkupPlace | null {
  const found = origins[lastBegun(origins, offset)];
  return found !== undefined && offset < found.end ? found.place : null;
}

/// The way to an element as a CSS selector: from the nearest element around it with an id of its own, else from the top.
/// Elements that browsers add where a page leaves them out (`head`, `body`, `tbody`) are not counted on.
export function selectorOf(place: MarkupPlace): string {
  let selector = '';
  for (let at = place; at.outer !== null; at = at.outer) {
    const isFrame = at.name === 'html' || at.name === 'head' || at.name === 'body';
    const own = at.id !== null ? `#${at.id}` : isFrame ? at.name : `${nameOf(at)}:nth-child(${at.number})`;
    const joint = at.name === 'table' ? ' ' : ' > ';
    selector = selector === '' ? own : `${own}${joint}${selector}`;
    if (at.id !== null) break;
  }
  return selector === '' ? 'html' : selector;
}

/// Names that CSS would read as something else are left open.
function nameOf({ name }: MarkupPlace): string {
  return /^[a-z][\w-]*$/.test(name) ? name : '*';
}
