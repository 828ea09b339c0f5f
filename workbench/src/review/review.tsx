import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Failed, Loading, Notice } from '../app/notices.js';
import { useKeys } from '../app/use-keys.js';
import { queueQuery, statementQuery, statusQuery } from '../data/queries.js';
import { useAddress, useAddresses, useFilter } from '../filter/use-filter.js';
import { classOf } from '../words/classes.js';
import { parties, what } from '../words/words.js';
import type { ConflictAnswer } from '../../../src/server/api.js';
import { Refusal } from '../data/client.js';
import { Conflict } from './conflict.js';
import { Correcting } from './correcting.js';
import { History } from './history.js';
import { Judged } from './judged.js';
import { useAuthor } from './use-author.js';
import { Signature } from './signature.js';
import { useReviewing, type Decision } from './use-reviewing.js';
import './review.css';

/// The statements that nobody has judged, the least sure first: accept, correct, reject, undo.
export function Review() {
  const { filter } = useFilter();
  const status = useQuery(statusQuery);
  const queue = useInfiniteQuery(queueQuery(filter));
  const [picked] = useAddress('pick');
  const rows = queue.data?.pages.flatMap((page) => page.rows) ?? [];
  const key = picked ?? rows[0]?.key;
  const answer = useQuery({ ...statementQuery(key ?? ''), enabled: key !== undefined });
  // Who came from elsewhere to judge one statement stays with it.
  const [came] = useState(picked);
  const change = useAddresses();
  const [asked, setAsked] = useAddress('correct');
  const correcting = asked !== undefined;
  const setCorrecting = (wish: boolean) => setAsked(wish ? 'yes' : undefined);
  const pick = (next: string | undefined) => change({ pick: next, correct: undefined });
  const [author, setAuthor] = useAuthor();
  const [unsigned] = useState(author.trim() === '');
  // Who has not signed yet does so where the correction is saved; the field stays there while the name is written.
  const signsBelow = unsigned && correcting;
  const [said, setSaid] = useState('');
  const [clash, setClash] = useState<{ readonly mine: Decision; readonly answer: ConflictAnswer } | null>(null);
  const name = useRef<HTMLInputElement>(null);
  const { decide, step } = useReviewing();
  const statement = answer.data;
  const at = rows.findIndex((row) => row.key === key);
  const move = (by: number) => {
    const next = by === 0 ? undefined : rows[Math.min(Math.max(0, at + by), rows.length - 1)];
    pick(next?.key ?? picked);
    setClash(null);
    if (at + by > rows.length - 20 && queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage();
  };
  const signed = (): boolean => {
    if (author.trim() !== '') return true;
    setSaid('Say first who you are: decisions are signed.');
    name.current?.focus();
    return false;
  };
  const judge = (decision: Decision) => {
    if (statement === undefined || answer.isFetching || decide.isPending || !signed()) return;
    decide.mutate(
      { statement, decision, author: author.trim() },
      {
        onSuccess: () => {
          setSaid(`${decision.verdict}: ${what(statement)} “${statement.cue.words}”`);
          move(at < 0 || key === came ? 0 : 1);
        },
        onError: (error) => {
          setSaid(`Not written: ${error.message}`);
          if (error instanceof Refusal && error.status === 409)
            setClash({ mine: decision, answer: error.answer as ConflictAnswer });
        },
      },
    );
  };
  const back = (way: 'undo' | 'redo') => {
    if (step.isPending || !signed()) return;
    step.mutate(
      { way, author: author.trim() },
      {
        onSuccess: ({ statements, what: act }) => {
          setSaid(act);
          if (statements[0] !== undefined) pick(statements[0]);
        },
        onError: (error) => setSaid(error.message),
      },
    );
  };
  useKeys({
    a: () => judge({ verdict: 'accepted' }),
    x: () => judge({ verdict: 'rejected' }),
    c: () => setCorrecting(true),
    j: () => move(1),
    k: () => move(-1),
    u: () => back('undo'),
    U: () => back('redo'),
    Escape: () => setCorrecting(false),
  });
  if (queue.isError) return <Failed error={queue.error} again={() => void queue.refetch()} />;
  if (queue.isPending) return <Loading what="the queue" />;
  const readOnly = status.data?.writable === false;
  return (
    <div className={correcting ? 'review is-correcting' : 'review'}>
      <aside aria-label="The queue" tabIndex={0}>
        <h1>To review</h1>
        <p className="soft">
          The least sure first, of what the filter leaves. Or judge a{' '}
          <Link to="/samples" search={filter}>
            random sample
          </Link>
          .
        </p>
        <ol>
          {rows.map((row) => (
            <li key={row.key}>
              <button
                type="button"
                className={`k-${classOf(row)}`}
                aria-current={row.key === key}
                onClick={() => pick(row.key)}
              >
                <span className="type">{what(row)}</span> “{row.cue.words}” {parties(row.actor) || '–'} →{' '}
                {parties(row.recipient) || '–'}
                <span className="soft numbers"> {Math.round(row.confidence * 100)}&nbsp;%</span>
              </button>
            </li>
          ))}
        </ol>
        {queue.hasNextPage && (
          <button type="button" className="plain-button" onClick={() => void queue.fetchNextPage()}>
            More
          </button>
        )}
      </aside>
      <section aria-label="The statement" className="judging" tabIndex={0}>
        {key === undefined ? (
          <Notice title="Nothing is left to review.">
            <p>All statements of the filter are judged. Take a condition away to see others.</p>
          </Notice>
        ) : answer.isError ? (
          <Failed error={answer.error} again={() => void answer.refetch()} />
        ) : statement === undefined ? (
          <Loading what="the statement" />
        ) : (
          <>
            <Judged statement={statement} />
            {readOnly ? (
              <p className="badge marked">This corpus can only be read.</p>
            ) : (
              <div className="verdicts">
                <button type="button" className="plain-button" onClick={() => judge({ verdict: 'accepted' })}>
                  Accept <kbd>a</kbd>
                </button>
                <button
                  type="button"
                  className="plain-button"
                  aria-expanded={correcting}
                  onClick={() => setCorrecting(!correcting)}
                >
                  Correct <kbd>c</kbd>
                </button>
                <button type="button" className="plain-button" onClick={() => judge({ verdict: 'rejected' })}>
                  Reject <kbd>x</kbd>
                </button>
                <button type="button" className="plain-button" onClick={() => back('undo')}>
                  Undo <kbd>u</kbd>
                </button>
                <button type="button" className="plain-button" onClick={() => back('redo')}>
                  Redo <kbd>U</kbd>
                </button>
                {!signsBelow && <Signature author={author} set={setAuthor} field={name} />}
              </div>
            )}
            <p role="status" className="soft said">
              {said}
            </p>
            {clash !== null && (
              <Conflict
                {...clash}
                write={(decision) => {
                  setClash(null);
                  judge(decision);
                }}
                leave={() => setClash(null)}
              />
            )}
            {correcting && (
              <Correcting
                key={statement.key + statement.review.version}
                statement={statement}
                // What was corrected before stays, but for the fields that are given anew.
                save={(changes) =>
                  judge({ verdict: 'corrected', changes: { ...statement.review.changes, ...changes } })
                }
                cancel={() => setCorrecting(false)}
                signature={signsBelow && <Signature author={author} set={setAuthor} field={name} />}
              />
            )}
          </>
        )}
        <History pick={pick} />
      </section>
    </div>
  );
}
