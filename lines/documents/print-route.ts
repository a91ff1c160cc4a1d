import qrcode from 'qrcode';
import { Type } from 'typebox';
import { appendAudit } from '../../platform/audit/index.ts';
import { refuse } from '../../platform/base/index.ts';
import { openDocuments } from '../../platform/certificates/index.ts';
import { type App, RefusalError, type Services } from '../../platform/http/index.ts';
import { Html } from '../portal/html.ts';
import { writeSheets } from './sheet.ts';

/** What is printed in one go: as many as one pile of paper. */
const AT_ONCE_MAX = 200;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** One or many documents as pages for the printer; who printed them is written down. */
export function registerPrint(app: App, services: Services): void {
  app.get<{ Querystring: { ids: string } }>(
    '/api/v1/documents/print',
    {
      schema: {
        hide: true,
        querystring: Type.Object({
          ids: Type.String({
            pattern: `^${UUID}(,${UUID}){0,${AT_ONCE_MAX - 1}}$`,
            maxLength: AT_ONCE_MAX * 37,
          }),
        }),
      },
      config: { permission: 'cases.read' },
    },
    async (request, reply) => {
      const { actor } = request;
      if (actor === null) throw new RefusalError(refuse('http.not-signed-in').refusal);
      const ids = [...new Set(request.query.ids.split(','))];
      const today = services.clock.today();
      const opened = await services.db.read(actor, (reader) =>
        openDocuments({ reader, actor, today }, services.cipher, ids),
      );
      if (!opened.ok) throw new RefusalError(opened.refusal);
      const base = `${request.protocol}://${request.host}/portal/${actor.countyCode}/verify`;
      const pages = await Promise.all(
        opened.value.map(async (document) => {
          const drawn = await qrcode.toString(`${base}/${document.code}`, {
            type: 'svg',
            margin: 0,
            errorCorrectionLevel: 'M',
          });
          return { document, qr: new Html(drawn) };
        }),
      );
      const entries = [...new Set(opened.value.map(({ caseId }) => caseId))].map((caseId) => ({
        action: 'documents.print',
        subjectKind: 'case',
        subjectId: caseId,
        detail: {},
        address: request.ip,
      }));
      await services.db.change(actor, (tx) => appendAudit(tx, actor, services.clock.now(), entries));
      return reply.type('text/html; charset=utf-8').send(writeSheets(pages));
    },
  );
}
