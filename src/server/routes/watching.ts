import type { Metrics } from '../../metrics/metrics.js';
import type { Desk } from '../../store/desk/desk.js';
import { HEALTH } from '../guard.js';
import { problemOf } from '../refusals.js';
import type { App } from '../app.js';
import type { Answers } from '../cache.js';

/// What machines ask that watch over the server: whether it lives, and what it did.
export function watching(app: App, desk: Desk, answers: Answers, metrics: Metrics): void {
  metrics.corpus(async () =>
    answers.of(await desk.stamp(), '/metrics', async () => {
      const { documents, events, relations, incidents } = await desk.corpus.status();
      return { documents, events, relations, incidents };
    }),
  );
  metrics.queue(async () => {
    try {
      return await desk.queue();
    } catch (error) {
      // A queue that is not counted in time hides nothing else.
      metrics.error(problemOf(error instanceof Error ? error : new Error()).code);
      return null;
    }
  });
  app.get('/metrics', { schema: { hide: true } }, async (_, reply) =>
    reply.type(metrics.type).send(await metrics.text()),
  );
  app.get(HEALTH, { schema: { hide: true } }, async (_, reply) => {
    try {
      await desk.stamp();
      return await reply.send({ status: 'ok' });
    } catch (error) {
      const { code } = problemOf(error instanceof Error ? error : new Error());
      return reply.code(503).send({ status: 'failing', code });
    }
  });
}
