import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactly } from '../../src/read/markup/exact-json.js';
import { readBytes } from '../../src/read/read-bytes.js';
import { CUES } from './cues.js';

const read = (text: string): ReturnType<typeof readBytes> =>
  readBytes(new TextEncoder().encode(text), { input: 'posts.jsonl' }, CUES);

describe('parseExactly', () => {
  it('keeps whole numbers that a double does not hold, as text', () => {
    expect(parseExactly('{"id":1790000000000000001,"to":-1790000000000000002}')).toEqual({
      id: '1790000000000000001',
      to: '-1790000000000000002',
    });
  });

  it('leaves other numbers and all strings as they are', () => {
    const text = String.raw`[9007199254740991, 0.12345678901234567, 12345678901234567.5, 1e-1234567890123456, "a \"1790000000000000001 ", "\\"]`;
    expect(parseExactly(text)).toEqual(JSON.parse(text));
  });

  it('says of what is no JSON what JSON.parse says', () => {
    expect(() => parseExactly('{"id":1790000000000000001')).toThrow(SyntaxError);
    expect(() => parseExactly('01790000000000000001')).toThrow(SyntaxError);
  });

  it('gives what JSON.parse gives, but for the figures of such numbers', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const long = `["1790000000000000001",${text}]`;
        const bare = (value: unknown): string => JSON.stringify(value).replace(/"(-?\d{16,})"/g, '$1');
        expect(bare(parseExactly(long))).toBe(bare(JSON.parse(long)));
      }),
    );
  });
});

describe('ids of nineteen figures', () => {
  it('tell two posts apart', () => {
    const results = read(
      [
        '{"id":1790000000000000001,"text":"Rebels attacked Homs on Monday."}',
        '{"id":1790000000000000002,"text":"Soldiers attacked Hama on Monday."}',
      ].join('\n'),
    );
    expect(results.map((result) => (result.ok ? result.document.id : null))).toEqual([
      '1790000000000000001',
      '1790000000000000002',
    ]);
  });

  it('tell which comment another one answers', () => {
    const thread = [
      { id: 1, parent_id: null, body: 'The council should resign over this affair.', author: 'Ann' },
      { id: 2, parent_id: null, body: 'The market has been closed for two years now.', author: 'Ben' },
      { id: 3, parent_id: 1, body: 'No, it was open on Sunday last, I was there.', author: 'Cleo' },
    ];
    const text = JSON.stringify({ title: 'Market', url: 'https://a.example/market', comments: thread }).replace(
      /"(id|parent_id)":(\d)/g,
      '"$1":179000000000000000$2',
    );
    const [result] = read(text);
    const segments = result?.ok === true ? result.document.segments : [];
    const comments = segments.filter(({ kind }) => kind === 'comment');
    expect(comments.map(({ replyTo }) => (replyTo === null ? null : segments[replyTo] === comments[0]))).toEqual([
      null,
      null,
      true,
    ]);
  });
});
