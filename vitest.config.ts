import { defineConfig } from 'vitest/config';

/// A search of property tests (`FUZZ_RUNS`) takes as long as it was asked to.
const testTimeout = process.env['FUZZ_RUNS'] === undefined ? 120_000 : 24 * 3_600_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    testTimeout,
    hookTimeout: 120_000,
  },
});
