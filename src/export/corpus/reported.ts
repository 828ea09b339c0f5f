import type { StatementQuery } from '../../store/query.js';

/// What layouts without a place for who says so, and whether it is so, are made of where the filters do not say otherwise: events of
/// which the report, and not its readers, says that they happened or go on.
export const REPORTED: StatementQuery = {
  kinds: ['event'],
  polarity: 'positive',
  statuses: ['occurred', 'ongoing'],
  voice: 'report',
};
