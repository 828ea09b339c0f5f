import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { StatementAnswer } from '../../../src/server/api.js';
import { classOf } from '../words/classes.js';
import { bounded, days, isPlain, parties, voiceClass, voiceName, what, whether } from '../words/words.js';

/// A statement with all that there is to judge of it, and what was decided.
export function Judged({ statement }: { readonly statement: StatementAnswer }) {
  const { review, document, place, time, sentence } = statement;
  const points = [...sentence.words];
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Who', parties(statement.actor)],
    ['To whom', parties(statement.recipient)],
    ['Where', place?.place?.name ?? ''],
    ['When', days(time?.from ?? null, time?.to ?? null)],
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
        {points.slice(0, statement.start - sentence.start).join('')}
        <b>{points.slice(statement.start - sentence.start, statement.end - sentence.start).join('')}</b>
        {points.slice(statement.end - sentence.start).join('')}
      </blockquote>
      <p>
        <Link to="/pages/$id" params={{ id: document.id }} search={{ pick: [statement.key] }}>
          {document.publisher ?? document.title ?? document.input}
        </Link>{' '}
        <span className="soft numbers">{document.published}</span>
      </p>
      <dl>
        {rows.map(([name, value]) =>
          value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}
