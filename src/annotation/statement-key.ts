import { CodePoints } from './code-points.js';
import { hashText } from './hash.js';
import type { SpanRecord, StatementRecord } from './record.js';

/// What of a statement its key is made from.
type Keyed = Pick<StatementRecord, 'id' | 'kind' | 'cue'>;

/// Letters of the line on each side of the cue that tell one cue from another.
const AROUND = 32;
/// 128 bits.
const DIGITS = 32;

/// The keys of the statements of a document, in their order (docs/record.md). A key is made from the document's id, the cue with
/// the letters around it in its line, how often the same letters stood before, and whether it tells a deed or a relation. It
/// holds nothing that a codebook decides: type, mode, roles and status may change and the key stays. Events and claims are one
/// kind, so that a claim in which a later codebook sees an event keeps its key. Of several statements of one kind on one cue
/// the lower `id` stands first, as a frame's own event stands before the second that it tells.
export function statementKeys(documentId: string, text: string, statements: readonly Keyed[]): string[] {
  const points = new CodePoints(text);
  const keys = new Map<Keyed, string>();
  const seen = new Map<string, number>();
  for (const statement of [...statements].sort((a, b) => numberOf(a) - numberOf(b))) {
    const kind = statement.kind === 'relation' ? 'relation' : 'deed';
    const place = `${kind} ${statement.cue.start} ${statement.cue.end}`;
    const nth = seen.get(place) ?? 0;
    seen.set(place, nth + 1);
    const parts = [documentId, kind, ...surroundings(text, points, statement.cue), String(nth)];
    keys.set(statement, hashText(parts.join('\0')).slice(0, DIGITS));
  }
  return statements.map((statement) => keys.get(statement) ?? '');
}

/// The cue with the letters around it in its line, how many of them stand before it, how many it has itself, and how many times
/// they all stand earlier in the text.
function surroundings(text: string, points: CodePoints, cue: SpanRecord): string[] {
  const [from, to] = [points.unitOf(cue.start), points.unitOf(cue.end)];
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  const isPlain = points.at(text.length) === text.length;
  const most = isPlain ? AROUND : 2 * AROUND;
  const near = text.slice(Math.max(lineStart, from - most), from);
  const far = text.slice(to, Math.min(lineEnd < 0 ? text.length : lineEnd, to + most));
  const before = isPlain ? near : [...near].slice(-AROUND).join('');
  const after = isPlain ? far : [...far].slice(0, AROUND).join('');
  const start = from - before.length;
  const words = text.slice(start, to) + after;
  let earlier = 0;
  for (let at = text.indexOf(words); at >= 0 && at < start; at = text.indexOf(words, at + 1)) earlier++;
  return [words, ...[cue.start - points.at(start), cue.end - cue.start, earlier].map(String)];
}

function numberOf({ id }: Keyed): number {
  return Number(id.slice(1));
}
