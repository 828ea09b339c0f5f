import { createInterface } from 'node:readline';

/// The lines of a stream that are not blank.
export async function readLines(stream: NodeJS.ReadableStream): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity }))
    if (line.trim() !== '') lines.push(line.trim());
  return lines;
}
