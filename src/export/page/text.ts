import type { SegmentRecord, SpanRecord, StatementRecord } from '../../annotation/record.js';
import { statementClass } from '../event-class.js';
import { clean, type Wording } from '../wording.js';
import { markup, join, type Content, type Markup } from './markup.js';
import type { DocumentView } from './view.js';

/// What a stretch of the text is to a statement. The letters stand in `data-r` with the statement's number, "7a".
export const ROLES = {
  a: 'who',
  r: 'to whom',
  c: 'deed',
  p: 'where',
  t: 'when',
  i: 'with what',
  q: 'how many',
  s: 'source',
  k: 'says',
} as const;

export type RoleLetter = keyof typeof ROLES;

interface Mark extends SpanRecord {
  readonly kind: 'statement' | 'role' | 'actor' | 'place';
  readonly number: number;
  readonly letter?: RoleLetter;
}

/// The spans of a statement's roles.
export function roleSpans(statement: StatementRecord): (SpanRecord & { readonly letter: RoleLetter })[] {
  const spans: (SpanRecord & { readonly letter: RoleLetter })[] = [];
  const add = (letter: RoleLetter, span: SpanRecord | null | undefined) => {
    if (span !== null && span !== undefined) spans.push({ letter, start: span.start, end: span.end });
  };
  add('c', statement.cue);
  for (const each of statement.actor) add('a', each);
  for (const each of statement.recipient) add('r', each);
  add('p', statement.place);
  add('t', statement.time);
  add('i', statement.instrument);
  for (const each of statement.quantities) add('q', each);
  for (const step of statement.attribution) {
    add('s', step.source);
    add('k', step.cue);
  }
  return spans;
}

/// The text in its segments, report and comments apart, cut into pieces at the ends of everything that can be marked.
export function renderText(view: DocumentView): Markup {
  const { record } = view;
  const marks = allMarks(view);
  const pieces = (span: SpanRecord) => renderPieces(view, span, marks);
  const parts: { readonly comment: boolean; readonly content: Markup }[] = [];
  let end = 0;
  let voice: string | null = null;
  const outside = (until: number) => {
    const gap = { start: end, end: until };
    if (until > end && view.wording.text.line(gap) !== '') {
      parts.push({ comment: false, content: markup`<p class="outside">${pieces(gap)}</p>` });
    }
  };
  record.segments.forEach((segment) => {
    outside(segment.start);
    const own = segment.kind === 'comment';
    // What a comment quotes stands among the comments.
    const comment = own || (segment.kind === 'quote' && parts.some((part) => part.comment));
    parts.push({
      comment,
      content: own ? renderComment(view, segment, pieces) : renderBlock(view, segment, voice, pieces),
    });
    voice = segment.voice;
    end = Math.max(end, segment.end);
  });
  outside(view.wording.text.length);
  const comments = parts.filter(({ comment }) => comment);
  const titled = record.segments.some(({ kind }) => kind === 'title');
  const name = clean(record.title ?? '') || clean(record.input);
  return markup`<article class="report v-report" aria-label="Report">
      ${titled ? null : markup`<h1${record.title === null ? markup` class="nameless"` : null}>${name}</h1>`}
      ${join(
        parts.filter(({ comment }) => !comment).map(({ content }) => content),
        '\n',
      )}
    </article>
    ${
      comments.length > 0 &&
      markup`<section class="comments" aria-label="Comments">
        <h2>Readers’ comments <span class="n">${record.segments.filter(({ kind }) => kind === 'comment').length}</span></h2>
        ${join(
          comments.map(({ content }) => content),
          '\n',
        )}
      </section>`
    }`;
}

function renderBlock(
  view: DocumentView,
  segment: SegmentRecord,
  before: string | null,
  pieces: (span: SpanRecord) => Content,
): Markup {
  if (segment.kind === 'title') return markup`<h1>${pieces(segment)}</h1>`;
  const voice = view.record.voices.find(({ id }) => id === segment.voice);
  const named = segment.voice !== before && voice?.kind === 'author' && clean(voice.name ?? '') !== '';
  const byline = named ? markup`<p class="byline">${clean(voice.name ?? '')}</p> ` : null;
  if (segment.kind === 'quote')
    return markup`${byline}
      <blockquote>${pieces(segment)}</blockquote>`;
  return markup`${byline}
    <p class="${segment.kind}">${pieces(segment)}</p>`;
}

function renderComment(view: DocumentView, segment: SegmentRecord, pieces: (span: SpanRecord) => Content): Markup {
  const { segments } = view.record;
  const answered = segment.replyTo === null ? undefined : segments[segment.replyTo];
  const depth = Math.min(replyDepth(segments, segment), 3);
  return markup`<article class="comment ${view.voiceColor(segment.voice)} depth-${depth}">
    <header>
      <b>${view.wording.voice(segment.voice)}</b>${
        answered !== undefined && markup` <span>answers ${view.wording.voice(answered.voice)}</span>`
      }${segment.published !== null && markup` <time>${clean(segment.published).slice(0, 16).replace('T', ' ')}</time>`}
    </header>
    <p>${pieces(segment)}</p>
  </article>`;
}

function replyDepth(segments: readonly SegmentRecord[], segment: SegmentRecord): number {
  let depth = 0;
  let at: SegmentRecord | undefined = segment;
  // A damaged record may have replies in a circle.
  while (at !== undefined && at.replyTo !== null && depth < segments.length) {
    at = segments[at.replyTo];
    depth++;
  }
  return depth;
}

function allMarks(view: DocumentView): Mark[] {
  const { statements, actors, places } = view.record;
  const marks: Mark[] = [];
  statements.forEach((statement, number) => {
    marks.push({ kind: 'statement', number, start: statement.start, end: statement.end });
    for (const span of roleSpans(statement)) marks.push({ kind: 'role', number, ...span });
  });
  actors.forEach(({ mentions }, number) => {
    for (const { start, end } of mentions) marks.push({ kind: 'actor', number, start, end });
  });
  places.forEach(({ mentions }, number) => {
    for (const { start, end } of mentions) marks.push({ kind: 'place', number, start, end });
  });
  return marks.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
}

function renderPieces(view: DocumentView, span: SpanRecord, marks: readonly Mark[]): Markup {
  const inside = marks.filter((mark) => mark.start < span.end && span.start < mark.end);
  const cuts = new Set([span.start, span.end]);
  for (const { start, end } of inside) {
    if (start > span.start) cuts.add(start);
    if (end < span.end) cuts.add(end);
  }
  const at = [...cuts].sort((a, b) => a - b);
  return join(
    at.slice(0, -1).map((start, index) => {
      const piece = { start, end: at[index + 1] ?? span.end };
      return renderPiece(
        view,
        piece,
        inside.filter((mark) => mark.start <= piece.start && piece.end <= mark.end),
      );
    }),
  );
}

function renderPiece(view: DocumentView, piece: SpanRecord, marks: readonly Mark[]): Content {
  const words = view.wording.text.slice(piece);
  if (marks.length === 0) return words;
  const of = (kind: Mark['kind']) => marks.filter((mark) => mark.kind === kind);
  const roles = of('role');
  const cues = roles.filter(({ letter }) => letter === 'c');
  // A click takes the deed that is pointed at, else the narrowest clause around it, an event rather than a claim.
  const clauses = of('statement').sort((a, b) => rank(view, a) - rank(view, b));
  const order = [
    ...new Set([...cues.sort((a, b) => rank(view, a) - rank(view, b)), ...clauses].map(({ number }) => number)),
  ];
  const first = order[0];
  const statement = first === undefined ? undefined : view.record.statements[first];
  const shown = statement === undefined ? '' : `s k-${statementClass(statement)}`;
  const attributes = markup`${order.length > 0 && markup` data-s="${order.join(' ')}"`}${
    roles.length > 0 && markup` data-r="${roles.map(({ number, letter }) => `${number}${letter ?? ''}`).join(' ')}"`
  }${numbers(of('actor'), 'a')}${numbers(of('place'), 'p')}`;
  const cue = cues[0];
  if (cue !== undefined && first !== undefined) {
    const starts = cues.filter((mark) => mark.start === piece.start).map(({ number }) => view.label(number));
    return markup`<a
      class="${shown} cue"
      href="#${view.anchor(first)}"
      ${cue.start === piece.start && cue.number === first && markup` id="${view.anchor(first)}"`}
      ${attributes}${starts.length > 0 ? markup` data-n="${starts.join(' ')}"` : markup` tabindex="-1"`}
      >${words}</a
    >`;
  }
  return markup`<span${shown !== '' && markup` class="${shown}"`}${attributes}>${words}</span>`;
}

function numbers(marks: readonly Mark[], name: 'a' | 'p'): Markup | null {
  if (marks.length === 0) return null;
  const list = [...new Set(marks.map(({ number }) => number))].join(' ');
  return name === 'a' ? markup` data-a="${list}"` : markup` data-p="${list}"`;
}

function rank(view: DocumentView, mark: Mark): number {
  const statement = view.record.statements[mark.number];
  const claim = statement?.kind === 'claim' ? 1e9 : 0;
  return claim + (statement === undefined ? 0 : statement.end - statement.start);
}

/// The clause of a statement with its roles as `<mark>`s, for the explanation beside the text.
export function renderClause(wording: Wording, statement: StatementRecord): Markup {
  const roles = roleSpans(statement).filter(({ letter }) => letter !== 's' && letter !== 'k');
  const inside = roles.filter(({ start, end }) => start >= statement.start && end <= statement.end && start < end);
  // Nested roles would need nested marks; the first to start, and of those the narrowest, is shown.
  inside.sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: Content[] = [];
  let at = statement.start;
  for (const { start, end, letter } of inside) {
    if (start < at) continue;
    parts.push(wording.text.slice({ start: at, end: start }));
    parts.push(markup`<mark class="m-${letter}">${wording.text.slice({ start, end })}</mark>`);
    at = end;
  }
  parts.push(wording.text.slice({ start: at, end: statement.end }));
  return join(parts);
}
