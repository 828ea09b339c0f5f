import { lookup as lookupName } from 'node:dns/promises';
import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import robotsParser from 'robots-parser';
import { HerodotusError } from '../annotation/problem.js';
import { ByteReader } from './byte-reader.js';
import { contentType } from './http-payload.js';
import { isPublic } from './public-address.js';
import { printable, type FetchOptions, type HostAddress } from './source.js';

/// What a server answered, whatever its status, redirects aside. Its body is read to the end or destroyed: until then no other
/// request goes to the host.
export interface ServerAnswer {
  readonly status: number;
  /// The address at which it was found in the end.
  readonly uri: string;
  readonly headers: IncomingHttpHeaders;
  /// Unpacked.
  readonly body: Readable;
}

/// A page as a stream, and the address at which it was found in the end.
interface Fetched {
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

interface KnownRobots {
  readonly robots: Promise<Robots>;
  /// When it is asked for again.
  readonly until: number;
}

const AGENT = 'herodotus';
const MOST_REDIRECTS = 5;
/// Milliseconds that a whole answer may take.
const LONGEST_ANSWER = 30_000;
const PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const LONGEST_ROBOTS = 512 * 1024;
/// Milliseconds that a robots.txt holds (RFC 9309: a day at most).
const ROBOTS_HOLD = 12 * 3_600_000;

const UNPACKERS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/// Fetches pages as robots.txt allows: one request at a time to a host, with a pause between two.
export class Fetcher {
  private readonly robots = new Map<string, KnownRobots>();
  private readonly lastAsked = new Map<string, number>();
  /// What the next request to a host waits for.
  private readonly turns = new Map<string, Promise<void>>();

  constructor(private readonly options: FetchOptions) {}

  /// A page; throws what `request` throws, and `fetch-failed` where the server has none.
  async fetch(address: string): Promise<Fetched> {
    const { status, uri, headers, body } = await this.request(address);
    if (status < 200 || status > 299) {
      body.destroy();
      throw failure(address, `the server answered ${status}`);
    }
    return { uri, encoding: contentType(headers['content-type'] ?? '').charset, chunks: body };
  }

  /// Follows redirects; each step is checked like the first. Throws `fetch-failed`, `fetch-refused` and `fetch-private`.
  async request(address: string, headers: Readonly<Record<string, string>> = {}): Promise<ServerAnswer> {
    return this.follow(parsed(address, address), address, async (url) => {
      const robots = await this.robotsOf(url, address);
      if (robots.isAllowed(url.href, AGENT) === false) throw new HerodotusError('fetch-refused', { input: address });
      return this.ask(url, address, headers, (robots.getCrawlDelay(AGENT) ?? 0) * 1000);
    });
  }

  private async follow(first: URL, input: string, ask: (url: URL) => Promise<IncomingMessage>): Promise<ServerAnswer> {
    let url = first;
    for (let step = 0; step <= MOST_REDIRECTS; step++) {
      const answer = await ask(url);
      const { statusCode: status = 0, headers } = answer;
      if (status < 300 || status > 399 || headers.location === undefined)
        return { status, uri: url.href, headers, body: unpacked(answer) };
      answer.destroy();
      url = parsed(headers.location, input, url);
    }
    throw failure(input, `more than ${MOST_REDIRECTS} redirects`);
  }

  private async robotsOf({ origin }: URL, input: string): Promise<Robots> {
    const known = this.robots.get(origin);
    if (known !== undefined && known.until > Date.now()) return known.robots;
    const robots = this.readRobots(new URL('/robots.txt', origin), input);
    this.robots.set(origin, { robots, until: Date.now() + ROBOTS_HOLD });
    // What could not be asked is asked again.
    robots.catch(() => this.robots.delete(origin));
    return robots;
  }

  /// RFC 9309: no robots.txt allows everything, a server that cannot answer for it allows nothing.
  private async readRobots(url: URL, input: string): Promise<Robots> {
    const { status, body } = await this.follow(url, input, (at) => this.ask(at, input, {}, 0));
    try {
      if (status >= 500) return parseRobots(url.href, 'User-agent: *\nDisallow: /');
      const isThere = status >= 200 && status < 300;
      const bytes = isThere ? await new ByteReader(body).peek(LONGEST_ROBOTS) : new Uint8Array();
      return parseRobots(url.href, new TextDecoder().decode(bytes));
    } catch (error) {
      throw failure(input, `its robots.txt: ${reasonOf(error)}`);
    } finally {
      body.destroy();
    }
  }

  private async ask(
    url: URL,
    input: string,
    headers: Readonly<Record<string, string>>,
    delay: number,
  ): Promise<IncomingMessage> {
    const leave = await this.turn(url.host);
    const { pause: usual = PAUSE, longest = LONGEST_ANSWER, signal } = this.options;
    try {
      const pause = Math.max(usual, Math.min(delay, LONGEST_PAUSE));
      const wait = (this.lastAsked.get(url.host) ?? -Infinity) + pause - Date.now();
      if (wait > 0) await sleep(wait, undefined, signal === undefined ? {} : { signal });
      const { address, family } = await this.addressOf(url, input);
      const late = AbortSignal.timeout(longest);
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const request = url.protocol === 'https:' ? requestHttps : requestHttp;
        request(
          url,
          {
            // The address that was checked is the one that is asked: a name that changes in between changes nothing.
            lookup: (_name, { all }, done) =>
              all === true ? done(null, [{ address, family }]) : done(null, address, family),
            agent: false,
            headers: {
              'user-agent': AGENT,
              accept: 'text/html, */*;q=0.5',
              'accept-encoding': 'gzip, deflate, br',
              ...headers,
            },
            signal: signal === undefined ? late : AbortSignal.any([late, signal]),
          },
          resolve,
        )
          .on('error', reject)
          .end();
      });
      // Who reads it is told; nobody else need be.
      answer.on('error', () => undefined).once('close', leave);
      return answer;
    } catch (error) {
      leave();
      if (error instanceof HerodotusError) throw error;
      throw failure(input, reasonOf(error));
    } finally {
      this.lastAsked.set(url.host, Date.now());
    }
  }

  /// Waits until no other request is under way to the host. What it returns is called when this one is over.
  private async turn(host: string): Promise<() => void> {
    const before = this.turns.get(host);
    let leave = (): void => undefined;
    this.turns.set(host, new Promise((resolve) => (leave = resolve)));
    await before;
    return leave;
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

/// The body as it was before it was packed for the way.
function unpacked(answer: IncomingMessage): Readable {
  const unpacker = UNPACKERS[(answer.headers['content-encoding'] ?? '').trim().toLowerCase()]?.();
  return unpacker === undefined ? answer : (pipeline(answer, unpacker, () => undefined) as unknown as Readable);
}

function parsed(address: string, input: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(address, base);
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
