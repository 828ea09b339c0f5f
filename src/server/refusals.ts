import type { FastifyError, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { HerodotusError, problem, type Problem, type ProblemCode } from '../annotation/problem.js';
import { LARGEST_REQUEST } from './app.js';
import type { ProblemAnswer } from './api.js';

/// The status of HTTP of each problem that is the asker's; all others are the server's.
const STATUS: Partial<Record<ProblemCode, number>> = {
  'request-invalid': 400,
  'query-invalid': 400,
  usage: 400,
  'token-wrong': 401,
  'host-refused': 403,
  'origin-refused': 403,
  'header-missing': 403,
  'corpus-unwritable': 403,
  'not-there': 404,
  'review-conflict': 409,
  'nothing-to-undo': 409,
  'sample-empty': 409,
  'incident-whole': 409,
  'corpus-coded-otherwise': 409,
  'request-too-large': 413,
  'version-missing': 428,
  'codings-full': 429,
  'corpus-locked': 503,
  'corpus-full': 507,
};

/// What is told of a problem.
export function refusal({ code, message, remedy }: Problem): ProblemAnswer {
  return { code, message, remedy };
}

/// Answers with a problem; never with what the program knows of its own state.
export async function refuse(reply: FastifyReply, found: Problem): Promise<FastifyReply> {
  return reply.code(STATUS[found.code] ?? 500).send(refusal(found));
}

/// Any error as a problem.
export function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof HerodotusError) return error.problem;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const field = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? '';
    const place = error.validationContext ?? 'request';
    const reason = `is not right (${first?.message ?? 'it has another form'})`;
    return problem('request-invalid', { field: field === '' ? `the ${place}` : `${place} ${field}`, reason });
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 413) return problem('request-too-large', { limit: LARGEST_REQUEST });
  if (status >= 400 && status < 500)
    return problem('request-invalid', { field: 'the request', reason: `cannot be read (${error.message})` });
  return problem('internal-error', { input: 'the request', reason: error.message.split('\n', 1)[0] ?? '' });
}
