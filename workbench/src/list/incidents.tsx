import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { IncidentSummary } from '../../../src/server/api.js';
import { incidentsQuery } from '../data/queries.js';
import { useFilter } from '../filter/use-filter.js';
import { classOfType } from '../words/classes.js';
import { bounded, count, days, DISPUTED, isPlain, parties, standing, what, whether } from '../words/words.js';
import { List } from './list.js';
import type { Column } from './table.js';
import { useOrder } from './use-order.js';

const COLUMNS: readonly Column<IncidentSummary>[] = [
  {
    id: 'when',
    name: 'When',
    width: '6.6rem',
    sort: 'day',
    cell: (row) => <span className="numbers">{days(row.from, row.to) || <span className="soft">no day</span>}</span>,
  },
  { id: 'who', name: 'Who', width: 'minmax(7rem, 1.4fr)', cell: ({ main }) => parties(main.actor) || '–' },
  {
    id: 'what',
    name: 'Did what',
    width: 'minmax(11rem, 1.8fr)',
    sort: 'type',
    cell: ({ main }) => (
      <>
        <span className="type">{what(main)}</span> <span className="soft">“{main.cue.words}”</span>
      </>
    ),
  },
  { id: 'whom', name: 'To whom', width: 'minmax(7rem, 1.4fr)', cell: ({ main }) => parties(main.recipient) || '–' },
  { id: 'where', name: 'Where', width: 'minmax(5rem, 0.7fr)', cell: (row) => row.place?.name ?? '' },
  { id: 'whether', name: 'Whether', width: '12rem', cell: (row) => <Stands row={row} /> },
  {
    id: 'told',
    name: 'Told by',
    width: '9rem',
    sort: 'statements',
    cell: (row) => (
      <span className="soft numbers">
        {count(row.publications, 'paper')}, {count(row.statements, 'time')}
      </span>
    ),
  },
  {
    id: 'denied',
    name: 'Denied by',
    width: '6.5rem',
    sort: 'denied',
    extra: true,
    cell: (row) => (row.denied > 0 ? count(row.denied, 'voice') : ''),
  },
  {
    id: 'numbers',
    name: 'Numbers',
    width: 'minmax(6rem, 0.8fr)',
    extra: true,
    cell: ({ main }) => main.quantities.map((each) => `${bounded(each)} ${each.unit ?? ''}`).join(', '),
  },
];

function Stands({ row }: { readonly row: IncidentSummary }) {
  const word = standing(row);
  return (
    <>
      {word !== '' && (
        <span className="badge marked" title={row.disputedFields.map((field) => DISPUTED[field]).join(', ')}>
          {word}
        </span>
      )}{' '}
      {word !== 'denied' && <span className={isPlain(row.main) ? 'soft' : 'badge'}>{whether(row.main)}</span>}
    </>
  );
}

/// Every happening once, whoever tells it.
export function Incidents() {
  const { filter } = useFilter();
  const sorting = useOrder({ sort: 'day', order: 'down' });
  const navigate = useNavigate();
  const list = useInfiniteQuery(incidentsQuery(filter, sorting.order));
  return (
    <List
      of="incidents"
      title="Incidents"
      columns={COLUMNS}
      list={list}
      sorting={sorting}
      rowKey={(row) => row.number}
      rowClass={(row) => `k-${classOfType(row.type)}`}
      card={(row) => <Card row={row} />}
      open={(row) =>
        void navigate({ to: '/incidents/$number', params: { number: String(row.number) }, search: filter })
      }
      read={({ main }) =>
        void navigate({
          to: '/pages/$id',
          params: { id: main.document.id },
          search: { ...filter, pick: [main.key] },
        })
      }
    />
  );
}

function Card({ row }: { readonly row: IncidentSummary }) {
  return (
    <>
      <div className="card-line">
        <span className="type">{what(row.main)}</span> <Stands row={row} />
      </div>
      <div className="card-line">
        {parties(row.main.actor) || '–'} → {parties(row.main.recipient) || '–'}
      </div>
      <div className="card-line soft">
        {days(row.from, row.to) || 'no day'} · {row.place?.name ?? 'no place'} · {count(row.publications, 'paper')}
      </div>
    </>
  );
}
