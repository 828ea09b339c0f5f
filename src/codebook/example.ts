import type { Span } from '../annotation/span.js';

/// An example of a frame without its marks, with the places of actors and recipients in it.
export interface MarkedExample {
  readonly text: string;
  readonly actors: readonly Span[];
  readonly recipients: readonly Span[];
}

/// Reads "[A The army] shelled [R the town]."; returns null where a bracket is not closed.
export function readExample(marked: string): MarkedExample | null {
  let text = '';
  const actors: Span[] = [];
  const recipients: Span[] = [];
  let open: { start: number; list: Span[] } | null = null;
  for (let i = 0; i < marked.length; i++) {
    const char = marked[i] ?? '';
    const mark = marked.slice(i, i + 3);
    if (open === null && (mark === '[A ' || mark === '[R ')) {
      open = { start: text.length, list: mark === '[A ' ? actors : recipients };
      i += 2;
    } else if (open !== null && char === ']') {
      open.list.push({ start: open.start, end: text.length });
      open = null;
    } else text += char;
  }
  return open === null ? { text, actors, recipients } : null;
}
