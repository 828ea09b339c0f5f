import type { Piece, TextBuilder, VoiceList } from '../document/assemble.js';
import type { CommentBlock } from './quotes.js';

/// One reader's comment, as a page shows it or an export has it.
export interface ReaderComment {
  /// Null where nobody is named.
  readonly name: string | null;
  /// ISO 8601 date, or date and time; null when not given.
  readonly published: string | null;
  readonly blocks: readonly CommentBlock[];
  /// Index of the comment that this one answers.
  readonly replyTo: number | null;
}

/// What was written so far: by whom, where it stands among the segments, its letters.
interface Written {
  readonly name: string | null;
  readonly voice: string;
  readonly place: number;
  readonly letters: string;
}

/// Shorter quotations are found in too many texts to say whose they are.
const LEAST_QUOTED = 8;

/// Adds comments to a document. What a comment quotes is a segment of its own, in the voice of the comment or article
/// that it is found in; `own` is the voice of the article. A comment that is known only from a quotation which names its
/// writer stands there as the comment that it is. Who quotes a comment, and is not said to answer another one, answers it.
export function addComments(
  comments: readonly ReaderComment[],
  builder: TextBuilder,
  voices: VoiceList,
  own: string,
): void {
  const article = comments.length === 0 ? '' : letters(builder.text);
  const written: Written[] = [];
  const places: (number | null)[] = [];
  for (const comment of comments) {
    const parts = partsOf(comment.blocks);
    const sources = parts.map((part) => (part.kind === 'quote' ? sourceOf(part, written) : null));
    const stated = comment.replyTo === null ? null : (places[comment.replyTo] ?? null);
    let answered = stated ?? sources.find((source) => source !== null)?.place ?? null;
    let voice: string | null = null;
    let place: number | null = null;
    parts.forEach((part, index) => {
      if (part.kind === 'quote') {
        const source = sources[index] ?? null;
        const inArticle = source === null && isIn(part, article);
        const { text, pieces } = part;
        if (source !== null) builder.add(text, 'quote', source.voice, source.place, null, 0, pieces);
        else if (inArticle || part.quoted === null)
          builder.add(text, 'quote', inArticle ? own : voices.unknown(), null, null, 0, pieces);
        else {
          const quoted = voices.reader(part.quoted);
          const stands = builder.add(text, 'comment', quoted, null, null, 0, pieces);
          written.push({ name: part.quoted, voice: quoted, place: stands, letters: letters(part.text) });
          answered ??= stands;
        }
        return;
      }
      voice ??= voices.reader(comment.name);
      const added = builder.add(part.text, 'comment', voice, answered, comment.published, 0, part.pieces);
      place ??= added;
    });
    places.push(place);
    if (voice === null || place === null) continue;
    const said = parts.filter((part) => part.kind !== 'quote').map((part) => part.text);
    written.push({ name: comment.name, voice, place, letters: letters(said.join(' ')) });
  }
}

interface Part {
  readonly kind: 'comment' | 'quote';
  readonly text: string;
  readonly quoted: string | null;
  readonly pieces: readonly Piece[];
}

/// Neighbouring blocks of the same kind and source as one.
function partsOf(blocks: readonly CommentBlock[]): Part[] {
  const parts: { kind: Part['kind']; texts: string[]; quoted: string | null; pieces: Piece[] }[] = [];
  for (const { kind, text, quoted, place } of blocks) {
    const own = kind === 'quote' ? 'quote' : 'comment';
    const last = parts.at(-1);
    const piece = { length: text.length, place };
    if (last?.kind === own && last.quoted === quoted) {
      last.texts.push(text);
      last.pieces.push(piece);
    } else parts.push({ kind: own, texts: [text], quoted, pieces: [piece] });
  }
  return parts.map(({ texts, ...part }) => ({ ...part, text: texts.join('\n') }));
}

/// The earlier comment that a quotation is from: one that has its words, by whom it names, else the last by that name.
function sourceOf(part: Part, written: readonly Written[]): Written | null {
  const words = letters(part.text);
  const name = part.quoted?.toLowerCase();
  const named = name === undefined ? written : written.filter((comment) => comment.name?.toLowerCase() === name);
  const found = words.length < LEAST_QUOTED ? undefined : named.findLast((comment) => comment.letters.includes(words));
  return found ?? (name === undefined ? null : (named.at(-1) ?? null));
}

function isIn(part: Part, article: string): boolean {
  const words = letters(part.text);
  return words.length >= LEAST_QUOTED && article.includes(words);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
