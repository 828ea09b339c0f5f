import { memo } from 'react';
import type { StatementRecord } from '../../../src/annotation/record.js';
import { classOf, CLASSES } from '../words/classes.js';
import { what } from '../words/words.js';
import type { Page, Part } from './page.js';
import { cut, ROLES, roleSpans, type Piece } from './pieces.js';

interface PartViewProps {
  readonly page: Page;
  readonly part: Part;
  /// The statement that is picked, where something of it stands in this part, else null: the other parts stay as they are.
  readonly picked: StatementRecord | null;
  readonly pick: (key: string) => void;
}

/// A paragraph, heading or comment with its incidents in the margin.
export const PartView = memo(function PartView({ page, part, picked, pick }: PartViewProps) {
  const pieces = cut(part, part.statements, picked).map((piece) => (
    <PieceView key={piece.start} page={page} piece={piece} picked={picked} pick={pick} />
  ));
  const kind = part.segment?.kind ?? 'body';
  return (
    <div
      className={`part ${part.comment ? `comment depth-${part.depth}` : ''} ${page.voiceClass(part.segment?.voice ?? '')}`}
    >
      <Margin page={page} part={part} picked={picked} pick={pick} />
      {kind === 'title' ? (
        <h1 data-from={part.start}>{pieces}</h1>
      ) : kind === 'comment' ? (
        <article aria-label={`Comment of ${page.voice(part.segment?.voice ?? '')}`}>
          <CommentHead page={page} part={part} />
          <p data-from={part.start}>{pieces}</p>
        </article>
      ) : kind === 'quote' ? (
        <blockquote data-from={part.start}>{pieces}</blockquote>
      ) : (
        <p className={kind} data-from={part.start}>
          {pieces}
        </p>
      )}
    </div>
  );
});

/// Whether something of a statement stands in a part.
export function touches(part: Part, statement: StatementRecord): boolean {
  return [statement, ...roleSpans(statement)].some(({ start, end }) => start < part.end && end > part.start);
}

function CommentHead({ page, part }: { readonly page: Page; readonly part: Part }) {
  const { segment } = part;
  if (segment === null) return null;
  const answered = segment.replyTo === null ? undefined : page.record.segments[segment.replyTo];
  return (
    <header>
      <b>{page.voice(segment.voice)}</b>
      {answered !== undefined && <span> answers {page.voice(answered.voice)}</span>}
      {segment.published !== null && <time> · {segment.published.slice(0, 16).replace('T', ' ')}</time>}
    </header>
  );
}

interface PieceViewProps {
  readonly page: Page;
  readonly piece: Piece;
  readonly picked: StatementRecord | null;
  readonly pick: (key: string) => void;
}

function PieceView({ page, piece, picked, pick }: PieceViewProps) {
  const { statement, role } = piece;
  const words = page.text.slice(piece);
  const label = role !== null && piece.begins ? <span className={`role-name r-${role}`}>{ROLES[role]} </span> : null;
  const marked = role === null ? words : <mark className={`role r-${role}`}>{words}</mark>;
  if (statement === null)
    return (
      <>
        {label}
        {marked}
      </>
    );
  const on = statement === picked;
  const names = ['told', `k-${classOf(statement)}`, `t-${statement.kind}`, piece.cue ? 'cue' : '', on ? 'on' : ''];
  return (
    <span
      className={names.join(' ')}
      {...(piece.cue ? { 'data-cue': statement.key } : {})}
      onClick={() => pick(statement.key)}
    >
      {label}
      {marked}
    </span>
  );
}

/// What happens in a part, each happening once.
function Margin({ page, part, picked, pick }: PartViewProps) {
  const seen = new Set<unknown>();
  const first = part.statements.filter((statement) => {
    if (statement.kind === 'claim') return false;
    const incident = page.incident(statement) ?? statement;
    return !seen.has(incident) && seen.add(incident);
  });
  return (
    <div className="margin">
      {first.map((statement) => {
        const kind = classOf(statement);
        const disputed = (page.incident(statement)?.deniedBy.length ?? 0) > 0;
        return (
          <button
            key={statement.key}
            type="button"
            className={`k-${kind}`}
            aria-pressed={statement === picked}
            onClick={() => pick(statement.key)}
          >
            <span aria-hidden="true">{CLASSES[kind].sign}</span> {what(statement)}
            <span className="unseen">: {page.text.line(statement.cue)}</span>
            {disputed && <span className="badge marked">disputed</span>}
          </button>
        );
      })}
    </div>
  );
}
