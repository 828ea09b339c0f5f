import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../src/read/read-bytes.js';
import { readBytes } from '../../src/read/read-bytes.js';
import { CUES } from './cues.js';

const FOLDER = 'test/cases/read';
/// The cases that show where words stand in the markup.
const ELEMENTS = 'elements.txt';

interface Case {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

/// `# name`, the input, `==>`, what is expected; the next `# ` line begins the next case.
function casesOf(file: string): Case[] {
  return readFileSync(`${FOLDER}/${file}`, 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const name = block.slice(0, block.indexOf('\n'));
      const [input = '', expected = ''] = block.slice(name.length + 1).split(/^==>\n/m);
      return { name, input: input.replace(/\n$/, ''), expected: expected.trim() };
    });
}

/// A result as a reader sees it: the facts that are known, then the segments with their voices.
function shown(result: ReadResult): string {
  if (!result.ok) return `problem: ${result.problem.code}`;
  const { document } = result;
  const voices = new Map(document.voices.map((voice) => [voice.id, voice]));
  const facts = (['title', 'published', 'publisher', 'uri', 'language'] as const)
    .filter((fact) => document[fact] !== null)
    .map((fact) => `${fact}: ${document[fact] ?? ''}`);
  const warnings = document.warnings.map((warning) => `warning: ${warning.code}`);
  const segments = document.segments.map((segment) => {
    const voice = voices.get(segment.voice);
    const about = [
      voice?.name ?? `${voice?.kind ?? '?'} ${segment.voice}`,
      segment.published,
      segment.replyTo === null ? null : `answers ${segment.replyTo}`,
    ].filter((part) => part !== null);
    return `${segment.kind} [${about.join(', ')}] ${document.text.slice(segment.start, segment.end).replace(/\n/g, '⏎')}`;
  });
  return [...facts, ...warnings, ...segments].join('\n');
}

/// Each stretch of the text with the element that it was read from, as it was served.
function elements(result: ReadResult, input: string): string {
  if (!result.ok) return `problem: ${result.problem.code}`;
  const { text, origins = [] } = result.document;
  return origins
    .map(({ start, end, place }) => `${text.slice(start, end)} ← ${input.slice(place.start, place.end)}`)
    .join('\n');
}

for (const file of readdirSync(FOLDER).sort()) {
  const view = file === ELEMENTS ? elements : shown;
  describe(file, () => {
    it.each(casesOf(file))('$name', ({ input, expected }) => {
      const results = readBytes(new TextEncoder().encode(input), { input: 'case' }, CUES);
      expect(results.map((result) => view(result, input)).join('\n\n')).toBe(expected);
    });
  });
}
