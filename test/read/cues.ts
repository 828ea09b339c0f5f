import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { commentCues } from '../../src/read/evidence/comment-cues.js';

export const CUES_FILE = 'language/en/comments.yaml';

/// The cues that ship with the project.
export const CUES = commentCues(parse(readFileSync(CUES_FILE, 'utf8')), CUES_FILE);
