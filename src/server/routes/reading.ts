import { z } from 'zod';
import { CodePoints } from '../../annotation/code-points.js';
import { HerodotusError } from '../../annotation/problem.js';
import type { DocumentRecord, StatementRecord } from '../../annotation/record.js';
import type { Desk } from '../../store/desk/desk.js';
import { accordingTo } from '../according.js';
import { documentSummary, reviewAnswer, statementAnswers } from '../answers.js';
import {
  documentAnswer,
  incidentAnswer,
  statementAnswer,
  statementKey,
  whyAnswer,
  type DocumentAnswer,
  type IncidentAnswer,
  type StatementAnswer,
  type WhyAnswer,
} from '../api.js';
import type { App } from '../app.js';
import { etag } from '../versions.js';

export const keyParams = z.object({ key: statementKey });
export const incidentParams = z.object({ number: z.coerce.number().int().min(0) });
export const documentParams = z.object({ id: z.string().min(1).max(1000) });

/// One document, one statement, one incident.
export function reading(app: App, desk: Desk): void {
  app.get(
    '/api/documents/:id',
    {
      schema: {
        summary: 'One document with its text, statements and incidents, and what reviewers made of them',
        params: documentParams,
        response: { 200: documentAnswer },
      },
    },
    async ({ params: { id } }): Promise<DocumentAnswer> => {
      const document = await desk.corpus.document(id);
      const record = await desk.corpus.reviewedRecord(id);
      if (document === null || record === null) throw new HerodotusError('not-there', { what: `document ${id}` });
      const publications = await desk.publications(document);
      // Reviews and incidents go by the keys of the document that brought the text first.
      const first = publications.find(({ text }) => text === document.text) ?? document;
      const keys = first.id === id ? record : ((await desk.corpus.reviewedRecord(first.id)) ?? record);
      const named = withKeys(record, keys);
      const ledger = await desk.history();
      const own = [...new Set([...named.statements.map(({ key }) => key), ...ledger.keysOf(first.id)])];
      return {
        document: documentSummary(document),
        publications: publications.length,
        copies: publications.filter(({ number }) => number !== document.number).map(documentSummary),
        record: named,
        reviews: Object.fromEntries(
          own.flatMap((key) => {
            const review = ledger.review(key);
            return review.version === 0 ? [] : [[key, reviewAnswer(review)]];
          }),
        ),
        added: own.flatMap((key) => {
          const spans = ledger.addedSpans(key);
          return spans === null ? [] : [{ ...spans, key, review: reviewAnswer(ledger.review(key)) }];
        }),
        incidents: Object.fromEntries(await desk.incidentsOf(document.text)),
      };
    },
  );

  app.get(
    '/api/statements/:key',
    {
      schema: { summary: 'One statement with its review', params: keyParams, response: { 200: statementAnswer } },
    },
    async ({ params: { key } }, reply): Promise<StatementAnswer> => {
      const row = await desk.statement(key);
      const ledger = await desk.history();
      const [answer] = row === null ? [] : await statementAnswers(desk, ledger, [row]);
      if (answer === undefined) throw new HerodotusError('not-there', { what: `statement ${key}` });
      void reply.header('etag', etag(ledger.versionOf(key)));
      return answer;
    },
  );

  app.get(
    '/api/statements/:key/why',
    { schema: { summary: 'Why a statement was coded so', params: keyParams, response: { 200: whyAnswer } } },
    async ({ params: { key } }): Promise<WhyAnswer> => {
      const row = await desk.statement(key);
      const record = row === null ? null : await desk.corpus.reviewedRecord(row.document.id);
      const statement = record?.statements.find((each) => each.key === key);
      if (record === null || statement === undefined)
        throw new HerodotusError('not-there', { what: `statement ${key}` });
      return why(record, statement);
    },
  );

  app.get(
    '/api/incidents/:number',
    {
      schema: {
        summary: 'According to whom: one incident with all its tellings',
        params: incidentParams,
        response: { 200: incidentAnswer },
      },
    },
    async ({ params: { number } }, reply): Promise<IncidentAnswer> => {
      const incident = await desk.corpus.incident(number);
      if (incident === null) throw new HerodotusError('not-there', { what: `incident ${number}` });
      const answer = await accordingTo(desk, await desk.history(), incident);
      void reply.header('etag', etag(answer.version));
      return answer;
    },
  );
}

function why(record: DocumentRecord, statement: StatementRecord): WhyAnswer {
  const points = new CodePoints(record.text);
  const wordsOf = ({ start, end }: { start: number; end: number }): string =>
    record.text.slice(points.unitOf(start), points.unitOf(end));
  const sentence = record.sentences.find(({ start, end }) => start <= statement.start && statement.start < end);
  const others = new Map(record.statements.map((each) => [each.id, each]));
  return {
    key: statement.key,
    document: record.id,
    words: wordsOf(sentence ?? statement),
    rule: statement.why['rule'] ?? null,
    confidence: statement.confidence,
    fields: Object.entries(statement.why).map(([field, reason]) => ({ field, reason })),
    links: record.links.flatMap(({ kind, from, to }) => {
      if (from !== statement.id && to !== statement.id) return [];
      const direction = from === statement.id ? ('to' as const) : ('from' as const);
      const other = others.get(direction === 'to' ? to : from);
      return other === undefined ? [] : [{ kind, direction, statement: other.key, words: wordsOf(other) }];
    }),
  };
}

/// The record with the keys of another document of the same text.
function withKeys(record: DocumentRecord, other: DocumentRecord): DocumentRecord {
  if (record === other) return record;
  return {
    ...record,
    statements: record.statements.map((statement, index) => ({
      ...statement,
      key: other.statements[index]?.key ?? statement.key,
    })),
  };
}
