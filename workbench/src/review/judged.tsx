import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { StatementAnswer } from '../../../src/server/api.js';
import { classOf } from '../words/classes.js';
import { bounded, days, isPlain, parties, voiceClass, voiceName, what, whether } from '../words/words.js';

/// A statement with all that there is to judge of it, and what was decided.
export function Judged({ statement }: { readonly statement: StatementAnswer }) {
  const { review, document, place, time, sentence } = statement;
  const nobody = <span className="soft">nobody is named</span>;
  const rows: readonly (readonly [string, ReactNode, role?: string])[] = [
    ['Who', parties(statement.actor) || nobody, 'actor'],
    ['To whom', parties(statement.recipient) || nobody, 'recipient'],
    ['Where', place?.place?.name ?? '', 'place'],
    ['When', days(time?.from ?? null, time?.to ?? null), 'time'],
    ['How many', statement.quantities.map((each) => `${bounded(each)} ${each.unit ?? ''}`).join(', ')],
    ['Whether', <span className={isPlain(statement) ? '' : 'badge marked'}>{whether(statement)}</span>],
    [
      'Who says so',
      statement.attribution.map((voice, index) => (
        <span key={index} className={`voice ${voiceClass(voice.kind)}`}>
          {voiceName(voice)}{' '}
        </span>
      )),
    ],
    ['Confidence', `${Math.round(statement.confidence * 100)} %`],
  ];
  return (
    <div className={`judged k-${classOf(statement)}`}>
      <h2>
        <span className="type">{what(statement)}</span> <span className="soft">“{statement.cue.words}”</span>{' '}
        {review.verdict !== 'open' && (
          <span className="badge marked">
            {review.verdict} by {review.author}
          </span>
        )}
      </h2>
      <blockquote data-from={sentence.start}>
        {marked(statement).map(({ start, words, role, told }) => {
          const shown = role === null ? words : <mark className={`role r-${role}`}>{words}</mark>;
          return told ? <b key={start}>{shown}</b> : <Fragment key={start}>{shown}</Fragment>;
        })}
      </blockquote>
      <p>
        <Link to="/pages/$id" params={{ id: document.id }} search={{ pick: [statement.key] }}>
          {document.publisher ?? document.title ?? document.input}
        </Link>{' '}
        <span className="soft numbers">{document.published}</span>
      </p>
      <dl>
        {rows.map(([name, value, role]) =>
          value === '' ? null : (
            <div key={name} className={role === undefined ? '' : `r-${role}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

interface Marked {
  readonly start: number;
  readonly words: string;
  /// What the words are to the statement.
  readonly role: string | null;
  /// Whether they stand in its clause.
  readonly told: boolean;
}

/// The sentence cut where its clause or one of its roles begins or ends. Of roles within each other the shortest is shown.
function marked({ sentence, start: begin, end: finish, ...statement }: StatementAnswer): Marked[] {
  const points = [...sentence.words];
  const roles = [
    { ...statement.cue, role: 'cue' },
    ...statement.actor.map((each) => ({ ...each, role: 'actor' })),
    ...statement.recipient.map((each) => ({ ...each, role: 'recipient' })),
    ...(statement.place === null ? [] : [{ ...statement.place, role: 'place' }]),
    ...(statement.time === null ? [] : [{ ...statement.time, role: 'time' }]),
  ].sort((a, b) => a.end - a.start - (b.end - b.start));
  const bounds = [begin, finish, ...roles.flatMap(({ start, end }) => [start, end])];
  const inside = bounds.filter((at) => at > sentence.start && at < sentence.end);
  const cuts = [...new Set([sentence.start, ...inside, sentence.end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? sentence.end;
    return {
      start,
      words: points.slice(start - sentence.start, end - sentence.start).join(''),
      role: roles.find((each) => each.start <= start && end <= each.end)?.role ?? null,
      told: begin <= start && end <= finish,
    };
  });
}
