import Fastify from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { writeJson } from './cache.js';
import { readQueryString } from './query-string.js';

/// The largest request, in bytes: files come in base64.
export const LARGEST_REQUEST = 64 * 1024 * 1024;

/// The server without any address: what comes in is checked by the schemas, what goes out is written as it is.
export function newApp() {
  const app = Fastify({
    logger: false,
    bodyLimit: LARGEST_REQUEST,
    forceCloseConnections: true,
    routerOptions: { querystringParser: readQueryString, maxParamLength: 1000 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => writeJson);
  return app;
}

export type App = ReturnType<typeof newApp>;
