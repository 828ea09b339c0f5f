import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import type { DocumentAnswer } from '../../../src/server/api.js';
import { Failed, Loading } from '../app/notices.js';
import { useKeys } from '../app/use-keys.js';
import { documentQuery } from '../data/queries.js';
import { useAddress, useFilter } from '../filter/use-filter.js';
import { count } from '../words/words.js';
import { Adding } from './adding.js';
import { Inspector } from './inspector.js';
import { Page } from './page.js';
import { PartView, touches } from './part-view.js';
import './read.css';

/// A page as text, with what is told in it.
export function Read() {
  const { id } = useParams({ from: '/pages/$id' });
  const answer = useQuery(documentQuery(id));
  if (answer.isPending) return <Loading what="the page" />;
  if (answer.isError) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  return <Reading key={id} answer={answer.data} />;
}

function Reading({ answer }: { readonly answer: DocumentAnswer }) {
  const page = useMemo(() => new Page(answer.record), [answer]);
  const [key, setKey] = useAddress('pick');
  const picked = page.statement(key);
  const pick = useCallback((next: string) => setKey(next), [setKey]);
  const { filter } = useFilter();
  useSteps(page, key, setKey, answer);
  useEffect(() => {
    if (key === undefined || !/^[0-9a-f]+$/.test(key)) return;
    document.querySelector(`[data-cue="${key}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  const report = page.parts.filter((part) => !part.comment);
  const comments = page.parts.filter((part) => part.comment);
  const views = (parts: typeof report) =>
    parts.map((part) => (
      <PartView
        key={part.start}
        page={page}
        part={part}
        picked={picked !== undefined && touches(part, picked) ? picked : null}
        pick={pick}
      />
    ));
  return (
    <div className="reading">
      <div className="page-text" tabIndex={0} role="region" aria-label="The page">
        <Head answer={answer} titled={report.some(({ segment }) => segment?.kind === 'title')} />
        <section aria-label="Report">{views(report)}</section>
        {comments.length > 0 && (
          <section aria-label="Comments" className="comments">
            <h2>
              Readers’ comments{' '}
              <span className="soft">{comments.filter(({ segment }) => segment?.kind === 'comment').length}</span>
            </h2>
            {views(comments)}
          </section>
        )}
      </div>
      <aside aria-label="The statement that is picked" aria-live="polite" tabIndex={0}>
        {picked === undefined ? (
          <Unpicked page={page} pick={pick} />
        ) : (
          <Inspector
            page={page}
            statement={picked}
            incident={answer.incidents[picked.key]}
            filter={filter}
            pick={pick}
          />
        )}
      </aside>
    </div>
  );
}

function Head({ answer, titled }: { readonly answer: DocumentAnswer; readonly titled: boolean }) {
  const { document, copies } = answer;
  const { uri } = document;
  return (
    <header className="page-head">
      {!titled && <h1>{document.title ?? document.input}</h1>}
      <p className="soft">
        {[document.publisher, document.published].filter((part) => part !== null).join(' · ')}
        {uri !== null && /^https?:\/\//.test(uri) && (
          <>
            {' · '}
            <a href={uri} rel="noreferrer noopener" target="_blank">
              the page on the web
            </a>
          </>
        )}
        {copies.length > 0 && (
          <>
            {' '}
            · printed by {count(copies.length, 'other paper')}:{' '}
            {copies.map((each) => each.publisher ?? each.title ?? each.id).join(', ')}
          </>
        )}
      </p>
    </header>
  );
}

function Unpicked({ page, pick }: { readonly page: Page; readonly pick: (key: string) => void }) {
  const { statements, incidents } = page.record;
  return (
    <div className="inspector">
      <h2>Pick a statement</h2>
      <p className="soft">
        {count(incidents.length, 'incident')} in {count(statements.length, 'statement')}. Click words of the text or a
        line of the margin, or step through them with <kbd>j</kbd> and <kbd>k</kbd>.
      </p>
      <Adding page={page} pick={pick} />
    </div>
  );
}

/// `j` and `k` step through events and relations in the order of the text, `a` asks according to whom.
function useSteps(
  page: Page,
  key: string | undefined,
  setKey: (key: string | undefined) => void,
  answer: DocumentAnswer,
) {
  const navigate = useNavigate();
  const { filter } = useFilter();
  const steps = useMemo(() => {
    const told = page.record.statements.filter(({ kind }) => kind !== 'claim');
    return told.sort((a, b) => a.cue.start - b.cue.start).map((each) => each.key);
  }, [page]);
  const at = key === undefined ? -1 : steps.indexOf(key);
  const incident = key === undefined ? undefined : answer.incidents[key];
  useKeys({
    j: () => setKey(steps[at + 1] ?? key),
    k: () => setKey(steps[at < 0 ? steps.length - 1 : Math.max(0, at - 1)]),
    Escape: () => setKey(undefined),
    a:
      incident === undefined
        ? undefined
        : () => void navigate({ to: '/incidents/$number', params: { number: String(incident) }, search: filter }),
  });
}
