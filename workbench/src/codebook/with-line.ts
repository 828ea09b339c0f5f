import type { SuggestionsAnswer } from '../../../src/server/api.js';

type Suggested = Pick<SuggestionsAnswer['rows'][number], 'what' | 'frame' | 'line'>;

/// The text of a file of the codebook with a line that was suggested: at the end of a table, or under the examples of its frame.
export function withLine(text: string, { what, frame, line }: Suggested): string {
  if (frame === null) return `${text.replace(/\n*$/, '')}\n${line}\n`;
  const lines = text.split('\n');
  const head = lines.findIndex((each) => each.trimEnd() === `  ${frame}:`);
  if (head < 0) return text;
  const length = lines.slice(head + 1).findIndex((each) => /^ {0,2}\S/.test(each));
  const end = length < 0 ? lines.length : head + 1 + length;
  const key = `    ${what}s:`;
  const list = lines.findIndex((each, at) => at > head && at < end && each.trimEnd() === key);
  const added = list < 0 ? [key, `      - ${line}`] : [`      - ${line}`];
  // Behind the last line of the frame that says something, where it has no such list yet.
  let at = list < 0 ? end : list + 1;
  if (list < 0) while (lines[at - 1]?.trim() === '') at--;
  return [...lines.slice(0, at), ...added, ...lines.slice(at)].join('\n');
}
