import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Failed, Loading } from '../app/notices.js';
import { networkQuery } from '../data/queries.js';
import { useTotal } from '../filter/facets.js';
import { withValues, type Filter } from '../filter/filter.js';
import { useAddress, useFilter } from '../filter/use-filter.js';
import { ListFrame } from '../list/list-frame.js';
import { NothingFound } from '../list/nothing-found.js';
import { count } from '../words/words.js';
import { layOut, tone, type Edge } from './layout.js';
import { Picture } from './picture.js';
import './network.css';

const FOLDS = { actor: 'actor', country: 'country', sector: 'sector', group: 'kind of actor' } as const;

type Fold = keyof typeof FOLDS;

/// Who acts on whom; beside it what the report draws against what its readers draw.
export function NetworkView() {
  const { filter } = useFilter();
  const [said, setFold] = useAddress('fold');
  const [compared, setCompared] = useAddress('compare');
  const total = useTotal('incidents');
  const fold: Fold = said === 'country' || said === 'sector' || said === 'group' ? said : 'actor';
  const comparing = compared === 'yes';
  return (
    <ListFrame
      title="Network"
      counted="incidents"
      listed
      total={total}
      end={
        <>
          <button
            type="button"
            className="plain-button"
            aria-pressed={comparing}
            onClick={() => setCompared(comparing ? undefined : 'yes')}
          >
            Report against readers
          </button>
          <label className="soft">
            by{' '}
            <select value={fold} onChange={(event) => setFold(event.currentTarget.value)}>
              {Object.entries(FOLDS).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </>
      }
    >
      <div className={comparing ? 'networks two' : 'networks'} tabIndex={0} role="region" aria-label="Network">
        {comparing ? (
          <>
            <Drawn title="As the report draws it" filter={withValues(filter, 'voice', ['report'])} fold={fold} />
            <Drawn title="As readers draw it" filter={withValues(filter, 'voice', ['reader'])} fold={fold} />
          </>
        ) : (
          <Drawn title="Who acts on whom" filter={filter} fold={fold} />
        )}
      </div>
    </ListFrame>
  );
}

interface DrawnProps {
  readonly title: string;
  readonly filter: Filter;
  readonly fold: Fold;
}

/// One network as a picture, and the same as a list.
function Drawn({ title, filter, fold }: DrawnProps) {
  const answer = useQuery(networkQuery(filter, fold));
  const network = useMemo(() => (answer.data === undefined ? null : layOut(answer.data)), [answer.data]);
  const [lit, setLit] = useState<Edge | null>(null);
  const navigate = useNavigate();
  if (answer.isError) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  if (network === null) return <Loading what="the network" />;
  if (network.edges.length === 0) return <NothingFound what="pairs of actors" />;
  const open = ({ source, target }: Edge) =>
    void navigate({ to: '/statements', search: withValues(filter, 'dyad', [`${source.label} > ${target.label}`]) });
  return (
    <section className="network">
      <h2>
        {title} <span className="soft">{count(network.edges.length, 'pair')}</span>
        <span className="key">
          <i className="t-cooperation" /> cooperation <i className="t-conflict" /> conflict
        </span>
      </h2>
      <Picture network={network} lit={lit} light={setLit} {...(fold === 'actor' ? { open } : {})} />
      {answer.data !== undefined && answer.data.more > 0 && (
        <p className="soft">{count(answer.data.more, 'rarer pair')} are not drawn; filter to see them.</p>
      )}
      <ol className="toned">
        {network.edges.slice(0, 40).map((edge) => {
          const words = (
            <>
              {edge.source.label} → {edge.target.label}{' '}
              <span className="soft numbers">
                {count(edge.incidents, 'incident')}, mean score {edge.score.toFixed(1)}
              </span>
            </>
          );
          return (
            <li
              key={`${edge.source.id} > ${edge.target.id}`}
              className={`t-${tone(edge.score)}`}
              onMouseEnter={() => setLit(edge)}
              onMouseLeave={() => setLit(null)}
            >
              {fold === 'actor' ? (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => open(edge)}
                  onFocus={() => setLit(edge)}
                  onBlur={() => setLit(null)}
                >
                  {words}
                </button>
              ) : (
                words
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
