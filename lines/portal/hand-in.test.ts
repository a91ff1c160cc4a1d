import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../platform/base/index.ts';
import { anyPicture } from '../../platform/papers/testing/any-paper.ts';
import { inventedNumber, openPortalHouse } from './testing/portal-house.ts';

const house = await openPortalHouse();
after(() => house.close());
const [town, otherTown] = house.county.towns;
const clerk = await house.officer('clerk', 'township-clerk', town.id);
const admin = await house.officer('admin', 'system-admin', house.county.id);

async function enter(permissions: readonly string[], placeId: string | null = null): Promise<string> {
  const made = await admin.send('POST', '/api/v1/systems', {
    ...{
      name: `一体化平台${permissions.join()}${placeId ? '（镇）' : ''}`,
      contact: '',
      document: '函〔2026〕1号',
    },
    ...{ permissions, placeId, callsPerMinute: 100 },
  });
  assert.equal(made.status, 200, made.text);
  const key = await admin.send('POST', `/api/v1/systems/${made.body.id}/keys`, { days: 60 });
  assert.equal(key.status, 200, key.text);
  return key.body.key;
}

const codeOf = async (villageId: string): Promise<string> => {
  const { rows } = await house.owner.query('select code from division where id = $1', [villageId]);
  return rows[0].code;
};
const villageCode = await codeOf(town.villages[0]);
const given = (number: string, own: object = {}) => ({
  ...{ matter: 'minimum-living', villageCode, address: '三组', name: '王小明', idNumber: number },
  phone: '15400004321',
  form: {
    ...{ channel: 'self', reason: '家里没有劳动力', members: 2, authorised: true, promised: true },
    ...{ supportersAgree: true, nearRelative: false },
  },
  ...own,
});
async function hand(key: string, body: object, idempotencyKey: string = newId()) {
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/v1/applications',
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': idempotencyKey },
    payload: body,
  });
  return { status: answer.statusCode, text: answer.body, body: answer.json() };
}
const key = await enter(['applications.hand-in']);

test('what another office hands in waits for the township once, and becomes a case under its code', async () => {
  const once = newId();
  const body = given(inventedNumber(301));
  const first = await hand(key, body, once);
  assert.equal(first.status, 200, first.text);
  assert.deepEqual((await hand(key, body, once)).body, first.body);
  const { items } = (await clerk.send('GET', '/api/v1/applications?limit=50')).body;
  const mine = items.filter((one: { code: string }) => one.code === first.body.code);
  assert.equal(mine.length, 1);
  const { version } = (await clerk.send('GET', `/api/v1/applications/${first.body.id}`)).body;
  const take = { version, register: true, materials: ['application', 'authorisation', 'promise'] };
  const taken = await clerk.send('POST', `/api/v1/applications/${first.body.id}/take-in`, take);
  assert.equal(taken.status, 200, taken.text);
  assert.equal(taken.body.caseNo, first.body.code);
  const { rows } = await house.owner.query(
    `select contact_sealed::text as sealed, record::text as record from application where id = $1`,
    [first.body.id],
  );
  assert.doesNotMatch(rows[0].sealed + rows[0].record, new RegExp(body.idNumber));
});

test('papers go with it into the same store and limits, told by their bytes; of others’ applications a system knows nothing', async () => {
  const first = await hand(key, given(inventedNumber(311)));
  const paper = (own: object = {}) => ({
    ...{ id: crypto.randomUUID(), slot: 'application', base64: anyPicture(6).toString('base64') },
    ...own,
  });
  const put = async (by: string, body: object, id = first.body.id) => {
    const answer = await house.app.inject({
      ...{ method: 'POST', url: `/api/v1/applications/${id}/papers`, payload: body },
      headers: { authorization: `Bearer ${by}`, 'idempotency-key': newId() },
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const one = paper();
  assert.deepEqual((await put(key, one)).body, { id: one.id, wasThere: false });
  assert.deepEqual((await put(key, one)).body, { id: one.id, wasThere: true });
  const text = await put(key, paper({ base64: Buffer.from('<html>').toString('base64') }));
  assert.match(text.body.error.code, /^papers\./);
  for (const slot of ['identity', 'nonsense'])
    assert.equal((await put(key, paper({ slot }))).body.error.code, 'applications.slot', slot);
  assert.equal((await put(await enter(['applications.hand-in']), paper())).body.error.code, 'http.missing');
  assert.equal((await put(await enter(['cases.results']), paper())).status, 403);
  const record = (await clerk.send('GET', `/api/v1/applications/${first.body.id}`)).body;
  const shown = record.materials.find((each: { code: string }) => each.code === 'application');
  assert.deepEqual(
    shown.papers.map((each: { id: string }) => each.id),
    [one.id],
  );
  const take = { version: record.version, register: true };
  const taken = await clerk.send('POST', `/api/v1/applications/${first.body.id}/take-in`, take);
  assert.equal(taken.status, 200, taken.text);
  assert.equal((await put(key, paper())).body.error.code, 'applications.not-waiting');
  const { papers } = (await clerk.send('GET', `/api/v1/cases/${taken.body.caseId}/papers`)).body;
  assert.equal(papers.length, 1, 'they go on with the case');
});

test('everything that is wrong is told at once, by the rules of the public’s form', async () => {
  const wrong = await hand(key, given('420299199001011111', { phone: '12', form: { channel: 'pigeon' } }));
  assert.deepEqual([wrong.status, wrong.body.error.code], [422, 'applications.form']);
  const fields = wrong.body.error.details.map((one: { field: string }) => one.field);
  for (const field of ['idNumber', 'phone', 'form.channel', 'form.reason']) assert.ok(fields.includes(field));
  const change = await hand(key, given(inventedNumber(302), { matter: 'minimum-living-change' }));
  assert.equal(change.body.error.code, 'applications.not-online');
  assert.equal((await hand(key, given(inventedNumber(302), { more: 1 }))).body.error.code, 'http.invalid');
});

test('a system hands in for its own area, when it was allowed to, and reads nothing', async () => {
  const near = await enter(['applications.hand-in'], otherTown.id);
  assert.equal((await hand(near, given(inventedNumber(303)))).body.error.code, 'applications.not-here');
  const own = { villageCode: await codeOf(otherTown.villages[0]) };
  assert.equal((await hand(near, given(inventedNumber(303), own))).status, 200);
  const reader = await enter(['cases.results']);
  assert.equal((await hand(reader, given(inventedNumber(304)))).status, 403);
  const list = await house.app.inject({
    url: '/api/v1/applications',
    headers: { authorization: `Bearer ${key}` },
  });
  assert.equal(list.statusCode, 403);
});

test('each call stands on record once: before the act that it did, and alone where it did none', async () => {
  const name = '留痕平台';
  const made = await admin.send('POST', '/api/v1/systems', {
    ...{ name, contact: '', document: '函〔2026〕2号', permissions: ['applications.hand-in'] },
    ...{ placeId: null, callsPerMinute: 100 },
  });
  const own = (await admin.send('POST', `/api/v1/systems/${made.body.id}/keys`, { days: 60 })).body.key;
  const once = newId();
  const body = given(inventedNumber(320));
  assert.equal((await hand(own, body, once)).status, 200);
  assert.equal((await hand(own, body, once)).status, 200, 'the same again');
  assert.equal((await hand(own, given(inventedNumber(321), { more: 1 }))).status, 422);
  const { rows } = await house.owner.query('select action from audit_log where user_id = $1 order by seq', [
    made.body.id,
  ]);
  const acts = rows.map(({ action }) => action);
  assert.equal(acts[0], 'systems.call');
  assert.equal(acts.filter((action) => action === 'systems.call').length, 3, acts.join());
  assert.equal(acts.length, 4, acts.join());
});
