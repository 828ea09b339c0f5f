import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { IncidentSummary, StatementAnswer } from '../../../src/server/api.js';
import { Failed, Loading } from '../app/notices.js';
import {
  facetsQuery,
  incidentsOfReportQuery,
  mapQuery,
  networkQuery,
  statementsOfReportQuery,
  statusQuery,
  timelineQuery,
} from '../data/queries.js';
import { fieldName, valueName } from '../filter/names.js';
import { useFilter } from '../filter/use-filter.js';
import base from '../look/base.css?inline';
import mapSheet from '../map/map.css?inline';
import tokens from '../look/tokens.css?inline';
import { unitFor } from '../timeline/scale.js';
import { classOf, CLASSES, classOfType } from '../words/classes.js';
import { count, days, innermost, parties, standing, voiceName, what, whether } from '../words/words.js';
import { Pairs, PerDay, Places } from './pictures.js';
import sheet from './report.css?inline';
import './report.css';

/// A page of what the filter leaves: figures, pictures, the incidents, and quotations with where they stand; to save or print.
export function Report() {
  const { filter } = useFilter();
  const page = useRef<HTMLElement>(null);
  const status = useQuery(statusQuery);
  const [first, incidents, statements, network, map, facets] = useQueries({
    queries: [
      timelineQuery(filter, 'month'),
      incidentsOfReportQuery(filter),
      statementsOfReportQuery(filter),
      networkQuery(filter, 'actor'),
      mapQuery(filter),
      // An incident of several classes or days stands in several columns of the timeline, and is one.
      facetsQuery(filter, 'incidents', ['type']),
    ],
  });
  const spans = first.data?.counts ?? [];
  const unit = unitFor(spans[0]?.at ?? null, spans.at(-1)?.at ?? null);
  const timeline = useQuery({ ...timelineQuery(filter, unit), enabled: first.data !== undefined });
  const failed = [first, incidents, statements, network, map, facets, timeline].find(({ isError }) => isError);
  if (failed?.error != null) return <Failed error={failed.error} again={() => void failed.refetch()} />;
  if (!incidents.data || !statements.data || !network.data || !map.data || !facets.data)
    return <Loading what="the report" />;
  if (!timeline.data || !status.data) return <Loading what="the report" />;
  const rows = incidents.data.rows;
  const disputed = rows.filter(({ disputedFields, denied }) => disputedFields.length > 0 || denied > 0);
  const conditions = Object.entries(filter).flatMap(([field, values]) =>
    values.map((value) => `${fieldName(field)}: ${valueName(field, value)}`),
  );
  const { counts, undated, tolls } = timeline.data;
  return (
    <div className="report-frame">
      <div className="report-tools">
        <Link to="/incidents" search={filter} className="soft">
          ← Incidents
        </Link>
        <span>
          <button type="button" className="plain-button" onClick={() => save(page.current, status.data.name)}>
            Save as HTML
          </button>{' '}
          <button type="button" className="plain-button" onClick={() => window.print()}>
            Print
          </button>
        </span>
      </div>
      <article className="report" ref={page}>
        <header>
          <h1>{title(filter)}</h1>
          <p className="soft">
            {status.data.name}, {count(status.data.documents, 'page')} published {status.data.publishedFrom ?? '?'} to{' '}
            {status.data.publishedTo ?? '?'}. {conditions.join(' · ') || 'All that the corpus holds.'}
          </p>
          <p>
            Every sentence here is told by the voice that stands beside it, coded by program (Herodotus{' '}
            {status.data.program}) and {status.data.corrections === 0 ? 'not reviewed' : 'reviewed in part'}. None is
            vouched for.
          </p>
        </header>
        <dl className="figures">
          <Figure name="incidents" value={facets.data.total} />
          <Figure name="of those shown, disputed or denied" value={disputed.length} />
          <Figure name="places" value={map.data.places.length} />
          <Figure name="pairs of actors" value={network.data.edges.length} />
        </dl>
        {counts.length > 0 && (
          <figure>
            <PerDay counts={counts} unit={unit} />
            <figcaption>
              Incidents by {unit} and class.{undated > 0 && ` ${count(undated, 'incident')} without a day.`}
            </figcaption>
          </figure>
        )}
        {tolls.length > 0 && (
          <section>
            <h2>What voices say was the toll</h2>
            <table>
              <tbody>
                {tolls.slice(0, 20).map(({ at, incident, unit: of, least, most, voices }) => (
                  <tr key={`${incident} ${of}`}>
                    <td>{at}</td>
                    <td>
                      {least === most ? least : `${least} to ${most}`} {of}
                    </td>
                    <td className="soft">according to {count(voices, 'voice')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        {network.data.edges.length > 0 && (
          <figure>
            <Pairs edges={network.data.edges} />
            <figcaption>Who acts on whom most; warm is conflict, cold cooperation, by the mean score.</figcaption>
          </figure>
        )}
        {map.data.places.length > 0 && (
          <figure>
            <Places places={map.data.places} />
            <figcaption>Where it happens. What is known to the country alone colours the country.</figcaption>
          </figure>
        )}
        <section>
          <h2>Incidents</h2>
          <ol className="happenings">
            {rows.map((row) => (
              <li key={row.number} className={`k-${classOfType(row.type)}`}>
                <Happening row={row} />
              </li>
            ))}
          </ol>
          {incidents.data.next !== null && <p className="soft">More incidents are not shown.</p>}
        </section>
        <section>
          <h2>In their words</h2>
          {statements.data.rows.map((row) => (
            <Quotation key={row.key} row={row} />
          ))}
          {statements.data.next !== null && <p className="soft">More statements are not shown.</p>}
        </section>
      </article>
    </div>
  );
}

function title(filter: ReturnType<typeof useFilter>['filter']): string {
  const [type] = filter.type ?? [];
  const [place] = filter.place ?? filter.country ?? filter.actor ?? [];
  return [type ?? 'Who did what to whom', place].filter((part) => part !== undefined).join(': ');
}

function Figure({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dd>{value.toLocaleString('en')}</dd>
      <dt>{name}</dt>
    </div>
  );
}

function Happening({ row }: { readonly row: IncidentSummary }) {
  const { main } = row;
  return (
    <>
      <span className="numbers">{days(row.from, row.to) || 'no day'}</span> {parties(main.actor) || 'Somebody'}{' '}
      <span className="type">{what(main)}</span> {parties(main.recipient)}{' '}
      <span className="soft">
        {row.place?.name ?? ''} · {standing(row) || whether(main)} · {count(row.publications, 'paper')}
      </span>
    </>
  );
}

function Quotation({ row }: { readonly row: StatementAnswer }) {
  const voice = innermost(row.attribution);
  const { publisher, title: named, published, uri, input } = row.document;
  return (
    <figure className={`quotation k-${classOf(row)}`}>
      <blockquote>{row.words}</blockquote>
      <figcaption>
        {voice === undefined ? '' : `${voiceName(voice)}, in `}
        {publisher !== null && `${publisher}, `}“{named ?? input}”{published !== null && `, ${published}`}
        {uri !== null && /^https?:\/\//.test(uri) && `, ${uri}`}
        <span className="soft">
          {' '}
          · {CLASSES[classOf(row)].name.toLowerCase()}, {whether(row)}
        </span>
      </figcaption>
    </figure>
  );
}

/// The page as a file that stands alone: nothing is fetched by it.
function save(article: HTMLElement | null, name: string): void {
  if (article === null) return;
  const page = document.implementation.createHTMLDocument(`Herodotus: ${name}`);
  page.documentElement.lang = 'en';
  const style = page.createElement('style');
  style.textContent = `${tokens}\n${base}\n${mapSheet}\n${sheet}`;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  page.head.append(style);
  page.body.append(page.importNode(article, true));
  const blob = new Blob([`<!doctype html>\n${page.documentElement.outerHTML}`], { type: 'text/html' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'report.html';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
