export interface ProblemEntry {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
}

/// What can be wrong with what is written: outputs, their parts, corpora. A part of the catalogue in problem.ts.
export const WRITING_PROBLEMS = {
  'output-unwritable': {
    severity: 'error',
    message: '{file}: cannot be written ({reason})',
    remedy: 'check that its folder exists, that you may write there and that the disk has room',
  },
  'output-stopped': {
    severity: 'error',
    message: '{file}: cannot be written any more ({reason}); what was written is kept in {part}',
    remedy: 'make room, then give the same command with --resume',
  },
  'output-exists': {
    severity: 'error',
    message: '{file}: is there already',
    remedy: 'give another name, or replace it with --overwrite',
  },
  'output-terminal': {
    severity: 'error',
    message: '{format} is not for a terminal',
    remedy: 'give a file with -o, or a pipe',
  },
  'archive-large': {
    severity: 'error',
    message: '{member} is too large for a zip of 4 GiB',
    remedy: 'export less with --where, or each format by itself',
  },
  'part-exists': {
    severity: 'error',
    message: '{part}: holds {documents} documents of a run that was cut off ({failed} inputs failed)',
    remedy: 'go on with --resume, or begin anew with --overwrite',
  },
  'part-broken': {
    severity: 'error',
    message: '{part}: cannot be gone on with ({reason})',
    remedy: 'begin anew with --overwrite',
  },
  'resume-settings': {
    severity: 'error',
    message: '{part}: was begun with another {setting}: {before}, now {now}',
    remedy: 'give the command as it was, or begin anew with --overwrite',
  },
  'resume-inputs': {
    severity: 'error',
    message: '{input}: the inputs are not those of the run that was cut off',
    remedy: 'give the same inputs, or begin anew with --overwrite',
  },
  resumed: {
    severity: 'warning',
    message: '{part}: goes on behind {documents} documents that were coded before ({failed} inputs failed)',
    remedy: 'nothing need be done',
  },
  interrupted: {
    severity: 'error',
    message: 'stopped; {documents} documents are written',
    remedy: '{cure}',
  },
} as const satisfies Record<string, ProblemEntry>;
