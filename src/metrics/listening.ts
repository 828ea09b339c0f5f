import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HerodotusError } from '../annotation/problem.js';
import type { Metrics } from './metrics.js';

/// Where a program that serves nothing else tells what it has done.
export interface Listening {
  /// "http://127.0.0.1:9464/metrics".
  readonly address: string;
  close(): Promise<void>;
}

/// Answers `GET /metrics` with the metrics and `GET /healthz` with `{"status":"ok"}`, and nothing else. Throws `port-taken`.
export async function listen(metrics: Metrics, host: string, port: number): Promise<Listening> {
  const server = createServer((request, response) => {
    const path = request.method === 'GET' ? request.url?.split('?')[0] : undefined;
    if (path === '/healthz') {
      response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
      return;
    }
    if (path !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.setHeader('content-type', metrics.type).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message: reason }) => reject(new HerodotusError('port-taken', { port, host, reason })));
    server.listen(port, host, resolve);
  });
  const { address, port: taken, family } = server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}/metrics`,
    close: () => ended(server),
  };
}

async function ended(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
