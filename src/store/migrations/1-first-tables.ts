import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import { firstViews } from './1-first-views.js';
import { fillLabels } from './1-labels.js';
import type { Flavour, Step } from './step.js';

const KINDS = ['integer', 'text', 'real', 'bytes'] as const;
type Kind = (typeof KINDS)[number];
/// "integer!" may not be null; "integer>texts" is the id of a row there and goes with it.
type Column = Kind | `${Kind}!` | `integer>${string}` | `integer!>${string}`;

/// Each table with its columns. `id` numbers its rows by itself.
const TABLES: Readonly<Record<string, { readonly key?: readonly string[]; readonly columns: Record<string, Column> }>> =
  {
    settings: { key: ['name'], columns: { name: 'text!', value: 'text!' } },
    runs: {
      columns: {
        command: 'text!',
        inputs: 'text!',
        started: 'text!',
        ended: 'text',
        added: 'integer!',
        known: 'integer!',
        failed: 'integer!',
      },
    },
    provenances: {
      columns: {
        engine: 'text',
        engine_version: 'text',
        model_version: 'text',
        model_hash: 'text',
        codebook_version: 'text',
        codebook_hash: 'text',
        language: 'text',
        language_version: 'text',
        language_hash: 'text',
      },
    },
    publishers: { columns: { name: 'text!' } },
    texts: {
      columns: {
        hash: 'bytes!',
        language: 'text',
        characters: 'integer!',
        bytes: 'integer!',
        provenance: 'integer!>provenances',
        original: 'integer>texts',
        claims: 'integer!',
      },
    },
    pieces: {
      key: ['text', 'part', 'number'],
      columns: { text: 'integer!>texts', part: 'integer!', number: 'integer!', bytes: 'bytes!' },
    },
    documents: {
      columns: {
        name: 'text!',
        text: 'integer!>texts',
        input: 'text!',
        uri: 'text',
        title: 'text',
        published: 'text',
        publisher: 'integer>publishers',
        run: 'integer>runs',
      },
    },
    voices: {
      key: ['document', 'number'],
      columns: { document: 'integer!>documents', number: 'integer!', kind: 'text!', name: 'text' },
    },
    codes: {
      columns: {
        kind: 'text!',
        type: 'text',
        mode: 'text',
        cameo: 'text',
        score: 'real',
        relation: 'text',
        polarity: 'text!',
        certainty: 'text!',
        status: 'text!',
      },
    },
    contexts: { columns: { names: 'text!' } },
    rules: { columns: { name: 'text!' } },
    actors: {
      columns: { name: 'text!', code: 'text', country: 'text', sector: 'text', kind: 'text!', source: 'text' },
    },
    places: {
      columns: {
        name: 'text!',
        latitude: 'real',
        longitude: 'real',
        country: 'text',
        feature: 'text',
        geonames: 'integer',
        precision: 'text!',
      },
    },
    happenings: {
      columns: {
        text: 'integer',
        type: 'text!',
        from_day: 'text',
        to_day: 'text',
        place: 'integer>places',
        statements: 'integer!',
        asserted: 'integer!',
        denied: 'integer!',
        disputed_polarity: 'integer!',
        disputed_actor: 'integer!',
        disputed_recipient: 'integer!',
        disputed_quantities: 'integer!',
      },
    },
    statements: {
      columns: {
        text: 'integer!>texts',
        number: 'integer!',
        code: 'integer!>codes',
        contexts: 'integer>contexts',
        begins: 'integer!',
        ends: 'integer!',
        cue_begins: 'integer!',
        cue_ends: 'integer!',
        words: 'text!',
        voice: 'integer',
        instrument_begins: 'integer',
        instrument_ends: 'integer',
        place: 'integer>places',
        place_begins: 'integer',
        place_ends: 'integer',
        place_inherited: 'text',
        time_begins: 'integer',
        time_ends: 'integer',
        time_inherited: 'text',
        from_day: 'text',
        to_day: 'text',
        confidence: 'real!',
        rule: 'integer>rules',
        key: 'bytes!',
        happening: 'integer>happenings',
      },
    },
    roles: {
      key: ['statement', 'role', 'position'],
      columns: {
        statement: 'integer!>statements',
        role: 'text!',
        position: 'integer!',
        actor: 'integer>actors',
        begins: 'integer!',
        ends: 'integer!',
        words: 'text',
      },
    },
    quantities: {
      key: ['statement', 'position'],
      columns: {
        statement: 'integer!>statements',
        position: 'integer!',
        value: 'real!',
        least: 'real',
        most: 'real',
        unit: 'text',
        counted: 'text',
        begins: 'integer!',
        ends: 'integer!',
      },
    },
    sources: {
      key: ['statement', 'position'],
      columns: {
        statement: 'integer!>statements',
        position: 'integer!',
        actor: 'integer>actors',
        words: 'text',
        source_begins: 'integer',
        source_ends: 'integer',
        cue_begins: 'integer',
        cue_ends: 'integer',
      },
    },
    quotations: {
      columns: {
        text: 'integer!>texts',
        actor: 'integer>actors',
        source: 'text',
        begins: 'integer!',
        ends: 'integer!',
      },
    },
    links: {
      key: ['from_statement', 'to_statement', 'kind'],
      columns: { kind: 'text!', from_statement: 'integer!>statements', to_statement: 'integer!>statements' },
    },
    corrections: {
      columns: {
        document: 'integer!>documents',
        key: 'bytes!',
        field: 'text!',
        value: 'text',
        author: 'text',
        note: 'text',
        made: 'text!',
      },
    },
    sketches: { key: ['text'], columns: { text: 'integer!>texts', sketch: 'bytes!' } },
    bands: { key: ['bucket', 'text'], columns: { bucket: 'integer!', text: 'integer!' } },
    event_types: { key: ['type'], columns: { type: 'text!', label: 'text!', class: 'text!' } },
    labels: { key: ['list', 'code'], columns: { list: 'text!', code: 'text!', label: 'text!' } },
  };

/// Tables whose rows go with the row that they name; what is shared by many stays.
const OWNERS: ReadonlySet<string> = new Set(['texts', 'documents', 'statements', 'happenings']);

/// Table and columns of each index; `unique` holds where no two rows may be alike, `where` says which rows it has.
const INDEXES: readonly {
  readonly on: keyof Tables;
  readonly columns: readonly string[];
  readonly unique?: true;
  readonly where?: string;
}[] = [
  { on: 'publishers', columns: ['name'], unique: true },
  { on: 'texts', columns: ['hash'], unique: true },
  { on: 'texts', columns: ['original'], where: 'original is not null' },
  { on: 'documents', columns: ['name'], unique: true },
  { on: 'documents', columns: ['text'] },
  { on: 'documents', columns: ['published'] },
  { on: 'contexts', columns: ['names'], unique: true },
  { on: 'rules', columns: ['name'], unique: true },
  { on: 'actors', columns: ['name'] },
  { on: 'actors', columns: ['country', 'sector'], where: 'country is not null' },
  { on: 'places', columns: ['name'] },
  { on: 'places', columns: ['country'] },
  { on: 'statements', columns: ['text', 'number'], unique: true },
  { on: 'statements', columns: ['code', 'from_day'] },
  { on: 'statements', columns: ['from_day'], where: 'from_day is not null' },
  { on: 'statements', columns: ['place'], where: 'place is not null' },
  { on: 'roles', columns: ['actor', 'role'], where: 'actor is not null' },
  { on: 'sources', columns: ['actor'], where: 'actor is not null' },
  { on: 'quotations', columns: ['text'] },
  { on: 'links', columns: ['to_statement'] },
  { on: 'statements', columns: ['happening'], where: 'happening is not null' },
  { on: 'corrections', columns: ['document', 'key'] },
];

export const firstTables: Step = {
  name: 'first tables',
  async up(db, flavour) {
    for (const [name, { key, columns }] of Object.entries(TABLES)) await createTable(db, flavour, name, key, columns);
    for (const { on, columns, unique, where } of INDEXES) {
      const name = `${on}_by_${columns.join('_')}`;
      const kind = unique === true ? 'unique index' : 'index';
      await sql
        .raw(
          `create ${kind} ${name} on ${on} (${columns.map((each) => `"${each}"`).join(', ')})${where === undefined ? '' : ` where ${where}`}`,
        )
        .execute(db);
    }
    for (const view of firstViews(flavour)) await sql.raw(view).execute(db);
    await fillLabels(db);
    await flavour.search(db);
  },
};

async function createTable(
  db: Kysely<Tables>,
  flavour: Flavour,
  name: string,
  key: readonly string[] | undefined,
  columns: Readonly<Record<string, Column>>,
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  if (key === undefined) table = table.addColumn('id', flavour.numbered, (column) => column.primaryKey().notNull());
  for (const [column, about] of Object.entries(columns)) {
    const [, type, must = '', other] = /^(\w+)(!?)>?(\w+)?$/.exec(about) ?? [];
    const kind = KINDS.find((each) => each === type) ?? 'text';
    table = table.addColumn(column, sql.raw(flavour[kind]), (built) => {
      const whole = must === '' ? built : built.notNull();
      if (other === undefined) return whole;
      const reference = whole.references(`${other}.id`);
      return OWNERS.has(other) && must !== '' ? reference.onDelete('cascade') : reference;
    });
  }
  if (key !== undefined) {
    table = table.addPrimaryKeyConstraint(`${name}_key`, [...key]);
    if (flavour.clustered !== '') table = table.modifyEnd(sql.raw(flavour.clustered));
  }
  await table.execute();
}
