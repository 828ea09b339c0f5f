import { HerodotusError, type ProblemCode } from '../../annotation/problem.js';

/// What SQLite says of a failure (sqlite3ErrStr of its main.c), and what that means for who uses a corpus. The driver leaves the
/// number of a failure out where it happens while a statement runs, so the words must tell it.
const MEANINGS: readonly (readonly [words: RegExp, code: ProblemCode])[] = [
  [/database (?:table )?is locked|locking protocol/, 'corpus-locked'],
  [/database or disk is full|no space left|disk quota/i, 'corpus-full'],
  [/file is not a database/, 'corpus-unknown'],
  [/disk image is malformed|malformed database schema|fts5: corrupt/, 'corpus-damaged'],
  [/readonly database|unable to open database|disk I\/O error|access permission denied/, 'corpus-unwritable'],
];

/// An error of the driver as a coded one: `corpus-locked`, `corpus-full`, `corpus-unknown`, `corpus-damaged` or
/// `corpus-unwritable`; others as they are.
export function codedError(file: string, error: unknown): unknown {
  if (error instanceof HerodotusError || !(error instanceof Error)) return error;
  const code = MEANINGS.find(([words]) => words.test(error.message))?.[1];
  return code === undefined ? error : new HerodotusError(code, { file, reason: error.message }, error);
}
