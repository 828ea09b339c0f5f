import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Notice } from '../app/notices.js';
import { statusQuery } from '../data/queries.js';
import { isEmpty } from '../filter/filter.js';
import { useFilter } from '../filter/use-filter.js';

/// Why a list is empty, and the way out of it.
export function NothingFound({ what }: { readonly what: string }) {
  const { filter, setFilter } = useFilter();
  const status = useQuery(statusQuery);
  if (!isEmpty(filter))
    return (
      <Notice title={`No ${what} for this filter.`}>
        <p>All that is asked for must hold at once. Take one condition away above, or all of them.</p>
        <button type="button" className="plain-button" onClick={() => setFilter({})}>
          Clear the filter
        </button>
      </Notice>
    );
  return (
    <Notice title={status.data?.documents === 0 ? 'This corpus is empty.' : `This corpus has no ${what}.`}>
      <p>
        <Link to="/add">Add pages here</Link>, drop them on this window, or say{' '}
        <code>herodotus add {status.data?.name ?? 'case.db'} pages/</code>.
      </p>
    </Notice>
  );
}
