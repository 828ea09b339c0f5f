import { lookup as lookupName } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import robotsParser from 'robots-parser';
import { HerodotusError } from '../annotation/problem.js';
import { ByteReader } from './byte-reader.js';
import { contentType } from './http-payload.js';
import { printable, type FetchOptions, type HostAddress } from './source.js';

/// What a server answered: the page as a stream, and the address at which it was found in the end.
export interface Fetched {
  readonly uri: string;
  readonly encoding: string | null;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/// What a robots.txt says, as the library gives it.
interface Robots {
  isAllowed(address: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}
/// The library's types say that its function is the default of its default, which it is not.
const parseRobots = robotsParser as unknown as (address: string, text: string) => Robots;

const AGENT = 'herodotus';
const MOST_REDIRECTS = 5;
/// Milliseconds that a whole answer may take.
const LONGEST_ANSWER = 30_000;
const PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const LONGEST_ROBOTS = 512 * 1024;

/// Networks that are not the public one (IANA's registries of special-purpose addresses, RFC 6890).
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4');
/// Of IPv6 only 2000::/3 is public, and of that not what stands for IPv4 addresses or for examples.
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');
const SPECIAL_6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL_6.addSubnet(network, prefix, 'ipv6');

/// True for addresses that anyone on the internet may be asked for.
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE.check(address, 'ipv4');
  return isIP(address) === 6 && PUBLIC_6.check(address, 'ipv6') && !SPECIAL_6.check(address, 'ipv6');
}

/// Fetches pages one after another, as robots.txt allows and with a pause between two requests to a host.
export class Fetcher {
  private readonly robots = new Map<string, Robots>();
  private readonly lastAsked = new Map<string, number>();

  constructor(private readonly options: FetchOptions) {}

  /// Follows redirects; each step is checked like the first. Throws `fetch-failed`, `fetch-refused` and `fetch-private`.
  async fetch(address: string): Promise<Fetched> {
    let url = parsed(address, address);
    for (let step = 0; step <= MOST_REDIRECTS; step++) {
      const robots = await this.robotsOf(url, address);
      if (robots.isAllowed(url.href, AGENT) === false) throw new HerodotusError('fetch-refused', { input: address });
      const answer = await this.ask(url, address, (robots.getCrawlDelay(AGENT) ?? 0) * 1000);
      const status = answer.statusCode ?? 0;
      const next = answer.headers.location;
      if (status >= 300 && status < 400 && next !== undefined) {
        answer.destroy();
        url = parsed(new URL(next, url).href, address);
        continue;
      }
      if (status < 200 || status > 299) {
        answer.destroy();
        throw failure(address, `the server answered ${status}`);
      }
      const { charset } = contentType(answer.headers['content-type'] ?? '');
      return { uri: url.href, encoding: charset, chunks: answer };
    }
    throw failure(address, `more than ${MOST_REDIRECTS} redirects`);
  }

  /// RFC 9309: no robots.txt allows everything, a server that cannot answer for it allows nothing.
  private async robotsOf(url: URL, input: string): Promise<Robots> {
    const known = this.robots.get(url.origin);
    if (known !== undefined) return known;
    let at = new URL('/robots.txt', url);
    let text = '';
    for (let step = 0; step <= MOST_REDIRECTS; step++) {
      const answer = await this.ask(at, input, 0);
      const status = answer.statusCode ?? 0;
      const next = answer.headers.location;
      if (status >= 300 && status < 400 && next !== undefined) {
        answer.destroy();
        at = parsed(new URL(next, at).href, input);
        continue;
      }
      if (status >= 500) text = 'User-agent: *\nDisallow: /';
      else if (status >= 200 && status < 300) {
        const reader = new ByteReader(answer);
        text = new TextDecoder().decode(await reader.peek(LONGEST_ROBOTS));
      }
      answer.destroy();
      break;
    }
    const robots = parseRobots(new URL('/robots.txt', url).href, text);
    this.robots.set(url.origin, robots);
    return robots;
  }

  private async ask(url: URL, input: string, delay: number): Promise<IncomingMessage> {
    const pause = Math.max(this.options.pause ?? PAUSE, Math.min(delay, LONGEST_PAUSE));
    const wait = (this.lastAsked.get(url.host) ?? -Infinity) + pause - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const { address, family } = await this.addressOf(url, input);
    try {
      return await new Promise<IncomingMessage>((resolve, reject) => {
        const request = url.protocol === 'https:' ? requestHttps : requestHttp;
        request(
          url,
          {
            // The address that was checked is the one that is asked: a name that changes in between changes nothing.
            lookup: (_name, { all }, done) =>
              all === true ? done(null, [{ address, family }]) : done(null, address, family),
            agent: false,
            headers: { 'user-agent': AGENT, accept: 'text/html, */*;q=0.5', 'accept-encoding': 'identity' },
            signal: AbortSignal.timeout(LONGEST_ANSWER),
          },
          resolve,
        )
          .on('error', reject)
          .end();
      });
    } catch (error) {
      throw failure(input, reasonOf(error));
    } finally {
      this.lastAsked.set(url.host, Date.now());
    }
  }

  private async addressOf(url: URL, input: string): Promise<HostAddress> {
    const name = url.hostname.replace(/^\[|\]$/g, '');
    let found: readonly HostAddress[] = [{ address: name, family: isIP(name) }];
    if (isIP(name) === 0) {
      const resolve = this.options.resolve ?? ((host: string) => lookupName(host, { all: true }));
      try {
        found = await resolve(name);
      } catch (error) {
        throw failure(input, reasonOf(error));
      }
    }
    const [first] = found;
    if (first === undefined) throw failure(input, 'the name has no address');
    if (this.options.allowPrivate !== true && !found.every(({ address }) => isPublic(address)))
      throw new HerodotusError('fetch-private', { input, host: printable(name) });
    return first;
  }
}

function parsed(address: string, input: string): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw failure(input, 'it is no address');
  }
  if (!/^https?:$/.test(url.protocol)) throw failure(input, `it leads to ${printable(url.protocol)} instead of http`);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function failure(input: string, reason: string): HerodotusError {
  return new HerodotusError('fetch-failed', { input, reason });
}

function reasonOf(error: unknown): string {
  return printable(error instanceof Error ? error.message : String(error));
}
