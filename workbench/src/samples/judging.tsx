import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { OpinionAnswer, OpinionRequest } from '../../../src/server/api.js';
import { Failed, Loading, Notice } from '../app/notices.js';
import { useKeys } from '../app/use-keys.js';
import { tell } from '../data/client.js';
import { judgingQuery } from '../data/queries.js';
import { useFilter } from '../filter/use-filter.js';
import { Correcting } from '../review/correcting.js';
import { Judged } from '../review/judged.js';
import '../review/review.css';
import { Signature } from '../review/signature.js';
import { useAuthor } from '../review/use-author.js';
import { classOf } from '../words/classes.js';
import { parties, what } from '../words/words.js';
import { Agreement } from './agreement.js';
import './samples.css';

/// A sample as one reviewer judges it: one's own opinions alone, and at the end what all together say.
export function Judging() {
  const { id } = useParams({ from: '/samples/$id' });
  const { filter } = useFilter();
  const queries = useQueryClient();
  const [author, setAuthor] = useAuthor();
  const judging = useQuery({ ...judgingQuery(id, author.trim()), enabled: author.trim() !== '' });
  const [at, setAt] = useState(0);
  const [correcting, setCorrecting] = useState(false);
  const [compared, setCompared] = useState(false);
  const rows = judging.data?.statements ?? [];
  const opinions = new Map(judging.data?.opinions.map((opinion) => [opinion.key, opinion]));
  const statement = rows[at];
  const own = statement === undefined ? undefined : opinions.get(statement.key);
  const step = (by: number) => {
    setAt(Math.min(Math.max(0, at + by), Math.max(0, rows.length - 1)));
    setCorrecting(false);
  };
  const write = useMutation({
    mutationFn: ({ key, ...opinion }: OpinionRequest & { readonly key: string }) =>
      tell<OpinionAnswer>('PUT', `samples/${id}/opinions/${key}`, opinion),
    onSuccess: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('sampl') }),
  });
  const judge = (opinion: Omit<OpinionRequest, 'author'>) => {
    if (statement === undefined || write.isPending) return;
    write.mutate({ key: statement.key, author: author.trim(), ...opinion }, { onSuccess: () => step(1) });
  };
  useKeys({
    a: () => judge({ verdict: 'accepted' }),
    x: () => judge({ verdict: 'rejected' }),
    c: () => setCorrecting(true),
    j: () => step(1),
    k: () => step(-1),
    Escape: () => setCorrecting(false),
  });
  const signing = <Signature author={author} set={setAuthor} />;
  if (author.trim() === '')
    return (
      <Notice title="Who judges?">
        <p>Opinions are signed, and nobody sees those of others before their own.</p>
        {signing}
      </Notice>
    );
  if (judging.isError) return <Failed error={judging.error} again={() => void judging.refetch()} />;
  if (judging.isPending) return <Loading what="the sample" />;
  return (
    <div className="review">
      <aside aria-label="The sample" tabIndex={0}>
        <h1>{judging.data.sample.name}</h1>
        <p className="soft">
          {opinions.size} of {rows.length} judged by {author} ·{' '}
          <Link to="/samples" search={filter}>
            all samples
          </Link>
        </p>
        <progress max={rows.length} value={opinions.size} aria-label="Judged" />
        <ol>
          {rows.map((row, index) => (
            <li key={row.key}>
              <button
                type="button"
                className={`k-${classOf(row)}`}
                aria-current={index === at}
                onClick={() => {
                  setAt(index);
                  setCompared(false);
                }}
              >
                <span className="type">{what(row)}</span> {parties(row.actor) || '–'} → {parties(row.recipient) || '–'}{' '}
                <span className="soft">{opinions.get(row.key)?.verdict}</span>
              </button>
            </li>
          ))}
        </ol>
      </aside>
      <section aria-label="The statement" className="judging" tabIndex={0}>
        <div className="verdicts">
          <button type="button" className="plain-button" aria-pressed={compared} onClick={() => setCompared(!compared)}>
            {compared ? 'Back to judging' : 'Agreement and figures'}
          </button>
          {signing}
        </div>
        {compared ? (
          <Agreement id={id} all={opinions.size >= rows.length} />
        ) : statement === undefined ? (
          <Notice title="Nothing of this sample is left.">
            <p>The corpus was coded anew since it was drawn.</p>
          </Notice>
        ) : (
          <>
            <Judged statement={statement} />
            {own !== undefined && (
              <p className="badge marked">
                {own.verdict} by you{Object.keys(own.changes).length > 0 && `: ${Object.keys(own.changes).join(', ')}`}
              </p>
            )}
            <div className="verdicts">
              <button type="button" className="plain-button" onClick={() => judge({ verdict: 'accepted' })}>
                Right <kbd>a</kbd>
              </button>
              <button
                type="button"
                className="plain-button"
                aria-expanded={correcting}
                onClick={() => setCorrecting(!correcting)}
              >
                Partly, correct it <kbd>c</kbd>
              </button>
              <button type="button" className="plain-button" onClick={() => judge({ verdict: 'rejected' })}>
                Wrong <kbd>x</kbd>
              </button>
            </div>
            {write.isError && <p role="alert">{write.error.message}</p>}
            {correcting && (
              <Correcting
                key={statement.key}
                statement={statement}
                save={(changes) => judge({ verdict: 'corrected', changes })}
                cancel={() => setCorrecting(false)}
              />
            )}
          </>
        )}
      </section>
    </div>
  );
}
