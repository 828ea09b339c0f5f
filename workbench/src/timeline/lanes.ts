import type { TimelineAnswer } from '../../../src/server/api.js';
import { classOfType, type StatementClass } from '../words/classes.js';

/// The incidents of one class by day.
export interface Lane {
  readonly kind: StatementClass;
  readonly total: number;
  readonly columns: readonly { readonly at: string; readonly incidents: number }[];
}

const KINDS: readonly StatementClass[] = [
  'material-conflict',
  'verbal-conflict',
  'verbal-cooperation',
  'material-cooperation',
];

export function lanes({ counts }: Pick<TimelineAnswer, 'counts'>): Lane[] {
  return KINDS.map((kind) => {
    const columns = new Map<string, number>();
    for (const { at, type, incidents } of counts)
      if (classOfType(type) === kind) columns.set(at, (columns.get(at) ?? 0) + incidents);
    return {
      kind,
      total: [...columns.values()].reduce((sum, each) => sum + each, 0),
      columns: [...columns].map(([at, incidents]) => ({ at, incidents })).sort((a, b) => a.at.localeCompare(b.at)),
    };
  });
}
