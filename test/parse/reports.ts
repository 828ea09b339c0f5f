/// News about invented places, made by rule: paragraphs of sentences of one word to some seventy, for tests that need many.

const PEOPLE = [
  'the rebels',
  'Prime Minister Ilya Brandt',
  'the coast guard',
  'the Harbour Relief Fund',
  'Gen. Marta Oduya',
  'protesters',
  'two officers of the Third Brigade',
  'the U.N. envoy',
  'some 300 miners',
  'Astrid Solheim',
  'the opposition',
  'Velmorans',
  'the Ostravik city council',
  'Dr. Jón Áskelsson',
  'Mr. Haddad and his brother',
  'the Greens',
  'an army spokesman',
];
const DEEDS = [
  'met',
  'accused',
  'released',
  'shelled',
  'did not recognise',
  "won't arrest",
  'handed a letter to',
  'threatened to expel',
  'have twice refused to talk to',
  'was warned by',
  'were driven out by',
  'signed a truce with',
  'fined',
  'praised',
  'may yet sue',
  'asked for help from',
  'shot at',
  'has been negotiating with',
  'voted against',
  'apologised to',
];
const PLACES = [
  'in Velmora',
  'near the Skarhavn bridge',
  'at a checkpoint outside Ostravik',
  'in the north-east of the country',
  'on the border between Varnia and the Low Isles',
  'in Geneva',
  'at the port',
  'in front of St. Olaf’s church',
];
const TIMES = [
  'on Tuesday',
  'at 6:30 a.m.',
  'last week',
  'for the second time since 2019',
  'early on 4 May',
  'in the 1990s',
  'within 48 hours',
  'yesterday',
  'on Jan. 12, 2006',
];
const CLAUSES = [
  'while talks went on',
  'after three people had been killed',
  'because nobody had paid the $12.5 million',
  'if it comes to that',
  'although the ceasefire, which was signed in March, still holds',
  'to end the strike',
  'saying that the vote was unfair',
];
const SHORT = [
  'No.',
  'Silence.',
  'Nobody was hurt.',
  'Why now?',
  'Photo: V. Lund',
  'Not so fast!',
  'It rained.',
  'Peace talks: day 3',
];

/// A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32).
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/// The list in another order.
export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/// `count` paragraphs of ten sentences.
export function reports(count: number, seed = 7): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => Array.from({ length: 10 }, () => sentence(next)).join(' '));
}

function sentence(next: () => number): string {
  const kind = next();
  if (kind < 0.22) return pick(SHORT, next);
  let text = clause(next);
  const more = kind > 0.995 ? 7 : Math.floor(next() * 1.15);
  for (let i = 0; i < more; i++) text += `${pick([', and', ';', ', but', ' –', ', where'], next)} ${clause(next)}`;
  if (kind < 0.28) return `“${capital(text)},” ${pick(PEOPLE, next)} said.`;
  if (kind < 0.31) return `${text.toUpperCase()}.`;
  if (kind < 0.35) return `${pick(TIMES, next)}, ${text}.`;
  if (kind < 0.39) return `OSTRAVIK (VNA) – ${capital(text)}.`;
  return `${capital(text)}${kind > 0.96 ? '?' : '.'}`;
}

function clause(next: () => number): string {
  let text = `${pick(PEOPLE, next)} ${pick(DEEDS, next)} ${pick(PEOPLE, next)}`;
  if (next() < 0.22) text += ` ${pick(PLACES, next)}`;
  if (next() < 0.2) text += ` ${pick(TIMES, next)}`;
  if (next() < 0.1) text += `, ${pick(CLAUSES, next)}`;
  return text;
}

function pick(list: readonly string[], next: () => number): string {
  return list[Math.floor(next() * list.length)] ?? '';
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
