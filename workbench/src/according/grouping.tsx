import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { GroupingAnswer, IncidentAnswer } from '../../../src/server/api.js';
import { ask, tell } from '../data/client.js';
import { incidentsLikeQuery, statusQuery } from '../data/queries.js';
import { useFilter } from '../filter/use-filter.js';
import { Signature } from '../review/signature.js';
import { useAuthor } from '../review/use-author.js';
import { count, days, parties, what } from '../words/words.js';

interface GroupingProps {
  readonly incident: IncidentAnswer;
  readonly opened: boolean;
  readonly setOpened: (opened: boolean) => void;
  /// What was done, and by whom it can be undone.
  readonly done: (what: string, author: string) => void;
}

/// Makes one incident of two, or takes tellings out into one of their own.
export function Grouping({ incident, opened, setOpened, done }: GroupingProps) {
  const status = useQuery(statusQuery);
  if (status.data?.writable !== true) return null;
  return (
    <details id="grouping" className="grouping" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>Merge with another incident, or split it</summary>
      {opened && <Choices key={incident.version} incident={incident} done={done} />}
    </details>
  );
}

function Choices({ incident, done }: Pick<GroupingProps, 'incident' | 'done'>) {
  const { filter } = useFilter();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [author, setAuthor] = useAuthor();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [other, setOther] = useState('');
  const alike = useQuery(incidentsLikeQuery(incident));
  const others = (alike.data?.rows ?? []).filter(({ number }) => number !== incident.number);
  const { number, version } = incident;
  const signed = { author: author.trim() };
  const show = async ({ incidents }: GroupingAnswer, what: string) => {
    done(what, signed.author);
    await queries.invalidateQueries();
    const [first = number] = incidents;
    await navigate({ to: '/incidents/$number', params: { number: String(first) }, search: filter });
  };
  const merge = useMutation({
    mutationFn: async () => {
      const seen = await ask<IncidentAnswer>(`incidents/${other}`);
      const incidents = [
        { number, version },
        { number: seen.number, version: seen.version },
      ];
      return tell<GroupingAnswer>('POST', 'incidents/merge', { incidents, ...signed });
    },
    onSuccess: (answer) => show(answer, 'The two are one incident now.'),
    onError: () => queries.invalidateQueries({ queryKey: ['incident'] }),
  });
  const split = useMutation({
    mutationFn: () =>
      tell<GroupingAnswer>('POST', `incidents/${number}/split`, { statements: [...chosen], ...signed }, version),
    onSuccess: (answer) => show(answer, 'What was split off is an incident of its own now.'),
    onError: () => queries.invalidateQueries({ queryKey: ['incident'] }),
  });
  const failed = merge.error ?? split.error;
  const unsigned = signed.author === '';
  return (
    <div className="grouping-choices">
      <Signature author={author} set={setAuthor} />
      <div>
        <label>
          The same as{' '}
          <select value={other} onChange={(event) => setOther(event.currentTarget.value)}>
            <option value="">choose an incident of these days</option>
            {others.map((row) => (
              <option key={row.number} value={row.number}>
                {days(row.from, row.to)} {parties(row.main.actor) || '–'} {what(row.main)}{' '}
                {parties(row.main.recipient) || '–'} ({count(row.publications, 'paper')})
              </option>
            ))}
          </select>
        </label>{' '}
        <button
          type="button"
          className="plain-button"
          disabled={other === '' || unsigned || merge.isPending}
          onClick={() => merge.mutate()}
        >
          Merge
        </button>
      </div>
      {incident.tellings.length > 1 && (
        <fieldset>
          <legend>Tellings that tell something else</legend>
          {incident.tellings.map(({ statement, sentence }) => (
            <label key={statement.key}>
              <input
                type="checkbox"
                checked={chosen.has(statement.key)}
                onChange={() => {
                  const next = new Set(chosen);
                  if (!next.delete(statement.key)) next.add(statement.key);
                  setChosen(next);
                }}
              />{' '}
              {statement.document.publisher ?? statement.document.title}: “{sentence}”
            </label>
          ))}
          <button
            type="button"
            className="plain-button"
            disabled={chosen.size === 0 || chosen.size === incident.tellings.length || unsigned || split.isPending}
            onClick={() => split.mutate()}
          >
            Split {chosen.size === 0 ? 'them' : count(chosen.size, 'telling')} off
          </button>
        </fieldset>
      )}
      {failed !== null && (
        <p role="alert">
          Not written: {failed.message} It is shown as it stands now. What you did can be taken back under Review.
        </p>
      )}
    </div>
  );
}
