import fc from 'fast-check';

/// Property tests try the same cases on every machine, so that a change is what makes one fail. For a search of new cases
/// `FUZZ_SEED=random`, or a number that such a search printed.
const asked = process.env['FUZZ_SEED'] ?? '20261128';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
