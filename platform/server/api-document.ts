import swaggerUi from '@fastify/swagger-ui';
import type { App } from '../http/index.ts';

const SEAL = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32"><title>民政</title><rect width="32" height="32" rx="5" fill="#b3312a"/><path d="M9 7h14v7H9zM9 7v19M9 18h15M16 14c1 5 4 9 8 11M9 26l7-3" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** The head of the page in the colours of the officers' web; no box for documents of elsewhere. */
const STYLE = `
.swagger-ui .topbar { background: #14406f; padding: 9px 0; }
.swagger-ui .topbar a { flex: none; max-width: none; color: #fff; font-size: 17px; }
.swagger-ui .topbar a svg, .swagger-ui .topbar a img { width: 32px; height: 32px; }
.swagger-ui .topbar a::after { content: "民政 · 接口文档 API"; margin-left: 12px; }
.swagger-ui .topbar .download-url-wrapper, .swagger-ui .topbar .dark-mode-toggle { display: none; }
/* The usual pale grounds leave the words on them hard to read. */
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1c5c9e; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #23733c; }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #8a4b00; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #b3312a; }
.swagger-ui .btn.authorize { border-color: #23733c; color: #23733c; }
.swagger-ui .btn.authorize svg { fill: #23733c; }
.swagger-ui .btn.execute { background: #1c5c9e; border-color: #1c5c9e; }
.swagger-ui .response-col_links i, .swagger-ui .parameter__in, .swagger-ui .prop-format { color: #4d5a69; }
.swagger-ui .info .title small { background: #4d5a69; }
.swagger-ui .info .title small.version-stamp { background: #23733c; }
.swagger-ui .info .url, .swagger-ui a.nostyle:focus { color: #1c5c9e; }
.swagger-ui .info { margin: 26px 0 10px; }
.swagger-ui .info .title, .swagger-ui .opblock-tag, .swagger-ui .info p, .swagger-ui .opblock-summary-description {
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif;
}
`;

/**
 * Mends what keeps a screen reader from using the page: a link within a button, and a picture without words. The page
 * draws itself again and again, so it is looked at after every change.
 */
const SCRIPT = `
function mend() {
  for (const link of document.querySelectorAll('.opblock-summary-control a[href]')) link.removeAttribute('href');
  for (const picture of document.querySelectorAll('img:not([alt])')) picture.setAttribute('alt', '');
}
new MutationObserver(mend).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
`;

/** The API's own description: for programs at `/api/v1/openapi.json`, for people at `/api/docs`. */
export async function serveApiDocument(app: App): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { deepLinking: true, docExpansion: 'list', validatorUrl: null },
    logo: { type: 'image/svg+xml', content: SEAL, href: '/', target: '_self' },
    theme: {
      title: '民政 · 接口文档 API',
      css: [{ filename: 'minzheng.css', content: STYLE }],
      js: [{ filename: 'minzheng.js', content: SCRIPT }],
      favicon: [
        {
          filename: 'seal.svg',
          rel: 'icon',
          type: 'image/svg+xml',
          sizes: 'any',
          content: Buffer.from(SEAL),
        },
      ],
    },
  });
  app.get(
    '/api/v1/openapi.json',
    { schema: { hide: true }, config: { permission: 'public', summary: 'This document' } },
    () => app.swagger(),
  );
}
