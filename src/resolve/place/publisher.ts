import type { SourceDocument } from '../../annotation/document.js';
import type { BodyEntry } from '../../codebook/actors-join.js';
import type { Gazetteer } from './gazetteer.js';

/// Sector of papers, broadcasters and agencies.
const MEDIA = 'MED';

/// The country of the papers and broadcasters of a codebook, by their names in small letters; without agencies, which write of every
/// land, and names that outlets of several lands have.
export function outletsOf(bodies: readonly BodyEntry[], agencies: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const { sector, country, name, aliases } of bodies) {
    if (sector !== MEDIA || country === null) continue;
    const names = [name, ...aliases].map((each) => each.toLowerCase());
    if (names.some((each) => agencies.includes(each))) continue;
    for (const each of names) found.set(each, (found.get(each) ?? country) === country ? country : null);
  }
  return new Map([...found].flatMap(([each, country]) => (country === null ? [] : [[each, country] as const])));
}

/// The country in which a page was published: that of its publisher, where the codebook knows it, else that of its domain; null where
/// neither tells one.
export function publishedIn(
  { publisher, uri }: Pick<SourceDocument, 'publisher' | 'uri'>,
  outlets: ReadonlyMap<string, string>,
  { domains, words }: Pick<Gazetteer, 'domains' | 'words'>,
): string | null {
  const name = publisher?.trim().toLowerCase() ?? '';
  const known = outlets.get(name) ?? outlets.get(words.withoutArticle(name));
  if (known !== undefined) return known;
  const [, domain = ''] = /^\w+:\/\/(?:[^/?#]*\.)([a-z]{2})(?::\d+)?(?:[/?#]|$)/i.exec(uri ?? '') ?? [];
  return domains[domain.toLowerCase()] ?? null;
}
