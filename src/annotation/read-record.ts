import schema from '../../docs/record.schema.json' with { type: 'json' };
import { problem, type Problem } from './problem.js';
import { faultIn1, isRecord1, upgraded } from './record-1.js';
import { unsoundness } from './record-soundness.js';
import type { DocumentRecord } from './record.js';
import { faultIn, isObject, type Fault, type Schema } from './schema-check.js';

/// A record that was read, or why it was not.
export type RecordResult =
  { readonly ok: true; readonly record: DocumentRecord } | { readonly ok: false; readonly problem: Problem };

const SCHEMA: Schema = schema;
/// The newest version that this program knows.
const NEWEST = 2;

/// Reads a record of any version out of parsed JSON: checks every field and every reference, and brings a record of an older
/// version to the newest. `input` names it in messages. Problems: `record-unknown` for what is no record, `record-newer`,
/// `record-broken` with the field.
export function readRecord(json: unknown, input = 'record'): RecordResult {
  const version = versionOf(json);
  if (version === null) return { ok: false, problem: problem('record-unknown', { input }) };
  if (version > NEWEST)
    return {
      ok: false,
      problem: problem('record-newer', { input, found: `herodotus/${version}`, known: `herodotus/${NEWEST}` }),
    };
  let record: unknown = json;
  if (version === 1) {
    if (!isRecord1(json)) return broken(input, faultIn1(json));
    record = upgraded(json);
  }
  if (!isRecord(record)) return broken(input, faultIn(record, SCHEMA));
  const unsound = unsoundness(record);
  return unsound === null ? { ok: true, record } : broken(input, unsound);
}

function versionOf(json: unknown): number | null {
  const name = isObject(json) ? json['schema'] : null;
  const digits = typeof name === 'string' ? /^herodotus\/([1-9]\d{0,5})$/.exec(name)?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}

function isRecord(value: unknown): value is DocumentRecord {
  return faultIn(value, SCHEMA) === null;
}

function broken(input: string, fault: Fault | null): RecordResult {
  const { field, reason } = fault ?? { field: 'schema', reason: 'is not known' };
  return { ok: false, problem: problem('record-broken', { input, field, reason }) };
}
