import { HerodotusError, type ProblemCode } from '../../annotation/problem.js';

/// What PostgreSQL says of a failure (https://www.postgresql.org/docs/current/errcodes-appendix.html), by the code or its class, and what
/// Node says of a connection, and what that means for who uses a corpus.
const MEANINGS: readonly (readonly [code: RegExp, meaning: ProblemCode])[] = [
  [/^55P03$/, 'corpus-locked'],
  [/^(?:53100|53200|54000)$/, 'corpus-full'],
  [/^XX00[12]$/, 'corpus-damaged'],
  [/^(?:25006|42501)$/, 'corpus-unwritable'],
  [/^(?:08...|28...|3D000|53300|57P0[1-5]|E[A-Z]+)$/, 'corpus-unreachable'],
];

/// An error of the driver as a coded one: `corpus-locked`, `corpus-full`, `corpus-damaged`, `corpus-unwritable` or
/// `corpus-unreachable`; others as they are.
export function codedError(file: string, error: unknown): unknown {
  if (error instanceof HerodotusError || !(error instanceof Error)) return error;
  const meaning = meaningOf(error);
  return meaning === null ? error : new HerodotusError(meaning, { file, reason: reasonOf(error) }, error);
}

/// Whether the same may succeed when it is tried again, since the server was away or another one wrote.
export function isPassing(error: unknown): boolean {
  const code = error instanceof HerodotusError ? error.problem.code : error instanceof Error ? meaningOf(error) : null;
  return code === 'corpus-unreachable' || code === 'corpus-locked';
}

function meaningOf(error: Error): ProblemCode | null {
  const code = 'code' in error ? String(error.code) : '';
  const found = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
  // The driver gives no code where a connection ends by itself.
  const ended = /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying/;
  return found ?? (ended.test(error.message) ? 'corpus-unreachable' : null);
}

/// Node tells of several addresses that were tried without a message of its own.
function reasonOf(error: Error): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return error.message !== '' ? error.message : first instanceof Error ? first.message : error.name;
}
