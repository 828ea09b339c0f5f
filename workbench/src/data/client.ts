import type { ProblemAnswer } from '../../../src/server/api.js';

/// What the server refused, or that it could not be reached, with what to do about it.
export class Refusal extends Error {
  constructor(
    readonly problem: ProblemAnswer,
    /// The status of HTTP, or null where there was no answer.
    readonly status: number | null,
    /// All that was answered, such as both sides of a conflict.
    readonly answer: unknown = null,
  ) {
    super(problem.message);
  }
}

type Value = string | number | readonly string[] | undefined;

/// Asks the server under `/api`. Throws `Refusal`.
export async function ask<Answer>(
  path: string,
  query: Readonly<Record<string, Value>> = {},
  signal?: AbortSignal,
): Promise<Answer> {
  return (await send(`/api/${path}${written(query)}`, signal === undefined ? {} : { signal })) as Answer;
}

/// Asks the server to write. `version` is what was seen of that which is changed. Throws `Refusal`.
export async function tell<Answer>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  version?: number | string,
): Promise<Answer> {
  const headers: Record<string, string> = { 'x-herodotus': '1' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const own = body === undefined ? {} : { body: JSON.stringify(body) };
  return (await send(`/api/${path}`, { method, headers, ...own })) as Answer;
}

/// What is asked, as the end of an address.
export function written(query: Readonly<Record<string, Value>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? (value as readonly string[]) : [value])
      if (each !== undefined) params.append(name, String(each));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

async function send(address: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    const message = 'The server does not answer.';
    throw new Refusal({ code: 'unreachable', message, remedy: 'See whether “herodotus serve” still runs.' }, null);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  throw new Refusal(asProblem(answer, response.status), response.status, answer);
}

function asProblem(answer: unknown, status: number): ProblemAnswer {
  const { code, message, remedy } = (answer ?? {}) as Partial<ProblemAnswer>;
  return {
    code: code ?? `http-${status}`,
    message: message ?? `The server answered ${status}.`,
    remedy: remedy ?? 'Try it again; if it stays so, start the server anew.',
  };
}
