/// A stage imports the annotation, the codebook and the stages before it, never a later one; Node and the DOM are for
/// the command line and its inputs alone.
const ORDER = [
  'annotation',
  'codebook',
  'read',
  'parse',
  'mention',
  'resolve',
  'code',
  'compare',
  'pipeline',
  'export',
  'browser',
  'input',
  'cli',
];
const folder = (name) => (name === 'pipeline' ? '^src/pipeline\\.ts' : `^src/${name}/`);
module.exports = {
  forbidden: [
    ...ORDER.map((name, i) => ({
      name: `${name}-imports-only-what-stands-before`,
      severity: 'error',
      from: { path: folder(name) },
      to: { path: ORDER.slice(i + 1).map(folder) },
    })).filter((rule) => rule.to.path.length > 0),
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'engine-knows-no-platform',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:cli|input)/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
