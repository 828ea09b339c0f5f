import { firstTables } from './1-first-tables.js';
import { datasets } from './2-datasets.js';
import { byKey } from './3-by-key.js';
import { incidentsOverPages } from './4-incidents-over-pages.js';
import { formerIncidents } from './5-former-incidents.js';
import { correctionsInEffect } from './6-corrections-in-effect.js';
import { samples } from './7-samples.js';
import { sidesOfVoices } from './8-sides-of-voices.js';
import { tallies } from './9-tallies.js';
import type { Step } from './step.js';

/// All steps in their order; the version of a corpus is how many of them it has gone. A step that was released never changes.
export const STEPS: readonly Step[] = [
  firstTables,
  datasets,
  byKey,
  incidentsOverPages,
  formerIncidents,
  correctionsInEffect,
  samples,
  sidesOfVoices,
  tallies,
];
