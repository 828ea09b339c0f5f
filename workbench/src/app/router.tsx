import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { parseSearch, writeSearch, type Search } from '../filter/filter.js';
import { Broken, Missing } from './notices.js';
import { Shell } from './shell.js';

/// Where each view stands. All but the lists come when they are first opened.
const root = createRootRoute({
  component: Shell,
  notFoundComponent: Missing,
  validateSearch: (search: Record<string, unknown>) => search as Search,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/incidents', search });
  },
});

const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  component: lazyRouteComponent(() => import('../list/incidents.js'), 'Incidents'),
});

const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$number',
  component: lazyRouteComponent(() => import('../according/according.js'), 'According'),
});

const statements = createRoute({
  getParentRoute: () => root,
  path: '/statements',
  component: lazyRouteComponent(() => import('../list/statements.js'), 'Statements'),
});

const documents = createRoute({
  getParentRoute: () => root,
  path: '/pages',
  component: lazyRouteComponent(() => import('../list/documents.js'), 'Documents'),
});

const document = createRoute({
  getParentRoute: () => root,
  path: '/pages/$id',
  component: lazyRouteComponent(() => import('../read/read.js'), 'Read'),
});

const timeline = createRoute({
  getParentRoute: () => root,
  path: '/timeline',
  component: lazyRouteComponent(() => import('../timeline/timeline.js'), 'Timeline'),
});

const network = createRoute({
  getParentRoute: () => root,
  path: '/network',
  component: lazyRouteComponent(() => import('../network/network.js'), 'NetworkView'),
});

const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  component: lazyRouteComponent(() => import('../map/map.js'), 'MapView'),
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('../review/review.js'), 'Review'),
});

const samples = createRoute({
  getParentRoute: () => root,
  path: '/samples',
  component: lazyRouteComponent(() => import('../samples/samples.js'), 'Samples'),
});

const sample = createRoute({
  getParentRoute: () => root,
  path: '/samples/$id',
  component: lazyRouteComponent(() => import('../samples/judging.js'), 'Judging'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('../report/report.js'), 'Report'),
});

const codebook = createRoute({
  getParentRoute: () => root,
  path: '/codebook',
  component: lazyRouteComponent(() => import('../codebook/codebook.js'), 'Codebook'),
});

const add = createRoute({
  getParentRoute: () => root,
  path: '/add',
  component: lazyRouteComponent(() => import('../add/add.js'), 'Add'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    incidents,
    incident,
    statements,
    documents,
    document,
    timeline,
    network,
    map,
    review,
    add,
    codebook,
    report,
    samples,
    sample,
  ]),
  parseSearch: (query) => parseSearch(query),
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => <Broken error={error as Error} reset={reset} />,
  defaultStructuralSharing: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
