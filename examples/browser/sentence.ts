import type { Sentence, Span } from 'herodotus-events/browser';
import { element } from './element.js';
import { drawTree } from './tree.js';

/// A sentence as it is read: its text with the names marked, its tree, and a table of its words that opens on demand.
export function drawSentence(sentence: Sentence, text: string, number: number): HTMLElement {
  const tree = element('div', { class: 'tree', tabindex: 0 }, drawTree(sentence));
  const words = element('details', {}, element('summary', {}, 'Words'));
  words.addEventListener('toggle', () => words.append(table(sentence)), { once: true });
  return element('article', {}, element('p', { 'data-number': number }, ...marked(sentence, text)), tree, words);
}

function marked(sentence: Sentence, text: string): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let at = sentence.start;
  for (const { first, last, kind } of sentence.names) {
    const { start, end }: Span = { start: sentence.word(first).start, end: sentence.word(last).end };
    pieces.push(text.slice(at, start), element('mark', { class: kind, title: kind }, text.slice(start, end)));
    at = end;
  }
  pieces.push(text.slice(at, sentence.end));
  return pieces;
}

const COLUMNS = ['', 'word', 'lemma', 'tag', 'Penn tag', 'relation', 'governor'] as const;

function table(sentence: Sentence): HTMLTableElement {
  const rows = sentence.words.map(({ form, lemma, upos, xpos, label, head }, i) => {
    const governor = head < 0 ? '' : `${head + 1} ${sentence.word(head).form}`;
    const cells = [String(i + 1), form, lemma, upos, xpos, label, governor];
    return element('tr', {}, ...cells.map((cell) => element('td', {}, cell)));
  });
  const names = COLUMNS.map((name) => element('th', { scope: 'col' }, name));
  return element('table', {}, element('thead', {}, element('tr', {}, ...names)), element('tbody', {}, ...rows));
}
