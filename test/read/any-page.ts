import fc from 'fast-check';

/// A tag with what stands in it; `close` false where the page forgets to end it.
interface Tree {
  readonly tag: string;
  readonly attributes: readonly string[];
  readonly children: readonly (Tree | string)[];
  readonly close: boolean;
}

const TAGS =
  'p p p div div div section article main aside ul li ol dl dt dd table tbody tr td th blockquote q figure figcaption h1 h2 h3 span a b i em strong cite time br hr img pre code form input select option button label nav header footer details summary noscript script style template svg math iframe textarea title head body html x-comment'.split(
    ' ',
  );
const SENTENCES = [
  'Norland closed its border with Sudland on Tuesday, and the foreign ministry said that the step was needed.',
  'The council met on Monday, and the mayor said that the harbour would stay closed, for now.',
  'You are all wrong, I think! Great comment.',
  'The envoy — “a friend”, he said — left Café Łódź in 2020.',
  'Tilda says:',
  '12 May 2020 at 10:15',
  '3 hours ago',
  'Reply',
  '14 Comments',
  'Photo: Anna Holm',
  'ARVIK, 12 May (Reuters) - ',
  'Read more: Border closed',
];
const ODD = [
  '&amp;',
  '&lt;script&gt;',
  '&#0;',
  '&#xD800;',
  '&#x202E;',
  '&#99999999999;',
  '&nbsp',
  '&notit;',
  '&',
  '<',
  '<3',
  '</',
  '<!',
  '<!-- a -->',
  '<!--',
  '-->',
  '<!--->',
  '<![CDATA[ a ]]>',
  '<![CDATA[',
  ']]>',
  '<?php echo 1 ?>',
  '<?',
  '</p>',
  '</div></div>',
  '\u0000',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\ufffd',
  '\ud83d',
  '\udc1f',
  '👩‍🚒',
  '\r',
  '\u2028',
  '\u000c',
  '> quoted',
  '"',
  "'",
  ' ',
  '\n\n',
];
const LABELS = [
  'class="comment"',
  'class="comments"',
  'class="comment depth-2" id="comment-2"',
  'id="comment-1"',
  'id="comments"',
  'id="a b"',
  'id="x"',
  'class="post"',
  'class="children"',
  'class="author"',
  'class="fn"',
  'class="date"',
  'class="entry-content"',
  'class="quote"',
  'class="caption"',
  'class="sidebar"',
  'itemprop="comment"',
  'itemprop="articleBody"',
  'itemprop="text"',
  'itemscope itemtype="https://schema.org/Comment"',
  'datetime="2020-05-12T10:15"',
  'datetime="2020-99-99"',
  'data-author="Ben"',
  'data-level="2"',
  'data-parent-id="1"',
  'hidden',
  'style="display:none"',
  'href="#comment-1"',
  'href="javascript:alert(1)"',
  "class='unquoted",
  'class="open',
  'a=b c=d',
  '=',
  '"',
  'ind="0" width="40"',
];
const HEADS = [
  '',
  '<!doctype html>',
  '<html><head><title>Border <b>closed</b> | The Post</title></head>',
  '<meta charset="utf-16">',
  '<meta property="og:title" content="Border closed &quot;today&quot;">',
  '<meta property="article:published_time" content="2020-05-12">',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Border closed","comment":[{"@type":"Comment","text":"I agree with it.","author":{"name":"Ann"}}]}</script>',
  '<script type="application/ld+json">{"@type":["Comment"],"text":"<p>a<p>b"</script>',
  '<script type="application/json">{"comments":[{"id":1,"parent":0,"author":"Ann","date":"2020-05-12","text":"Is it so?\\n> No","replies":[{"id":2,"author":"Ben","text":"It is."}]}]}</script>',
  '<html lang="de">',
  '<body>',
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SENTENCES) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const attributes = fc.array(fc.oneof(fc.constantFrom(...LABELS), fc.string({ maxLength: 12 })), { maxLength: 3 });
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    tag: fc.constantFrom(...TAGS),
    attributes,
    children: fc.array(fc.oneof({ depthSize: 'medium', withCrossShrink: true }, text, tie('tree')), { maxLength: 6 }),
    close: fc.nat(9).map((chance) => chance > 0),
  }),
}));

/// Markup as no page should be, but built like one: trees of tags with the names that the readers look for, repeated as
/// threads repeat, comments and data that do not end, odd characters.
export const anyPage = fc
  .record({
    heads: fc.array(fc.constantFrom(...HEADS), { maxLength: 3 }),
    trees: fc.array(fc.record({ one: tree, times: fc.constantFrom(1, 1, 1, 2, 3, 5) }), { minLength: 1, maxLength: 5 }),
    end: fc.option(fc.nat(400), { freq: 4 }),
  })
  .map(({ heads, trees, end }) => {
    const html = heads.join('') + trees.map(({ one, times }) => written(one).repeat(times)).join('');
    return end === null ? html : html.slice(0, Math.max(1, html.length - end));
  });

function written({ tag, attributes: own, children, close }: Tree): string {
  const inner = children.map((child) => (typeof child === 'string' ? child : written(child))).join('');
  return `<${[tag, ...own].join(' ')}>${inner}${close ? `</${tag}>` : ''}`;
}

/// The bytes of a page with some of them changed, added or gone, so that characters and tags break anywhere.
export const anyBytes = fc
  .record({
    page: anyPage,
    changes: fc.array(fc.record({ at: fc.nat(2000), put: fc.uint8Array({ maxLength: 3 }), gone: fc.nat(3) }), {
      maxLength: 4,
    }),
  })
  .map(({ page, changes }) => {
    let bytes = Buffer.from(`<html>${page}`);
    for (const { at, put, gone } of changes) {
      const from = at % (bytes.length + 1);
      bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + gone)]);
    }
    return new Uint8Array(bytes);
  });
