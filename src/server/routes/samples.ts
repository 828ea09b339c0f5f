import type { Desk } from '../../store/desk/desk.js';
import type { Sample } from '../../store/desk/samples.js';
import { agreement } from '../agreement/agreement.js';
import { changesAnswer, statementAnswers } from '../answers.js';
import {
  agreementAnswer,
  filterQuery,
  judgingAnswer,
  judgingQuery,
  opinionAnswer,
  opinionParams,
  opinionRequest,
  sampleAnswer,
  sampleParams,
  sampleRequest,
  samplesAnswer,
  type AgreementAnswer,
  type JudgingAnswer,
  type OpinionAnswer,
  type SampleAnswer,
  type SamplesAnswer,
} from '../api.js';
import type { App } from '../app.js';
import { deskQuery } from '../filter.js';

/// Random samples that several people judge without seeing each other's opinion, and what follows from these.
export function samples(app: App, desk: Desk): void {
  app.get(
    '/api/samples',
    { schema: { summary: 'Samples that were drawn', response: { 200: samplesAnswer } } },
    async (): Promise<SamplesAnswer> => ({ samples: (await desk.samples()).map(sampleOf) }),
  );

  app.post(
    '/api/samples',
    {
      schema: {
        summary: 'Draw a random sample of what fulfils conditions',
        querystring: filterQuery,
        body: sampleRequest,
        response: { 201: sampleAnswer },
      },
    },
    async ({ query, body }, reply) => {
      const id = await desk.drawSample(deskQuery(query), body);
      return reply.code(201).send(sampleOf(await desk.sample(id)));
    },
  );

  app.get(
    '/api/samples/:id',
    {
      schema: {
        summary: 'What is to be judged of a sample, with the opinions of one reviewer alone',
        params: sampleParams,
        querystring: judgingQuery,
        response: { 200: judgingAnswer },
      },
    },
    async ({ params: { id }, query: { author } }): Promise<JudgingAnswer> => {
      const sample = await desk.sample(id);
      const rows = await desk.sampled(id);
      const opinions = await desk.opinions(id, author);
      return {
        sample: { ...sampleOf(sample), judged: sampleOf(sample).judged.filter((each) => each.author === author) },
        // What reviewers decided elsewhere would tell what somebody thinks.
        statements: (await statementAnswers(desk, await desk.history(), rows)).map((each) => ({
          ...each,
          review: { ...each.review, author: null, note: null },
        })),
        opinions: opinions.map(({ key, verdict, changes, note }) => ({
          ...{ key, verdict, note },
          changes: changesAnswer(changes),
        })),
      };
    },
  );

  app.put(
    '/api/samples/:id/opinions/:key',
    {
      schema: {
        summary: 'Say what one thinks of a statement of a sample',
        params: opinionParams,
        body: opinionRequest,
        response: { 200: opinionAnswer },
      },
    },
    async ({ params: { id, key }, body }): Promise<OpinionAnswer> => {
      await desk.writeOpinion(id, { key, ...body });
      const { verdict, changes, note } = body;
      return { key, verdict, changes, note };
    },
  );

  app.get(
    '/api/samples/:id/agreement',
    {
      schema: {
        summary: 'How far reviewers agree, and how right the coding is by type',
        params: sampleParams,
        response: { 200: agreementAnswer },
      },
    },
    async ({ params: { id } }): Promise<AgreementAnswer> => {
      const sample = await desk.sample(id);
      const rows = await desk.sampled(id);
      const missed = sample.of === 'pages' ? await desk.addedTypes(id) : null;
      return agreement(rows, await desk.opinions(id, null), missed);
    },
  );
}

function sampleOf({ judged, ...sample }: Sample): SampleAnswer {
  return { ...sample, judged: judged.map((each) => ({ ...each })) };
}
