import type { Desk } from '../../store/desk/desk.js';
import { savedView, viewParams, viewsAnswer, type ViewsAnswer } from '../api.js';
import type { App } from '../app.js';

/// Views of the workbench that are kept in the corpus, for all who open it.
export function views(app: App, desk: Desk): void {
  const all = async (): Promise<ViewsAnswer> => ({ views: (await desk.views()).map((view) => ({ ...view })) });

  app.get('/api/views', { schema: { summary: 'Views that were kept', response: { 200: viewsAnswer } } }, all);

  app.put(
    '/api/views/:name',
    {
      schema: {
        summary: 'Keep a view under a name',
        params: viewParams,
        body: savedView.pick({ address: true }),
        response: { 200: viewsAnswer },
      },
    },
    async ({ params: { name }, body: { address } }): Promise<ViewsAnswer> => {
      await desk.saveView(name, address);
      return all();
    },
  );

  app.delete(
    '/api/views/:name',
    { schema: { summary: 'Take a view away', params: viewParams, response: { 200: viewsAnswer } } },
    async ({ params: { name } }): Promise<ViewsAnswer> => {
      await desk.saveView(name, null);
      return all();
    },
  );
}
