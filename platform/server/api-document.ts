import swaggerUi from '@fastify/swagger-ui';
import type { App } from '../http/index.ts';

/** The API's own description: for programs at `/api/v1/openapi.json`, for people at `/api/docs`. */
export async function serveApiDocument(app: App): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { deepLinking: true, docExpansion: 'list', validatorUrl: null },
    theme: { title: 'Minzheng 民政 API' },
  });
  app.get(
    '/api/v1/openapi.json',
    { schema: { hide: true }, config: { permission: 'public', summary: 'This document' } },
    () => app.swagger(),
  );
}
