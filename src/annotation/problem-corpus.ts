import type { ProblemEntry } from './problem-writing.js';

/// What can be wrong with a corpus on disk, and with the events of others that are taken into it; part of the catalogue in `problem.ts`.
export const CORPUS_PROBLEMS = {
  'corpus-missing': {
    severity: 'error',
    message: '{file}: there is no such corpus',
    remedy: 'check the path or address, or make one: herodotus add {file} PAGES',
  },
  'corpus-unknown': {
    severity: 'error',
    message: '{file}: is no corpus of Herodotus ({reason})',
    remedy:
      'give a file that herodotus add made, or a name that is free; in PostgreSQL, a database or schema of its own',
  },
  'corpus-newer': {
    severity: 'error',
    message: '{file}: is a corpus of version {found}; this program knows versions up to {known}',
    remedy: 'update herodotus; the corpus was not changed',
  },
  'corpus-older': {
    severity: 'error',
    message: '{file}: is a corpus of version {found}, which is to be brought to version {known} first',
    remedy: 'where the file can be written: herodotus check {file}',
  },
  'corpus-locked': {
    severity: 'error',
    message: '{file}: another program is writing to the corpus',
    remedy: 'wait until it is done, or end it, and give the command again',
  },
  'corpus-unreachable': {
    severity: 'error',
    message: '{file}: the database cannot be reached ({reason})',
    remedy:
      'see that the server runs, that the database is there (createdb) and that user and password are right (PGPASSWORD or ~/.pgpass); nothing that was added before is lost',
  },
  'corpus-damaged': {
    severity: 'error',
    message: '{file}: the corpus is damaged ({reason})',
    remedy: 'take the last backup; herodotus check {file} says what is wrong',
  },
  'corpus-unwritable': {
    severity: 'error',
    message: '{file}: the corpus cannot be written ({reason})',
    remedy: 'check that you may write the file and its folder; nothing that was added before is lost',
  },
  'corpus-full': {
    severity: 'error',
    message: '{file}: there is no room left for the corpus ({reason})',
    remedy: 'make room on the disk and give the same command again; what was added before is kept',
  },
  'corpus-coded-otherwise': {
    severity: 'error',
    message: '{input}: its whole record is not kept, and another version or codebook coded it: {found}',
    remedy: 'code the corpus again: herodotus add CORPUS --recode; with --records whole records are kept',
  },
  'corpus-exists': {
    severity: 'error',
    message: '{file}: is there already',
    remedy: 'give a name that is free',
  },
  'corpus-driver-missing': {
    severity: 'error',
    message: 'nothing opens a corpus here ({reason})',
    remedy: 'npm install @photostructure/sqlite@{version}; all that needs no corpus works without it',
  },
  'feeds-unreadable': {
    severity: 'error',
    message: '{file}: is no list of feeds ({reason})',
    remedy: 'write one address a line (http or https) of a feed or a sitemap',
  },
  'feed-unknown': {
    severity: 'error',
    message: '{input}: is neither a feed (RSS, Atom, JSON Feed) nor a sitemap',
    remedy: 'give the address of the feed itself, which the page names under "RSS" or in its head',
  },
  'watch-busy': {
    severity: 'error',
    message: '{file}: another program watches for this corpus',
    remedy: 'wait until it is done, or end it; where none runs any more, remove {lock}',
  },
  'watch-state': {
    severity: 'error',
    message: '{file}: is not what herodotus watch keeps',
    remedy: 'give another name with --state, or remove the file; pages that the corpus has stay single',
  },
  'document-id-taken': {
    severity: 'error',
    message: '{input}: the corpus has another text under the id {id}, from {before}',
    remedy: 'put the new text in its place with --replace, or give the document another id',
  },
  'query-invalid': {
    severity: 'error',
    message: '"{words}" cannot be searched for ({reason})',
    remedy: 'write words, "a phrase" in quotation marks, AND, OR, NOT and brackets',
  },
  'events-unknown': {
    severity: 'error',
    message: '{file}: is no table of events whose layout is known ({reason})',
    remedy:
      'give POLECAT, ICEWS, GDELT 2.0, ACLED or UCDP GED as its makers publish it, or say which it is with --format',
  },
  'events-columns': {
    severity: 'error',
    message: '{file}: lacks columns of {format}: {columns}',
    remedy: 'give the file as its makers publish it, with its header, or another --format',
  },
  'event-broken': {
    severity: 'warning',
    message: '{input}: the row was left out ({reason})',
    remedy: 'compare it with the file that its makers publish; the other rows are not affected',
  },
  'events-changed': {
    severity: 'warning',
    message: '{file}: {count} events are in the corpus with other cells, and were left as they are',
    remedy: 'put those of the file in their place with --replace',
  },
  'import-stopped': {
    severity: 'error',
    message: '{file}: stopped; {count} of its events were added',
    remedy: 'give the same command again: it goes on where it was',
  },
  'dataset-format': {
    severity: 'error',
    message: 'the source {name} holds events of {before}, not of {now}',
    remedy: 'give the events of another layout another name with --source',
  },
  'dataset-missing': {
    severity: 'error',
    message: 'the corpus has no source {name}; it has {known}',
    remedy: 'import it first: herodotus import CORPUS FILE --source {name}',
  },
} as const satisfies Record<string, ProblemEntry>;
