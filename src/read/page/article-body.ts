import type { Block } from '../markup/blocks.js';
import { blocksOf } from '../markup/blocks.js';
import type { MarkupElement } from '../markup/markup.js';
import { INLINE, find, findAll, isInside, labelsOf, remove, wordsOf } from '../markup/markup.js';
import { teasersIn } from './teaser-lists.js';

/// What page makers call the parts of a page that are not its article.
const FURNITURE =
  /(?:^|[\s_-])(?:ads?|advert\w*|adsense|anzeige|werbung|banner\w*|call-to-action|cta|popmake\w*|pum|metainfo|article-author|breadcrumbs?|crumbs?|brotkrumen|cookie\w*|pea_cook\w*|consent|gdpr|dsgvo|disclaimer|footer|fusszeile|footnav|nav|navi|navigation|navbar|menu|menue|meta|metadata|postmeta\w*|post-?info|byline|dateline|infobox-author|modal|overlay|popup|newsletter\w*|subscri\w+|[a-z]+-newsletter|sign-?up\w*|regwall|membership|abo|paywall|pager|pagination|paging|pagenav|popular|promo\w*|outbrain|taboola|recommend\w*|empfehlung\w*|related\w*|relacionad\w+|verwandt\w*|read-?more|weiterlesen|mehr-zum-thema|more-(?:news|stories|articles|posts|from)|most-?(?:read|viewed|popular|recent|commented|shared)|trending\w*|recirc\w*|up-?next|read-?(?:next|also|this)|see-?also|lire-?aussi|leggi-?anche|lees-?ook|meist-?gelesen|mas-?leid[oa]s|plus-?lus|you-?(?:may|might)-?\w*|similar-?(?:posts?|articles?|stories)|further-?reading|teasers|teaser-?(?:list|box|block|item|group|grid|row)|rating|ratings|share\w*|sharing|sharedaddy|shariff\w*|addtoany|social\w*|sidebar\w*|sidenav|widget\w*|skip-?link|screen-reader-text|sr-only|visually-?hidden|sponsor\w*|tags?|tag-?cloud|taglist|toc|toc_list|toolbar|saboxplugin\w*|m-author|related_post|wp_rp|sociable\w*|citate|steady\w*|newsliste|linkbox\w*|factbox|alert|user-info|user-action-time|appendix|letters-cta|c-letters-cta|wprm-recipe-(?:pin|print|jump)|tools|trackback\w*|pingback\w*|login|signup|search\w*|suche|author-?(?:bio|box|info|card|description|profile)|about-?(?:the-?)?author|autor(?:en)?-?(?:box|info|profil)|entry-?(?:meta|footer|utility|categories|tags)|post-?(?:meta|footer|tags|categories|navigation|author|nav|links|share)|article-?(?:footer|tags|meta|share|info)|jp-\w+|yarpp\w*|wp-block-latest-posts|print-?(?:link|only|btn)|donat\w+|spenden\w*|crp_related|nextprev|prevnext|prev-next|noprint|hidden|hide|d-none|feedback|follow-?(?:us|me|buttons?|links?)|bookmarks?|post-?labels|cat-?links|tags?-?links|posted-in|filed-under|keywords|hashtags|schlag(?:wort|worte|woerter)|categor(?:y|ies)-?(?:links?|list)|poll|polls|umfrage|survey|product-?(?:box|card|teaser|widget)|datestamp|time-?stamp|page-?views|views|respond|leave-?(?:a-?)?(?:reply|comment)|comment-?(?:count|link|form|policy|notes|respond)s?|correction-?\w*|report-?(?:error|mistake|typo)|wm-ipp\w*|wm-capinfo|wm-btns|wm-save\w*|abh|article-writer\w*|writer-?bio|author-?(?:header|text|desc\w*|details|avatar|image|link)s?|auth(?:or)?-?bio\w*|about-?author\w*|publish(?:ed)?-date|(?:post|entry|article)-date|print-?footer|tags-header|next-?video\w*|videojs|video-?player\w*|instagram-media|copyright|impressum|kontakt|contact-form|slider|carousel|swiper|gallery-nav|lightbox|credits?|image-?credits?|photo-?credit|bildquelle|quelle|bildnachweis)(?:$|[\s_-])/;
/// What asks for consent. It may be longer than a short report.
const CONSENT = /(?:^|[\s_-])(?:cookie\w*|pea_cook\w*|consent|gdpr|dsgvo|cmp)(?:$|[\s_-])/;
/// Elements of AMP that hold what is loaded into the page or asked of readers.
const AMP_FURNITURE =
  /^amp-(?:ad|auto-ads|sticky-ad|flying-carpet|embed|list|live-list|sidebar|consent|user-notification|social-share|addthis|next-page|recommended-box|lightbox|form|analytics|story-auto-ads|subscriptions|access)/;
/// What is never the article, however much text it has.
const ASIDE = /(?:^|[\s_-])(?:sidebar\w*|footer|navigation|navbar|menu|popup|modal|pum|popmake)(?:$|[\s_-])/;
/// What they call the opening of an article that stands apart from its body.
const LEAD =
  /(?:^|[\s_-])(?:lead|lede|intro\w*|article-?intro|excerpt|dek|deck|standfirst|teaser|summary|abstract|subtitle|sub-?head(?:line|ing)?|vorspann|anlauf|description|chapo|chapeau|bajada|copete|entradilla|ingress|verdict|unterzeile)(?:$|[\s_-])/;
/// What they call the article itself.
const ARTICLE =
  /(?:^|[\s_-])(?:article-?(?:body|content|text|main|copy)|articlebody|artikel-?(?:text|body|inhalt|content)?|body-?(?:copy|text|content)|content-?body|entry-?content|entrytext|entry-body|h?entry|post-?(?:content|body|text|entry)|postbody|blog-?(?:content|post|body|text)|single-?(?:content|post)|story-?(?:body|content|text)|storytext|main-?(?:content|text|article)|page-?content|news-?(?:text|body|content|article|detail)|hauptinhalt|inhalt|text|copy|beitrag|contenido|cuerpo|texto|tresc|field-name-body|node-body|rich-?text|prose|e-content|singlepost|recipe|single)(?:$|[\s_-])/;
const PLAIN_FURNITURE = new Set([
  'nav',
  'aside',
  'button',
  'select',
  'textarea',
  'dialog',
  'menu',
  'input',
  'label',
  'option',
  'progress',
  'audio',
  'video',
]);
/// Elements that stand beside what the page is about.
const BESIDE = new Set(['aside', 'nav', 'footer']);
const PROTECTED = new Set(['html', 'body', 'main', '#page']);

/// A stretch of text shorter than this tells little of where the article is.
const PARAGRAPH = 40;
/// A heading of this length that ends with a stop is a sentence.
const SENTENCE = 80;

const WIDE = 3;
const WIDE_CHARACTER = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/u;
const WIDE_CHARACTERS = new RegExp(WIDE_CHARACTER, 'gu');

/// A page of which openings of others are a greater share is a page of them.
const MOST_TEASERS = 0.6;

interface ArticleBody {
  readonly root: MarkupElement;
  readonly blocks: readonly Block[];
  /// The boxes that open other pages, some of them among the blocks.
  readonly teasers: ReadonlySet<MarkupElement>;
}

/// Finds the article of a page and returns its blocks in page order; navigation, related links and the like are taken out
/// of the tree first. The comments must have been taken out before; where they were all there is (`isThread`), what stands beside them
/// is no article, however long. Null where the page has no running text.
export function articleBody(page: MarkupElement, title: string | null, isThread: boolean): ArticleBody | null {
  const lengths = lengthsOf(page);
  removeFurniture(page, isThread);
  const teasers = teasersOf(page, title);
  const root =
    chooseRoot(page, paragraphWeights(page, teasers), lengths) ?? chooseRoot(page, headingWeights(page), lengths);
  if (root === null) return null;
  const blocks = [...leadBlocks(page, root, title), ...partsOf(root).flatMap((part) => blocksOf(part))];
  return blocks.length === 0 ? null : { root, blocks, teasers };
}

/// The boxes of one make in which an article stands: the chosen one and those that its page calls the same in the same `article`.
function partsOf(root: MarkupElement): MarkupElement[] {
  const labels = labelsOf(root).trim();
  let around = root.parent;
  while (around !== null && around.name !== 'article') around = around.parent;
  if (around === null || root.name !== 'div' || labels === '') return [root];
  const alike = findAll(around, (at) => at.name === root.name && labelsOf(at).trim() === labels);
  return alike.some((at) => alike.some((other) => other !== at && isInside(at, other))) ? [root] : alike;
}

/// Letters of running text in every element: outside links, in pieces that are long enough to be prose.
function paragraphWeights(
  page: MarkupElement,
  without: ReadonlySet<MarkupElement> = new Set(),
): Map<MarkupElement, number> {
  const weights = new Map<MarkupElement, number>();
  for (const block of blocksOf(page, (at) => without.has(at))) {
    const length = widthOf(block.text);
    if (block.heading || length < PARAGRAPH || block.linked > 0.5) continue;
    const weight = length * (1 - block.linked) * (/[,;.،、，。।]/.test(block.text) ? 1 : 0.3);
    for (let at: MarkupElement | null = block.element; at !== null; at = at.parent)
      weights.set(at, (weights.get(at) ?? 0) + weight);
  }
  return weights;
}

/// The length of a text in letters of an alphabet: a character of Chinese, Japanese or Korean says as much as several.
function widthOf(text: string): number {
  return WIDE_CHARACTER.test(text)
    ? text.length + (WIDE - 1) * (text.match(WIDE_CHARACTERS)?.length ?? 0)
    : text.length;
}

/// How long the words of every element are, all that stands in it taken together.
function lengthsOf(page: MarkupElement): Map<MarkupElement, number> {
  const lengths = new Map<MarkupElement, number>();
  const measure = (at: MarkupElement): number => {
    let sum = 0;
    if (at.name !== 'script')
      for (const child of at.children) sum += typeof child === 'string' ? widthOf(child.trim()) : measure(child);
    lengths.set(at, sum);
    return sum;
  };
  measure(page);
  return lengths;
}

/// Letters of sentences that are marked up as headings, for pages that have no other text.
function headingWeights(page: MarkupElement): Map<MarkupElement, number> {
  const weights = new Map<MarkupElement, number>();
  const prose = blocksOf(page).filter((block) => block.text.length >= PARAGRAPH && block.linked < 0.5);
  if (!prose.some((block) => block.text.length >= SENTENCE && /[.!?…]["”’»)]?$/.test(block.text))) return weights;
  for (const block of prose)
    for (let at: MarkupElement | null = block.element; at !== null; at = at.parent)
      weights.set(at, (weights.get(at) ?? 0) + block.text.length);
  return weights;
}

function removeFurniture(page: MarkupElement, isThread: boolean): void {
  const before = paragraphWeights(page);
  const total = before.get(page) ?? 0;
  const doomed: MarkupElement[] = [];
  const called = new Map<string, boolean>();
  const visit = (at: MarkupElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') continue;
      const share = (before.get(child) ?? 0) / Math.max(1, total);
      const labels = labelsOf(child);
      const beside = isThread && BESIDE.has(child.name);
      const most = beside
        ? 1
        : CONSENT.test(labels) && total * (1 - share) >= PARAGRAPH
          ? 0.95
          : ASIDE.test(labels)
            ? 0.6
            : 0.35;
      if ((isFurniture(child, called) || isTeaser(child)) && !PROTECTED.has(child.name) && share <= most)
        doomed.push(child);
      else visit(child);
    }
  };
  visit(page);
  for (const at of doomed) remove(at);
}

/// The boxes that open other pages, unless they are most of this one.
function teasersOf(page: MarkupElement, title: string | null): ReadonlySet<MarkupElement> {
  const heading = headingOf(page, title);
  const teasers = teasersIn(page, (unit) => heading !== null && isInside(heading, unit));
  if (teasers.length === 0) return new Set();
  const weights = paragraphWeights(page);
  const share = teasers.reduce((sum, unit) => sum + (weights.get(unit) ?? 0), 0) / Math.max(1, weights.get(page) ?? 0);
  return new Set(share <= MOST_TEASERS ? teasers : []);
}

function headingOf(page: MarkupElement, title: string | null): MarkupElement | null {
  return title === null ? null : find(page, (at) => /^h[1-3]$/.test(at.name) && wordsOf(at).endsWith(title));
}

/// The opening of another article, with a link to it.
function isTeaser(at: MarkupElement): boolean {
  return (
    !INLINE.has(at.name) &&
    /(?:^|[\s_-])teasers?(?:$|[\s_-])/.test(labelsOf(at)) &&
    find(at, (inner) => inner.name === 'a' && inner.attributes['href'] !== undefined) !== null &&
    find(at, (inner) => inner.name === 'h1') === null
  );
}

/// `called`: what is known of the labels of a page, most of which come again and again.
function isFurniture(at: MarkupElement, called: Map<string, boolean>): boolean {
  if (AMP_FURNITURE.test(at.name)) return true;
  if (PLAIN_FURNITURE.has(at.name) || at.name === 'title' || at.name === 'head') return true;
  const { role, hidden, style } = at.attributes;
  if (hidden !== undefined || at.attributes['aria-hidden'] === 'true') return true;
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  if (
    role !== undefined &&
    /^(?:navigation|banner|contentinfo|complementary|search|menu|menubar|dialog|alert|toolbar)$/.test(role)
  )
    return true;
  if (at.name === 'footer' || at.name === 'form' || at.name === 'address') return true;
  if (INLINE.has(at.name) && at.name !== 'a' && at.name !== 'span') return false;
  if (/^h[1-6]$/.test(at.name)) return false;
  const labels = labelsOf(at);
  const known = called.get(labels);
  if (known !== undefined) return known;
  // WordPress writes the topics of a post into its class.
  const own = labels.replace(/(?<=^|\s)(?:tag|category|status|type|format)-\S+/g, '');
  const found = own !== '' && FURNITURE.test(own) && !/article-?body|entry-content|post-content|hentry/.test(own);
  called.set(labels, found);
  return found;
}

/// What stands between the title and the body and reads like the opening of the article.
function leadBlocks(page: MarkupElement, root: MarkupElement, title: string | null): Block[] {
  const heading = headingOf(page, title);
  if (heading !== null && isInside(heading, root)) return [];
  const inside = new Set(blocksOf(root).map((block) => block.text));
  let around: MarkupElement | null = root.parent;
  for (let steps = 0; around !== null && steps < 8 && heading !== null && !isInside(heading, around); steps++)
    around = around.parent;
  if (around === null || around.name === '#page') return [];
  const order = blocksOf(around, (at) => at === root);
  const found: Block[] = [];
  let afterTitle = heading === null;
  for (const block of order) {
    if (heading !== null && isInside(block.element, heading)) {
      afterTitle = true;
      continue;
    }
    if (!afterTitle || inside.has(block.text) || block.linked > 0.3 || !standsBefore(block.element, root)) continue;
    const labelled = LEAD.test(labelsOf(block.element)) || LEAD.test(labelsOf(block.element.parent ?? block.element));
    const reads = block.text.length >= 80 && /[.!?…][”"'’»)]?$/.test(block.text) && heading !== null;
    if ((labelled && block.text.length >= PARAGRAPH) || reads) found.push(block);
  }
  return found.length > 4 ? [] : found;
}

/// Whether `at` comes before `other` in page order.
function standsBefore(at: MarkupElement, other: MarkupElement): boolean {
  const line = (from: MarkupElement): MarkupElement[] => {
    const chain: MarkupElement[] = [];
    for (let up: MarkupElement | null = from; up !== null; up = up.parent) chain.unshift(up);
    return chain;
  };
  const [a, b] = [line(at), line(other)];
  let depth = 0;
  while (a[depth] === b[depth] && depth < a.length && depth < b.length) depth++;
  const [owner, left, right] = [a[depth - 1], a[depth], b[depth]];
  if (owner === undefined || left === undefined || right === undefined) return false;
  return owner.children.indexOf(left) < owner.children.indexOf(right);
}

/// The smallest element that holds most of the running text; one that its maker calls the article wins over its parents.
function chooseRoot(
  page: MarkupElement,
  weights: ReadonlyMap<MarkupElement, number>,
  lengths: ReadonlyMap<MarkupElement, number>,
): MarkupElement | null {
  const total = weights.get(page) ?? 0;
  if (total === 0) return null;
  const left = lengthsOf(page);
  const candidates = findAll(page, (at) => !INLINE.has(at.name) && (weights.get(at) ?? 0) >= 0.3 * total);
  let best: MarkupElement | null = null;
  let bestScore = 0;
  for (const at of candidates) {
    const weight = (weights.get(at) ?? 0) / total;
    // Half as it was served, half as it is left: what was taken out tells of the box, too, that it is not the tightest.
    const all = ((lengths.get(at) ?? 0) + (left.get(at) ?? 0)) / 2;
    const density = Math.min(1, (weights.get(at) ?? 0) / Math.max(1, all));
    const score = weight * (0.4 + 0.6 * density) * nameFactor(at);
    // Later candidates stand deeper; on a draw the deeper one is the tighter one.
    if (score >= bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return best ?? page;
}

function nameFactor(at: MarkupElement): number {
  if (/articleBody|reviewBody|\btext\b|recipeInstructions/.test(at.attributes['itemprop'] ?? '')) return 1.35;
  if (at.name === 'body' || at.name === 'html' || at.name === '#page') return 0.8;
  const labels = labelsOf(at);
  if (at.name === 'article') return 1.15;
  if (at.name === 'p' || at.name === 'li' || at.name === 'td') return 0.8;
  if (ARTICLE.test(labels)) return 1.25;
  if (at.name === 'main' || at.attributes['role'] === 'main') return 1.05;
  return 1;
}
