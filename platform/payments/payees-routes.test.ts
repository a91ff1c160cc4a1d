import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, type Id, mergeCatalogues, sql } from '../base/index.ts';
import { createApp, httpRefusals } from '../http/index.ts';
import { papersRefusals } from '../papers/index.ts';
import { anyPicture } from '../papers/testing/any-paper.ts';
import { openBrowser } from '../testing/browser.ts';
import { paymentsRefusals, registerPaymentRoutes } from './index.ts';
import {
  bureau,
  clerkB,
  county,
  db,
  desk,
  director,
  grant,
  openPurse,
  services,
} from './testing/pay-desk.ts';

const may = (actor: Actor, ...permissions: string[]): Actor => ({
  ...actor,
  permissions: new Set(permissions),
});
const actors: Readonly<Record<string, Actor>> = {
  officer: may(bureau, 'payments.read', 'payments.prepare'),
  director: may(director, 'payments.read', 'payments.sign'),
  town: may(clerkB, 'payments.read'),
};
const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals, paymentsRefusals, papersRefusals),
  findActor: async (request) => actors[String(request.headers['x-actor'])] ?? null,
});
registerPaymentRoutes(app, services);
await app.ready();
after(() => app.close());
const as = (name: string, method: string, url: string, body?: unknown) =>
  openBrowser(app).send(method, url, body, { 'x-actor': name });

test('the scan of an agreement is seen by who confirms it, by no other township, and each look is on record', async () => {
  const [holder, payeeId] = [await grant(await openPurse()), (await desk.create()) as Id];
  const { id: awardId } = await db.read(bureau, (reader) =>
    reader.get<{ id: Id }>(
      sql`select id from award where county_code = ${county.code} and person_id = ${holder}`,
    ),
  );
  const wish = { awardId, kind: 'carer', payeeId, paper: '照料服务协议第7号', fromOn: '2026-11-01' };
  const words = { ...wish, scan: Buffer.from('word').toString('base64') };
  assert.equal((await as('officer', 'POST', '/api/v1/pay-agreements', words)).status, 415);
  const whole = { ...wish, scan: anyPicture(7).toString('base64') };
  const entered = await as('officer', 'POST', '/api/v1/pay-agreements', whole);
  assert.equal(entered.status, 200);
  const url = `/api/v1/pay-agreements/${entered.body.id}`;
  const { scanId } = (await as('director', 'GET', url)).body;
  const seen = await as('director', 'GET', `${url}/scan/${scanId}`);
  assert.deepEqual([seen.status, seen.headers['content-type']], [200, 'image/png']);
  assert.equal((await as('town', 'GET', `${url}/scan/${scanId}`)).status, 404);
  const looks = await db.read({ ...bureau, duty: 'audit' }, (reader) =>
    reader.rows<{ by: string }>(sql`select user_name as by from audit_log
      where county_code = ${county.code} and action = 'payments.agreement-look'`),
  );
  assert.deepEqual(
    looks.map(({ by }) => by),
    [director.userName],
  );
  const without = await as('officer', 'POST', '/api/v1/pay-agreements', wish);
  assert.equal((await as('director', 'GET', `/api/v1/pay-agreements/${without.body.id}`)).body.scanId, null);
});
