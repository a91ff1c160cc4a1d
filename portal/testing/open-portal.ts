import type { AddressInfo } from 'node:net';
import { house } from '../../lines/server/index.ts';
import { newKeyRing } from '../../platform/base/index.ts';
import { loadCounty } from '../../platform/divisions/index.ts';
import { assemble } from '../../platform/server/index.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { buildWeb } from '../../tools/build-web.ts';

/** A server with the public pages as they are now, for the counties given, on a database of its own. */
export async function openPortal(...counties: readonly string[]): Promise<{
  readonly url: string;
  close(): Promise<void>;
}> {
  const [database] = await Promise.all([createTestDatabase(), buildWeb('portal')]);
  for (const code of counties) await loadCounty(database.ownerUrl, code);
  const assembly = await assemble({ house, appUrl: database.appUrl, keys: newKeyRing(), connectionsMax: 3 });
  await assembly.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = assembly.app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      assembly.app.server.closeAllConnections();
      await assembly.close();
      await database.drop();
    },
  };
}
