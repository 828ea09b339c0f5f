import type { DocumentRecord, StatementRecord } from '../annotation/record.js';
import type { Span } from '../annotation/span.js';
import { overlaps } from '../annotation/span.js';
import type { Frame } from './frames.js';
import type { Wording } from './wording.js';
import { readExample, type MarkedExample } from './example.js';

/// An example of the codebook that is not coded as it says.
export interface ExampleFailure {
  readonly frame: Pick<Frame, 'id' | 'file'>;
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/// Codes a text of one sentence.
export type CodeText = (text: string) => Promise<DocumentRecord>;

/// Runs the examples and counterexamples of frames through the whole coder. Returns those that fail.
export async function checkExamples(
  frames: readonly Frame[],
  code: CodeText,
): Promise<{ failures: ExampleFailure[]; count: number }> {
  const failures: ExampleFailure[] = [];
  let count = 0;
  for (const frame of frames) {
    for (const example of frame.examples) {
      count++;
      const marked = readExample(example.text);
      const reason = marked === null ? 'a bracket is not closed' : whyNot(await code(marked.text), frame, marked);
      if (reason !== null) failures.push({ frame, line: example.line, text: example.text, reason });
    }
    for (const example of frame.counterexamples) {
      count++;
      const record = await code(example.text);
      if (record.statements.some((statement) => isOf(statement, frame))) {
        failures.push({
          frame,
          line: example.line,
          text: example.text,
          reason: 'a counterexample was coded by the frame',
        });
      }
    }
  }
  return { failures, count };
}

/// Runs the examples of idioms, which must tell no event or relation, and the counterexamples, which must. Returns those that fail.
export async function checkIdioms(
  idioms: readonly (Wording & { readonly id: string })[],
  code: CodeText,
): Promise<{ failures: ExampleFailure[]; count: number }> {
  const failures: ExampleFailure[] = [];
  let count = 0;
  for (const idiom of idioms) {
    const all = [
      ...idiom.examples.map((each) => [each, false] as const),
      ...idiom.counterexamples.map((each) => [each, true] as const),
    ];
    for (const [{ text, line }, tells] of all) {
      count++;
      const told = (await code(text)).statements.filter(({ kind }) => kind !== 'claim');
      if (told.length > 0 === tells) continue;
      const reason = tells ? 'nothing was coded' : `coded by ${told.map(({ why }) => why['rule']).join(', ')}`;
      failures.push({ frame: idiom, line, text, reason });
    }
  }
  return { failures, count };
}

function isOf(statement: StatementRecord, frame: Frame): boolean {
  return statement.why['rule'] === frame.id;
}

function whyNot(record: DocumentRecord, frame: Frame, example: MarkedExample): string | null {
  const told = record.statements.filter((statement) => isOf(statement, frame));
  const others = record.statements.filter((statement) => statement.kind !== 'claim');
  if (told.length === 0) {
    const same = others.find(
      (statement) =>
        statement.event?.type === frame.type || (frame.relation !== null && statement.relation === frame.relation),
    );
    return `not coded by this frame; ${others.length === 0 ? 'nothing was coded' : `coded by ${others.map((other) => other.why['rule']).join(', ')}${same === undefined ? '' : ' (same type)'}`}`;
  }
  const reasons = told.map(
    (statement) =>
      missing('actor', example.actors, statement.actor) ??
      missing('recipient', example.recipients, statement.recipient),
  );
  return reasons.includes(null) ? null : (reasons[0] ?? null);

  function missing(role: string, wanted: readonly Span[], found: readonly Span[]): string | null {
    const lost = wanted.find((span) => !found.some((other) => overlaps(span, other)));
    if (lost !== undefined)
      return `${role} "${example.text.slice(lost.start, lost.end)}" was not found; found ${quote(found)}`;
    const extra = found.find((span) => !wanted.some((other) => overlaps(span, other)));
    return extra === undefined || wanted.length === 0
      ? null
      : `${role} "${example.text.slice(extra.start, extra.end)}" is too much`;
  }

  function quote(spans: readonly Span[]): string {
    return spans.length === 0
      ? 'none'
      : spans.map((span) => `"${example.text.slice(span.start, span.end)}"`).join(', ');
  }
}
