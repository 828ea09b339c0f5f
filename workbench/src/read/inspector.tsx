import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { StatementRecord } from '../../../src/annotation/record.js';
import type { Filter } from '../filter/filter.js';
import { classOf, CLASSES } from '../words/classes.js';
import { bounded, days, isPlain, what, whether } from '../words/words.js';
import type { Page } from './page.js';

interface InspectorProps {
  readonly page: Page;
  readonly statement: StatementRecord;
  /// The number of its incident in the corpus.
  readonly incident: number | undefined;
  readonly filter: Filter;
  readonly pick: (key: string) => void;
}

/// All that is coded of one statement, and why.
export function Inspector({ page, statement, incident, filter, pick }: InspectorProps) {
  const kind = classOf(statement);
  const { place, time } = statement;
  const at = page.record.places.find(({ id }) => id === place?.place);
  const tellings = page.tellings(statement);
  return (
    <div className={`inspector k-${kind}`}>
      <h2>
        <span className="type">{what(statement)}</span> <span className="soft">{CLASSES[kind].name.toLowerCase()}</span>
      </h2>
      <blockquote>{page.text.line(statement)}</blockquote>
      {incident !== undefined && (
        <p>
          <Link
            to="/incidents/$number"
            params={{ number: String(incident) }}
            search={filter}
            className="according-link"
          >
            According to whom?
          </Link>{' '}
          <Link to="/review" search={{ ...filter, pick: [statement.key] }} className="according-link">
            Judge or correct it
          </Link>
        </p>
      )}
      <dl>
        <Field
          name="Who"
          role="actor"
          value={statement.actor.map((each) => page.party(each)).join('; ')}
          why={statement.why['actor']}
        />
        <Field
          name="To whom"
          role="recipient"
          value={statement.recipient.map((each) => page.party(each)).join('; ')}
          why={statement.why['recipient']}
        />
        <Field
          name="Where"
          role="place"
          value={at === undefined ? place && page.text.line(place) : placeWords(at.name, at.country, at.precision)}
          why={place?.inherited == null ? undefined : `from the ${place.inherited}`}
        />
        <Field
          name="When"
          role="time"
          value={time && (days(time.from, time.to) || page.text.line(time))}
          why={time?.inherited == null ? undefined : `from the ${time.inherited}`}
        />
        <Field
          name="How many"
          role="quantity"
          value={statement.quantities.map((each) => `${bounded(each)} ${each.unit ?? each.of ?? ''}`).join('; ')}
        />
        <Field
          name="With what"
          role="instrument"
          value={statement.instrument && page.text.line(statement.instrument)}
        />
        <Field
          name="Whether"
          value={<span className={isPlain(statement) ? '' : 'badge marked'}>{whether(statement)}</span>}
          why={statement.why['status']}
        />
        <Field name="Who says so" role="source" value={<Chain page={page} statement={statement} />} />
        <Field name="Confidence" value={`${Math.round(statement.confidence * 100)} %`} />
      </dl>
      <details>
        <summary>Why it is coded so</summary>
        <dl className="why">
          {Object.entries(statement.why).map(([field, reason]) => (
            <Fragment key={field}>
              <dt>{field}</dt>
              <dd>
                <code>{reason}</code>
              </dd>
            </Fragment>
          ))}
        </dl>
      </details>
      {tellings.length > 0 && (
        <section>
          <h3>Also told on this page</h3>
          <ul className="tellings">
            {tellings.map((each) => (
              <li key={each.key}>
                <button type="button" onClick={() => pick(each.key)}>
                  {page.text.line(each)}
                </button>
                <span className="soft">
                  {' '}
                  {whether(each)}, says {each.attribution.map((step) => page.step(step)).at(-1)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/// The chain of voices, the page's own first.
function Chain({ page, statement }: { readonly page: Page; readonly statement: StatementRecord }) {
  return (
    <ol className="chain">
      {statement.attribution.map((step, index) => (
        <li key={index} className={`voice ${step.voice === undefined ? 'v-source' : page.voiceClass(step.voice)}`}>
          {page.step(step)}
          {step.cue !== undefined && <span className="soft"> “{page.text.line(step.cue)}”</span>}
        </li>
      ))}
    </ol>
  );
}

interface FieldProps {
  readonly name: string;
  readonly role?: string;
  readonly value: ReactNode;
  readonly why?: string | undefined;
}

function Field({ name, role, value, why }: FieldProps) {
  if (value === '' || value === null || value === undefined) return null;
  return (
    <>
      <dt className={role === undefined ? '' : `r-${role}`}>{name}</dt>
      <dd>
        {value}
        {why !== undefined && <small>{why}</small>}
      </dd>
    </>
  );
}

function placeWords(name: string, country: string | null, precision: string): string {
  const where = country === null ? name : `${name}, ${country}`;
  return precision === 'point' || precision === 'city' ? where : `${where} (a ${precision}, no single place)`;
}
