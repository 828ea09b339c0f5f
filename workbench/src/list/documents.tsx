import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Failed, Loading } from '../app/notices.js';
import { documentsQuery } from '../data/queries.js';
import { useFilter } from '../filter/use-filter.js';
import { count } from '../words/words.js';
import { NothingFound } from './nothing-found.js';
import './documents.css';

/// The pages that were read; the words of the search choose among them.
export function Documents() {
  const { filter } = useFilter();
  const list = useInfiniteQuery(documentsQuery(filter.words?.[0]));
  if (list.isPending) return <Loading what="pages" />;
  if (list.isError) return <Failed error={list.error} again={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <NothingFound what="pages" />;
  return (
    <section className="documents" aria-labelledby="pages-title">
      <h1 id="pages-title">Pages</h1>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/pages/$id" params={{ id: row.id }} search={filter}>
              {row.title ?? row.input}
            </Link>
            <span className="soft">
              {[row.publisher, row.published].filter((part) => part !== null).join(' · ')}
              {' · '}
              {count(row.incidents, 'incident')}, {count(row.statements, 'statement')}
              {row.copyOf !== null && <span className="badge">near copy</span>}
            </span>
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <button
          type="button"
          className="plain-button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          More
        </button>
      )}
    </section>
  );
}
