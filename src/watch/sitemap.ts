import { Parser } from 'htmlparser2';
import { readDate } from '../read/evidence/page-date.js';

/// What a sitemap lists (sitemaps.org, with the extension for news): pages, or further sitemaps.
export interface Sitemap {
  readonly pages: readonly SitemapPage[];
  readonly sitemaps: readonly string[];
}

interface SitemapPage {
  readonly address: string;
  /// The day that the extension for news gives, or null; when a page was changed last is no day of publication.
  readonly published: string | null;
}

/// The most that the protocol lets one list.
const MOST = 50_000;

/// True for the beginning of a sitemap or of a list of sitemaps.
export function isSitemap(text: string): boolean {
  return /^(?:\s|\ufeff|<!--[^]{0,5000}?-->|<\?[^>]{0,500}>)*<(?:[a-z]+:)?(?:urlset|sitemapindex)[\s>]/i.test(
    text.slice(0, 20_000),
  );
}

/// Reads a sitemap. One that breaks off gives what came before.
export function parseSitemap(text: string): Sitemap {
  const pages: SitemapPage[] = [];
  const sitemaps: string[] = [];
  let words = '';
  let entry: { address: string | null; day: string | null } | null = null;
  const parser = new Parser(
    {
      onopentag(name) {
        words = '';
        if (name === 'url' || name === 'sitemap') entry = { address: null, day: null };
      },
      ontext: (part) => (words += part),
      onclosetag(name) {
        if (entry === null) return;
        if (name === 'loc') entry.address ??= words.trim();
        else if (name.endsWith('publication_date')) entry.day ??= words.trim();
        else if (name === 'url' || name === 'sitemap') {
          const { address, day } = entry;
          entry = null;
          if (address === null || !/^https?:\/\//i.test(address)) return;
          if (name === 'sitemap') sitemaps.push(address);
          else pages.push({ address, published: day === null ? null : (readDate(day)?.day ?? null) });
        }
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeCDATA: true, lowerCaseTags: true },
  );
  parser.end(text);
  return { pages: pages.slice(0, MOST), sitemaps: sitemaps.slice(0, MOST) };
}
