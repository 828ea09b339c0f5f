import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import type { ViewsAnswer } from '../../../src/server/api.js';
import { tell } from '../data/client.js';
import { statusQuery, viewsQuery } from '../data/queries.js';
import { Opening } from './opening.js';

/// Views that somebody kept in the corpus, and a way to keep this one.
export function ViewsMenu() {
  const queries = useQueryClient();
  const router = useRouter();
  const here = useRouterState({ select: ({ location }) => location.href });
  const status = useQuery(statusQuery);
  const views = useQuery(viewsQuery);
  const [name, setName] = useState('');
  const write = useMutation({
    mutationFn: ({ name: own, address }: { readonly name: string; readonly address: string | null }) => {
      const path = `views/${encodeURIComponent(own)}`;
      return address === null ? tell<ViewsAnswer>('DELETE', path) : tell<ViewsAnswer>('PUT', path, { address });
    },
    onSuccess: (answer) => queries.setQueryData(viewsQuery.queryKey, answer),
  });
  const list = views.data?.views ?? [];
  return (
    <Opening name="Views" about="Saved views">
      {(close) => (
        <div className="views-menu">
          {list.length === 0 && (
            <p className="soft">None yet. A view is the address with its filter, order and columns.</p>
          )}
          <ul>
            {list.map((view) => (
              <li key={view.name}>
                <a
                  href={view.address}
                  onClick={(event) => {
                    event.preventDefault();
                    close();
                    router.history.push(view.address);
                  }}
                >
                  {view.name}
                </a>
                <button
                  type="button"
                  className="plain-button"
                  aria-label={`Take ${view.name} away`}
                  onClick={() => write.mutate({ name: view.name, address: null })}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          {status.data?.writable !== false && (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim() !== '') write.mutate({ name: name.trim(), address: here });
                setName('');
              }}
            >
              <label>
                Keep this view as{' '}
                <input value={name} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} />
              </label>
              <button type="submit" className="plain-button">
                Keep
              </button>
            </form>
          )}
          {write.isError && <p role="alert">{write.error.message}</p>}
        </div>
      )}
    </Opening>
  );
}
