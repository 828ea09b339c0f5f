import { isNickname } from '../comment/bylines.js';
import { asName } from '../comment/facts.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import type { HeaderLine } from './header-lines.js';
import type { PageLines, ThreadHeader } from './thread-header.js';

const LONGEST_NAME = 50;
const MOST_NAME_WORDS = 8;
/// Lines about the writer between name and time, and of how many of the times such a line stands above.
const MOST_PROFILE = 4;
const PROFILE_SHARE = 0.4;
/// What a writer says of himself there.
const LONGEST_REMARK = 80;
/// Words that are shared by such a share of the names of a page are none of theirs, if so many different names are left.
const SHARED = 0.6;
const LEAST_SHARED = 3;
/// Headers that have another name above them.
const NAMED_ABOVE = 0.8;

/// Names on the lines above times, or on those below them, whichever is the habit of the page.
export function besideNames(
  { lines, kinds, indents }: PageLines,
  times: ReadonlyMap<number, HeaderLine>,
  alone: readonly number[],
  taken: ReadonlySet<number>,
  cues: CommentCues,
): (ThreadHeader & { readonly isAbove: boolean })[] {
  // Two times in a row ("6 November" above "10:11 am") are one.
  const firsts = alone.filter((index) => !times.has(index - 1));
  const isFree = (index: number): boolean =>
    (kinds[index] === 'words' || kinds[index] === 'byline') &&
    !times.has(index) &&
    !taken.has(index) &&
    couldBeName(lines[index] ?? '', cues);
  const endOf = (index: number): number => {
    let end = index + 1;
    while (times.has(end)) end++;
    return end;
  };
  const names = namesAbove(lines, firsts, (index) => kinds[index] === 'furniture', isFree);
  const above = firsts.filter((index) => index > 0 && (names.has(index) || isFree(index - 1)));
  const below = firsts.filter((index) => isFree(endOf(index)) && endOf(index) + 1 < lines.length);
  if (above.length === 0 && below.length === 0) return [];
  const isAbove = above.length >= below.length;
  return (isAbove ? above : below).map((index) => {
    const end = endOf(index);
    const [one, other] = [times.get(index), times.get(end - 1)];
    const nameAt = isAbove ? (names.get(index) ?? index - 1) : end;
    return {
      first: isAbove ? nameAt : index,
      end: isAbove ? end : end + 1,
      name: asName(lines[nameAt] ?? '', cues),
      published: one?.published ?? other?.published ?? null,
      answers: null,
      signature: isAbove ? `name / ${one?.signature ?? ''}` : `${one?.signature ?? ''} / name`,
      timed: one?.timed === true || other?.timed === true,
      leads: false,
      inside: 0,
      indent: indents[nameAt] ?? 0,
      isAbove,
    };
  });
}

/// The lines with the names above lines with times, where what the page says of the writer ("152 Fans", "Top commenter") stands between
/// them: lines that come back above the times with nothing but other numbers in them.
function namesAbove(
  lines: readonly string[],
  times: readonly number[],
  isFurniture: (index: number) => boolean,
  isFree: (index: number) => boolean,
): ReadonlyMap<number, number> {
  const formOf = (index: number): string => (lines[index] ?? '').toLowerCase().replace(/\d[\d.,]*/gu, '0');
  const counts = new Map<string, number>();
  times.forEach((time, index) => {
    for (let at = time - 1; at >= Math.max(1, time - MOST_PROFILE, (times[index - 1] ?? 0) + 1); at--)
      counts.set(formOf(at), (counts.get(formOf(at)) ?? 0) + 1);
  });
  const isProfile = (index: number): boolean =>
    isFurniture(index) ||
    ((lines[index] ?? '').length <= LONGEST_NAME &&
      (counts.get(formOf(index)) ?? 0) >= Math.max(2, PROFILE_SHARE * times.length));
  const found = new Map<number, number>();
  for (const time of times) {
    let at = time - 1;
    while (at > time - MOST_PROFILE && isProfile(at)) at--;
    // What the writer says of himself.
    if (at < time - 1 && !isFree(at) && (lines[at] ?? '').length <= LONGEST_REMARK) at--;
    if (at < time - 1 && at > 0 && isFree(at)) found.set(time, at);
  }
  return found;
}

/// "Kesh July 6" below a name: where nearly all headers with a name and a time have another name on the line above, that is who writes.
export function withNamesAbove(
  headers: ThreadHeader[],
  { lines, kinds }: PageLines,
  cues: CommentCues,
): ThreadHeader[] {
  if (headers.length < LEAST_SHARED) return headers;
  const above = headers.map(({ first, end }) => {
    const line = lines[first - 1] ?? '';
    const isName = first > 1 && end - first === 1 && kinds[first - 1] === 'words' && isNickname(line);
    return isName && asName(line, cues) !== null ? line : null;
  });
  const named = above.filter((name) => name !== null);
  if (named.length < NAMED_ABOVE * headers.length || new Set(named).size < LEAST_SHARED) return headers;
  return headers.map((header, index) => {
    const name = above[index];
    return name === null || name === undefined
      ? header
      : { ...header, first: header.first - 1, name: asName(name, cues) };
  });
}

/// Leaves out the words with which most names of a page begin or end: "Comment number 3. Name", "Name ✓ Verified".
export function withBareNames(headers: ThreadHeader[], cues: CommentCues): ThreadHeader[] {
  const cut = (names: readonly (string | null)[], fromEnd: boolean): (string | null)[] => {
    const words = names.map((name) => (fromEnd ? name?.split(' ').reverse() : name?.split(' ')) ?? []);
    const formOf = (list: readonly string[]): string => (list[0] ?? '').replace(/\d+/gu, '0');
    const counts = new Map<string, number>();
    for (const list of words) if (list.length > 1) counts.set(formOf(list), (counts.get(formOf(list)) ?? 0) + 1);
    const [form, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    const sharing = words.filter((list) => list.length > 1 && formOf(list) === form);
    const rests = new Set(sharing.map((list) => list.slice(1).join(' ')));
    if (count < SHARED * names.length || rests.size < LEAST_SHARED) return [...names];
    const shorter = words.map((list, index) => {
      if (list.length < 2 || formOf(list) !== form) return names[index] ?? null;
      const rest = list.slice(1);
      return (fromEnd ? rest.reverse() : rest).join(' ');
    });
    return cut(shorter, fromEnd);
  };
  const names = cut(
    cut(
      withoutPlaces(
        headers.map(({ name }) => name),
        cues,
      ),
      false,
    ),
    true,
  );
  return headers.map((header, index) => ({ ...header, name: names[index] ?? null }));
}

/// "Name, Place", "Name from Place" where most names of a page are followed so.
export function withoutPlaces(names: readonly (string | null)[], cues: CommentCues): (string | null)[] {
  const bare = names.map((name) => {
    const match = /^([^,]+?)(,| \p{Ll}+) \p{Lu}/u.exec(name ?? '');
    return match !== null && (match[2] === ',' || cues.residence.has((match[2] ?? '').trim()))
      ? (match[1] ?? null)
      : null;
  });
  const placed = bare.filter((name) => name !== null);
  if (placed.length < SHARED * names.length || new Set(placed).size < LEAST_SHARED) return [...names];
  return names.map((name, index) => bare[index] ?? name);
}

function couldBeName(line: string, cues: CommentCues): boolean {
  const words = line.split(/\s+/u);
  return (
    line.length <= LONGEST_NAME &&
    words.length <= MOST_NAME_WORDS &&
    /[\p{L}\p{N}]/u.test(line) &&
    !/[.!?,;:…"”]$/u.test(line.replace(/\b\p{Lu}\p{L}{0,3}\.$/u, '')) &&
    words.filter((word) => cues.functionWords.has(word)).length <= 1
  );
}
