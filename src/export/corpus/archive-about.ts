import { EVENT_TYPES, RELATION_KINDS, STATUSES, type Provenance } from '../../annotation/record.js';
import { VERSION } from '../../annotation/version.js';
import type { CorpusStatus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import { classOf } from '../event-class.js';
import { EVENT_COLUMNS } from './event-columns.js';

/// The files that say what an archive holds, by their names: for people, for citations, and for repositories.
export function aboutArchive(status: CorpusStatus, query: StatementQuery): Record<string, string> {
  return {
    'README.md': readme(status, query),
    'CODEBOOK.md': codebook(),
    'CITATION.cff': citationFile(status),
    'citation.bib': bibliography(status),
    'provenance.json': `${JSON.stringify({ herodotus: VERSION, filters: query, coded: status.coded }, null, 2)}\n`,
  };
}

const TITLE = 'Event data coded by Herodotus';

function readme(status: CorpusStatus, query: StatementQuery): string {
  const { documents, texts, copies, events, relations, incidents } = status;
  const filters = Object.keys(query).length === 0 ? 'none' : `\`${JSON.stringify(query)}\``;
  return `# ${TITLE}

Who did what to whom, where and when, and who says so, coded from news pages. Nothing here is vouched for: every row is a statement
by a voice that the row names, and may be contradicted by another.

| of the whole corpus | |
|---|---|
| documents | ${documents} |
| different texts | ${texts} |
| near copies among them | ${copies} |
| published | ${days(status)} |
| events | ${events} |
| relations | ${relations} |
| incidents | ${incidents} |

Filters of this archive: ${filters}.

| file | holds |
|---|---|
| data/events.csv | one row a statement (UTF-8, RFC 4180); lists with \`;\` between; not known is empty |
| data/events.csv-metadata.json | the type of each column (CSVW) |
| data/events.parquet | the same rows with their types |
| data/incidents.jsonl | one happening a line, with all statements that tell it |
| CODEBOOK.md | what the columns and their values mean |
| provenance.json | which program, model, codebook and language coded it, by version and hash |
| CITATION.cff, citation.bib | how to cite it; put your names and title in before you publish |
| SHA256SUMS | for \`sha256sum -c SHA256SUMS\` |

CSV: CAMEO codes stand as \`cameo:010\`, since readers of tables take 010 for the number 10; in Parquet they stand as they are. Text
that begins like a formula has ' before it in the CSV.

Clauses are quoted from the pages (\`quote\`): see whether you may publish them, or leave that column out.

## Made by

Herodotus ${VERSION}.
${status.coded.map(({ by, texts: count }) => `- ${count} texts: ${madeBy(by)}\n`).join('')}`;
}

function madeBy({ engine, model, codebook, language }: Provenance): string {
  const parts = [
    engine === null ? null : `${engine.name} ${engine.version}`,
    model === null ? null : `model ${model.version} (${model.hash})`,
    codebook === null ? null : `codebook ${codebook.version} (${codebook.hash})`,
    language === null ? null : `language ${language.code} ${language.version} (${language.hash})`,
  ];
  return parts.filter((part) => part !== null).join(', ') || 'not known';
}

function days({ publishedFrom, publishedTo }: CorpusStatus): string {
  return publishedFrom === null || publishedTo === null ? 'not known' : `${publishedFrom} to ${publishedTo}`;
}

function codebook(): string {
  const columns = EVENT_COLUMNS.map(({ name, type, meaning }) => `| ${name} | ${type} | ${meaning} |\n`).join('');
  const types = EVENT_TYPES.map((type) => `| ${type} | ${classOf(type)} |\n`).join('');
  return `# Codebook

## Columns of data/events

| column | type | meaning |
|---|---|---|
${columns}
Lists of parties and of quantities go with each other by position.

## Types of events

As the PLOVER manual (2021 draft) defines them.

| type | class |
|---|---|
${types}
## Other values

- relation: ${RELATION_KINDS.join(', ')}
- status: ${STATUSES.join(', ')}
`;
}

function citationFile(status: CorpusStatus): string {
  return `cff-version: 1.2.0
message: If you use these data, please cite them as below.
type: dataset
title: ${TITLE}
abstract: ${abstract(status)}
authors:
  - name: Put your name here
version: ${versionOf(status)}
keywords:
  - event data
  - PLOVER
`;
}

function bibliography(status: CorpusStatus): string {
  return `@misc{herodotus-events,
  title = {${TITLE}},
  author = {{Put your name here}},
  version = {${versionOf(status)}},
  note = {${abstract(status)}}
}
`;
}

function abstract(status: CorpusStatus): string {
  const { documents, events, relations } = status;
  return `${events} events and ${relations} relations coded from ${documents} documents (published ${days(status)}) with Herodotus ${VERSION}`;
}

/// Names the state of the corpus: the program and the last run.
function versionOf({ lastRun }: CorpusStatus): string {
  const day = lastRun?.started.slice(0, 10);
  return day === undefined ? VERSION : `${VERSION}+${day}`;
}
