/// The version of the package, as package.json says it (held by test/package.test.ts).
export const VERSION = '0.2.0';
