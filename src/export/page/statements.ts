import type { AttributionStepRecord, StatementRecord } from '../../annotation/record.js';
import { CLASSES, statementClass, type StatementClass } from '../event-class.js';
import { tolls, type Happening } from '../happenings.js';
import { shownLinks, type ShownLink } from '../shown-links.js';
import { clean, count } from '../wording.js';
import { markup, join, type Content, type Markup } from './markup.js';
import { renderClause } from './text.js';
import type { DocumentView } from './view.js';

const COLUMNS = ['№', 'Who', 'Did what', 'To whom', 'Where', 'When', 'Whether', 'Who says so'];

/// The statements as a table to sort and filter.
export function renderStatements(view: DocumentView): Markup {
  const { statements } = view.record;
  const claims = statements.filter(({ kind }) => kind === 'claim').length;
  return markup`<section class="statements" aria-label="Statements">
    ${renderFilters(view, claims)}
    <div class="scroll" tabindex="0" role="region" aria-label="Table of statements">
      <table>
        <thead>
          <tr>
            ${COLUMNS.map(
              (title, column) =>
                markup`<th scope="col" ${column === 0 && markup` aria-sort="ascending"`}>
                  <button type="button" data-column="${column}">${title}</button>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${join(
            inOrder(view).map((statement) => renderRow(view, statement)),
            '\n',
          )}
        </tbody>
      </table>
      <p class="none" hidden>No statement passes the filters.</p>
    </div>
  </section>`;
}

function renderFilters(view: DocumentView, claims: number): Markup {
  const { record, wording } = view;
  const classes = (Object.keys(CLASSES) as StatementClass[]).filter((each) => each !== 'claim');
  const types = classes.map((each) => ({
    each,
    names: [
      ...new Set(record.statements.filter((one) => statementClass(one) === each).map((one) => kindName(view, one))),
    ].sort(),
  }));
  const states = [...new Set(record.statements.map((statement) => wording.whether(statement)))].sort();
  const voices = record.voices.flatMap((_, number) => {
    const of = record.statements.filter((each) => view.statementVoice(each) === number).length;
    return of === 0 ? [] : [markup`<option value="${number}">${voiceName(view, number)} (${of})</option>`];
  });
  const actors = record.actors
    .map((actor, number) => ({
      name: clean(actor.name),
      number,
      of: record.statements.filter((each) => view.statementActors(each).includes(number)).length,
    }))
    .filter(({ of }) => of > 0)
    .sort((a, b) => b.of - a.of || a.number - b.number);
  return markup`<form class="filters" aria-label="Filters">
    <input type="search" name="words" placeholder="Find words" aria-label="Find words" autocomplete="off" />
    <select name="voice" aria-label="Voice">
      <option value="">All voices</option>
      ${voices}
    </select>
    <select name="type" aria-label="Type">
      <option value="">All types</option>
      ${types
        .filter(({ names }) => names.length > 0)
        .map(
          ({ each, names }) =>
            markup`<optgroup label="${CLASSES[each].name}">
              <option value="${each}">all ${CLASSES[each].name}</option>
              ${names.map((name) => markup`<option value="${name}">${name}</option>`)}
            </optgroup>`,
        )}
    </select>
    <select name="status" aria-label="Status">
      <option value="">Any status</option>
      ${states.map((state) => markup`<option value="${state}">${state}</option>`)}
    </select>
    <select name="actor" aria-label="Actor">
      <option value="">All actors</option>
      ${actors.map(({ name, number, of }) => markup`<option value="${number}">${name} (${of})</option>`)}
    </select>
    ${claims > 0 && markup`<label><input type="checkbox" name="claims" /> ${count(claims, 'claim')}</label>`}
    <button type="reset">Clear</button>
    <output></output>
  </form>`;
}

/// A voice by name, where "the report" would not tell the publication from its author.
function voiceName(view: DocumentView, number: number): string {
  const voice = view.record.voices[number];
  if (voice === undefined) return '';
  return clean(voice.name ?? '') || view.wording.voice(voice.id);
}

function kindName(view: DocumentView, statement: StatementRecord): string {
  return statement.event?.type ?? view.wording.what(statement) ?? '';
}

/// The statements in the order of the text, those of one happening beneath the one that stands for it.
function inOrder({ record, happenings }: DocumentView): StatementRecord[] {
  return record.statements.flatMap((statement) => {
    const happening = happenings.of(statement);
    if (happening === undefined) return [statement];
    return happening.main === statement ? [statement, ...happening.tellings] : [];
  });
}

function renderRow(view: DocumentView, statement: StatementRecord): Markup {
  const { wording } = view;
  const number = view.statementNumber(statement.id) ?? 0;
  const happening = view.happenings.of(statement);
  const whole = happening?.main === statement ? happening : undefined;
  const of = happening === undefined || whole !== undefined ? undefined : view.statementNumber(happening.main.id);
  // What stands for a happening shows what all its tellings know of it.
  const shown = whole?.incident ?? statement;
  const named = statementClass(statement);
  const what = wording.what(statement);
  const cue = markup`<q>${wording.text.line(statement.cue)}</q>`;
  const deed =
    what === null
      ? cue
      : markup`<span class="type"><i aria-hidden="true">${CLASSES[named].sign}</i>\u00a0${what}</span> ${cue}`;
  const state = wording.whether(statement);
  const order = shown.time?.from ?? shown.time?.to ?? '';
  const voice = view.statementVoice(statement);
  const place = view.placeNumber(shown.place?.place);
  return markup`<tr
    class="k-${named}${of !== undefined && ' telling'}"
    data-s="${number}"
    data-kind="${statement.kind}"
    data-class="${named}"
    data-type="${kindName(view, statement)}"
    data-status="${state}"
    data-voice="${voice ?? ''}"
    data-actors="${view.statementActors(statement).join(' ')}"
    data-place="${place ?? ''}"
    ${of !== undefined && markup` data-of="${of}"`}
    ${(statement.kind === 'claim' || of !== undefined) && markup` hidden`}
  >
    <td data-v="${number}"><a href="#${view.anchor(number)}">${view.label(number)}</a></td>
    <td>${fillers(wording.fillers(shown.actor))}</td>
    <td data-v="${what ?? 'zz'}">${deed}${whole !== undefined && tollList(view, whole)}</td>
    <td>${fillers(wording.fillers(shown.recipient))}</td>
    <td>${wording.where(shown)}</td>
    <td data-v="${order}" class="date">${dates(wording.when(shown))}</td>
    <td>${whether(statement, state, whole)}</td>
    <td>${whole === undefined ? chain(view, statement) : sayers(view, whole)}</td>
  </tr>`;
}

function whether(statement: StatementRecord, state: string, whole: Happening | undefined): Content {
  const words = markup`<span class="${plain(statement) ? 'plain' : 'state'}">${state}</span>`;
  if (whole === undefined) return words;
  const badge = markup`<span class="badge b-${whole.badge}">${whole.badge}</span>`;
  return plain(statement) || state === whole.badge ? badge : markup`${badge} ${words}`;
}

function tollList(view: DocumentView, whole: Happening): Content {
  const list = tolls(view.wording, whole);
  return list.length > 0 && markup`<ul class="tolls">${list.map((each) => markup`<li>${each}</li>`)}</ul>`;
}

/// Who says it and who denies it, and a button that shows the tellings.
function sayers(view: DocumentView, { main, incident, tellings }: Happening): Markup {
  const { assertedBy, deniedBy } = incident;
  const list = (steps: readonly AttributionStepRecord[]): Content => {
    const each = new Map(steps.map((step) => [view.wording.step(step), voiced(view, step)]));
    return join([...each.values()], ', ');
  };
  const fold = markup`<button type="button" class="fold" data-fold="${view.statementNumber(main.id) ?? 0}" aria-expanded="false">
    told ${tellings.length + 1} times
  </button>`;
  return markup`<span class="chain">${assertedBy.length > 0 && list(assertedBy)}${
    deniedBy.length > 0 &&
    (assertedBy.length > 0 ? markup`<span class="denial">denied by ${list(deniedBy)}</span>` : list(deniedBy))
  }</span>${tellings.length > 0 && fold}`;
}

/// Dates that break only between them.
function dates(when: string): Content {
  return join(
    when.split(' – ').map((date) => markup`<span>${date}</span>`),
    ' – ',
  );
}

function fillers(words: readonly string[]): Content {
  return join(
    words.map((each) => markup`<span class="filler">${each}</span>`),
    ', ',
  );
}

function plain({ polarity, status, certainty }: StatementRecord): boolean {
  return polarity === 'positive' && certainty === 'certain' && (status === 'occurred' || status === 'ongoing');
}

/// The chain of voices, the one who says it first, each page voice with the dot of its colour. The report is not named as the
/// voice of what it cites.
function chain(view: DocumentView, statement: StatementRecord): Markup {
  const steps = statement.attribution.map((step) => voiced(view, step)).reverse();
  const shown = steps.length > 1 && isReport(view, statement.attribution[0]) ? steps.slice(0, -1) : steps;
  return markup`<span class="chain">${join(shown, ', in ')}</span>`;
}

function isReport(view: DocumentView, step: AttributionStepRecord | undefined): boolean {
  const kind = view.record.voices.find(({ id }) => id === step?.voice)?.kind;
  return kind === 'publication' || kind === 'author';
}

function voiced(view: DocumentView, step: AttributionStepRecord): Markup {
  const words = view.wording.step(step);
  return step.voice === undefined
    ? markup`<span class="cited">${words}</span>`
    : markup`<span class="voice ${view.voiceColor(step.voice)}">${words}</span>`;
}

/// The explanations of all statements; one is shown at a time.
export function renderDetails(view: DocumentView): Markup {
  return markup`<aside class="inspector" aria-live="polite" aria-label="The chosen statement" hidden>
    ${join(
      view.record.statements.map((statement, number) => renderDetail(view, statement, number)),
      '\n',
    )}
    <nav>
      <button type="button" data-step="-1" title="Previous statement (k)">‹<span> previous</span></button
      ><button type="button" data-step="1" title="Next statement (j)"><span>next </span>›</button
      ><button type="button" data-step="0" title="Close (Esc)">close ×</button>
    </nav>
  </aside>`;
}

function renderDetail(view: DocumentView, statement: StatementRecord, number: number): Markup {
  const { wording } = view;
  const { why } = statement;
  const named = statementClass(statement);
  const rows: (readonly [label: string, letter: string, value: Content, reason: string | undefined])[] = [
    ['Who', 'a', actors(view, statement, 'actor'), why['actor']],
    ['To whom', 'r', actors(view, statement, 'recipient'), why['recipient']],
    ['Where', 'p', wording.where(statement), why['place']],
    ['When', 't', timeWords(view, statement), why['time']],
    ['With what', 'i', statement.instrument === null ? '' : wording.phrase(statement.instrument), why['instrument']],
    ['How many', 'q', quantities(view, statement), why['quantities']],
    [
      'Whether',
      '',
      whetherWords(view, statement),
      [why['status'], why['polarity'], why['certainty']].filter(Boolean).join('; '),
    ],
    ['Who says so', 's', chain(view, statement), why['attribution']],
    ['Coded as', '', coding(statement), why['rule']],
  ];
  const told = new Set([
    'actor',
    'recipient',
    'place',
    'time',
    'instrument',
    'quantities',
    'status',
    'polarity',
    'certainty',
    'attribution',
    'rule',
  ]);
  const others = Object.entries(why).filter(([field]) => !told.has(field));
  const shown = rows.filter(([, , value, reason]) => !blank(value) || Boolean(reason));
  const links = shownLinks(view.record).filter(({ from, to }) => from === statement.id || to === statement.id);
  return markup`<article data-anchor="${view.anchor(number)}" class="detail k-${named}" data-s="${number}" hidden>
    <h3>
      <span class="n">${view.label(number)}</span> ${wording.what(statement) ?? 'claim'}
      <small>${CLASSES[named].name} · ${Math.round(statement.confidence * 100)} % sure</small>
    </h3>
    <blockquote>${renderClause(wording, statement)}</blockquote>
    <dl>
      ${shown.map(
        ([label, letter, value, reason]) =>
          markup`<div><dt${letter !== '' && markup` class="m-${letter}"`}>${label}</dt><dd>${blank(value) ? markup`<span class="plain">none found</span>` : value}${Boolean(reason) && markup` <small>${clean(reason ?? '')}</small>`}</dd></div>`,
      )}${others.map(
        ([field, reason]) =>
          markup`<div>
            <dt>${clean(field)}</dt>
            <dd><small>${clean(reason)}</small></dd>
          </div>`,
      )}${links.map(
        (link) =>
          markup`<div>
            <dt>Linked</dt>
            <dd>${linkWords(view, statement.id, link)}</dd>
          </div>`,
      )}
    </dl>
  </article>`;
}

function blank(content: Content): boolean {
  return content === '' || content === null || (Array.isArray(content) && content.length === 0);
}

function actors(view: DocumentView, statement: StatementRecord, side: 'actor' | 'recipient'): Content {
  const codes = statement[side].map((filler) => {
    const number = view.actorNumber(filler.actor);
    const actor = number === undefined ? undefined : view.record.actors[number];
    const words = view.wording.fillers([filler])[0] ?? '';
    return markup`${words}${actor?.code != null && markup` <code>${actor.code}</code>`}`;
  });
  return codes.length === 0 ? '' : join(codes, '; ');
}

function timeWords(view: DocumentView, statement: StatementRecord): string {
  if (statement.time === null) return '';
  const dates = view.wording.when(statement);
  const words = view.wording.phrase(statement.time);
  return dates === words ? words : `${words}: ${dates}`;
}

function quantities(view: DocumentView, { quantities: list }: StatementRecord): string {
  return list
    .map((each) => {
      const words = view.wording.phrase(each);
      const value = `${each.value} ${clean(each.unit ?? '')}`.trim();
      return words === value || words === String(each.value) ? value : `${words}: ${value}`;
    })
    .join('; ');
}

function whetherWords(view: DocumentView, statement: StatementRecord): Markup {
  return markup`${view.wording.whether(statement)}
    <code>${statement.status} ${statement.polarity} ${statement.certainty}</code>`;
}

function coding({ event, relation }: StatementRecord): Content {
  if (event === null) return relation === null ? '' : markup`<code>${relation}</code>`;
  const contexts = event.contexts.map((context) => clean(context)).join(', ');
  return markup`<code>${event.type}${event.mode !== null && ` ${clean(event.mode)}`}</code>${
    event.cameo !== null && markup` CAMEO <code>${clean(event.cameo)}</code>`
  }
    score
    <code>${event.score > 0 ? '+' : ''}${String(event.score).replace('-', '−')}</code
    >${contexts !== '' && markup` about ${contexts}`}`;
}

function linkWords(view: DocumentView, id: string, link: ShownLink): Content {
  const words: Readonly<Record<ShownLink['kind'], string>> = {
    disputes: 'disputed by',
    endorses: 'endorsed by',
    repeats: 'repeated by',
    answers: 'answered by',
    'tells the other way': 'told the other way by',
  };
  const outward = link.from === id;
  const other = view.statementNumber(outward ? link.to : link.from);
  if (other === undefined) return clean(link.kind);
  const statement = view.record.statements[other];
  return markup`${outward ? link.kind : words[link.kind]}
    <a href="#${view.anchor(other)}">№ ${view.label(other)}</a>${
      statement !== undefined && markup` <small>“${view.wording.text.line(statement)}”</small>`
    }`;
}
