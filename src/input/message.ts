import PostalMime, { type Email } from 'postal-mime';
import { problem } from '../annotation/problem.js';
import { withoutControls } from '../read/bytes/decode.js';
import { readDate } from '../read/evidence/page-date.js';
import type { ReadResult } from '../read/read-bytes.js';
import { readBytes, readMail, readMarkup } from '../read/read-bytes.js';
import { contentType, parseHeaders } from './http-payload.js';
import { isReply, type LineBreaks } from '../read/text/mail-text.js';
import type { InputOptions, Source } from './source.js';
import { factsOf, failed, failedBy } from './source.js';

const DEEPEST_PART = 20;
/// Mails in mails in mails; deeper ones are made to be deep.
const MOST_FORWARDED = 10;
/// Markup with less text than this share of the plain part is a frame around pictures.
const LEAST_SHARE = 0.5;

/// A message or a part of one: its headers and, not yet decoded, its body (Latin-1, one character a byte).
interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/// Reads what is written in the format of messages (MIME): a mail or newsletter, or a page that a browser saved as one
/// file (MHTML).
export async function readMessage(source: Source, bytes: Uint8Array, options: InputOptions): Promise<ReadResult[]> {
  try {
    const text = withBoundaries(
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/^From [^\n]*\n/, ''),
    );
    const message = partOf(text);
    return isSavedPage(message.headers)
      ? await savedPage(message, source, options)
      : await mails(Buffer.from(text, 'latin1'), source, options, 0, { flowed: false, deleted: false });
  } catch (error) {
    return [failedBy(source.input, error)];
  }
}

/// A line break inside the quotation marks of a boundary stands for a blank or for nothing; the parts of the mail say which.
function withBoundaries(text: string): string {
  return text.replace(
    /(\bboundary\s*=\s*")([^"\r\n]{0,100})\r?\n[ \t]+([^"\r\n]{0,100})"/gi,
    (whole, name: string, before: string, after: string) => {
      const mark = [`${before}${after}`, `${before} ${after}`].find((one) => text.includes(`\n--${one}`));
      return mark === undefined ? whole : `${name}${mark}"`;
    },
  );
}

function isSavedPage(headers: ReadonlyMap<string, string>): boolean {
  if (headers.has('snapshot-content-location') || /saved by/i.test(headers.get('from') ?? '')) return true;
  const sent = ['received', 'message-id', 'to', 'delivered-to'].some((name) => headers.has(name));
  return !sent && /^(?:multipart\/related|text\/html)/i.test(headers.get('content-type') ?? '');
}

/// The first page of a saved one; the others are its frames.
async function savedPage(message: Part, source: Source, options: InputOptions): Promise<ReadResult[]> {
  const { input } = source;
  const page = pageIn(message, 0);
  if (page === null) return [failed(input, problem('no-article', { input }))];
  const { charset } = contentType(page.headers.get('content-type') ?? '');
  const uri = [message.headers.get('snapshot-content-location'), page.headers.get('content-location')].find(
    (address) => address !== undefined && /^https?:\/\//i.test(address),
  );
  const bytes = await decodedPart(page);
  return readBytes(bytes, factsOf({ ...source, uri: uri ?? null, encoding: charset }, options), options.cues);
}

function pageIn(part: Part, depth: number): Part | null {
  const header = part.headers.get('content-type') ?? 'text/plain';
  const { type } = contentType(header);
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) return part;
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(header);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (!type.startsWith('multipart/') || mark === undefined || depth > DEEPEST_PART) return null;
  for (const inner of partsOf(part.body, mark)) {
    const found = pageIn(inner, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function* partsOf(body: string, mark: string): Iterable<Part> {
  const line = `--${mark}`;
  let from = startOfLine(body, line, 0);
  while (from >= 0 && !body.startsWith('--', from + line.length)) {
    const begin = body.indexOf('\n', from) + 1;
    if (begin === 0) return;
    const next = startOfLine(body, line, begin);
    yield partOf(body.slice(begin, next < 0 ? body.length : next));
    from = next;
  }
}

function startOfLine(body: string, line: string, from: number): number {
  for (let at = body.indexOf(line, from); at >= 0; at = body.indexOf(line, at + 1)) {
    if (at === 0 || body[at - 1] === '\n') return at;
  }
  return -1;
}

function partOf(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index ?? text.length);
  return {
    headers: parseHeaders(head.split(/\r?\n/)),
    body: end === null ? '' : text.slice(end.index + end[0].length),
  };
}

/// The bytes of a part: given to the library as a file, so that its character set is left to the reader of pages, which
/// knows what pages say of theirs.
async function decodedPart(part: Part): Promise<Uint8Array> {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '8bit').replace(/[^\w-]/g, '');
  const head = `Content-Type: application/octet-stream\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  const { attachments } = await PostalMime.parse(Buffer.from(head + part.body, 'latin1'));
  const content = attachments[0]?.content ?? '';
  return typeof content === 'string' ? Buffer.from(content, 'latin1') : new Uint8Array(content);
}

/// A mail and those that stand in it, forwarded or as a digest, each a document of its own: `mail.eml!2` is the second in it.
async function mails(
  bytes: Uint8Array,
  source: Source,
  options: InputOptions,
  depth: number,
  outer: LineBreaks,
): Promise<ReadResult[]> {
  const { input } = source;
  if (depth > MOST_FORWARDED) return [failed(input, problem('mail-depth', { input, limit: MOST_FORWARDED }))];
  // Where the library writes the headers of a mail into the text around it, their dates are in the zone and the language of
  // the machine.
  const { head, breaks } = withoutFlow(Buffer.from(bytes).toString('latin1'), outer);
  const email = await PostalMime.parse(Buffer.from(head, 'latin1'), {
    maxNestingDepth: DEEPEST_PART,
    rfc822Attachments: true,
  });
  const found: ReadResult[] = [];
  for (const [index, inner] of mailsIn(email).entries())
    found.push(...(await mails(inner, { ...source, input: `${input}!${index + 1}` }, options, depth + 1, breaks)));
  const isEnvelope = found.length > 0 && `${email.html ?? ''}${email.text ?? ''}`.trim() === '';
  return isEnvelope ? found : [mail(email, breaks, source, options), ...found];
}

/// A mail that does not say that its lines are flowed, and whether they are: the library would join lines of quotations with their
/// marks. `outer` of the mail around it, of which all said so is left out already.
function withoutFlow(message: string, outer: LineBreaks): { readonly head: string; readonly breaks: LineBreaks } {
  const said = /;\s*format\s*=\s*"?flowed\b"?/i;
  const flowed = outer.flowed || said.test(message);
  const deleted = outer.deleted || /;\s*delsp\s*=\s*"?yes\b/i.test(message);
  return { head: flowed ? message.replace(new RegExp(said, 'gi'), '') : message, breaks: { flowed, deleted } };
}

/// The mails inside one; a report of a mail that could not be delivered encloses it as evidence only.
function mailsIn({ headers, attachments }: Email): Uint8Array[] {
  if (headers.some(({ key, value }) => key === 'content-type' && /^multipart\/report\b/i.test(value))) return [];
  return attachments
    .filter(({ mimeType }) => mimeType === 'message/rfc822')
    .map(({ content }) => (typeof content === 'string' ? Buffer.from(content, 'latin1') : new Uint8Array(content)));
}

function mail(email: Email, breaks: LineBreaks, source: Source, options: InputOptions): ReadResult {
  const { input } = source;
  const header = (name: string): string | null => email.headers.find(({ key }) => key === name)?.value ?? null;
  const isNewsletter = header('list-id') !== null || header('list-unsubscribe') !== null;
  const name = withoutControls(email.from?.name ?? '').trim();
  const sender = name === '' ? null : name;
  const known = {
    title: email.subject === undefined ? null : withoutControls(email.subject).trim(),
    author: isNewsletter ? null : sender,
    publisher: isNewsletter ? sender : null,
    published: readDate(header('date') ?? '')?.day ?? null,
  };
  const facts = { ...factsOf(source, options), known };
  const [html = '', text = ''] = [email.html, email.text].map((part) => withoutControls(part ?? ''));
  const marked = html.trim() === '' ? null : readMarkup(html, facts, options.cues);
  if (text.trim() === '') return marked ?? failed(input, problem('no-article', { input }));
  const lean = marked?.ok !== true || marked.document.text.length < LEAST_SHARE * text.length;
  return lean || isReply(text) ? readMail(text, breaks, facts, options.cues) : marked;
}
