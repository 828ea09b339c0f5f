import type { DocumentRecord } from '../annotation/record.js';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './page/assets.js';
import { renderMap, renderWorldGround } from './page/map.js';
import { dataBlock, join, markup, trusted, type Content, type Markup } from './page/markup.js';
import { renderNetwork } from './page/network.js';
import { renderDetails, renderStatements } from './page/statements.js';
import { renderText } from './page/text.js';
import { DocumentView } from './page/view.js';
import { CLASSES, statementClass, type StatementClass } from './event-class.js';
import { clean, count } from './wording.js';

/// What the list of documents says of one of them; plain data, so that a run that goes on can be told it.
export interface HtmlEntry {
  readonly title: string;
  readonly about: string;
  readonly mapped: boolean;
}

/// Renders one or several documents as one HTML page that needs no network and opens from disk: the text with its
/// statements, the statements as a table, the actors as a network, the places on a map. Its policy forbids everything but
/// its own style and script; no text of a record becomes markup, attribute code or script.
export function renderHtml(records: DocumentRecord | readonly DocumentRecord[]): string {
  const list: readonly DocumentRecord[] = 'schema' in records ? [records] : records;
  const page = new HtmlPage();
  return `${list.map((record) => page.add(record)).join('')}${page.end()}`;
}

/// The page of `renderHtml` piece by piece, of any number of documents: only the newest record is held, and a line for each
/// document.
export class HtmlPage {
  private readonly entries: HtmlEntry[];
  /// The first document, until it is known whether it is the only one.
  private first: DocumentRecord | null = null;

  /// `entries`: of the documents that are written already, where a page is gone on with.
  constructor(entries: readonly HtmlEntry[] = []) {
    this.entries = [...entries];
  }

  /// Entries of the documents that were added.
  get written(): readonly HtmlEntry[] {
    return this.entries;
  }

  /// Whether a document waits to be written.
  get holds(): boolean {
    return this.first !== null;
  }

  /// What can be written when this document has come.
  add(record: DocumentRecord): string {
    if (this.entries.length === 0) {
      this.first = record;
      this.entries.push(entryOf(new DocumentView(record, '')));
      return '';
    }
    const { first } = this;
    this.first = null;
    const begin = first === null ? '' : `${pageHead('Several documents')}${severalth(first, 0)}`;
    const rendered = severalth(record, this.entries.length);
    this.entries.push(entryOf(new DocumentView(record, '')));
    return `${begin}${rendered}`;
  }

  /// What remains to be written.
  end(): string {
    const { first, entries } = this;
    const maps = entries.some(({ mapped }) => mapped) && renderWorldGround();
    if (first !== null) {
      const view = new DocumentView(first, '');
      return `${pageHead(titleOf(view))}${renderDocument(view, 0, false).source}\n${pageEnd(maps)}`;
    }
    const begin = entries.length === 0 ? pageHead(count(0, 'document')) : '';
    return `${begin}${renderIndex(entries).source}\n${pageEnd(maps)}`;
  }
}

function severalth(record: DocumentRecord, index: number): string {
  return `${renderDocument(new DocumentView(record, `d${index + 1}-`), index, true).source}\n`;
}

function entryOf(view: DocumentView): HtmlEntry {
  const about = [view.wording.byline(), view.wording.figures()].filter(Boolean).join(' · ');
  return { title: titleOf(view), about, mapped: view.record.places.length > 0 };
}

function pageHead(title: string): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; script-src '${SCRIPT_HASH}'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Herodotus</title>
        <style>${trusted(STYLE)}</style>
      </head>
      <body>
        `.source;
}

function pageEnd(maps: Content): string {
  return `${
    markup`${maps}
          <script>${trusted(SCRIPT)}</script>
        </body>
      </html>`.source
  }\n`;
}

function titleOf({ record }: DocumentView): string {
  return clean(record.title ?? '') || clean(record.input);
}

function renderIndex(entries: readonly HtmlEntry[]): Markup {
  return markup`<nav class="index" id="index" aria-label="Documents">
    <h1>${count(entries.length, 'document')}</h1>
    <ol>
      ${entries.map(
        ({ title, about }, index) =>
          markup`<li>
            <a href="#d${index + 1}">${title}</a>
            <span>${about}</span>
          </li>`,
      )}
    </ol>
  </nav>`;
}

function renderDocument(view: DocumentView, index: number, several: boolean): Markup {
  return markup`<section
    class="doc"
    id="d${index + 1}"
    ${several && markup` hidden`}
    aria-label="${titleOf(view)}"
  >
    <header class="mast">
      ${several && markup`<a class="back" href="#index">All documents</a>`}
      <p class="source">${renderSource(view)}</p>
      <ul class="figures">
        ${figures(view).map(([number, noun]) => markup`<li><b>${number}</b> ${noun}</li>`)}
      </ul>
      <button type="button" class="save" title="Save the record as JSON">Save record</button>
    </header>
    ${warnings(view)}
    <div class="panes">
      <div class="reading">
        <div class="page" lang="${/^[a-z]{2,3}$/.test(view.record.language ?? '') ? view.record.language : 'und'}">
          ${renderText(view)}
        </div>
        ${renderDetails(view)}
      </div>
      <div class="side">
        ${renderStatements(view)}
        <div class="pictures">${renderNetwork(view)} ${renderMap(view)}</div>
        ${renderLegend(view)}
      </div>
    </div>
    <script type="application/json" class="record">${dataBlock(view.record)}</script>
  </section>`;
}

function renderSource(view: DocumentView): Content {
  const { record, wording } = view;
  const uri = record.uri ?? '';
  // Only addresses of the web are made links: a "javascript:" address stays text.
  const address = /^https?:\/\//i.test(uri)
    ? markup`<a href="${uri}" rel="noreferrer noopener">${clean(uri)}</a>`
    : clean(uri);
  const byline = wording.byline();
  return join(
    [
      byline === '' ? null : markup`<b>${byline}</b>`,
      address === '' ? markup`<span>${clean(record.input)}</span>` : address,
    ].filter((part) => part !== null),
    ' ',
  );
}

function figures({ record }: DocumentView): [number: number, noun: string][] {
  const comments = record.segments.filter(({ kind }) => kind === 'comment').length;
  const of = (kind: string) => record.statements.filter((each) => each.kind === kind).length;
  const list: [number, string][] = [
    [of('event'), 'event'],
    [of('relation'), 'relation'],
    [of('claim'), 'claim'],
    [record.actors.length, 'actor'],
    [record.places.length, 'place'],
    [comments, 'comment'],
  ];
  return list.map(([number, noun]) => [number, number === 1 ? noun : `${noun}s`]);
}

function warnings({ record }: DocumentView): Content {
  if (record.warnings.length === 0) return null;
  return markup`<ul class="warnings" aria-label="Warnings">
    ${record.warnings.map(({ code, message }) => markup`<li><code>${clean(code)}</code> ${clean(message)}</li>`)}
  </ul>`;
}

function renderLegend({ record }: DocumentView): Markup {
  const used = new Set(record.statements.map(statementClass));
  const keys = (Object.keys(CLASSES) as StatementClass[]).filter((each) => used.has(each));
  return markup`<footer class="legend">
    <p>
      ${keys.map(
        (each) =>
          markup`<span class="k-${each}"><i class="swatch">${CLASSES[each].sign}</i> ${CLASSES[each].name}</span> `,
      )}
    </p>
    <p>
      What stands here is what each voice says, coded by a program: a reading aid, not a finding of fact. Map: Natural
      Earth.
    </p>
  </footer>`;
}
