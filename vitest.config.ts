import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/// A search of property tests (`FUZZ_RUNS`) takes as long as it was asked to.
const testTimeout = process.env['FUZZ_RUNS'] === undefined ? 120_000 : 24 * 3_600_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    // Much of a run waits for other programs: two at a time also on two cores, where one is what Vitest takes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout,
    hookTimeout: 120_000,
  },
});
