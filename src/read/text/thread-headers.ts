import type { CommentCues } from '../evidence/comment-cues.js';
import { besideNames, withBareNames, withNamesAbove, withoutPlaces } from './header-names.js';
import { headerLine, type HeaderLine } from './header-lines.js';
import { closedNames, namesAlone, namesInside } from './lone-names.js';
import type { LineKind } from './page-lines.js';
import { threadFrame, type Frame } from './thread-frames.js';
import type { PageLines, ThreadHeader } from './thread-header.js';

/// A header so near the top may be the byline of the report.
export const TOP = 4;
/// Headers of a make of which one stands below "12 Comments" count so often.
const HEADED = 3;
/// Lines between such a heading and the first header.
const BELOW_HEADING = 3;
/// Of the headers with a time, such a share must be among those of a frame that is taken instead.
const LEAST_SHARED = 0.5;
/// A thread of so few headers of one make may have others beside them.
const SMALL = 3;

/// What is found of the headers of a page.
interface FoundHeaders {
  readonly headers: readonly ThreadHeader[];
  readonly times: ReadonlyMap<number, HeaderLine>;
  /// The frame that the page repeats around its comments, where its headers are those.
  readonly frame?: Frame;
}

/// Headers of comments on a page, those of one make, in order: one line with a name and a time; a name and a time on lines of their own;
/// a name alone above lines that stand further in. Empty where none is found. `times`: lines that hold a time and nothing else and
/// belong to no header.
export function threadHeaders(page: PageLines, cues: CommentCues): FoundHeaders {
  const { lines, indents } = page;
  const dayFirst = lines.some((line) => line.length < 60 && /^\D*(?:1[3-9]|2\d|3[01])\/\d{1,2}\/\d{2,4}/u.test(line));
  const read = lines.map((line, index) => {
    if (index === 0 || page.kinds[index] === 'heading') return null;
    const header = headerLine(line, cues, dayFirst);
    return header === null || isUpdate(line, cues) ? null : header;
  });
  const named = new Map<number, HeaderLine>();
  const times = new Map<number, HeaderLine>();
  read.forEach((header, index) => {
    if (header === null) return;
    if (header.shape === 'W') times.set(index, header);
    else if (header.shape !== 'BN' || header.numbered || cues.anonymous.has(nameBehind(lines[index] ?? '')))
      named.set(index, header);
  });
  for (const [index, { dayless }] of [...times])
    if (dayless && !times.has(index - 1) && !times.has(index + 1)) times.delete(index);
  const headers: ThreadHeader[] = [];
  const used = new Set<number>();
  for (const [index, header] of named) {
    // "Name says:" above "12 May 2020 at 10:15".
    const below = header.shape.includes('W') ? undefined : times.get(index + 1);
    if (below !== undefined) used.add(index + 1);
    headers.push({
      first: index,
      end: index + (below === undefined ? 1 : 2),
      name: header.name,
      handle: header.handle,
      published: header.published ?? below?.published ?? null,
      answers: header.answers,
      signature: `${header.signature}${below === undefined ? '' : ` / ${below.signature}`}`,
      timed: header.timed || below?.timed === true,
      inside: 0,
      leads: header.shape.includes('S') || /:$/u.test(lines[index] ?? ''),
      indent: indents[index] ?? 0,
    });
  }
  const unused = [...times.keys()].filter((index) => !used.has(index));
  const beside = besideNames(page, times, unused, new Set(named.keys()), cues);
  const isBelow = named.size === 0 && beside.length > 0 && beside.every(({ isAbove }) => !isAbove);
  const closed = isBelow ? closedNames(page, times, cues) : [];
  if (closed.length > 0 && closed.length >= beside.length) return { headers: closed, times };
  headers.push(...beside);
  for (const { first, end } of headers) for (let at = first; at < end; at++) times.delete(at);
  const best = withBareNames(withNamesAbove(ofOneMake(headers, page.kinds), page, cues), cues);
  const frame = threadFrame(page, times, dayFirst, cues);
  if (frame !== null && isBetter(frame, best)) {
    const ofFrame = new Set(frame.headers.flatMap(({ first, end }) => [first, end - 1]));
    for (const index of [...times.keys()]) if (ofFrame.has(index)) times.delete(index);
    const names = withoutPlaces(
      frame.headers.map(({ name }) => name),
      cues,
    );
    return { headers: frame.headers.map((header, index) => ({ ...header, name: names[index] ?? null })), times, frame };
  }
  if (best.length >= 2) return { headers: best, times };
  const inside = namesInside(page, dayFirst, cues);
  if (inside.length > 0) return { headers: inside, times };
  if (best.some(({ timed, leads }) => timed && leads)) return { headers: best, times };
  const alone = namesAlone(page, cues);
  if (alone.length >= 2) return { headers: alone, times };
  if (best.length > 0) return { headers: best, times };
  const isHeaded = alone.some(({ first }) => page.kinds[first - 1] === 'heading');
  if (isHeaded) return { headers: alone, times };
  return { headers: page.kinds.includes('heading') ? [] : closedNames(page, times, cues), times };
}

/// Whether a frame says more than headers with a time: it has more comments below a heading, or the headers are lines of its own.
function isBetter(frame: Frame, best: readonly ThreadHeader[]): boolean {
  if (best.length < 2) return true;
  const inFrame = (at: number): boolean => frame.headers.some(({ first, end }) => at >= first && at < end);
  // A menu below "Reviews" has none of the times of the page.
  const shared = best.filter(({ first, end }) => inFrame(first) || inFrame(end - 1)).length;
  return (
    (frame.heading !== null && frame.headers.length > best.length && shared >= LEAST_SHARED * best.length) ||
    (frame.headers.length >= best.length && best.every(({ first, end }) => inFrame(end - 1) && !inFrame(first)))
  );
}

function nameBehind(line: string): string {
  return line.split(/\s+/u).slice(1).join(' ').toLowerCase();
}

function isUpdate(line: string, cues: CommentCues): boolean {
  return line.split(/\s+/u).some((word) => cues.updates.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')));
}

/// The headers of the make that most are of, and those of makes that occur twice or more or stand among them: the byline of the
/// report is of a make of its own.
function ofOneMake(headers: readonly ThreadHeader[], kinds: readonly LineKind[]): ThreadHeader[] {
  const counts = new Map<string, number>();
  for (const { signature } of headers) counts.set(signature, (counts.get(signature) ?? 0) + 1);
  const headed = new Set(
    headers.filter(({ first }) => headingAbove(first, kinds) < first).map(({ signature }) => signature),
  );
  const weight = ({ signature, timed, leads }: ThreadHeader): number =>
    (counts.get(signature) ?? 0) * (timed ? 2 : 1) * (leads ? 2 : 1) * (headed.has(signature) ? HEADED : 1);
  const main = headers.reduce<ThreadHeader | undefined>(
    (best, one) => (best === undefined || weight(one) > weight(best) ? one : best),
    undefined,
  );
  if (main === undefined) return [];
  const core = headers.filter(({ signature }) => signature === main.signature);
  const from = Math.min(...core.map(({ first }) => first));
  const isOf = (header: ThreadHeader): boolean => {
    if (header.signature === main.signature) return true;
    if (header.first < from)
      return (
        (header.leads && main.leads) ||
        (header.timed === main.timed && header.first > TOP && kin(header) === kin(main)) ||
        // "by Name (40748)" among those with a time.
        (main.timed && header.first > 1 && header.signature === `${kin(main)} N`)
      );
    if (kin(header) === kin(main)) return true;
    return (header.timed || header.leads) && (core.length <= SMALL || (counts.get(header.signature) ?? 0) > 1);
  };
  const sorted = headers.filter(isOf).sort((a, b) => a.first - b.first || b.end - a.end);
  const kept: ThreadHeader[] = [];
  for (const header of sorted) if (header.first >= (kept.at(-1)?.end ?? 0)) kept.push(header);
  return kept;
}

/// The heading over the comments that stands right above a line, or the line itself.
export function headingAbove(first: number, kinds: readonly LineKind[]): number {
  for (let at = first - 1; at >= Math.max(1, first - BELOW_HEADING); at--) {
    if (kinds[at] === 'heading') return at;
    if (kinds[at] === 'words') break;
  }
  return first;
}

/// "by N (#40748) on W" and "by N" are of one family: what stands first, but for a number.
function kin({ signature }: ThreadHeader): string {
  return signature.split(' ').find((part) => part !== '#') ?? '';
}
