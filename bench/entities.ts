/// The running text of a treebank's documents with the entities that it marks: `Entity=` in MISC, as GUM writes it
/// (`(chain-kind-…-minspan-…` opens, `chain)` closes).
import { readConllu } from '../src/parse/conllu.js';

export interface GoldMention {
  /// In code points of the text, end exclusive.
  readonly start: number;
  readonly end: number;
  readonly head: { readonly start: number; readonly end: number };
  readonly chain: string;
  readonly kind: string;
  /// Whether nothing else of the document is of its chain.
  readonly alone: boolean;
}

export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

interface Opened {
  readonly chain: string;
  readonly kind: string;
  /// Which of its words is the head, from 0.
  readonly head: number;
  readonly first: number;
}

type Span = GoldMention['head'];
type ReadSentence = ReturnType<typeof readConllu>[number];

/// The documents of a file; `name` stands in errors.
export function entitiesOf(conllu: string, name: string): GoldDocument[] {
  const documents: { id: string; sentences: ReadSentence[] }[] = [];
  for (const sentence of readConllu(conllu, name)) {
    const id = commentOf(sentence, 'newdoc id');
    if (id !== undefined) documents.push({ id, sentences: [] });
    documents.at(-1)?.sentences.push(sentence);
  }
  return documents.map(({ id, sentences }) => documentOf(id, sentences));
}

function documentOf(id: string, sentences: readonly ReadSentence[]): GoldDocument {
  let text = '';
  const mentions: Omit<GoldMention, 'alone'>[] = [];
  for (const sentence of sentences) {
    const isParagraph = sentence.lines.some((line) => line.startsWith('# newpar'));
    if (text !== '') text += isParagraph ? '\n\n' : ' ';
    const own = commentOf(sentence, 'text') ?? sentence.forms.join(' ');
    mentions.push(...mentionsOf(sentence, wordsIn(sentence, own, [...text].length)));
    text += own;
  }
  const told = new Map<string, number>();
  for (const { chain } of mentions) told.set(chain, (told.get(chain) ?? 0) + 1);
  return { id, text, mentions: mentions.map((mention) => ({ ...mention, alone: told.get(mention.chain) === 1 })) };
}

function commentOf({ lines }: ReadSentence, key: string): string | undefined {
  return lines.find((line) => line.startsWith(`# ${key} = `))?.slice(key.length + 5);
}

/// Where each word stands; of "gonna" and the like, which are no words joined, the parts stand where they can.
function wordsIn({ forms }: ReadSentence, text: string, offset: number): Span[] {
  let at = 0;
  return forms.map((form) => {
    const found = text.indexOf(form, at);
    const start = found < 0 ? at : found;
    at = Math.min(text.length, start + form.length);
    const before = offset + [...text.slice(0, start)].length;
    return { start: before, end: before + [...text.slice(start, at)].length };
  });
}

function mentionsOf({ lines, words }: ReadSentence, spans: readonly Span[]): Omit<GoldMention, 'alone'>[] {
  const open: Opened[] = [];
  const mentions: Omit<GoldMention, 'alone'>[] = [];
  const close = ({ chain, kind, head, first }: Opened, last: number): void => {
    const [from, to] = [spans[first], spans[last]];
    if (from === undefined || to === undefined) return;
    mentions.push({ start: from.start, end: to.end, head: spans[first + head] ?? from, chain, kind });
  };
  words.forEach((line, index) => {
    const misc = lines[line]?.split('\t')[9] ?? '';
    const entity = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    for (const [piece] of entity.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
      if (piece.startsWith('(')) {
        const [chain = '', kind = '', , , , minimum = '1'] = piece.slice(1).replace(')', '').split('-');
        const opened = { chain, kind, head: Number.parseInt(minimum, 10) - 1, first: index };
        if (piece.endsWith(')')) close(opened, index);
        else open.push(opened);
        continue;
      }
      const found = open.findLastIndex(({ chain }) => chain === piece.slice(0, -1));
      const [opened] = found < 0 ? [] : open.splice(found, 1);
      if (opened !== undefined) close(opened, index);
    }
  });
  return mentions;
}
