import { z } from 'zod';
import { codingAnswer, codingRequest, type CodingAnswer } from '../api.js';
import type { App } from '../app.js';
import { isEnded, type Codings } from '../codings.js';

const codingParams = z.object({ id: z.uuid() });

/// Sent while nothing happens, so that nobody between here and there ends the connection; in milliseconds.
const PULSE = 15_000;

/// Coding of what is pasted, dropped or named by its address.
export function coding(app: App, codings: Codings): void {
  app.post(
    '/api/codings',
    {
      schema: {
        summary: 'Read and code a text, an address or files into the corpus',
        body: codingRequest,
        response: { 202: codingAnswer },
      },
    },
    async ({ body }, reply) => reply.code(202).send(codings.begin(body)),
  );

  app.get(
    '/api/codings/:id',
    { schema: { summary: 'How far a coding is', params: codingParams, response: { 200: codingAnswer } } },
    async ({ params: { id } }): Promise<CodingAnswer> => codings.get(id),
  );

  app.delete(
    '/api/codings/:id',
    {
      schema: {
        summary: 'End a coding behind the documents that are done',
        params: codingParams,
        response: { 200: codingAnswer },
      },
    },
    async ({ params: { id } }): Promise<CodingAnswer> => codings.cancel(id),
  );

  app.get(
    '/api/codings/:id/events',
    {
      schema: {
        summary: 'The same as server-sent events: progress, and at last end',
        params: codingParams,
        response: { 200: z.string() },
      },
    },
    async ({ params: { id }, raw }, reply) => {
      codings.get(id);
      reply.hijack();
      const { raw: out } = reply;
      const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' };
      out.writeHead(200, { ...reply.getHeaders(), ...headers } as Record<string, string>);
      const leave: (() => void)[] = [];
      const end = (): void => {
        leave.splice(0).forEach((each) => each());
        out.end();
      };
      const send = (): void => {
        const answer = codings.get(id);
        const ended = isEnded(answer);
        out.write(`event: ${ended ? 'end' : 'progress'}\ndata: ${JSON.stringify(answer)}\n\n`);
        if (ended) end();
      };
      const pulse = setInterval(() => out.write(': still here\n\n'), PULSE);
      leave.push(() => clearInterval(pulse), codings.listen(id, send));
      raw.on('close', end);
      send();
    },
  );
}
