import { describe, expect, it } from 'vitest';
import { loadEquipment } from '../../src/equip/equipment.js';
import { readPlainText } from '../../src/read/text/plain-text.js';
import { wholePipeline } from './coded.js';

const equipment = loadEquipment();

/// Of each event its cue and who is cited for it, with the actor where its name is another.
async function told(text: string): Promise<string[]> {
  const { cues } = await equipment;
  const facts = { input: 'x', id: 'x', uri: null, title: null, published: '2024-05-06', publisher: null };
  const source = { ...readPlainText(text, facts, cues), language: 'en' };
  const record = await (await wholePipeline()).run(source);
  const words = ({ start, end }: { start: number; end: number }): string => record.text.slice(start, end);
  return record.statements
    .filter(({ kind }) => kind === 'event')
    .map(({ cue, attribution }) => {
      const sources = attribution.flatMap((step) => {
        if (!('source' in step) || step.source === undefined) return [];
        const actor = record.actors.find(({ id }) => id === step.actor)?.name;
        return [words(step.source).length > 1 ? words(step.source) : `${words(step.source)} (${actor ?? 'nobody'})`];
      });
      return [words(cue), ...sources].join(' < ');
    });
}

describe('turns of a debate', () => {
  const DEBATE = [
    'Mr HOLT (Sand Point) (2.14 pm): I thank the clerk. The navy sank a fishing boat in March.',
    'We asked for an inquiry. The minister rejected it.',
    'Ms OYELARAN (Hill End): The minister sacked two officers.',
    'Dr P. LEE (East Bay—Minister for Health) (15:20): The hospital dismissed 40 nurses.',
    'Mr HOLT: Soldiers beat the nurses.',
    'The House divided. The bill was rejected by 12 votes to 9.',
  ].join('\n\n');

  it('are those of the member, whatever stands in brackets, and go on while there is an I or we', async () => {
    expect(await told(DEBATE)).toEqual([
      'thank < Mr HOLT',
      'sank < Mr HOLT',
      'asked for < Mr HOLT',
      'rejected < Mr HOLT',
      'sacked < Ms OYELARAN',
      'dismissed < Dr P. LEE',
      'beat < Mr HOLT',
      'rejected',
    ]);
  });

  it('are those of who holds an office that is told in words of its own', async () => {
    const text = `${DEBATE}\n\nThe Minister for the Coast (Paul Dent): We condemned the attack.\n\nMs OYELARAN: The navy arrested two men.`;
    expect((await told(text)).slice(-2)).toEqual(['condemned < Paul Dent', 'arrested < Ms OYELARAN']);
  });

  it('are none where a day or an agency stands in brackets', async () => {
    expect(await told('Geneva (Reuters): Soldiers killed four people.')).toEqual(['killed']);
    expect(await told('Update (10 May): The army shelled the town.')).toEqual(['shelled']);
  });
});

describe('answers of an interview', () => {
  const LEAD = 'Ana Roca ran the clinic in Maran until she fled. She spoke to Paul Dent.';

  it('are those of whom the lead tells most; the questions are the own words of the paper', async () => {
    const text = `${LEAD}\n\nQ: Soldiers burned the clinic?\n\nA: Yes. They shot two nurses.\n\nQ: Did the army apologise?\n\nA: The minister rejected our complaint.`;
    const found = await told(text);
    expect(found).toContain('shot < A (Ana Roca)');
    expect(found).toContain('rejected < A (Ana Roca)');
    expect(found).toContain('apologise');
  });

  it('are those of whose initials they have', async () => {
    const text = `${LEAD}\n\nPD: When did they come?\n\nAR: At dawn. Soldiers shot two nurses.`;
    expect((await told(text)).at(-1)).toBe('shot < AR');
  });

  it('are no answers without questions', async () => {
    expect(await told('A: Soldiers shot two nurses.')).toEqual(['shot']);
  });
});

describe('headlines', () => {
  const BODY = '\n\nThe mayor went home on Sunday and slept for a long while, as his neighbours told the Courier.';
  const cases: readonly (readonly [headline: string, told: string])[] = [
    ['Police: Rebels burned church in Maran', 'burned < Police'],
    ['Witnesses: Troops shot 20 farmers', 'shot < Witnesses'],
    ['Interior minister: Rebels burned the bridge', 'burned < Interior minister'],
    ['Trader: Soldiers beat my son', 'beat < Trader'],
    ['Army killed 20 farmers in Maran: minister', 'killed < minister'],
    ['Rebels burned church in Maran - police', 'burned < police'],
    ['Kidnapped nuns: Police arrested three men', 'arrested'],
    ['Exclusive: Army killed 12 men in Maran', 'killed'],
    ['Peru: Police killed two protesters', 'killed'],
    ['Bomb killed 12 farmers: mostly children', 'killed'],
    ['Rebels burned church in Maran - Daily Trust', 'burned'],
  ];
  for (const [headline, expected] of cases)
    it(headline, async () => {
      expect((await told(headline + BODY))[0]).toBe(expected);
    });
});
