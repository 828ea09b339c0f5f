/// Makes the files that are derived from others: `npm run derived`; with `--check` it only says which are stale.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import { PROBLEMS } from '../src/annotation/problem.js';
import { loadCodebook } from '../src/equip/compiled-codebook.js';
import { pageStyle } from './page-style.js';
import { compileWorld } from './world.js';

const root = new URL('../', import.meta.url);
const require = createRequire(import.meta.url);

const NOTICE = 'Made by scripts/derive.ts; do not edit.';

function recordSchema(): string {
  return schemaOf('DocumentRecord', 'src/annotation/record.ts', 'herodotus/2', 'The record of a document, herodotus/2');
}

function documentSchema(): string {
  const id = 'herodotus-document/1';
  return schemaOf('DocumentForm', 'src/annotation/document-form.ts', id, `An annotated document, ${id}`);
}

function compactSchema(): string {
  const title = 'The record of a document as --compact writes it, herodotus/2';
  return schemaOf('CompactRecord', 'src/export/selection.ts', 'herodotus/2-compact', title);
}

function schemaOf(type: string, path: string, schemaId: string, title: string): string {
  const generator = createGenerator({
    path: new URL(path, root).pathname,
    tsconfig: new URL('tsconfig.json', root).pathname,
    type,
    additionalProperties: false,
    topRef: true,
    encodeRefs: true,
    skipTypeCheck: true,
    schemaId,
    markdownDescription: false,
  });
  return `${JSON.stringify({ title, $comment: NOTICE, ...generator.createSchema(type) }, null, 2)}\n`;
}

function problemTable(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, { severity, message, remedy }]) => `| \`${code}\` | ${severity} | ${cell(message)} | ${cell(remedy)} |`,
  );
  return `# Problems

<!-- ${NOTICE} -->

Every error and warning has a code for programs, a message that says what happened, and what to do. Words in braces stand
for the values of the case. An error means that the input was not coded; the other inputs are. A warning stands in the
record's \`warnings\`.

| code | severity | message | what to do |
|---|---|---|---|
${rows.join('\n')}
`;
}

function cell(words: string): string {
  return words.replace(/\|/g, '\\|').replace(/\{(\w+)\}/g, '`{$1}`');
}

async function pageAssets(): Promise<string> {
  const style = pageStyle();
  const script = read('src/export/page/client.js');
  const source = `/// ${NOTICE} The style and the script of the HTML page, from style/ and client.js beside this file, and
/// their hashes as a Content-Security-Policy names them.
export const STYLE = ${lines(style)};
export const STYLE_HASH = '${hash(style)}';
export const SCRIPT = ${lines(script)};
export const SCRIPT_HASH = '${hash(script)}';
`;
  return prettier(source);
}

function lines(text: string): string {
  return `[${text
    .split('\n')
    .map((line) => JSON.stringify(line))
    .join(',\n')}].join('\\n')`;
}

/// Over the text as the page holds it.
function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

/// A page has no pack at hand, and its parser needs but this of it.
async function packTags(): Promise<string> {
  const tables = loadCodebook().packs.map(({ code, tags, forms }) => [code, { tags, forms }] as const);
  const source = `import type { FormFeatures, TagFeatures } from '../language/tags.js';

/// ${NOTICE} What the tags of each language pack tell, from language/*/pack.yaml, by the code of the language.
export const PACK_TAGS: Readonly<Record<string, { readonly tags: TagFeatures; readonly forms: FormFeatures }>> =
  ${JSON.stringify(Object.fromEntries(tables))};
`;
  return prettier(source);
}

async function worldModule(): Promise<string> {
  const topology = compileWorld(JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8')));
  const source = `/// ${NOTICE} The countries of the world as TopoJSON, thinned from world-atlas 2.0.2 (countries-50m.json, Copyright
/// 2013-2019 Michael Bostock, ISC licence), which is made from Natural Earth (public domain, naturalearthdata.com).
/// Each geometry's \`id\` is its ISO 3166-1 alpha-3 code. Borders are those of the source and take no side.
export const WORLD = ${JSON.stringify(JSON.stringify(topology))};
`;
  return prettier(source);
}

async function prettier(source: string): Promise<string> {
  return format(source, { parser: 'typescript', printWidth: 120, singleQuote: true, trailingComma: 'all' });
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

const DERIVED: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/record.schema.json': recordSchema,
  'docs/compact.schema.json': compactSchema,
  'docs/document.schema.json': documentSchema,
  'docs/problems.md': problemTable,
  'src/export/page/assets.ts': pageAssets,
  'src/export/world.ts': worldModule,
  'src/browser/pack-tags.ts': packTags,
};

const checking = process.argv.includes('--check');
let stale = 0;
for (const [path, make] of Object.entries(DERIVED)) {
  const wanted = await make();
  let found = '';
  try {
    found = read(path);
  } catch {
    // A file that is not there yet is stale.
  }
  if (found === wanted) continue;
  stale++;
  if (checking) process.stderr.write(`${path} is stale; run npm run derived\n`);
  else {
    writeFileSync(new URL(path, root), wanted);
    process.stderr.write(`${path} made\n`);
  }
}
if (checking && stale > 0) process.exitCode = 1;
