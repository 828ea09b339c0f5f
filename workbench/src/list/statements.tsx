import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { StatementAnswer } from '../../../src/server/api.js';
import { statementsQuery } from '../data/queries.js';
import { useFilter } from '../filter/use-filter.js';
import { classOf } from '../words/classes.js';
import { days, innermost, isPlain, parties, voiceClass, voiceName, what, whether } from '../words/words.js';
import { List } from './list.js';
import type { Column } from './table.js';
import { useOrder } from './use-order.js';

const COLUMNS: readonly Column<StatementAnswer>[] = [
  { id: 'who', name: 'Who', width: 'minmax(7rem, 1.4fr)', cell: (row) => parties(row.actor) || '–' },
  {
    id: 'what',
    name: 'Did what',
    width: 'minmax(11rem, 1.8fr)',
    sort: 'type',
    cell: (row) => (
      <>
        <span className="type">{what(row)}</span> <span className="soft">“{row.cue.words}”</span>
      </>
    ),
  },
  { id: 'whom', name: 'To whom', width: 'minmax(7rem, 1.4fr)', cell: (row) => parties(row.recipient) || '–' },
  { id: 'where', name: 'Where', width: 'minmax(5rem, 0.7fr)', cell: (row) => row.place?.place?.name ?? '' },
  {
    id: 'when',
    name: 'When',
    width: '6.6rem',
    sort: 'day',
    cell: (row) => <span className="numbers">{days(row.time?.from ?? null, row.time?.to ?? null)}</span>,
  },
  { id: 'whether', name: 'Whether', width: '8rem', cell: (row) => <Whether row={row} /> },
  { id: 'says', name: 'Who says so', width: 'minmax(8rem, 1fr)', cell: (row) => <Says row={row} /> },
  {
    id: 'page',
    name: 'Page',
    width: 'minmax(6rem, 0.8fr)',
    sort: 'document',
    cell: ({ document }) => document.publisher ?? document.title ?? document.id,
  },
  {
    id: 'published',
    name: 'Published',
    width: '6.6rem',
    sort: 'published',
    extra: true,
    cell: ({ document }) => document.published ?? '',
  },
  { id: 'score', name: 'Score', width: '4.5rem', sort: 'score', extra: true, cell: (row) => row.event?.score ?? '' },
  { id: 'cameo', name: 'CAMEO', width: '5rem', extra: true, cell: (row) => row.event?.cameo ?? '' },
  {
    id: 'contexts',
    name: 'Contexts',
    width: 'minmax(6rem, 0.7fr)',
    extra: true,
    cell: (row) => row.event?.contexts.join(', ') ?? '',
  },
  {
    id: 'confidence',
    name: 'Confidence',
    width: '6rem',
    sort: 'confidence',
    extra: true,
    cell: (row) => row.confidence.toFixed(2),
  },
  { id: 'rule', name: 'Rule', width: 'minmax(8rem, 1fr)', extra: true, cell: (row) => row.rule ?? '' },
];

function Whether({ row }: { readonly row: StatementAnswer }) {
  return <span className={isPlain(row) ? 'soft' : 'badge marked'}>{whether(row)}</span>;
}

function Says({ row }: { readonly row: StatementAnswer }) {
  const voice = innermost(row.attribution);
  if (voice === undefined) return null;
  return <span className={`voice ${voiceClass(voice.kind)}`}>{voiceName(voice)}</span>;
}

/// Every statement, each by whom it is said.
export function Statements() {
  const { filter } = useFilter();
  const sorting = useOrder({ sort: 'number', order: 'up' });
  const navigate = useNavigate();
  const list = useInfiniteQuery(statementsQuery(filter, sorting.order));
  const read = (row: StatementAnswer) =>
    void navigate({ to: '/pages/$id', params: { id: row.document.id }, search: { ...filter, pick: [row.key] } });
  return (
    <List
      of="statements"
      title="Statements"
      columns={COLUMNS}
      list={list}
      sorting={sorting}
      rowKey={(row) => row.key + row.number}
      rowClass={(row) => `k-${classOf(row)}`}
      card={(row) => <Card row={row} />}
      open={read}
      read={read}
    />
  );
}

function Card({ row }: { readonly row: StatementAnswer }) {
  return (
    <>
      <div className="card-line">
        <span className="type">{what(row)}</span> <Whether row={row} />
      </div>
      <div className="card-line">
        {parties(row.actor) || '–'} → {parties(row.recipient) || '–'}
      </div>
      <div className="card-line soft">
        <Says row={row} /> · {row.place?.place?.name} {days(row.time?.from ?? null, row.time?.to ?? null)}
      </div>
    </>
  );
}
