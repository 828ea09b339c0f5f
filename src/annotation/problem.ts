import { CODEBOOK_PROBLEMS } from './problem-codebook.js';
import { CORPUS_PROBLEMS } from './problem-corpus.js';
import { SERVER_PROBLEMS } from './problem-server.js';
import { WRITING_PROBLEMS, type ProblemEntry } from './problem-writing.js';

/// Everything that can be wrong with an input, a codebook or a model, in one place; what is wrong with what is written stands in
/// problem-writing.ts. A problem has a code for programs, values, and a message for people that says what happened and what to do.
///
/// `{name}` in a message or remedy stands for a value given with the problem. One line a code; a test counts that each is
/// documented in docs/problems.md and raised somewhere.
export const PROBLEMS = {
  'input-not-found': { severity: 'error', message: '{input}: no such file or folder', remedy: 'check the path' },
  'input-unreadable': {
    severity: 'error',
    message: '{input}: cannot be read ({reason})',
    remedy: 'check that the file exists and that you may read it',
  },
  'input-empty': { severity: 'error', message: '{input}: is empty', remedy: 'give a file with text in it' },
  'input-binary': {
    severity: 'error',
    message: '{input}: is a binary file ({kind}), not text',
    remedy: 'give HTML, text, JSONL, CSV, a feed, a message, a PDF with text, WARC, or gzip or zip of these',
  },
  'input-too-large': {
    severity: 'error',
    message: '{input}: has {size} bytes, more than the limit of {limit}',
    remedy: 'split it, or raise the limit with --max-bytes',
  },
  'fetch-failed': {
    severity: 'error',
    message: '{input}: cannot be fetched ({reason})',
    remedy: 'check the address, or save the page and give the file',
  },
  'fetch-refused': {
    severity: 'error',
    message: '{input}: the robots.txt of the site asks programs not to fetch it',
    remedy: 'open it in a browser, save the page and give the file',
  },
  'fetch-private': {
    severity: 'error',
    message: '{input}: {host} is an address of this machine or of a private network',
    remedy: 'use --allow-private if you mean it',
  },
  'archive-broken': {
    severity: 'error',
    message: '{input}: is cut off or damaged ({reason})',
    remedy: 'fetch or copy it again; what could be read of it was read',
  },
  'archive-bomb': {
    severity: 'error',
    message: '{input}: unpacks to more than {limit} bytes, far more than an honest archive of its size',
    remedy: 'leave it out, or unpack it yourself if you trust it',
  },
  'mail-depth': {
    severity: 'error',
    message: '{input}: is a mail inside {limit} others',
    remedy: 'save it as a file of its own and give that',
  },
  'archive-depth': {
    severity: 'error',
    message: '{input}: is an archive inside {limit} others',
    remedy: 'unpack the outer ones yourself if you trust them',
  },
  'archive-entries': {
    severity: 'error',
    message: '{input}: has {count} entries, more than the limit of {limit}',
    remedy: 'split it',
  },
  'entries-passed-over': {
    severity: 'warning',
    message: '{input}: {count} entries are no pages or texts and were passed over ({kinds})',
    remedy: 'nothing need be done',
  },
  'table-no-text': {
    severity: 'error',
    message: '{input}: is a table, and none of its columns is known to hold the text ({columns})',
    remedy: 'name the column: --fields text=COLUMN',
  },
  'pdf-no-text': {
    severity: 'error',
    message: '{input}: the PDF has no text in it, only pictures',
    remedy: 'run character recognition over it first',
  },
  'pdf-reader-missing': {
    severity: 'error',
    message: '{input}: is a PDF, and the library that reads PDF is not installed',
    remedy: 'npm install unpdf',
  },
  'no-article': {
    severity: 'error',
    message: '{input}: no article text found in the page',
    remedy: 'check that the saved page holds the text itself and not only scripts',
  },
  'xml-unknown': {
    severity: 'error',
    message: '{input}: is XML of a kind that is not read (its root is <{root}>)',
    remedy: 'give a page, RSS or Atom, or an export of WordPress (WXR) or Disqus',
  },
  'page-cut': {
    severity: 'warning',
    message:
      '{input}: the page has more elements, or nests them deeper, than pages do ({limit} at most); the rest was left out',
    remedy: 'split it if its end matters',
  },
  'export-empty': {
    severity: 'error',
    message: '{input}: the export holds no public post and no public comment',
    remedy: 'export posts and comments; drafts and comments that wait for approval are not read',
  },
  'comments-left-out': {
    severity: 'warning',
    message: '{input}: {count} posts or comments that are not public (drafts, spam, deleted, linkbacks) were left out',
    remedy: 'nothing need be done',
  },
  'json-invalid': {
    severity: 'error',
    message: '{input}: is not valid JSON ({reason})',
    remedy: 'put one JSON object on each line',
  },
  'json-no-text': {
    severity: 'error',
    message: '{input}: the object has no string field "{reason}"',
    remedy: 'give each record a field "text", or name the field that holds it: --fields text=NAME',
  },
  'record-unknown': {
    severity: 'error',
    message: '{input}: is no record (its "schema" is not "herodotus/1" or later)',
    remedy: 'give one line of JSON that herodotus code wrote',
  },
  'record-newer': {
    severity: 'error',
    message: '{input}: is a record of {found}; this version reads up to {known}',
    remedy: 'update herodotus, or have the record written with --schema 1',
  },
  'record-broken': {
    severity: 'error',
    message: '{input}: the record is broken: {field} {reason}',
    remedy: 'mend the field, or code the document again',
  },
  'document-unknown': {
    severity: 'error',
    message: '{input}: is no annotated document (its "schema" is not "herodotus-document/1" or later)',
    remedy: 'give JSON that packDocument made',
  },
  'document-newer': {
    severity: 'error',
    message: '{input}: is an annotated document of version {found}; this program reads up to {known}',
    remedy: 'update herodotus, or parse the text again',
  },
  'document-broken': {
    severity: 'error',
    message: '{input}: the annotated document is broken: {field} {reason}',
    remedy: 'parse the text again',
  },
  'conllu-invalid': {
    severity: 'error',
    message: '{input}:{line}: a line of {columns} columns, not the ten of CoNLL-U',
    remedy: 'give tab-separated CoNLL-U, or leave --conllu away for plain text',
  },
  'encoding-broken': {
    severity: 'warning',
    message: '{input}: {count} bytes are not valid {encoding} and were replaced',
    remedy: 'save the file as UTF-8',
  },
  'encoding-guessed': {
    severity: 'warning',
    message: '{input}: is not UTF-8 and names no character set; it was read as {encoding}',
    remedy: 'save the file as UTF-8 if letters look wrong',
  },
  'text-rejoined': {
    severity: 'warning',
    message: '{input}: {count} words broken over two lines were put together; offsets count in the text so made',
    remedy: 'nothing need be done',
  },
  'text-long-line': {
    severity: 'warning',
    message: '{input}: a line of {length} characters was cut into pieces of at most {limit}',
    remedy: 'nothing need be done; sentence ends may be off at the cuts',
  },
  'comments-guessed': {
    severity: 'warning',
    message:
      '{input}: nothing marks where readers\' comments begin; from "{words}" on the text reads like them ({percent} % sure)',
    remedy: 'compare that place with the page, or give the page itself (HTML), where comments are marked',
  },
  'language-without-pack': {
    severity: 'warning',
    message: '{input}: the text is in {language}, which has no language pack, and was stored but not coded',
    remedy: 'if it is in a language that has one, say so with --language: {packs}',
  },
  'parts-in-other-languages': {
    severity: 'warning',
    message: '{input}: {count} comments, quotations or paragraphs are in {languages}, and were stored but not coded',
    remedy: 'if they are in the language of the document after all, say so: --language {own}',
  },
  'date-invalid': {
    severity: 'warning',
    message: '{input}: "{value}" is no date that can be read',
    remedy: 'write dates as YYYY-MM-DD',
  },
  'internal-error': {
    severity: 'error',
    message: '{input}: could not be coded ({reason})',
    remedy: 'please report this with the input; the other inputs are not affected',
  },
  'worker-died': {
    severity: 'error',
    message: '{input}: the process that coded it ended ({reason})',
    remedy: 'please report this with the input; the other inputs are not affected',
  },
  'document-timeout': {
    severity: 'error',
    message: '{input}: was given up after {seconds} seconds',
    remedy: 'give it more time with --max-seconds, or split it; the other inputs are not affected',
  },
  ...WRITING_PROBLEMS,
  ...CORPUS_PROBLEMS,
  'language-without-hooks': {
    severity: 'error',
    message: 'the language pack "{language}" has no code in this program that cuts its text into words',
    remedy: 'write it as src/language/en.ts does and name it in src/language/hooks-of.ts; packs that have it: {known}',
  },
  'model-missing': {
    severity: 'error',
    message: '{file}: this file of the language model is missing',
    remedy: 'reinstall the package, or check where the model is read from',
  },
  'model-broken': {
    severity: 'error',
    message: '{file}: this file of the language model is cut off or damaged ({reason})',
    remedy: 'reinstall the package, or copy the file again',
  },
  'model-format': {
    severity: 'error',
    message: '{file}: the language model is of another version: found {found}, wanted {wanted}',
    remedy: 'use the files of model/ that came with this version, all of them',
  },
  'runtime-missing': {
    severity: 'error',
    message: 'nothing runs the language model here ({reasons})',
    remedy: 'reinstall the package; herodotus doctor says more',
  },
  'runtime-slow': {
    severity: 'warning',
    message: 'the language model runs on WebAssembly, at about a quarter of the speed of native code ({reasons})',
    remedy: 'npm install onnxruntime-node@{version} --ignore-scripts',
  },
  'node-too-old': {
    severity: 'error',
    message: 'this is Node {found}, and Herodotus is tested with {wanted} and newer',
    remedy: 'install a newer Node from nodejs.org',
  },
  'codebook-stale': {
    severity: 'warning',
    message:
      '{file}: the compiled codebook is not used: {reason}; the files of codebook/ and language/ are read as they are, which takes longer',
    remedy: 'npm run build compiles them; --codebook FOLDER keeps changes of your own apart from the package',
  },
  'codebook-missing': {
    severity: 'error',
    message: '{file}: the codebook is missing',
    remedy: 'reinstall the package, or check --codebook',
  },
  'codebook-invalid': { severity: 'error', message: '{file}:{line}: {reason}', remedy: '{cure}' },
  ...CODEBOOK_PROBLEMS,
  ...SERVER_PROBLEMS,
  usage: { severity: 'error', message: '{reason}', remedy: 'see herodotus --help' },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

export type ProblemValues = Readonly<Record<string, string | number>>;

/// A problem as data: what a record's `warnings` hold, and what an error carries.
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
}

/// Builds a problem from its code and values.
export function problem(code: ProblemCode, values: ProblemValues): Problem {
  const entry = PROBLEMS[code];
  return { code, severity: entry.severity, message: fill(entry.message, values), remedy: fill(entry.remedy, values) };
}

/// The error class of the whole project: thrown at the edges, always with a code.
export class HerodotusError extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, values: ProblemValues, cause?: unknown) {
    const built = problem(code, values);
    super(`${built.message}; ${built.remedy}`, cause === undefined ? undefined : { cause });
    this.name = 'HerodotusError';
    this.problem = built;
  }
}

function fill(template: string, values: ProblemValues): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
