import qrcode from 'qrcode';
import { Type } from 'typebox';
import { refuse, sql } from '../../platform/base/index.ts';
import { type App, RefusalError, type Services } from '../../platform/http/index.ts';
import { findPublicList, publicVisitor, titleOf } from '../../platform/publication/index.ts';
import { Html } from '../portal/html.ts';
import { openPublicationLaw } from './open-publication-law.ts';
import { writeSheet } from './sheet.ts';

/**
 * The sheet for the wall. Officers of the place open it, and it is made of what the public sees and of nothing else:
 * once the list was taken down there is no sheet.
 */
export function registerSheet(app: App, services: Services): void {
  app.get<{ Params: { listId: string } }>(
    '/api/v1/publication/lists/:listId/sheet',
    {
      schema: { hide: true, params: Type.Object({ listId: Type.String({ format: 'uuid' }) }) },
      config: { permission: 'cases.read' },
    },
    async (request, reply) => {
      const { actor } = request;
      if (actor === null) throw new RefusalError(refuse('http.not-signed-in').refusal);
      const { countyCode } = actor;
      const { listId } = request.params;
      const seen = await services.db.read(actor, (reader) =>
        reader.find(sql`select 1 from publication_list where county_code = ${countyCode} and id = ${listId}`),
      );
      const today = services.clock.today();
      const found = seen
        ? await services.db.read(publicVisitor(countyCode), async (reader) => ({
            list: await findPublicList(reader, countyCode, listId, today),
            county: await reader.get<{ name: string }>(
              sql`select name from county where code = ${countyCode}`,
            ),
          }))
        : undefined;
      if (!found?.list) throw new RefusalError(refuse('http.missing').refusal);
      const { list, county } = found;
      if (!list.isHanging)
        throw new RefusalError(refuse('publication.list.down', { on: list.lastDay ?? '' }).refusal);
      const law = await openPublicationLaw();
      const address = `${request.protocol}://${request.host}/portal/${countyCode}/publicity/list/${listId}`;
      const drawn = await qrcode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
      const scene = {
        law,
        county: { code: countyCode, name: county.name, within: '' },
        visitor: { language: 'zh', isLarge: false },
      } as const;
      reply.type('text/html; charset=utf-8');
      const title = titleOf(law, list.matter, 'zh');
      return reply.send(writeSheet(scene, list, { title, qr: new Html(drawn) }));
    },
  );
}
