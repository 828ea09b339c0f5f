import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/annotation/record.js';
import { loadCodebook } from '../../src/equip/compiled-codebook.js';
import { loadEquipment } from '../../src/equip/equipment.js';
import { renderExplain } from '../../src/export/explain.js';
import { Pipeline } from '../../src/pipeline.js';
import { entryPlaces } from '../../src/language/entries.js';
import { plainPage, wholePipeline } from './coded.js';

const NEWS = plainPage(
  'France ordered an attack on the rebels in Chad. Norwegian police arrested two Danish activists in Bergen. ' +
    'A court sentenced the general to ten years in prison. The rebels refused to meet the government, their spokesman said.',
);

/// A codebook with all words of the language in it, and a line of comment before every line of its files that begins an entry.
const folder = mkdtempSync(join(tmpdir(), 'herodotus-test-'));
beforeAll(() => {
  cpSync('language/en', join(folder, 'language/en'), {
    recursive: true,
    filter: (path) => !/\/(?:model|cases)$/.test(path),
  });
  cpSync('codebook', folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!name.endsWith('.yaml') || !statSync(path).isFile()) continue;
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^(?= {0,2}[\w-]+:)/gm, '# a remark\n'));
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a record', () => {
  it('holds no number of a line: a remark in the codebook changes nothing but its hash', async () => {
    const remarked = new Pipeline(await loadEquipment({ folder }));
    const plain = await (await wholePipeline()).run(NEWS);
    const withoutHash = (record: DocumentRecord): unknown => ({ ...record, provenance: null });
    expect(withoutHash(await remarked.run(NEWS))).toEqual(withoutHash(plain));
    expect(plain.statements.length).toBeGreaterThan(4);
    expect(plain.actors.map(({ source }) => source)).toContain('actors/states.yaml#FRA');
    expect(plain.statements.map(({ why }) => why['status'] ?? '').join('\n')).toMatch(/\(cues\/status\.yaml#[\w-]+\)/);
    expect(JSON.stringify([plain.actors, plain.statements])).not.toMatch(/\.yaml:\d/);
  });

  it('is explained with the lines', async () => {
    const record = await (await wholePipeline()).run(NEWS);
    const { codebook, packs } = loadCodebook();
    const lines = new Map(packs.flatMap((pack) => [...entryPlaces(codebook, pack)]));
    const explained = renderExplain(record, { width: 200, color: false, lineOf: (entry) => lines.get(entry) ?? null });
    expect(explained).toMatch(/\(cues\/status\.yaml:\d+ [\w-]+\)/);
    expect(explained).toMatch(/frames\/\w+\.yaml#[\w-]+, language\/en\/wording\/\w+\.yaml:\d+/);
  });

  it('names its engine, and nothing that coded where nothing was coded', async () => {
    const pipeline = await wholePipeline();
    const coded = await pipeline.run(NEWS);
    const foreign = await pipeline.run({ ...NEWS, language: 'fr' });
    expect(coded.provenance.engine).toEqual(foreign.provenance.engine);
    expect(foreign.provenance).toMatchObject({ model: null, codebook: null, language: null });
  });

  it('has a key for every statement, the two of one word among them', async () => {
    const { statements } = await (await wholePipeline()).run(NEWS);
    const prison = statements.filter(({ why }) => why['rule'] === 'frames/sanction.yaml#sentence-prison');
    expect(prison.map(({ event }) => event?.type)).toEqual(['SANCTION', 'COERCE']);
    expect(new Set(statements.map(({ key }) => key)).size).toBe(statements.length);
  });
});
