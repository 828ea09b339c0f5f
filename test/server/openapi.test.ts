import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzzRuns } from '../property-runs.js';
import { served, type Served } from './served.js';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}

let server: Served;
let paths: Record<string, Record<string, Operation>>;
beforeAll(async () => {
  server = await served();
  paths = (await server.get<{ paths: typeof paths }>('/api/openapi.json')).body.paths;
});
afterAll(() => server.close());

const NASTY = fc.constantFrom(
  '',
  '0',
  '-1',
  '1e309',
  "'",
  '"',
  '%',
  '\u0000',
  '../..',
  'ASSAULT',
  '2024',
  '2024-13-45',
  'page',
  '1',
  'NaN',
  '<b>',
  '\ud800',
  'W10',
);

/// Values that a schema describes, now and then others.
function values(schema: Schema): fc.Arbitrary<unknown> {
  const own = described(schema);
  return fc.oneof(
    { weight: 20, arbitrary: own },
    { weight: 1, arbitrary: NASTY },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  );
}

function described(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map(values));
  if (schema.type === 'array') return fc.array(values(schema.items ?? {}), { maxLength: 3 });
  if (schema.type === 'object')
    return fc.record(
      Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, values(each)])),
      { requiredKeys: [...(schema.required ?? [])] },
    );
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 1));
  if (schema.type === 'boolean') return fc.boolean();
  return fc.oneof(fc.string({ maxLength: 12 }), NASTY);
}

/// Now and then: of many conditions few are given, so that most requests are answered.
function now(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

function written(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((each) => Buffer.from(typeof each === 'object' ? JSON.stringify(each) : String(each)).toString());
}

describe('OpenAPI', () => {
  it('names every address with what it does, and docs/server.md names them all', () => {
    const guide = readFileSync('docs/server.md', 'utf8');
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary }]) => ({ name: `${method.toUpperCase()} ${path}`, summary })),
    );
    expect(operations.length).toBeGreaterThan(20);
    for (const { name, summary } of operations) {
      expect(summary).toMatch(/\w/);
      expect(guide).toContain(`\`${name}\``);
    }
  });

  it('describes what never brings the server into an error of its own', async () => {
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    // What is coded is tried elsewhere; here nothing is to be fetched.
    const tried = operations.filter(
      ({ path }) => !['/api/codings', '/api/codebook/tries'].includes(path) && !path.endsWith('/events'),
    );
    const asked = fc.constantFrom(...tried).chain(({ path, method, operation }) => {
      const parameters = operation.parameters ?? [];
      const body = operation.requestBody?.content['application/json'].schema;
      return fc.record({
        path: fc.constant(path),
        method: fc.constant(method),
        parameters: fc.constant(parameters),
        given: fc.tuple(
          ...parameters.map((each) => (each.in === 'path' ? values(each.schema) : now(values(each.schema)))),
        ),
        body: body === undefined ? fc.constant(undefined) : values(body),
      });
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ path, method, parameters, given, body }) => {
        let url = path;
        const query = new URLSearchParams();
        const headers: Record<string, string> = { host: 'localhost', 'x-herodotus': '1' };
        for (const [index, { name, in: place }] of parameters.entries()) {
          const value = given[index];
          const words = written(value ?? '1');
          if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(words[0] ?? '1') || '1');
          else if (value === undefined) continue;
          else if (place === 'header') headers[name] = (words[0] ?? '').replace(/[^\x20-\x7e]/g, '?');
          else for (const each of words) query.append(name, each);
        }
        const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
        if (body !== undefined) headers['content-type'] = 'application/json';
        const answer = await server.app.inject({
          method: method.toUpperCase() as 'GET',
          url: `${url}?${query.toString()}`,
          headers,
          ...payload,
        });
        if (answer.statusCode >= 500)
          throw new Error(
            `${answer.statusCode} ${method} ${url}?${query.toString()} ${JSON.stringify(body)}: ${answer.body}`,
          );
        if (answer.statusCode >= 400)
          expect(Object.keys(answer.json<object>())).toEqual(expect.arrayContaining(['code', 'message', 'remedy']));
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});
