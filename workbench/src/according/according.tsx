import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { IncidentAnswer } from '../../../src/server/api.js';
import { Failed, Loading } from '../app/notices.js';
import { incidentQuery, statusQuery } from '../data/queries.js';
import { useFilter } from '../filter/use-filter.js';
import { useReviewing } from '../review/use-reviewing.js';
import { CLASSES, classOfType } from '../words/classes.js';
import { count, days, DISPUTED, parties, what } from '../words/words.js';
import { Differences } from './differences.js';
import { Grouping } from './grouping.js';
import { Numbers } from './numbers.js';
import { useCopies } from './use-copies.js';
import { VoiceCard } from './voice-card.js';
import { numbers, voices } from './voices.js';
import './according.css';

/// Of one incident: who says it, who denies it, in which words, with which numbers, and who copied whom.
export function According() {
  const { number } = useParams({ from: '/incidents/$number' });
  const { filter } = useFilter();
  const answer = useQuery(incidentQuery(number));
  const status = useQuery(statusQuery);
  const [grouping, setGrouping] = useState(false);
  const [done, setDone] = useState<{ readonly what: string; readonly author: string } | null>(null);
  const { step } = useReviewing();
  if (answer.isPending) return <Loading what="the incident" />;
  if (answer.isError) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  const incident = answer.data;
  const group = () => {
    setGrouping(true);
    requestAnimationFrame(() => document.getElementById('grouping')?.scrollIntoView({ block: 'center' }));
  };
  const saying = voices(incident.tellings, 'asserts');
  const denying = voices(incident.tellings, 'denies');
  const given = numbers(incident.tellings);
  return (
    <article className={`according k-${classOfType(incident.type)}`}>
      <Link to="/incidents" search={filter} className="soft back">
        ← Incidents
      </Link>
      {status.data?.writable === true && (
        <button type="button" className="link-button soft to-grouping" onClick={group}>
          Merge or split …
        </button>
      )}
      {done !== null && (
        <p role="status" className="done">
          {done.what}{' '}
          <button
            type="button"
            className="plain-button"
            disabled={step.isPending}
            onClick={() =>
              step.mutate(
                { way: 'undo', author: done.author },
                { onSuccess: () => setDone(null), onError: (error) => setDone({ ...done, what: error.message }) },
              )
            }
          >
            Undo
          </button>
        </p>
      )}
      <Head incident={incident} saying={saying.length} denying={denying.length} />
      <div className="sides">
        <Side
          title={`${count(saying.length, 'voice')} ${saying.length === 1 ? 'says' : 'say'} so`}
          empty="Nobody says that it happened."
        >
          {saying.map((voice) => (
            <VoiceCard key={`${voice.kind} ${voice.name}`} voice={voice} filter={filter} />
          ))}
        </Side>
        <Side
          title={
            denying.length === 0
              ? 'Nobody denies it'
              : `${count(denying.length, 'voice')} ${denying.length === 1 ? 'denies' : 'deny'} it`
          }
          empty="No page of the corpus cites anybody who denies or disputes it. That is no proof."
        >
          {denying.map((voice) => (
            <VoiceCard key={`${voice.kind} ${voice.name}`} voice={voice} filter={filter} />
          ))}
        </Side>
      </div>
      {given.length > 0 && (
        <section>
          <h2>Which numbers</h2>
          {given.map(([unit, list]) => (
            <Numbers key={unit} unit={unit} given={list} />
          ))}
        </section>
      )}
      <Differences incident={incident} />
      <Copies incident={incident} />
      <Grouping
        incident={incident}
        opened={grouping}
        setOpened={setGrouping}
        done={(what, author) => {
          setDone({ what, author });
          setGrouping(false);
          document.getElementById('view')?.scrollTo({ top: 0 });
        }}
      />
    </article>
  );
}

function Head({
  incident,
  saying,
  denying,
}: {
  readonly incident: IncidentAnswer;
  readonly saying: number;
  readonly denying: number;
}) {
  const main =
    incident.tellings.find(({ says, statement }) => says === 'asserts' && statement.actor.length > 0) ??
    incident.tellings[0];
  const kind = classOfType(incident.type);
  const when = days(incident.from, incident.to);
  const facts = [CLASSES[kind].name, incident.place?.name ?? 'no place', when === '' ? 'no day' : when];
  return (
    <header>
      <h1>
        {main === undefined ? incident.type : parties(main.statement.actor) || 'Somebody'}{' '}
        <span className="type">{main === undefined ? '' : what(main.statement)}</span>{' '}
        {main === undefined ? '' : parties(main.statement.recipient)}
      </h1>
      <p className="soft">{facts.join(' · ')}</p>
      <p className="summary">
        Told {count(incident.statements, 'time')} by {count(saying + denying, 'voice')} in{' '}
        {count(incident.reports, 'report')}, printed by {count(incident.publications, 'paper')}.
        {incident.disputedFields.length > 0 && (
          <> They differ on {incident.disputedFields.map((field) => DISPUTED[field]).join(', ')}.</>
        )}
      </p>
    </header>
  );
}

interface SideProps {
  readonly title: string;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}

function Side({ title, empty, children }: SideProps) {
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <p className="soft">{empty}</p> : children}
    </section>
  );
}

/// Papers that print the text of another: ten that print one report do not confirm it.
function Copies({ incident }: { readonly incident: IncidentAnswer }) {
  const { filter } = useFilter();
  const originals = useCopies(incident);
  return (
    <section>
      <h2>Who copied whom</h2>
      {originals.size === 0 ? (
        <p className="soft">No paper prints the text of another.</p>
      ) : (
        <ul className="copies">
          {[...originals.values()].map((copies) => {
            const [first] = copies;
            if (first === undefined) return null;
            return (
              <li key={first.of.id}>
                <PageLink document={first.of} filter={filter} />{' '}
                <span className="soft">is printed, with small changes or none, by</span>
                <ul>
                  {copies.map(({ document }) => (
                    <li key={document.id}>
                      <PageLink document={document} filter={filter} />
                    </li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

interface PageLinkProps {
  readonly document: IncidentAnswer['copies'][number]['document'];
  readonly filter: ReturnType<typeof useFilter>['filter'];
}

function PageLink({ document, filter }: PageLinkProps) {
  return (
    <>
      <Link to="/pages/$id" params={{ id: document.id }} search={filter}>
        {document.publisher ?? document.title ?? document.input}
      </Link>{' '}
      <span className="soft numbers">{document.published}</span>
    </>
  );
}
