import { createHash } from 'node:crypto';

/// Parameters that tell who led a reader to a page, not which page it is.
const OF_CAMPAIGNS =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|cmpid|ocid|ref_src|at_medium|at_campaign)$/i;

/// An address without what does not tell which page it is: fragment, parameters of campaigns, the default port, an empty query. As it
/// is where it is no address.
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (OF_CAMPAIGNS.test(name)) url.searchParams.delete(name);
  if (url.search === '') url.search = '';
  return url.href;
}

/// The address under which a page is kept: the one that it names for itself, where that is of the same site and no front page, else
/// the one at which it was found.
export function canonicalAddress(named: string | null, found: string): string {
  if (named === null || !URL.canParse(named, found)) return plainAddress(found);
  const [own, at] = [new URL(named, found), new URL(found)];
  const isOwn = siteOf(own) === siteOf(at) && (own.pathname !== '/' || own.search !== '' || at.pathname === '/');
  return plainAddress(isOwn ? own.href : found);
}

/// Without the names that sites give to their forms for telephones.
function siteOf({ hostname }: URL): string {
  return hostname.replace(/^(?:www|m|amp|mobile)\./, '');
}

/// What is kept of an address that is done: 96 bits of a hash.
export function addressKey(address: string): string {
  return createHash('sha256').update(plainAddress(address)).digest('base64url').slice(0, 16);
}
