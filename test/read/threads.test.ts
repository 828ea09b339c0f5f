import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/read/read-bytes.js';
import { exportKind, threadReader, unknownXml } from '../../src/read/threads/export-kind.js';
import type { Thread } from '../../src/read/threads/thread.js';
import { CUES } from './cues.js';
import { fuzzRuns } from '../property-runs.js';

const HEAD = '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Gazette</title>';

function wordpress(posts: number, comments: number): string {
  const items = Array.from({ length: posts }, (_, post) => {
    const under = Array.from(
      { length: comments },
      (_, number) =>
        `<wp:comment><wp:comment_id>${number + 1}</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_content>Word ${number}</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>${number}</wp:comment_parent></wp:comment>`,
    );
    return `<item><title>Post ${post}</title><wp:post_id>${post}</wp:post_id><wp:status>publish</wp:status>${under.join('')}</item>`;
  });
  return `${HEAD}${items.join('')}</channel></rss>`;
}

function inPieces(text: string, sizes: readonly number[]): Thread[] {
  const kind = exportKind(text);
  if (kind === null) return [];
  const reader = threadReader(kind);
  const found: Thread[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    found.push(...reader.write(text.slice(at, at + size)));
    at += size;
  }
  return [...found, ...reader.end()];
}

describe('exports of threads', () => {
  it('are read the same in whatever pieces they come', () => {
    const text = wordpress(3, 4);
    const whole = inPieces(text, [text.length]);
    expect(whole).toHaveLength(3);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        expect(inPieces(text, sizes)).toEqual(whole);
      }),
      { numRuns: fuzzRuns(40) },
    );
  });

  it('give their posts before the export ends, and hold only one', () => {
    const reader = threadReader('wordpress');
    reader.write(HEAD);
    const item = wordpress(1, 1).slice(HEAD.length, -'</channel></rss>'.length);
    for (let turn = 0; turn < 200; turn++) expect(reader.write(item)).toHaveLength(1);
    expect(reader.end()).toEqual([]);
    expect(reader.isCut).toBe(true);
  });

  it('are told from feeds, pages and other XML', () => {
    expect(exportKind(wordpress(1, 1))).toBe('wordpress');
    expect(exportKind('<rss version="2.0"><channel></channel></rss>')).toBeNull();
    expect(exportKind('<?xml version="1.0"?><disqus xmlns="http://disqus.com"></disqus>')).toBe('disqus');
    expect(unknownXml('<?xml version="1.0"?>\n<!DOCTYPE html><html><body>Text</body></html>')).toBeNull();
    expect(unknownXml('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>')).toBeNull();
    expect(unknownXml('<?xml version="1.0"?><gpx creator="x">')).toBe('gpx');
  });

  it('end in results whatever is broken in them, in bounded time', () => {
    const kinds = [wordpress(2, 3), disqus(), '{"storyID":"s","body":"Hi","author":{"username":"Ann"}}\n{"id":'];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.nat(), fc.string({ maxLength: 12 }), (text, at, noise) => {
        const place = at % text.length;
        const broken = text.slice(0, place) + noise + text.slice(place + noise.length);
        const results = readBytes(new TextEncoder().encode(broken), { input: 'x' }, CUES);
        expect(results.length).toBeGreaterThan(0);
        for (const result of results) {
          if (!result.ok) expect(result.problem.code).not.toBe('internal-error');
          else for (const { start, end } of result.document.segments) expect(end).toBeGreaterThan(start);
        }
      }),
      { numRuns: fuzzRuns(150) },
    );
    const deep = `<?xml version="1.0"?><disqus xmlns="http://disqus.com">${'<post>'.repeat(100_000)}`;
    const answers = readBytes(new TextEncoder().encode(deep), { input: 'x' }, CUES);
    expect(answers.map((result) => (result.ok ? 'ok' : result.problem.code))).toEqual(['archive-broken']);
  });

  it('of answers to answers are read to any depth', () => {
    const [thread] = inPieces(wordpress(1, 3000), [65_536]);
    expect(thread?.comments).toHaveLength(3000);
    const [result] = readBytes(new TextEncoder().encode(wordpress(1, 3000)), { input: 'x' }, CUES);
    expect(result?.ok === true ? result.document.segments.at(-1)?.replyTo : null).toBe(2999);
  });
});

function disqus(): string {
  return `<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="1"><title>T</title><link>https://a.example/</link></thread><post dsq:id="2"><message><![CDATA[<p>Words.</p>]]></message><createdAt>2020-02-03T10:15:00Z</createdAt><author><name>Ann</name></author><thread dsq:id="1"/></post></disqus>`;
}
