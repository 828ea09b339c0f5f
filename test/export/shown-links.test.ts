import { expect, it } from 'vitest';
import { shownLinks } from '../../src/export/shown-links.js';
import { herringDispute } from './herring-dispute.js';

it('shows nobody a denial as what repeats the deed', () => {
  const record = herringDispute;
  const [one, two, three] = record.statements;
  if (one === undefined || two === undefined || three === undefined) throw new Error('three statements');
  const statements = [one, { ...two, polarity: 'negative' as const }, { ...three, polarity: 'negative' as const }];
  const links = [
    { kind: 'disputes' as const, from: two.id, to: one.id },
    { kind: 'repeats' as const, from: two.id, to: one.id },
    { kind: 'repeats' as const, from: three.id, to: one.id },
    { kind: 'repeats' as const, from: three.id, to: two.id },
  ];
  expect(shownLinks({ ...record, statements, links }).map(({ kind, from, to }) => `${from} ${kind} ${to}`)).toEqual([
    `${two.id} disputes ${one.id}`,
    `${three.id} tells the other way ${one.id}`,
    `${three.id} repeats ${two.id}`,
  ]);
});
