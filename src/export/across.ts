import type { Happening } from '../compare/across/happening.js';

/// One line of `--format incidents`: a happening with all statements that tell it, in whatever documents. A text that several documents
/// hold letter by letter stands under each of them. `start` and `end` are those of the cue, in code points.
export interface HappeningLine {
  readonly id: string;
  readonly type: string | null;
  readonly statements: readonly StatementLine[];
  /// Documents that are no copies of one another.
  readonly reports: number;
  readonly assertedBy: readonly string[];
  readonly deniedBy: readonly string[];
  /// What the statements contradict each other in.
  readonly disputed: readonly string[];
}

export interface StatementLine {
  readonly document: string;
  readonly statement: string;
  readonly start: number;
  readonly end: number;
  readonly voice: string | null;
  readonly polarity: 'positive' | 'negative';
  /// The document of which this one is a copy, or null.
  readonly copyOf: string | null;
}

export function happeningLine({
  id,
  type,
  told,
  reports,
  assertedBy,
  deniedBy,
  differences,
}: Happening): HappeningLine {
  const statements = told.flatMap(({ page, telling, copyOf }) =>
    [page, ...page.publications].map((document, index) => ({
      document: document.id,
      statement: telling.statement,
      start: telling.start,
      end: telling.end,
      voice: telling.voice,
      polarity: telling.polarity,
      copyOf: index === 0 ? copyOf : (copyOf ?? page.id),
    })),
  );
  const disputed = Object.entries(differences).flatMap(([field, differs]) => (differs ? [field] : []));
  return { id, type, statements, reports, assertedBy, deniedBy, disputed };
}

/// The lines of happenings, each ended by a line feed.
export function renderHappenings(happenings: readonly Happening[]): string {
  return happenings.map((happening) => `${JSON.stringify(happeningLine(happening))}\n`).join('');
}
