import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';
import type { Recorded } from './record-queries.ts';

/**
 * The least that could answer: the same statements, prepared, on connections that stand in the same scope;
 * no session, no permission, no schema, rows as they come.
 */
export interface BareWish {
  readonly url: string;
  readonly port: number;
  readonly scope: Readonly<Record<string, string>>;
  readonly routes: Readonly<Record<string, readonly Recorded[]>>;
}

const wish = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as BareWish;
const pool = new pg.Pool({ connectionString: wish.url, max: 24 });
const parts = Object.entries(wish.scope).map(([key, value]) => `set_config('app.${key}', '${value}', false)`);
pool.on('connect', (client) => void client.query(`select ${parts.join(', ')}`));
const app = Fastify();
for (const [route, statements] of Object.entries(wish.routes)) {
  app.get(route, async () => {
    const client = await pool.connect();
    try {
      const answers = [];
      for (const statement of statements) {
        answers.push((await client.query({ ...statement, values: [...(statement.values ?? [])] })).rows);
      }
      return answers;
    } finally {
      client.release();
    }
  });
}
app.get('/', async () => ({ ready: true }));
await app.listen({ port: wish.port, host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
