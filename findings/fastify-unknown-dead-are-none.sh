#!/usr/bin/env bash
# One would guess: null where a schema says "integer" is refused on its way in, as
# JSON Schema says, and on its way out is null or an error.
#
# What happens: Fastify makes a value of it, both ways. With a schema for the
# response, null becomes 0 for "integer" and "number", "" for "string", a day too,
# and false for "boolean"; [null] of integers becomes [0], and 2.7 in it 2. With
# a schema for the body, {"killed": null} arrives at the handler as 0, with status
# 200. Ajv alone refuses the body. What has type ["integer", "null"] stays null,
# and a route without a schema sends null.
#
# Where it matters: "how many were killed is not known" is served as "nobody was
# killed", and "not known whether it was denied" as "not denied". It begins when
# somebody adds a schema to a route to document it.
#
# Source: fastify/fast-json-stringify issues 130 and 401 for the way out, the
# coercion table of Ajv (https://ajv.js.org/coercion.html) for the way in, which
# Fastify turns on.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact \
  fastify@5.12.8 ajv@8.20.0 >>npm.log 2>&1

cat >finding.mjs <<'JS'
import assert from 'node:assert/strict';
import Ajv from 'ajv';
import Fastify from 'fastify';

const app = Fastify();
console.log('fastify', app.version);
const properties = {
  killed: { type: 'integer' },
  score: { type: 'number' },
  day: { type: 'string', format: 'date' },
  denied: { type: 'boolean' },
  counts: { type: 'array', items: { type: 'integer' } },
  wounded: { type: ['integer', 'null'] },
};
const schema = { type: 'object', properties };
const event = { killed: null, score: null, day: null, denied: null, counts: [null, 2.7], wounded: null };
let arrived;
app.get('/event', { schema: { response: { 200: schema } } }, async () => event);
app.get('/event-without-schema', async () => event);
app.post('/event', { schema: { body: schema } }, async (request) => {
  arrived = request.body;
  return {};
});

const sent = (await app.inject('/event')).json();
const plain = (await app.inject('/event-without-schema')).json();
const asked = { killed: null, denied: null, wounded: null };
const answer = await app.inject({ method: 'POST', url: '/event', payload: asked });
const refused = !new Ajv({ strict: false, validateFormats: false }).validate(schema, asked);
console.log('the handler returns  ', JSON.stringify(event));
console.log('the client gets      ', JSON.stringify(sent));
console.log('the client posts     ', JSON.stringify(asked));
console.log('the handler gets     ', JSON.stringify(arrived), 'status', answer.statusCode);
console.log('Ajv alone refuses it:', refused);
assert.deepEqual(sent, { killed: 0, score: 0, day: '', denied: false, counts: [0, 2], wounded: null });
assert.deepEqual(plain, event);
assert.deepEqual({ ...arrived }, { killed: 0, denied: false, wounded: null });
assert.equal(answer.statusCode, 200);
assert.ok(refused);
JS
node finding.mjs
