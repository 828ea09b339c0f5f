/// How often a property is tried. `FUZZ_SEED=random FUZZ_RUNS=20000 npx vitest run test/read/fuzz.test.ts` searches long, and
/// so does every other property test.
export function fuzzRuns(usual: number): number {
  const asked = Number(process.env['FUZZ_RUNS']);
  return Number.isInteger(asked) && asked > 0 ? asked : usual;
}
