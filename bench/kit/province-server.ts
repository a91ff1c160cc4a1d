import { house } from '../../lines/server/index.ts';
import { assemble, openLogin, openStore, readConfig } from '../../platform/server/index.ts';

/** The program on a made county, without the limit of requests a minute: the clients here are one machine. */
const [root = '', port = ''] = process.argv.slice(2);
const config = readConfig(process.env, root);
const store = await openStore(config);
const { appUrl, keys } = await openLogin(store, config);
const assembly = await assemble({ house, appUrl, keys, requestsPerMinuteMax: Number.MAX_SAFE_INTEGER });
await assembly.app.listen({ port: Number(port), host: '127.0.0.1' });
process.send?.({ ready: true });
process.on('SIGTERM', async () => {
  await assembly.close();
  await store.embedded?.stop();
  process.exit(0);
});
