/// Lines of a text that was wrapped by a program are no longer.
const LONGEST_LINE = 100;
/// So many words broken at the ends of lines are no accident.
const LEAST_BROKEN = 2;

/// A text with what a page's width had broken put together.
interface JoinedText {
  readonly text: string;
  /// Words that were broken over two lines.
  readonly joined: number;
}

/// Puts together the words that hyphens broke at the ends of lines, and the sentences around them, of a text taken off a printed
/// page. Other texts are returned as they are.
export function withWholeWords(text: string): JoinedText {
  const lines = text.split(/\r?\n/);
  const broken = lines.filter((line, index) => isBroken(line, lines[index + 1])).length;
  if (broken < LEAST_BROKEN || lines.some((line) => line.length > LONGEST_LINE)) return { text, joined: 0 };
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (isBroken(before, line)) kept.push(`${(kept.pop() ?? '').trimEnd().slice(0, -1)}${line.trimStart()}`);
    else if (goesOn(before, line)) kept.push(`${(kept.pop() ?? '').trimEnd()} ${line.trimStart()}`);
    else kept.push(line);
  }
  return { text: kept.join('\n'), joined: broken };
}

function isBroken(line: string | undefined, next: string | undefined): boolean {
  return /\p{L}\p{Ll}[-‐]\s*$/u.test(line ?? '') && /^\s*\p{Ll}/u.test(next ?? '');
}

function goesOn(line: string | undefined, next: string): boolean {
  return /[\p{L}\p{N},;]\s*$/u.test(line ?? '') && /^\s*[\p{Ll}\p{N}]/u.test(next);
}
