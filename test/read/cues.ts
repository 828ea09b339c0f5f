import { readFileSync } from 'node:fs';
import { parseComments } from '../../src/language/comments.js';
import { commentCues } from '../../src/read/evidence/comment-cues.js';

export const CUES_FILE = 'language/en/comments.yaml';

/// The cues that ship with the project.
export const CUES = commentCues({
  code: 'en',
  name: 'English',
  comments: parseComments({ name: CUES_FILE, text: readFileSync(CUES_FILE, 'utf8') }),
});
