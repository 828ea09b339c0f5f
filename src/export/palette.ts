import picocolors from 'picocolors';
import type { StatementClass } from './event-class.js';

type Paint = (words: string) => string;

/// The colours of the terminal's exports, or none.
export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly underline: Paint;
  readonly warning: Paint;
  readonly heading: Paint;
  readonly classes: Readonly<Record<StatementClass, Paint>>;
}

/// Conflict is warm and cooperation cold, deeds stronger than words: told apart without telling red from green.
export function palette(color: boolean): Palette {
  const c = picocolors.createColors(color);
  return {
    bold: c.bold,
    dim: c.dim,
    underline: c.underline,
    warning: c.yellow,
    heading: (words) => c.bold(c.magenta(words)),
    classes: {
      'verbal-cooperation': c.cyan,
      'material-cooperation': (words) => c.bold(c.blueBright(words)),
      'verbal-conflict': c.yellow,
      'material-conflict': (words) => c.bold(c.red(words)),
      relation: c.magenta,
      claim: c.dim,
    },
  };
}
