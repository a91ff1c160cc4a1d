import Fastify from 'fastify';
import pg from 'pg';
import { startEmbedded } from '../../platform/base/index.ts';

/** The least that could be called a server here: the same database, one route, nothing else. */
const [dataDir = '', port = ''] = process.argv.slice(2);
const server = await startEmbedded({ dataDir, password: 'bench-only' });
const pool = new pg.Pool({ connectionString: server.ownerUrl });
const app = Fastify();
app.get('/', async () => (await pool.query('select 1 as one')).rows[0]);
await app.listen({ port: Number(port), host: 'localhost' });
process.on('SIGTERM', async () => {
  await app.close();
  await pool.end();
  await server.stop();
});
