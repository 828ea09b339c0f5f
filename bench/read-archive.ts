/// Reads one generated web archive, as the process that bench/read.ts starts for it, and prints what it took:
/// `npx tsx bench/read-archive.ts FILE`.
import { readFileSync } from 'node:fs';
import { readInputs } from '../src/input/inputs.js';
import { parseComments } from '../src/language/comments.js';
import { commentCues } from '../src/read/evidence/comment-cues.js';

const CUES_FILE = 'language/en/comments.yaml';
const [file = ''] = process.argv.slice(2);
const cues = commentCues({
  code: 'en',
  name: 'English',
  comments: parseComments({ name: CUES_FILE, text: readFileSync(CUES_FILE, 'utf8') }),
});
const from = process.cpuUsage();
let pages = 0;
for await (const result of readInputs([file], { cues })) if (result.ok) pages++;
const { user, system } = process.cpuUsage(from);
const peak = process.resourceUsage().maxRSS / 1000;
process.stdout.write(JSON.stringify({ pages, seconds: (user + system) / 1e6, peak }));
