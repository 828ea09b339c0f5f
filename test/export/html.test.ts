import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import type { DocumentRecord } from '../../src/annotation/record.js';
import { renderHtml } from '../../src/export/html.js';
import { emptyRecord, herringDispute } from './herring-dispute.js';
import { fuzzRuns } from '../property-runs.js';

interface Page {
  /// Every tag in order, with the names of its attributes.
  readonly structure: string[];
  readonly attributes: Map<string, string[]>;
  readonly scripts: string[];
  readonly styles: string[];
  text: string;
}

function parse(html: string): Page {
  const page: Page = { structure: [], attributes: new Map(), scripts: [], styles: [], text: '' };
  let inside = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      page.structure.push(`<${name} ${Object.keys(attributes).join(' ')}>`);
      for (const [key, value] of Object.entries(attributes)) {
        page.attributes.set(key, [...(page.attributes.get(key) ?? []), value]);
      }
      inside = name;
      if (name === 'script') page.scripts.push('');
      if (name === 'style') page.styles.push('');
    },
    ontext(data) {
      const list = inside === 'script' ? page.scripts : inside === 'style' ? page.styles : null;
      if (list === null) page.text += data;
      else list[list.length - 1] += data;
    },
    onclosetag(name) {
      page.structure.push(`</${name}>`);
      inside = '';
    },
    oncomment() {
      page.structure.push('<!---->');
    },
  });
  parser.end(html);
  return page;
}

/// The record with every free string replaced: `turn` sees the string and where it stands.
function replaced<T>(value: T, turn: (text: string, path: string) => string, path = ''): T {
  if (typeof value === 'string') return turn(value, path) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => replaced(each, turn, `${path}[]`)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, replaced(part, turn, `${path}.${key}`)]),
  ) as T;
}

/// Fields whose values are chosen from a list, dates, and references: they decide which elements there are.
const FIXED =
  /\.(schema|kind|type|form|precision|polarity|certainty|status|relation|language|uri|published|from|to|id|voice|actor|place|country|code)$/;

const ATTACKS = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!-- ',
  ']]><svg onload=alert(1)>',
  '</style><b>',
  '&lt;script&gt; &amp;#60; &#0;',
  '`${alert(1)}`',
  'javascript:alert(1)',
  '\u2028\u2029\ud800\u0000\u000c',
];

/// An attack that is made as long as the string it stands for, so that spans keep their places.
function fitted(attack: string, text: string): string {
  const length = [...text].length;
  return (
    [...attack.repeat(Math.ceil(length / Math.max([...attack].length, 1)) || 1)].slice(0, length).join('') || attack
  );
}

/// What the page is made of when every string is dull.
function dull(record: DocumentRecord): DocumentRecord {
  return replaced(record, (text, path) => (FIXED.test(path) ? text : fitted('x', text)));
}

describe('the page', () => {
  const html = renderHtml(herringDispute);
  const page = parse(html);

  test('is the same each time, and small', () => {
    expect(renderHtml(herringDispute)).toBe(html);
    expect(html.length).toBeLessThan(600_000);
  });

  test('allows its own style and script and nothing else', () => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = page.attributes.get('content')?.find((each) => each.includes('default-src'));
    expect(policy).toBe(
      `default-src 'none'; script-src ${hash(page.scripts[1] ?? '')}; style-src ${hash(page.styles[0] ?? '')}; base-uri 'none'; form-action 'none'`,
    );
    expect([...page.attributes.keys()].filter((name) => name === 'style' || /^on/.test(name))).toEqual([]);
    expect([...page.attributes.keys()]).not.toContain('src');
  });

  test('holds the record', () => {
    expect(JSON.parse(page.scripts[0] ?? '')).toEqual(herringDispute);
  });

  test('holds every word of the text, letters outside the BMP and all', () => {
    const words = (text: string) => text.replace(/\s+/g, ' ');
    for (const line of herringDispute.text.split('\n')) expect(words(page.text)).toContain(words(line));
  });

  test('names each statement once for text, table and explanation', () => {
    const anchors = page.attributes.get('data-anchor') ?? [];
    expect(anchors).toEqual(herringDispute.statements.map(({ id }) => id));
    const ids = page.attributes.get('id') ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of page.attributes.get('href') ?? []) {
      if (link.startsWith('#') && link !== '#ground') expect(anchors).toContain(link.slice(1));
    }
  });

  test('several documents have anchors of their own and a list', () => {
    const several = parse(renderHtml([herringDispute, emptyRecord, herringDispute]));
    const ids = several.attributes.get('id') ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(several.attributes.get('href')).toContain('#d3-s7');
    expect(several.text).toContain('3 documents');
  });

  test('without statements, actors or places it still stands', () => {
    expect(parse(renderHtml(emptyRecord)).text).toContain('Nothing happened.');
    expect(parse(renderHtml([])).text).toContain('0 documents');
  });

  test('an address that is no web address is no link', () => {
    const { attributes, text } = parse(renderHtml({ ...emptyRecord, uri: 'javascript:alert(1)' }));
    expect(attributes.get('href') ?? []).toEqual([]);
    expect(text).toContain('javascript:alert(1)');
  });
});

describe('no text becomes markup', () => {
  const expected = parse(renderHtml(dull(herringDispute))).structure;

  test.each(ATTACKS)('%j in every field', (attack) => {
    const record = replaced(herringDispute, (text, path) => (FIXED.test(path) ? text : fitted(attack, text)));
    const page = parse(renderHtml(record));
    const tags = page.structure.map((tag) => tag.split(' ')[0]);
    for (const tag of ['<img', '<b onload', '<!----']) expect(tags).not.toContain(tag);
    expect(page.scripts.length).toBe(2);
    expect(page.styles.length).toBe(1);
    expect([...page.attributes.keys()].filter((name) => /^on|^src$|^style$/.test(name))).toEqual([]);
    expect(JSON.parse(page.scripts[0] ?? '')).toEqual(JSON.parse(JSON.stringify(record)));
  });

  test('any string in any single field leaves the elements as they are', () => {
    const paths = new Set<string>();
    replaced(herringDispute, (text, path) => {
      // The length of a title or name does not matter; blank ones are left out by design, so they are not tried.
      if (!FIXED.test(path)) paths.add(path);
      return text;
    });
    const sample = fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(fc.constantFrom(...paths), sample, (target, attack) => {
        const record = replaced(dull(herringDispute), (text, path) =>
          path === target ? fitted(`x${attack}x`, `x${text}`).slice(0, text.length + 1) : text,
        );
        const page = parse(renderHtml(record));
        expect(page.scripts.length).toBe(2);
        if (target !== '.text') expect(shape(page.structure)).toEqual(shape(expected));
      }),
      { numRuns: fuzzRuns(40) },
    );
  });

  test('any string as an id, a reference or an address leaves attributes and scripts alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary' })), (attack) => {
        const record = replaced(emptyishHerring(), (text, path) =>
          /\.(language|uri|published|from|to|id|voice|actor|place|country|code)$/.test(path) ? attack : text,
        );
        const page = parse(renderHtml(record));
        expect(page.scripts.length).toBe(2);
        expect([...page.attributes.keys()].filter((name) => /^on|^src$|^style$/.test(name))).toEqual([]);
      }),
      { numRuns: fuzzRuns(20) },
    );
  });
});

/// Options of the filters are one for each different value, so equal names make fewer of them; the rest stays.
function shape(structure: readonly string[]): string[] {
  return structure.filter((tag) => !/option|optgroup/.test(tag));
}

function emptyishHerring(): DocumentRecord {
  return {
    ...herringDispute,
    places: herringDispute.places.slice(0, 1),
    statements: herringDispute.statements.slice(0, 6),
  };
}

test('what a comment quotes stands among the comments, and only comments are counted', () => {
  const last = herringDispute.segments.length - 1;
  const comments = herringDispute.segments.filter(({ kind }) => kind === 'comment').length;
  // The last comment but one becomes the quotation with which the last one begins.
  const record: DocumentRecord = {
    ...herringDispute,
    segments: herringDispute.segments.map((segment, index) =>
      index === last - 1 ? { ...segment, kind: 'quote' } : segment,
    ),
  };
  const html = renderHtml(record);
  expect(html).toContain(`<h2>Readers’ comments <span class="n">${comments - 1}</span></h2>`);
  const section = html.slice(html.indexOf('<section class="comments"'));
  expect(section).toContain('Both governments should meet.');
  expect(parse(html).text).not.toContain('Comment 0');
});
