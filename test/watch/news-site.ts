import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/// What a site answers to one path: a body, or what it does.
export type Answer = string | Buffer | ((request: IncomingMessage, response: ServerResponse) => void);

/// A site of news on this machine, as badly behaved as its answers.
export class NewsSite {
  /// What was asked, in its order, without `/robots.txt`.
  readonly asked: string[] = [];
  /// The most requests that were under way at a time.
  most = 0;
  private now = 0;

  private constructor(
    private readonly server: Server,
    readonly base: string,
    readonly answers: Map<string, Answer>,
  ) {}

  static async open(): Promise<NewsSite> {
    const answers = new Map<string, Answer>();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const site = new NewsSite(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => site.answer(request, response));
    return site;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    if (path !== '/robots.txt') this.asked.push(path);
    this.most = Math.max(this.most, ++this.now);
    response.once('close', () => this.now--);
    const answer = this.answers.get(path);
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'function') answer(request, response);
    else response.end(answer);
  }
}

/// A page with a report on something that happened in a town.
export function report(town: string, canonical?: string): string {
  const link = canonical === undefined ? '' : `<link rel="canonical" href="${canonical}">`;
  const paragraphs = [
    `Police in ${town} arrested twelve protesters on Monday after a march on the town hall, the interior ministry said.`,
    `The mayor of ${town} said that the march had been announced, and that nobody had been hurt.`,
    `Organisers in ${town} denied that anybody had thrown stones, and called for another march on Friday.`,
  ];
  const article = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return `<html><head><title>March in ${town}</title>${link}</head><body><article><h1>March in ${town}</h1>${article}</article></body></html>`;
}

export function rss(...items: readonly string[]): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Post</title>${items.join('')}</channel></rss>`;
}

export function item(link: string, more = '<description>A march was held …</description>'): string {
  return `<item><title>A march</title><link>${link}</link><pubDate>Tue, 02 Jun 2026 08:00:00 GMT</pubDate>${more}</item>`;
}
