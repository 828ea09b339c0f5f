import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/read/read-bytes.js';
import { CUES } from './cues.js';

const FOLDER = 'test/cases/threads';

/// Reports above the threads, in turn.
const REPORTS = [
  [
    'Soldiers and stone throwers clashed on the Orm bridge on Thursday morning, and four people were taken to hospital in Tavo.',
    'The army closed the bridge at noon. A spokesman for the governor said that the soldiers had come under attack and had fired into the air.',
    'Lorries stood in a line of six kilometres until the evening.',
  ],
  [
    'The council of Arvik voted on Tuesday to close the ferry to Storholm at the end of the year. Seven members were for it and four against.',
    'The boat, built in 1961, carried 40,000 passengers last year. A bus will drive around the fjord instead.',
    '"Nobody wants this," the mayor, Ingrid Dahl, told the meeting. Her own party was divided.',
    'The school of Storholm closed in 2016.',
  ],
  [
    'STRIKE AT THE DEPOT ENTERS ITS THIRD WEEK',
    'Drivers of the city buses decided on Monday to stay away from work for another week. The company has offered them 3 per cent, their union asks for 8.',
    'On Saturday night two buses burned at the depot. Police questioned five men and let them go; the fire brigade could not name a cause.',
  ],
] as const;

interface Case {
  readonly name: string;
  readonly report: string;
  readonly thread: string;
  readonly expected: string;
}

/// `# name`, the thread, `==>`, and of each comment its writer, its time, the number of the comment that it answers, and its words.
function casesOf(file: string): Case[] {
  return readFileSync(`${FOLDER}/${file}`, 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((block, index) => {
      const name = block.slice(0, block.indexOf('\n'));
      const [thread = '', expected = ''] = block.slice(name.length + 1).split(/^==>\n/m);
      return {
        name,
        report: (REPORTS[index % REPORTS.length] ?? []).join('\n\n'),
        thread: thread.trimEnd(),
        expected: expected.trim(),
      };
    });
}

/// What stands above the comments, and each comment as a case has it.
function read(text: string): { readonly above: string; readonly comments: string } {
  const [result] = readBytes(new TextEncoder().encode(text), { input: 'page.txt' }, CUES);
  if (result?.ok !== true) throw new Error('not read');
  const { document } = result;
  const comments = document.segments.filter(({ kind }) => kind === 'comment');
  const first = document.segments.length - comments.length;
  const shown = comments.map(({ start, end, voice, published, replyTo }) => {
    const name = document.voices.find(({ id }) => id === voice)?.name ?? '';
    const answers = replyTo === null ? '' : String(replyTo - first + 1);
    const words = document.text.slice(start, end).replace(/\s*\n\s*/g, '⏎');
    return [name, published ?? '', answers, words].join(' | ').replace(/ +/g, ' ').trim();
  });
  const above = document.segments.slice(0, first).map(({ start, end }) => document.text.slice(start, end));
  return { above: above.join('\n\n'), comments: shown.join('\n') };
}

for (const file of readdirSync(FOLDER).sort()) {
  describe(file.replace('.txt', ''), () => {
    it.each(casesOf(file))('$name', ({ report, thread, expected }) => {
      expect(read(`${report}\n\n${thread}\n`)).toEqual({ above: report, comments: expected.replace(/^ +/gm, '') });
    });
  });
}
