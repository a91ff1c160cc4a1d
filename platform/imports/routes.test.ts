import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '../base/index.ts';
import { createFieldCipher, newKeyRing, openDatabase, systemClock } from '../base/index.ts';
import { loadCounty } from '../divisions/index.ts';
import { type App, createApp, httpRefusals, type Services } from '../http/index.ts';
import { drainJobs } from '../jobs/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { importHandlers, importsRefusals, registerImportRoutes } from './index.ts';
import { limits } from './read/raw.ts';
import { readTestdata } from './testing/samples.ts';

const DAYE = '420281';
const TOKEN = 'a-token-of-the-session';
let database: TestDatabase;
let services: Services;
let app: App;
let woken = 0;
let expected = 0;
let actor: Actor = testActor({ countyCode: DAYE, permissions: ['imports.run', 'imports.read'] });

before(async () => {
  database = await createTestDatabase();
  await loadCounty(database.ownerUrl, DAYE);
  services = {
    db: openDatabase({ url: database.appUrl, connectionsMax: 6 }),
    clock: systemClock,
    cipher: createFieldCipher(newKeyRing()),
  };
  app = await createApp({
    catalogue: { ...httpRefusals, ...importsRefusals },
    findActor: async () => actor,
    csrfTokenOf: () => TOKEN,
  });
  await registerImportRoutes(app, services, { wake: () => void woken++, expect: () => void expected++ });
  await app.ready();
});
after(async () => {
  await app.close();
  await services.db.close();
  await database.drop();
});

let keys = 0;
const headers = () => ({ 'idempotency-key': `route-test-${++keys}`, 'x-csrf-token': TOKEN });

async function upload(fileName: string, bytes: Buffer) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
  const body = new Response(form);
  return await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { ...headers(), 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}

const get = async (url: string) => app.inject({ method: 'GET', url });

test('whoever is about to choose a file hears how large it may be, and is made ready for', async () => {
  const before = expected;
  const told = await get('/api/v1/imports/limits');
  assert.equal(told.statusCode, 200);
  assert.deepEqual(told.json(), { fileBytesMax: limits.fileBytesMax });
  assert.equal(expected, before + 1);
  await get('/api/v1/imports');
  assert.equal(expected, before + 1);
});

test('from the upload to the workbook of refused rows, over HTTP', async () => {
  const file = '特困人员供养花名册（2023年9月）.xlsx';
  const sent = await upload(file, readTestdata(file));
  assert.equal(sent.statusCode, 200);
  assert.equal(woken, 1);
  const { id } = sent.json<{ id: string }>();
  await drainJobs(services, importHandlers(services));

  const detail = (await get(`/api/v1/imports/${id}`)).json();
  assert.deepEqual([detail.fileName, detail.state, detail.roster], [file, 'recognised', 'extreme-poverty']);
  const [{ table }] = detail.sheets;
  const tables = [
    {
      ...table,
      columns: table.columns.map(({ column, field }: { column: number; field: string }) => ({
        column,
        field,
      })),
    },
  ].map(({ sheetIndex, use, roster, period, unitYuan, town, columns }) => ({
    sheetIndex,
    use,
    roster,
    period,
    unitYuan,
    town,
    columns,
  }));
  const preview = await app.inject({
    method: 'POST',
    url: `/api/v1/imports/${id}/preview`,
    headers: headers(),
    payload: { tables },
  });
  assert.equal(preview.json().tables[0].looked.rows, 120);
  assert.doesNotMatch(preview.body, /\d{15}/);

  const put = await app.inject({
    method: 'PUT',
    url: `/api/v1/imports/${id}/mapping`,
    headers: headers(),
    payload: { tables },
  });
  assert.equal(put.statusCode, 200, put.body);
  const start = await app.inject({ method: 'POST', url: `/api/v1/imports/${id}/start`, headers: headers() });
  assert.equal(start.statusCode, 200, start.body);
  await drainJobs(services, importHandlers(services));

  const done = (await get(`/api/v1/imports/${id}`)).json();
  assert.deepEqual([done.state, done.rowsDone, done.rowsRefused], ['finished', 120, 4]);
  const rows = (await get(`/api/v1/imports/${id}/rows?verdict=refused&limit=2`)).json();
  assert.equal(rows.items.length, 2);
  const more = (await get(`/api/v1/imports/${id}/rows?verdict=refused&limit=2&after=${rows.next}`)).json();
  assert.deepEqual([more.items.length, more.next], [2, null]);

  const refused = await get(`/api/v1/imports/${id}/refused.xlsx`);
  assert.equal(refused.rawPayload.subarray(0, 2).toString(), 'PK');
  assert.match(String(refused.headers['content-disposition']), /attachment; filename\*=UTF-8''/);
  const list = (await get('/api/v1/imports')).json();
  assert.equal(list.items[0].id, id);
});

test('a mapping with which nothing can be imported is refused with what is wrong', async () => {
  const sent = await upload(
    '城市低保.csv',
    Buffer.from('姓名,身份证号,社区\n王兰,420299197712163864,建设社区\n'),
  );
  const { id } = sent.json<{ id: string }>();
  await drainJobs(services, importHandlers(services));
  const table = {
    sheetIndex: 0,
    use: true,
    roster: 'urban-allowance',
    period: null,
    unitYuan: 1,
    town: null,
  };
  const columns = [
    { column: 0, field: 'name' },
    { column: 1, field: null },
    { column: 2, field: 'village' },
  ];
  const said = await app.inject({
    method: 'PUT',
    url: `/api/v1/imports/${id}/mapping`,
    headers: headers(),
    payload: { tables: [{ ...table, columns }] },
  });
  assert.equal(said.statusCode, 422);
  assert.equal(said.json().error.code, 'imports.mapping.no-id');
});

test('an empty file, no file, and a request without a key are told apart', async () => {
  assert.equal((await upload('empty.xlsx', Buffer.alloc(0))).json().error.code, 'imports.file.empty');
  const none = await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { ...headers(), 'content-type': 'application/json' },
    payload: {},
  });
  assert.equal(none.json().error.code, 'imports.no-file');
});

test('who may only read imports starts nothing', async () => {
  const before = actor;
  actor = testActor({ countyCode: DAYE, permissions: ['imports.read'] });
  const said = await upload('a.csv', Buffer.from('姓名\n'));
  assert.equal(said.statusCode, 403);
  actor = before;
});
