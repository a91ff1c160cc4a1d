import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import multipart from '@fastify/multipart';
import { banksRefusals } from '../banks/index.ts';
import { type Actor, getValue, mergeCatalogues, newId, sql } from '../base/index.ts';
import { createApp, httpRefusals } from '../http/index.ts';
import { ledgerRefusals } from '../ledger/index.ts';
import { openBrowser } from '../testing/browser.ts';
import { paymentsRefusals, registerPaymentRoutes } from './index.ts';
import { bytesOf, makeFileOf, openPayBank, sayOf } from './testing/bank-desk.ts';
import {
  bureau,
  clerkB,
  county,
  db,
  director,
  grant,
  openPurse,
  payAll,
  prepare,
  runOf,
  services,
} from './testing/pay-desk.ts';

const may = (actor: Actor, ...permissions: string[]): Actor => ({
  ...actor,
  permissions: new Set(permissions),
});
const actors: Readonly<Record<string, Actor>> = {
  officer: may(bureau, 'payments.read', 'payments.prepare'),
  director: may(director, 'payments.read', 'payments.sign'),
  reader: may({ ...bureau, userId: newId() }, 'payments.read'),
  town: may(clerkB, 'payments.read', 'payments.prepare'),
};
const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals, paymentsRefusals, banksRefusals, ledgerRefusals),
  findActor: async (request) => actors[String(request.headers['x-actor'])] ?? null,
});
await app.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1 } });
registerPaymentRoutes(app, services);
await app.ready();
after(() => app.close());

const as = (
  name: string,
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => openBrowser(app).send(method, url, body, { 'x-actor': name, ...headers });
const acts = (action: string) =>
  db.read({ ...bureau, duty: 'audit' }, (reader) =>
    reader.rows<{ detail: Record<string, unknown> }>(sql`select detail::jsonb as detail from audit_log
      where county_code = ${county.code} and action = ${action}`),
  );

await openPayBank();
const purse = await openPurse();
await grant(purse);
await grant(purse);
const runId = await payAll(purse, '2026-11-01');

function upload(name: string, batchId: string, bytes: Buffer) {
  const mark = 'mark-of-a-test';
  const head = `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="../\u202e回盘.csv"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${mark}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${mark}` };
  return as(name, 'POST', `/api/v1/pay-batches/${batchId}/returns`, body, headers);
}

test('a file is made, taken and answered through the API; each taking of it stands in the log with its hash', async () => {
  const made = await as('officer', 'POST', `/api/v1/pay-runs/${runId}/bank-file`, { title: '高龄津贴' });
  assert.equal(made.status, 200, made.text);
  const { id } = made.body;
  const taken = await as('officer', 'GET', `/api/v1/pay-batches/${id}/file`);
  assert.equal(taken.status, 200);
  assert.equal(taken.text, (await bytesOf(id)).toString('utf8'));
  assert.equal(taken.headers['cache-control'], 'no-store');
  const [file] = (await as('reader', 'GET', `/api/v1/pay-runs/${runId}/batches`)).body.items;
  assert.deepEqual(
    (await acts('payments.bank-download')).map(({ detail }) => detail.sha256),
    [file.sha256],
  );
  const bytes = await sayOf(id, { 1: 'ok' });
  const answers = [await upload('officer', id, bytes), await upload('officer', id, bytes)];
  assert.deepEqual(
    answers.map(({ body }) => [body.isNew, body.paid, body.open]),
    [
      [true, 1, 1],
      [false, 1, 1],
    ],
  );
  assert.equal((await acts('payments.return'))[0]?.detail.file, '回盘.csv');
  const found = await as('reader', 'GET', `/api/v1/pay-batches/${id}/findings?open=true`);
  assert.deepEqual(
    found.body.items.map(({ kind, lineNo }: { kind: string; lineNo: number }) => [kind, lineNo]),
    [['silence', 2]],
  );
  const decision = { how: 'paid', lineNos: [2], findingNos: [], reason: '银行书面答复' };
  assert.equal((await as('director', 'POST', `/api/v1/pay-batches/${id}/decide`, decision)).body.settled, 1);
  assert.equal((await as('officer', 'POST', `/api/v1/pay-runs/${runId}/end`, {})).body.state, 'ended');
  const county = await as('reader', 'GET', '/api/v1/pay-reconciliation');
  assert.ok(county.body.items.every(({ agrees }: { agrees: boolean }) => agrees));
  const again = await as('reader', 'GET', '/api/v1/pay-reconciliation?fromLines=true');
  assert.deepEqual(again.body, county.body);
});

test('who only looks takes no file and no return, and a township finds none of either', async () => {
  const other = await payAll(await withPayee(), '2026-11-01');
  const { id } = getValue(await makeFileOf(other));
  for (const [name, status] of [
    ['reader', 403],
    ['town', 404],
  ] as const) {
    assert.equal((await as(name, 'GET', `/api/v1/pay-batches/${id}/file`)).status, status, name);
    assert.equal((await upload(name, id, await sayOf(id, { 1: 'ok' }))).status, status, name);
  }
  const seen = await as('town', 'GET', `/api/v1/pay-batches/${id}/lines`);
  assert.deepEqual(seen.body.items, []);
});

test('whoever made a file is told so, since another person says what its returns leave open', async () => {
  const run = await payAll(await withPayee(), '2026-11-01');
  assert.equal(
    (await as('officer', 'POST', `/api/v1/pay-runs/${run}/bank-file`, { title: '高龄津贴' })).status,
    200,
  );
  const own = async (name: string) =>
    (await as(name, 'GET', `/api/v1/pay-runs/${run}/batches`)).body.items.map(
      ({ isOwn }: { isOwn: boolean }) => isOwn,
    );
  assert.deepEqual([await own('officer'), await own('director')], [[true], [false]]);
});

test('a township that sees a part of the book is not told that roll, ledger and bank differ', async () => {
  const told = await as('town', 'GET', '/api/v1/pay-reconciliation');
  assert.deepEqual([told.status, told.body.error.code], [403, 'payments.reconciliation.county-only']);
  assert.equal((await as('reader', 'GET', '/api/v1/pay-reconciliation')).status, 200);
});

test('no request about payments has a place for a payee or an amount, and accounts of payees are shown by their tail', async () => {
  const unasked = { title: '高龄津贴', amountFen: 1, payeeId: newId(), account: '62999900000000009' };
  const run = await payAll(await withPayee(), '2026-11-01');
  const made = await as('officer', 'POST', `/api/v1/pay-runs/${run}/bank-file`, unasked);
  const batches = await as('reader', 'GET', `/api/v1/pay-runs/${run}/batches`);
  const sums = batches.body.items.map(({ amountFen }: { amountFen: number }) => amountFen);
  assert.deepEqual(made.status === 200 ? sums : [10_000], [10_000]);
  const lines = await as('reader', 'GET', `/api/v1/pay-batches/${made.body.id ?? newId()}/lines`);
  assert.doesNotMatch(lines.text, /629999\d{5}/);
});

test('a button pressed twice within a moment, two tabs and a stale form have one effect, and who comes late is told', async () => {
  const { id } = getValue(await prepare(await withPayee()));
  const press = (name: string, act: string, version: number, key: string = newId()) =>
    as(name, 'POST', `/api/v1/pay-runs/${id}/${act}`, { version }, { 'idempotency-key': key });
  const later = async <T>(work: () => Promise<T>) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return await work();
  };
  const { version } = await runOf(id);
  const key = newId();
  const twice = await Promise.all([
    press('officer', 'freeze', version, key),
    later(() => press('officer', 'freeze', version, key)),
  ]);
  assert.deepEqual(
    twice.map(({ status }) => status),
    [200, 200],
  );
  assert.equal(twice[0]?.text, twice[1]?.text, 'the same bytes');
  assert.equal((await runOf(id)).version, version + 1, 'one effect');
  const stale = await press('officer', 'freeze', version);
  assert.deepEqual([stale.status, stale.body.error.code], [409, 'payments.moved-on']);
  const tabs = await Promise.all([1, 2].map(() => press('director', 'sign', version + 1)));
  assert.deepEqual(tabs.map(({ status }) => status).toSorted(), [200, 409]);
  assert.equal((await runOf(id)).signatures.length, 1);
});

async function withPayee() {
  const one = await openPurse();
  await grant(one);
  return one;
}
