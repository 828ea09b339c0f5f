import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/annotation/record.js';
import { CSV_HEAD, renderCsv } from '../../src/export/csv.js';
import { Happenings } from '../../src/export/happenings.js';
import { renderHtml } from '../../src/export/html.js';
import { renderTable } from '../../src/export/table.js';
import type { Pipeline } from '../../src/pipeline.js';
import { pageWithComments, wholePipeline } from '../code/coded.js';

let pipeline: Pipeline;
let record: DocumentRecord;
beforeAll(async () => {
  pipeline = await wholePipeline();
  record = await pipeline.run(
    pageWithComments(
      'Five fishermen were killed when shells struck a market in Tessalit, doctors said. The army denied shelling the market.\n' +
        'Police arrested the mayor. Norland will send troops to the border. Rebels burned a bridge, a villager said.',
    ),
  );
});

describe('incidents as they are shown', () => {
  it('have a badge', () => {
    expect(new Happenings(record).all.map(({ badge, tellings }) => [badge, tellings.length])).toEqual([
      ['disputed', 2],
      ['reported', 0],
      ['planned', 0],
      ['claimed', 0],
    ]);
  });

  it('are rows of the table, their tellings beneath', () => {
    const lines = renderTable(record, { width: 160, color: false }).split('\n');
    const at = lines.findIndex((line) => line.includes('disputed'));
    expect(lines[at]).toMatch(/^1 /);
    expect(lines.slice(at).join(' ')).toMatch(/denied by.*5 killed.*↳2.*↳3/s);
  });

  it('are lines of a table of their own', () => {
    expect(CSV_HEAD.split(',').length).toBe(renderCsv(record).split('\r\n')[1]?.split(',').length);
    expect(renderCsv(record).split('\r\n')).toHaveLength(record.incidents.length + 1);
    expect(renderCsv(record)).toContain('disputed,ASSAULT');
  });

  it('cannot make a spreadsheet reckon', () => {
    expect(renderCsv({ ...record, id: '=SUM(A1)' })).toMatch(/^'=SUM/);
  });

  it('fold their tellings on the page', () => {
    const page = renderHtml(record);
    expect(page).toContain('class="badge b-disputed"');
    expect(page).toMatch(/data-of="0"[^>]*hidden/);
  });
});
