import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { GroupingAnswer, IncidentAnswer } from '../../../src/server/api.js';
import { ask, tell } from '../data/client.js';
import { incidentsLikeQuery, statusQuery } from '../data/queries.js';
import { useFilter } from '../filter/use-filter.js';
import { useAuthor } from '../review/use-author.js';
import { count, days, parties, what } from '../words/words.js';

/// Makes one incident of two, or takes tellings out into one of their own.
export function Grouping({ incident }: { readonly incident: IncidentAnswer }) {
  const status = useQuery(statusQuery);
  const [opened, setOpened] = useState(false);
  if (status.data?.writable !== true) return null;
  return (
    <details className="grouping" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>Merge with another incident, or split it</summary>
      {opened && <Choices key={incident.version} incident={incident} />}
    </details>
  );
}

function Choices({ incident }: { readonly incident: IncidentAnswer }) {
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
  const done = async ({ incidents }: GroupingAnswer) => {
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
    onSuccess: done,
    onError: () => queries.invalidateQueries({ queryKey: ['incident'] }),
  });
  const split = useMutation({
    mutationFn: () =>
      tell<GroupingAnswer>('POST', `incidents/${number}/split`, { statements: [...chosen], ...signed }, version),
    onSuccess: done,
    onError: () => queries.invalidateQueries({ queryKey: ['incident'] }),
  });
  const failed = merge.error ?? split.error;
  const unsigned = signed.author === '';
  return (
    <div className="grouping-choices">
      <label>
        Your name <input value={author} maxLength={200} onChange={(event) => setAuthor(event.currentTarget.value)} />
      </label>
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
