import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord, IncidentRecord } from '../../src/annotation/record.js';
import { unsoundness } from '../../src/annotation/record-soundness.js';
import type { Pipeline } from '../../src/pipeline.js';
import { withStatements } from '../../src/export/selection.js';
import { Wording } from '../../src/export/wording.js';
import { pageWithComments, wholePipeline } from '../code/coded.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await wholePipeline();
});

async function coded(text: string): Promise<DocumentRecord> {
  return pipeline.run(pageWithComments(text));
}

function shown(record: DocumentRecord, incident: IncidentRecord | undefined) {
  const wording = new Wording(record);
  const say = (steps: IncidentRecord['assertedBy']): string[] => steps.map((step) => wording.step(step));
  return incident === undefined
    ? null
    : {
        type: incident.type,
        told: incident.statements.length,
        actor: wording.role(incident.actor),
        recipient: wording.role(incident.recipient),
        tolls: incident.quantities.map(({ value, unit, by }) => `${value} ${unit ?? ''}: ${wording.step(by)}`),
        assertedBy: say(incident.assertedBy),
        deniedBy: say(incident.deniedBy),
        disputed: incident.disputedFields,
      };
}

describe('incidents', () => {
  it('hold what chains of "repeats" join, a denial of the deed too, which confirms nothing', async () => {
    const record = await coded(
      'The army shelled the port of Tessalit on Monday, residents said. The army denied that it had shelled the port.',
    );
    const [incident] = record.incidents;
    const [told, denied] = record.statements.filter(({ event }) => event !== null);
    expect(incident?.statements).toEqual([told?.id, denied?.id]);
    expect(record.links).toEqual([
      { kind: 'disputes', from: denied?.id, to: told?.id },
      { kind: 'repeats', from: denied?.id, to: told?.id },
    ]);
    expect(shown(record, incident)).toMatchObject({ assertedBy: ['residents'], deniedBy: ['The army'] });
  });

  it('name nobody whom only a denial names', async () => {
    const record = await coded('The mayor was arrested on Monday.\n@Ana: Nobody arrested the mayor.');
    expect(shown(record, record.incidents[0])).toMatchObject({ told: 2, actor: '', recipient: 'The mayor' });
  });

  it('are one row for a deed that is told, counted by two voices, and denied', async () => {
    const record = await coded(
      'Gunmen attack a market in Tessalit\n' +
        'Gunmen attacked a market in Tessalit on Friday, killing 12 people, the mayor said. The rebels denied it had attacked the market.\n' +
        '@Ana: The gunmen never attacked the market.',
    );
    const [incident] = record.incidents;
    expect(shown(record, incident)).toMatchObject({
      type: 'ASSAULT',
      actor: 'Gunmen',
      recipient: 'a market in Tessalit',
      tolls: ['12 killed: the mayor'],
      assertedBy: ['the report', 'the mayor'],
    });
    expect(shown(record, incident)?.deniedBy).toContain('@Ana');
    expect(incident?.disputedFields).toEqual(['polarity']);
  });

  it('are denied by whoever is told to deny them', async () => {
    const record = await coded('Rebels said that the army shelled the harbour on Tuesday. The army denied it.');
    expect(shown(record, record.incidents[0])).toMatchObject({
      assertedBy: ['Rebels'],
      deniedBy: ['The army'],
      disputed: ['polarity'],
    });
  });

  it('have one actor whom one voice calls by name and another by a noun', async () => {
    const record = await coded(
      'Rebels overrun army post in Sri Lanka\n\n' +
        'Tamil Tiger rebels overran a small army post in Sri Lanka before dawn on Tuesday, killing 38 soldiers, officials said.',
    );
    const [incident] = record.incidents;
    expect(incident?.statements.length).toBe(3);
    expect(incident?.disputedFields).toEqual([]);
  });

  it('say that numbers are disputed', async () => {
    const record = await coded(
      'The rebels killed 20 soldiers in the attack, the governor said. The rebels killed 45 soldiers in the attack, a monitor said.',
    );
    expect(
      shown(
        record,
        record.incidents.find(({ quantities }) => quantities.length > 1),
      ),
    ).toMatchObject({
      tolls: ['20 killed: the governor', '45 killed: a monitor'],
      disputed: ['quantities'],
    });
  });

  it('hold every event once, in sound references', async () => {
    const record = await coded(
      'The army shelled the port. Police arrested the mayor of Aden. The port was shelled by rebels.',
    );
    const told = record.incidents.flatMap(({ statements }) => statements);
    expect(new Set(told).size).toBe(told.length);
    expect(told.toSorted()).toEqual(
      record.statements
        .filter(({ kind }) => kind === 'event')
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(unsoundness(record)).toBeNull();
  });

  it('lose the statements that a selection leaves out', async () => {
    const record = await coded('The army shelled the port.');
    expect(withStatements(record, ['claim']).incidents).toEqual([]);
  });
});
