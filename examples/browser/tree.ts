import type { Sentence } from 'herodotus-events/browser';
import { drawing } from './element.js';

/// Sizes in pixels.
const FORM_FONT = '16px';
const SMALL_FONT = '11px';
const LEVEL = 19;
const GAP = 14;
const ENDS_APART = 6;
const CORNER = 7;
const LABEL_MARGIN = 10;
const TOP = 16;

/// Who governs whom: `from` governs `to`; `level` says how high the arc goes.
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly level: number;
}

/// The tree of a sentence as arcs over its words, with tags and names under them.
export function drawTree(sentence: Sentence): SVGSVGElement {
  const { words } = sentence;
  const arcs = findArcs(sentence);
  const centres = placeWords(sentence, arcs);
  const top = Math.max(0, ...arcs.map(({ level }) => level)) + 1;
  const base = TOP + top * LEVEL;
  const width = (centres.at(-1) ?? 0) + widthOf(words.at(-1)?.form ?? '', FORM_FONT) / 2 + GAP + 20;
  const svg = drawing('svg', { width, height: base + 66, role: 'img', 'aria-label': describe(sentence) });

  const root = centres[sentence.root] ?? 0;
  svg.append(
    drawing('path', { class: 'root', d: `M${root} ${TOP + 4}V${base}` }),
    drawing('text', { class: 'label root', x: root, y: TOP }, 'root'),
    arrow(root, base, ''),
  );
  const ends = attach(words.length, arcs, centres);
  arcs.forEach(({ label, level }, i) => {
    const { from = 0, to = 0 } = ends[i] ?? {};
    const y = base - level * LEVEL;
    const turn = from < to ? CORNER : -CORNER;
    const kind = label === 'punct' ? 'faint' : '';
    svg.append(
      drawing('path', {
        class: kind,
        d: `M${from} ${base}V${y + CORNER}Q${from} ${y} ${from + turn} ${y}H${to - turn}Q${to} ${y} ${to} ${y + CORNER}V${base}`,
      }),
      arrow(to, base, kind),
      drawing('text', { class: `label ${kind}`, x: (from + to) / 2, y: y + 4 }, label),
    );
  });
  words.forEach(({ form, upos, lemma }, i) => {
    const x = centres[i] ?? 0;
    svg.append(drawing('text', { class: 'form', x, y: base + 22 }, form));
    svg.append(drawing('text', { class: 'tag', x, y: base + 38 }, upos));
    if (lemma !== form.toLowerCase() && lemma !== form)
      svg.append(drawing('text', { class: 'lemma', x, y: base + 53 }, lemma));
  });
  for (const { first, last, kind } of sentence.names) {
    const left = (centres[first] ?? 0) - widthOf(sentence.word(first).form, FORM_FONT) / 2;
    const right = (centres[last] ?? 0) + widthOf(sentence.word(last).form, FORM_FONT) / 2;
    svg.append(
      drawing('rect', { class: `name ${kind}`, x: left - 4, y: base + 5, width: right - left + 8, height: 23, rx: 4 }),
    );
  }
  // Names lie under the words.
  svg.prepend(...svg.querySelectorAll('.name'));
  return svg;
}

/// Arcs, each higher than all that lie under it.
function findArcs({ words }: Sentence): Arc[] {
  const drawn: Arc[] = [];
  const open = words
    .map(({ head, label }, to) => ({ from: head, to, label }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  for (const arc of open) {
    const under = drawn.filter((other) => overlap(arc, other)).map(({ level }) => level);
    drawn.push({ ...arc, level: Math.max(0, ...under) + 1 });
  }
  return drawn;
}

/// Whether two arcs run beside each other somewhere.
function overlap(a: Omit<Arc, 'level'>, b: Arc): boolean {
  return Math.min(a.from, a.to) < Math.max(b.from, b.to) && Math.min(b.from, b.to) < Math.max(a.from, a.to);
}

/// The middle of each word: wide enough for words, for tags and for the labels of the arcs.
function placeWords({ words }: Sentence, arcs: readonly Arc[]): number[] {
  const widths = words.map(({ form, upos, lemma }) =>
    Math.max(widthOf(form, FORM_FONT), widthOf(upos, SMALL_FONT), widthOf(lemma, SMALL_FONT)),
  );
  const centres: number[] = [];
  const before = words.map(() => [] as { first: number; room: number }[]);
  for (const { from, to, label } of arcs) {
    const room = widthOf(label, SMALL_FONT) + LABEL_MARGIN + 2 * CORNER + ENDS_APART;
    before[Math.max(from, to)]?.push({ first: Math.min(from, to), room });
  }
  words.forEach((_, i) => {
    const width = widths[i] ?? 0;
    let x = i === 0 ? Math.max(width / 2, 14) + 6 : (centres[i - 1] ?? 0) + (widths[i - 1] ?? 0) / 2 + GAP + width / 2;
    for (const { first, room } of before[i] ?? []) x = Math.max(x, (centres[first] ?? 0) + room);
    centres.push(x);
  });
  return centres;
}

/// Where the two ends of each arc stand on the words, side by side and so that arcs of one word do not cross.
function attach(count: number, arcs: readonly Arc[], centres: readonly number[]): { from: number; to: number }[] {
  const ends = arcs.map(() => ({ from: 0, to: 0 }));
  for (let word = 0; word < count; word++) {
    const here = arcs
      .map((arc, i) => ({ i, own: arc.from === word, other: arc.from === word ? arc.to : arc.from, arc }))
      .filter(({ arc }) => arc.from === word || arc.to === word);
    const left = here.filter(({ other }) => other < word).sort((a, b) => b.other - a.other);
    const right = here.filter(({ other }) => other > word).sort((a, b) => b.other - a.other);
    const middle = centres[word] ?? 0;
    const all = [...left, ...right];
    all.forEach(({ i, own }, place) => {
      const end = ends[i];
      if (end !== undefined) end[own ? 'from' : 'to'] = middle + (place - (all.length - 1) / 2) * ENDS_APART;
    });
  }
  return ends;
}

function arrow(x: number, y: number, kind: string): SVGPathElement {
  return drawing('path', { class: `arrow ${kind}`, d: `M${x - 3} ${y - 5}L${x} ${y}L${x + 3} ${y - 5}Z` });
}

/// The tree in words, for those who hear it.
function describe(sentence: Sentence): string {
  return sentence.words
    .map(({ form, label, head }) => (head < 0 ? `${form}: root` : `${form}: ${label} of ${sentence.word(head).form}`))
    .join('; ');
}

const canvas = document.createElement('canvas').getContext('2d');
const measured = new Map<string, number>();

function widthOf(text: string, size: string): number {
  const key = `${size} ${text}`;
  let width = measured.get(key);
  if (width === undefined && canvas !== null) {
    canvas.font = `${size} ${getComputedStyle(document.body).fontFamily}`;
    width = canvas.measureText(text).width;
    measured.set(key, width);
  }
  return width ?? text.length * 8;
}
