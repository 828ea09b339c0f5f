import { hashText } from '../../annotation/hash.js';
import { VERSION } from '../../annotation/version.js';
import type { DocumentRow } from '../../store/rows.js';
import { joined } from './delimited.js';
import { EVENT_COLUMNS } from './event-columns.js';
import type { Format } from './format.js';
import { told, type Told } from './told.js';

/// Code points of the text that stand beside what is quoted, so that it is found where positions have moved.
const BESIDE = 32;

/// The terms of the standard, and the hash of the text that positions count in.
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  { sha256: 'https://id.loc.gov/vocabulary/preservation/cryptographicHashFunctions/sha256' },
];

const GENERATOR = { type: 'Software', name: 'Herodotus', 'schema:softwareVersion': VERSION };

/// Columns that the target tells.
const OF_TARGET: readonly string[] = ['uri', 'language', 'quote', 'start', 'end'];

const DESCRIBED = EVENT_COLUMNS.filter(({ name }) => !OF_TARGET.includes(name));

/// An annotation of the clause for each statement, as a page of JSON-LD (https://www.w3.org/TR/annotation-model/). Positions count
/// Unicode code points, as the standard says, of the text whose SHA-256 stands beside its source.
export const ANNOTATION: Format = {
  says: 'W3C Web Annotations of the clauses, as JSON-LD',
  async *write(corpus, query) {
    yield `{"@context":${JSON.stringify(CONTEXT)},"type":"AnnotationPage","items":[`;
    let separator = '\n';
    let source: Source | null = null;
    for await (const each of told(corpus, query)) {
      if (source?.document.number !== each.row.document.number) source = sourceOf(each);
      yield `${separator}${JSON.stringify(annotationOf(each, source))}`;
      separator = ',\n';
    }
    yield '\n]}\n';
  },
};

interface Source {
  readonly document: DocumentRow;
  readonly sha256: string;
}

function sourceOf({ row, text }: Told): Source {
  return { document: row.document, sha256: hashText(text.text) };
}

function annotationOf(each: Told, { document, sha256 }: Source): object {
  const { row, text } = each;
  const { start, end } = row;
  const what = row.event === null ? (row.relation ?? row.kind) : row.event.type;
  return {
    id: uuid(row.key),
    type: 'Annotation',
    motivation: 'classifying',
    generator: GENERATOR,
    body: [
      { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: what },
      {
        type: 'TextualBody',
        purpose: 'describing',
        format: 'application/json',
        value: JSON.stringify(described(each)),
      },
    ],
    target: {
      type: 'SpecificResource',
      source: {
        id: document.uri ?? `urn:herodotus:document:${encodeURIComponent(document.id)}`,
        type: 'Text',
        ...(document.language === null ? {} : { language: document.language }),
        sha256,
      },
      selector: [
        { type: 'TextPositionSelector', start, end },
        {
          type: 'TextQuoteSelector',
          exact: text.slice(row),
          prefix: text.slice({ start: Math.max(0, start - BESIDE), end: start }),
          suffix: text.slice({ start: end, end: end + BESIDE }),
        },
      ],
    },
  };
}

/// What is known of the statement, by the columns of the CSV.
function described(each: Told): Record<string, unknown> {
  const known = DESCRIBED.map(({ name, value }): [string, unknown] => {
    const cell = value(each);
    return [name, Array.isArray(cell) && joined(cell) === '' ? null : cell];
  });
  return Object.fromEntries(known.filter(([, value]) => value !== null));
}

/// The key of the statement in the form of a UUID.
function uuid(key: string): string {
  const parts = [key.slice(0, 8), key.slice(8, 12), key.slice(12, 16), key.slice(16, 20), key.slice(20)];
  return `urn:uuid:${parts.join('-')}`;
}
