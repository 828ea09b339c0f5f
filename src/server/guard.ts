import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../annotation/problem.js';
import type { App } from './app.js';
import { refuse } from './refusals.js';

export interface GuardOptions {
  /// The address or name that is listened on.
  readonly host: string;
  /// What must be given with each request, or null.
  readonly token: string | null;
}

const COOKIE = 'herodotus';
export const HEALTH = '/healthz';

/// What a browser may do with what the server gives: nothing but what comes from the server itself. Libraries of the workbench write
/// styles, never scripts.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/// Lets in who may ask: under the right name, from no page of another site, with the token where there is one.
export function guard(app: App, options: GuardOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    const { host = '', origin } = request.headers;
    if (!isOwnHost(host, options)) return refuse(reply, problem('host-refused', { host: printable(host) }));
    if (isForeign(request)) return refuse(reply, problem('origin-refused', { origin: printable(origin ?? 'unknown') }));
    const writes = request.method !== 'GET' && request.method !== 'HEAD';
    if (writes && origin === undefined && request.headers['x-herodotus'] === undefined)
      return refuse(reply, problem('header-missing', {}));
    // Whether the server lives is no secret, and who asks for it has no token.
    return request.url === HEALTH ? undefined : admit(request, reply, options.token);
  });
}

/// A name that an attacker could have made to lead here is none of ours; addresses in numbers are nobody's names.
function isOwnHost(header: string, { host }: GuardOptions): boolean {
  let name: string;
  try {
    name = new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  } catch {
    return false;
  }
  if (/[/?#@\s]/.test(header)) return false;
  if (name === 'localhost' || name === host.toLowerCase()) return true;
  if (isIP(name) !== 0) return !isLoopback(host) || isLoopback(name);
  return !isLoopback(host) && name === hostname().toLowerCase();
}

/// True for addresses and names of this machine alone.
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/// Whether a page of another site asks.
function isForeign({ headers }: FastifyRequest): boolean {
  const { origin, host = '' } = headers;
  if (origin !== undefined) {
    try {
      const { protocol, host: own } = new URL(origin);
      if (!/^https?:$/.test(protocol) || own !== new URL(`${protocol}//${host}`).host) return true;
    } catch {
      return true;
    }
  }
  const site = headers['sec-fetch-site'];
  // Somebody may follow a link to the workbench; no page of another site may load parts of it.
  const follows = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return (site === 'cross-site' || site === 'same-site') && !follows;
}

async function admit(request: FastifyRequest, reply: FastifyReply, token: string | null): Promise<unknown> {
  if (token === null) return undefined;
  const url = new URL(request.url, 'http://localhost');
  const asked = url.searchParams.get('token');
  if (asked !== null && request.method === 'GET' && !url.pathname.startsWith('/api/') && isSame(asked, token)) {
    // The address with the token is for the first visit alone and does not stay in the browser's history.
    url.searchParams.delete('token');
    reply.header('set-cookie', `${COOKIE}=${encodeURIComponent(token)}; HttpOnly; SameSite=Strict; Path=/`);
    return reply.redirect(`${url.pathname.replace(/^\/+/, '/')}${url.search}`, 303);
  }
  const given = bearer(request) ?? cookie(request);
  if (given !== null && isSame(given, token)) return undefined;
  return refuse(reply, problem('token-wrong', {}));
}

function bearer({ headers }: FastifyRequest): string | null {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim() ?? null;
}

function cookie({ headers }: FastifyRequest): string | null {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name !== COOKIE || value === undefined) continue;
    try {
      return decodeURIComponent(value);
    } catch {
      return null;
    }
  }
  return null;
}

/// In a time that does not depend on how much of it is right.
function isSame(given: string, token: string): boolean {
  const digest = (words: string): Buffer => createHash('sha256').update(words).digest();
  return timingSafeEqual(digest(given), digest(token));
}

function printable(words: string): string {
  return words.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);
}
