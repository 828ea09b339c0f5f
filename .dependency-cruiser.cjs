/// The folders are the data's way. A stage imports the annotation, the codebook and the stages before it, never a later one;
/// within a stage a room imports the rooms before it. Node, the DOM and the packages of one vendor stay in their rooms.
const STAGES = [
  'annotation',
  'codebook',
  'language',
  'read',
  'parse',
  'mention',
  'resolve',
  'code',
  'compare',
  'pipeline',
  'browser',
  'input',
  'equip',
  'store',
  'export',
  'import',
  'compare-sources',
  'metrics',
  'work',
  'watch',
  'server',
  'cli',
];
const ROOMS = {
  read: ['bytes', 'document', 'markup', 'evidence', 'comment', 'page', 'text', 'container', 'threads'],
  resolve: ['time', 'actor', 'place'],
  code: ['grammar', 'phrase', 'frame', 'factuality', 'attribution', 'missed', 'statement', 'record'],
};
/// Rooms that know Node.
const OF_NODE = ['input', 'equip', 'store', 'import', 'compare-sources', 'metrics', 'work', 'watch', 'server', 'cli'];
/// Packages that only one room may know: room, what it is called in messages, names of the packages.
const PACKAGES = [
  ['src/store/sqlite', 'sqlite', '@photostructure/sqlite|node:sqlite'],
  ['src/store/postgres', 'postgres', 'pg|pg-[a-z-]+|postgres'],
  ['src/store', 'kysely', 'kysely'],
  ['src/work', 'graphile-worker', 'graphile-worker'],
  ['src/metrics', 'prom-client', 'prom-client'],
  ['src/server', 'fastify', 'fastify|@fastify/[a-z-]+|fastify-type-provider-zod'],
  ['workbench', 'react', 'react|react-dom|@mantine/[a-z-]+|maplibre-gl|sigma'],
];

const folder = (name) => (name === 'pipeline' ? '^src/pipeline\\.ts' : `^src/${name}/`);

/// In an order of folders, none imports one behind it.
function ladder(names, pathOf, label) {
  return names
    .map((name, index) => ({
      name: `${label}${name}-imports-only-what-stands-before`,
      severity: 'error',
      from: { path: pathOf(name) },
      to: { path: names.slice(index + 1).map(pathOf) },
    }))
    .filter((rule) => rule.to.path.length > 0);
}

module.exports = {
  forbidden: [
    ...ladder(STAGES, folder, ''),
    ...Object.entries(ROOMS).flatMap(([stage, rooms]) =>
      ladder(rooms, (room) => `^src/${stage}/${room}/`, `${stage}-`),
    ),
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'engine-knows-no-platform',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(?:${OF_NODE.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    ...PACKAGES.map(([room, name, packages]) => ({
      name: `only-${room.replaceAll('/', '-')}-knows-${name}`,
      severity: 'error',
      from: { pathNot: [`^${room}/`, '^test/'] },
      to: { path: `^(?:node_modules/)?(?:${packages})(?:/|$)` },
    })),
    {
      name: 'workbench-knows-the-types-of-record-and-api-alone',
      severity: 'error',
      from: { path: '^workbench/' },
      to: { path: '^src/', pathNot: '^src/(?:annotation/record|server/api)\\.ts' },
    },
    {
      name: 'nothing-of-src-knows-the-workbench',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^workbench/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
