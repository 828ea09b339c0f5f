import { describe, expect, it } from 'vitest';
import { readPlainText } from '../../src/read/text/plain-text.js';
import { wholePipeline } from '../code/coded.js';
import { CUES } from './cues.js';

const CHRONOLOGY = `Main events in Orlia since the coup

1991

Sept 30 - Soldiers led by General Okar overthrew President Lanu.

Oct 8 - The league condemned the coup.

1992

Jan 5 - Gunmen shot a judge dead. Two days later the council condemned the murder.

June 2 - Lanu and Okar signed an accord.`;

const FACTS = { input: 'x', id: 'x', uri: null, title: null, published: '1994-09-20', publisher: null };

describe('the entries of a chronology', () => {
  it('have their day in a segment of its own', () => {
    const { segments } = readPlainText(CHRONOLOGY, FACTS, CUES);
    const texts = segments.map(({ start, end }) => CHRONOLOGY.slice(start, end));
    expect(texts).toContain('Sept 30');
    expect(texts).toContain('Soldiers led by General Okar overthrew President Lanu.');
  });

  it('are of that day, in the year above them', async () => {
    const pipeline = await wholePipeline();
    const { statements } = await pipeline.run({ ...readPlainText(CHRONOLOGY, FACTS, CUES), language: 'en' });
    const events = statements.flatMap(({ event, cue, time }) =>
      event === null ? [] : [`${CHRONOLOGY.slice(cue.start, cue.end)} ${time?.from ?? ''} ${time?.inherited ?? ''}`],
    );
    expect(events).toEqual(
      expect.arrayContaining([
        'overthrew 1991-09-30 dateline',
        'condemned 1991-10-08 dateline',
        'shot a judge dead 1992-01-05 dateline',
        'condemned 1992-01-07 ',
        'signed 1992-06-02 dateline',
      ]),
    );
  });

  it('may be of two days, and end at a year', async () => {
    const text = `Main events in Orlia

1983

11 January. Gunmen shot a judge dead.

2-3 March. Students burned the consulate. A court jailed them in June.

10 and 11 October. Police arrested a bishop.

1985

Troops shelled a camp on 9 September. Two days later they burned a village.`;
    const pipeline = await wholePipeline();
    const { statements } = await pipeline.run({ ...readPlainText(text, FACTS, CUES), language: 'en' });
    const events = statements.flatMap(({ event, cue, time }) =>
      event === null ? [] : [`${text.slice(cue.start, cue.end)} ${time?.from ?? ''} ${time?.to ?? ''}`],
    );
    expect(events).toEqual([
      'shot a judge dead 1983-01-11 1983-01-11',
      'burned 1983-03-02 1983-03-03',
      'jailed 1983-06-01 1983-06-30',
      'arrested 1983-10-10 1983-10-11',
      'shelled 1985-09-09 1985-09-09',
      'burned 1985-09-11 1985-09-11',
    ]);
  });

  it('are none where only one or two paragraphs open with a day', () => {
    const text = 'Sept 30 - Soldiers left the town.\n\nThey had come in May, and nobody had asked them to.';
    expect(readPlainText(text, FACTS, CUES).segments).toHaveLength(2);
  });

  it('are the weekdays of a notebook', async () => {
    const text = `Police notebook

MONDAY: Two youths robbed a shop in Harbour Street.

WEDNESDAY, Sept 14 - Six women blocked a quarry. Officers arrested two of them.`;
    const pipeline = await wholePipeline();
    const { statements } = await pipeline.run({ ...readPlainText(text, FACTS, CUES), language: 'en' });
    const events = statements.flatMap(({ event, cue, time, attribution }) =>
      event === null ? [] : [`${text.slice(cue.start, cue.end)} ${time?.from ?? ''} ${attribution.length.toString()}`],
    );
    expect(events).toEqual(['robbed 1994-09-12 1', 'blocked 1994-09-14 1', 'arrested 1994-09-14 1']);
  });

  it('are weekdays with a full stop behind them', async () => {
    const text = `From the police notebook

MONDAY, 12 SEPTEMBER. Crowds blocked the hill road.

TUESDAY. Two men robbed a grocery. Constables arrested one of them.

Wednesday. Police searched a house.`;
    const pipeline = await wholePipeline();
    const { statements } = await pipeline.run({ ...readPlainText(text, FACTS, CUES), language: 'en' });
    const events = statements.flatMap(({ event, cue, time }) =>
      event === null ? [] : [`${text.slice(cue.start, cue.end)} ${time?.from ?? ''}`],
    );
    expect(events).toEqual(['blocked 1994-09-12', 'robbed 1994-09-13', 'arrested 1994-09-13', 'searched 1994-09-14']);
  });

  it('are no comments where a sentence is as short as a name, and may be of a month', async () => {
    const text = `Chronology

October 1991 - The league condemned the coup.

Sept 7, 1992 - Lanu is freed.

Oct 31, 1992 - The last soldiers leave Orlia.`;
    const pipeline = await wholePipeline();
    const record = await pipeline.run({ ...readPlainText(text, FACTS, CUES), language: 'en' });
    expect(record.voices).toHaveLength(1);
    const times = record.statements.flatMap(({ event, time }) => (event === null ? [] : [`${time?.from} ${time?.to}`]));
    expect(times).toEqual(expect.arrayContaining(['1991-10-01 1991-10-31', '1992-09-07 1992-09-07']));
  });

  it('are the hours of a live report, which say nothing', async () => {
    const text = `Unrest in Kerta

16:05 The justice minister says 1,100 people have been arrested.

4.10pm: Police fired on the crowd.`;
    const pipeline = await wholePipeline();
    const record = await pipeline.run({ ...readPlainText(text, FACTS, CUES), language: 'en' });
    const sources = record.statements.flatMap(({ event, attribution }) =>
      event?.type !== 'COERCE'
        ? []
        : attribution.flatMap((step) => ('source' in step && step.source ? [step.source] : [])),
    );
    expect(sources.map(({ start, end }) => text.slice(start, end))).toEqual(['The justice minister']);
  });
});

describe('the days of a diary', () => {
  const text = `From a gunner's diary

Basra, 28th April 1893. A shell wounded a driver.

29th. At dusk horsemen attacked the fort.

1st. The lancers released two doctors.`;

  it('may be the numbers of its month and of the next, in any century', async () => {
    const pipeline = await wholePipeline();
    const facts = { ...FACTS, published: '1893-05-02' };
    const record = await pipeline.run({ ...readPlainText(text, facts, CUES), language: 'en' });
    const times = record.statements.flatMap(({ event, time }) => (event === null ? [] : [time?.from]));
    expect(times).toEqual(['1893-04-28', '1893-04-29', '1893-05-01']);
  });
});

describe('a dateline', () => {
  it.each([
    'Niamey (AFP) - Gunmen killed two traders.',
    'Nairobi, 3 May (IRIN) - Gunmen killed two traders.',
    'Dar es Salaam, May 3 – Gunmen killed two traders.',
    'GENEVA/NAIROBI, 3 May - Gunmen killed two traders.',
  ])('is no part of the sentence: %s', (text) => {
    const { segments } = readPlainText(text, FACTS, CUES);
    expect(segments.map(({ start, end }) => text.slice(start, end))).toEqual(['Gunmen killed two traders.']);
  });

  it.each([
    'Ankara - Turkey has closed the border.',
    'On May 3 - Sunday - gunmen came.',
    'The Agency (a bank) - Gunmen came.',
  ])('is none: %s', (text) => {
    const { segments } = readPlainText(text, FACTS, CUES);
    expect(segments.map(({ start, end }) => text.slice(start, end))).toEqual([text]);
  });
});
