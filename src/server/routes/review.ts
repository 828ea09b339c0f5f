import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { HerodotusError, problem } from '../../annotation/problem.js';
import type { Desk } from '../../store/desk/desk.js';
import type { Act, Ledger } from '../../store/desk/ledger.js';
import { packPlace, readPlace } from '../../store/desk/cursor.js';
import { accordingTo } from '../according.js';
import { changesAnswer, reviewAnswer } from '../answers.js';
import {
  actAnswer,
  addRequest,
  addedStatement,
  conflictAnswer,
  groupingAnswer,
  historyAnswer,
  historyQuery,
  mergeRequest,
  reviewAnswer as reviewSchema,
  reviewRequest,
  splitRequest,
  undoRequest,
  type ActAnswer,
  type AddedStatement,
  type ConflictAnswer,
  type HistoryAnswer,
  type HistoryQuery,
} from '../api.js';
import type { App } from '../app.js';
import { refusal } from '../refusals.js';
import { etag, seenVersion } from '../versions.js';
import { documentParams, incidentParams, keyParams } from './reading.js';

/// How many acts a conflict tells of.
const TOLD = 20;

const ifMatch = z.object({ 'if-match': z.string().max(200).optional() });

/// Accepting, correcting, rejecting, adding, merging and splitting; undo, redo and history.
export function review(app: App, desk: Desk): void {
  app.put(
    '/api/statements/:key/review',
    {
      schema: {
        summary: 'Accept, correct, reject or open a statement again',
        params: keyParams,
        headers: ifMatch,
        body: reviewRequest,
        response: { 200: reviewSchema, 409: conflictAnswer },
      },
    },
    async ({ params: { key }, body, headers }, reply) => {
      const version = Number(seenVersion(headers['if-match']));
      const { author, note = null, verdict } = body;
      const changes = 'changes' in body ? body.changes : {};
      const outcome = await desk.review({ key, version, verdict, changes, author, note });
      if (!outcome.done) {
        const theirs = reviewAnswer(outcome.ledger.review(key));
        const acts = outcome.ledger.acts.filter(({ act, statements }) => act > version && statements.includes(key));
        return conflict(reply, { mine: body, theirs, seen: String(version), now: theirs.version }, acts);
      }
      const written = reviewAnswer((await desk.history()).review(key));
      return reply.header('etag', etag(written.version)).send(written);
    },
  );

  app.post(
    '/api/documents/:id/statements',
    {
      schema: {
        summary: 'Add a statement that was not found',
        params: documentParams,
        body: addRequest,
        response: { 201: addedStatement },
      },
    },
    async ({ params: { id }, body }, reply) => {
      const { start, end, cue, changes, author, note = null } = body;
      const record = await desk.corpus.record(id);
      if (record === null) throw new HerodotusError('not-there', { what: `document ${id}` });
      const { length } = [...record.text];
      for (const [field, span] of [['start', body] as const, ['cue', cue] as const])
        if (span.start >= span.end || span.end > length)
          throw new HerodotusError('request-invalid', { field, reason: 'is no span of the text' });
      const key = randomBytes(16).toString('hex');
      await desk.add({ key, document: id, start, end, cue, changes, author, note });
      const written: AddedStatement = {
        start,
        end,
        cue,
        key,
        review: reviewAnswer((await desk.history()).review(key)),
      };
      return reply.code(201).header('etag', etag(written.review.version)).send(written);
    },
  );

  app.post(
    '/api/incidents/merge',
    {
      schema: {
        summary: 'Make one incident of several',
        body: mergeRequest,
        response: { 200: groupingAnswer, 409: conflictAnswer },
      },
    },
    async ({ body }, reply) => {
      const { incidents, author, note = null } = body;
      const outcome = await desk.merge(incidents, { author, note });
      if (!outcome.done) return incidentConflict(desk, reply, incidents, body);
      return { act: outcome.act, incidents: [...outcome.incidents] };
    },
  );

  app.post(
    '/api/incidents/:number/split',
    {
      schema: {
        summary: 'Take statements out of an incident into one of their own',
        params: incidentParams,
        headers: ifMatch,
        body: splitRequest,
        response: { 200: groupingAnswer, 409: conflictAnswer },
      },
    },
    async ({ params: { number }, body, headers }, reply) => {
      const seen = { number, version: seenVersion(headers['if-match']) };
      const { statements, author, note = null } = body;
      const outcome = await desk.split(seen, statements, { author, note });
      if (!outcome.done) return incidentConflict(desk, reply, [seen], body);
      return { act: outcome.act, incidents: [...outcome.incidents] };
    },
  );

  for (const [address, undoing, summary] of [
    ['/api/undo', true, 'Undo the last act of an author'],
    ['/api/redo', false, 'Do again what an author undid last'],
  ] as const)
    app.post(
      address,
      { schema: { summary, body: undoRequest, response: { 200: actAnswer } } },
      async ({ body: { author } }): Promise<ActAnswer> => actOf(await desk.turn(author, undoing)),
    );

  app.get(
    '/api/history',
    {
      schema: {
        summary: 'What reviewers did, the newest first',
        querystring: historyQuery,
        response: { 200: historyAnswer },
      },
    },
    async ({ query }) => historyPage(await desk.history(), query, null),
  );

  app.get(
    '/api/statements/:key/history',
    {
      schema: {
        summary: 'What reviewers did with a statement, the newest first',
        params: keyParams,
        querystring: historyQuery,
        response: { 200: historyAnswer },
      },
    },
    async ({ params: { key }, query }) => historyPage(await desk.history(), query, key),
  );
}

function historyPage(
  ledger: Ledger,
  { after, limit, author, document }: HistoryQuery & { readonly limit: number },
  key: string | null,
): HistoryAnswer {
  const before = after === undefined ? Infinity : readPlace(after).number;
  const acts = ledger.acts.filter(
    (act) =>
      act.act < before &&
      (author === undefined || act.author === author) &&
      (document === undefined || act.document === document) &&
      (key === null || act.statements.includes(key)),
  );
  const shown = acts.slice(0, limit);
  const last = acts.length > limit ? shown.at(-1) : undefined;
  return { rows: shown.map(actOf), next: last === undefined ? null : packPlace({ value: null, number: last.act }) };
}

function actOf({ statements, changes, ...act }: Act): ActAnswer {
  return { ...act, statements: [...statements], changes: changes === null ? null : changesAnswer(changes) };
}

interface Sides {
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly seen: string;
  readonly now: string | number;
}

function conflict(reply: FastifyReply, { mine, theirs, seen, now }: Sides, acts: readonly Act[]): FastifyReply {
  const answer: ConflictAnswer = {
    ...refusal(problem('review-conflict', { version: seen })),
    mine,
    theirs,
    version: String(now),
    acts: acts.slice(0, TOLD).map(actOf),
  };
  return reply.code(409).header('etag', etag(now)).send(answer);
}

async function incidentConflict(
  desk: Desk,
  reply: FastifyReply,
  seen: readonly { readonly number: number; readonly version: string }[],
  mine: unknown,
): Promise<FastifyReply> {
  const ledger = await desk.history();
  const theirs: { number: number; version: string; statements: string[] }[] = [];
  for (const { number } of seen) {
    const incident = await desk.corpus.incident(number);
    if (incident === null) continue;
    const { version, tellings } = await accordingTo(desk, ledger, incident);
    theirs.push({ number, version, statements: tellings.map(({ statement }) => statement.key) });
  }
  const keys = new Set(theirs.flatMap(({ statements }) => statements));
  const acts = ledger.acts.filter(({ statements }) => statements.some((key) => keys.has(key)));
  const now = theirs.map(({ version }) => version).join('_');
  return conflict(reply, { mine, theirs, seen: seen.map(({ version }) => version).join('_'), now }, acts);
}
