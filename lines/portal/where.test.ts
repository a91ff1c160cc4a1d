import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { anyPicture } from '../../platform/papers/testing/any-paper.ts';
import { hostileInput } from '../../platform/testing/hostile-input.ts';
import { inventedNumber, openPortalHouse } from './testing/portal-house.ts';

const house = await openPortalHouse();
after(() => house.close());
const [town] = house.county.towns;
const [village] = town.villages;
const clerk = await house.officer('clerk', 'township-clerk', town.id);
const OFFICE = '/api/v1/applications';
let serial = 200;

/** A family whose application was sent; with `isTaken`, it runs as a case. */
async function family(isTaken: boolean) {
  const visitor = house.openVisitor();
  const number = inventedNumber(++serial);
  await visitor.post('/apply/elder-card', {
    ...{ village, key: crypto.randomUUID(), for: 'self', name: '王小明', idNumber: number, address: '三组' },
    ...{ 'f.kind': 'first', 'f.livesHere': 'true' },
  });
  await visitor.post('/apply/elder-card/send');
  const code = /data-code>([^<]+)</.exec((await visitor.get('/apply/elder-card/done')).text)?.[1] ?? '';
  const items = (await clerk.send('GET', `${OFFICE}?limit=200`)).body.items as { id: string; code: string }[];
  const applicationId = items.find((one) => one.code === code)?.id ?? '';
  let caseId = '';
  if (isTaken) {
    const { version } = (await clerk.send('GET', `${OFFICE}/${applicationId}`)).body;
    const taken = await clerk.send('POST', `${OFFICE}/${applicationId}/take-in`, { version, register: true });
    assert.equal(taken.status, 200, taken.text);
    caseId = taken.body.caseId;
  }
  return { visitor, code, lastFour: number.slice(-4), applicationId, caseId };
}
const act = async (caseId: string, kind: string, record: object) => {
  const answer = await clerk.send('POST', `/api/v1/cases/${caseId}/acts`, { kind, record });
  assert.equal(answer.status, 200, answer.text);
};

test('a code that is not there and one with another number are answered alike, word for word', async () => {
  const { code, lastFour } = await family(true);
  const { code: draftless } = await family(false);
  const wrong = lastFour === '0000' ? '0001' : '0000';
  const answers = [];
  for (const [given, four] of [
    [code, wrong],
    [draftless, wrong],
    ['2026AAAAAAAA', lastFour],
    ['nothing', '?'],
  ] as const) {
    const { status, text } = await house.openVisitor().post('/where', { code: given, lastFour: four });
    answers.push({ status, text: text.replace(`value="${given}"`, '') });
  }
  assert.equal(answers[0]?.status, 404);
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
});

test('the right key opens it however it is typed: small letters, blanks, full width', async () => {
  const { code, lastFour } = await family(false);
  const spelt = [
    code.toLowerCase(),
    ` ${code.slice(0, 4)} ${code.slice(4)} `,
    code.replace(/[0-9]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  ];
  for (const one of spelt) {
    const answer = await house.openVisitor().post('/where', { code: one, lastFour: lastFour.toLowerCase() });
    assert.equal(answer.location, '/portal/420281/where/case', one);
  }
});

test('a code is guessed at six times at most, from however many addresses, and an address not sixty times', async () => {
  const { code, lastFour } = await family(false);
  const wrong = lastFour === '1111' ? '1112' : '1111';
  for (let i = 0; i < 6; i++)
    assert.equal((await house.openVisitor().post('/where', { code, lastFour: wrong })).status, 404);
  assert.equal((await house.openVisitor().post('/where', { code, lastFour })).status, 429);
  house.later(16);
  assert.equal((await house.openVisitor().post('/where', { code, lastFour })).status, 303);
  const left = await house.owner.query('select 1 from door_guard');
  assert.ok((left.rowCount ?? 0) < 5, 'old counts are swept away');
  const guesser = house.openVisitor();
  const statuses = [];
  for (let i = 0; i < 62; i++) {
    // Beside the guard of the door, the server takes sixty forms of one address a minute.
    statuses.push(
      (await guesser.post('/where', { code: `2026AAAA${String(i).padStart(4, 'B')}`, lastFour })).status,
    );
  }
  assert.deepEqual([...new Set(statuses)], [404, 429]);
  assert.equal(statuses.indexOf(429), 60);
});

test('who looks in rightly is not counted as guessing', async () => {
  const { visitor, code, lastFour } = await family(false);
  for (let i = 0; i < 12; i++) assert.equal((await visitor.post('/where', { code, lastFour })).status, 303);
});

test('without the ticket of the door, with one of another county, or after a quarter of an hour, nothing is shown', async () => {
  const { visitor, code, lastFour } = await family(true);
  await visitor.post('/where', { code, lastFour });
  assert.equal((await visitor.get('/where/case')).status, 200);
  assert.equal((await house.openVisitor().get('/where/case')).status, 410);
  const forged = house.openVisitor();
  for (const value of ['', 'x', 'AAAA', '%00', 'a'.repeat(5_000)]) {
    forged.cookies.set('portal-case', value);
    assert.equal((await forged.get('/where/case')).status, 410, value.slice(0, 10));
  }
  house.later(16);
  assert.equal((await visitor.get('/where/case')).status, 410);
});

test('a family reads steps, offices, days, decision and remedies, and no name of who did it', async () => {
  const { visitor, code, lastFour, caseId } = await family(true);
  await act(caseId, 'accept', {});
  await visitor.post('/where', { code, lastFour });
  const { text } = await visitor.get('/where/case');
  assert.match(text, /正在办理/);
  assert.match(text, /核对年龄<\/strong><span>第1镇<\/span>/);
  assert.doesNotMatch(text, /经办人甲/);
  assert.doesNotMatch(text, /王小明/);
  assert.match(String((await visitor.get('/where/case')).headers['cache-control']), /no-store/);
});

test('papers that were asked for are photographed, sent and taken in; the case goes on', async () => {
  const { visitor, code, lastFour, caseId } = await family(true);
  await act(caseId, 'ask-supplement', { items: ['近期照片一张'] });
  await visitor.post('/where', { code, lastFour });
  assert.match((await visitor.get('/where/case')).text, /近期照片一张/);
  assert.equal(
    (await visitor.upload('/where/papers/photos', 'photo', [anyPicture(5)])).location,
    '/portal/420281/where/papers',
  );
  assert.match((await visitor.get('/where/papers')).text, /<img/);
  await visitor.post('/where/papers/send');
  await visitor.post('/where/papers/send');
  const waiting = (await clerk.send('GET', `${OFFICE}?limit=200`)).body.items.filter(
    (one: { kind: string; caseId: string }) => one.kind === 'supplement' && one.caseId === caseId,
  );
  assert.equal(waiting.length, 1);
  const { version } = (await clerk.send('GET', `${OFFICE}/${waiting[0].id}`)).body;
  assert.equal((await clerk.send('POST', `${OFFICE}/${waiting[0].id}/take-in`, { version })).status, 200);
  const record = (await clerk.send('GET', `/api/v1/cases/${caseId}`)).body;
  assert.equal(record.file.phase, 'applied');
  assert.ok(
    record.materials.some(
      (one: { code: string; isBrought: boolean }) => one.code === 'photo' && one.isBrought,
    ),
  );
});

test('what waits is taken back at once; for a case that runs the township is asked to end it', async () => {
  const early = await family(false);
  await early.visitor.post('/where', { code: early.code, lastFour: early.lastFour });
  await early.visitor.post('/where/withdraw');
  assert.match((await early.visitor.get('/where/case')).text, /已撤回/);
  const running = await family(true);
  await running.visitor.post('/where', { code: running.code, lastFour: running.lastFour });
  await running.visitor.post('/where/withdraw', { reason: '不需要了' });
  const asked = (await clerk.send('GET', `${OFFICE}?limit=200`)).body.items.find(
    (one: { kind: string; caseId: string }) => one.kind === 'withdraw' && one.caseId === running.caseId,
  );
  const { version, reason } = (await clerk.send('GET', `${OFFICE}/${asked.id}`)).body;
  assert.equal(reason, '不需要了');
  assert.equal((await clerk.send('POST', `${OFFICE}/${asked.id}/take-in`, { version })).status, 200);
  assert.match((await running.visitor.get('/where/case')).text, /已撤回/);
});

test('who looked at a record: office, post and act to whoever has code, number and birthday; no name, nothing of the record', async () => {
  const { visitor, code, lastFour, applicationId } = await family(true);
  const reason = { what: 'id-number', reason: '核对身份' };
  assert.equal((await clerk.send('POST', `${OFFICE}/${applicationId}/reveal`, reason)).status, 200);
  const { caseId } = (await clerk.send('GET', `${OFFICE}/${applicationId}`)).body;
  const { file, householdId } = (await clerk.send('GET', `/api/v1/cases/${caseId}`)).body;
  for (const path of [`cases/${caseId}`, `persons/${file.personId}`, `households/${householdId}`])
    assert.equal((await clerk.send('GET', `/api/v1/${path}`)).status, 200);
  const paper = { id: crypto.randomUUID(), slot: 'photo', base64: anyPicture(5).toString('base64') };
  assert.equal((await clerk.send('POST', `/api/v1/cases/${caseId}/papers`, paper)).status, 200);
  assert.equal((await clerk.send('GET', `/api/v1/cases/${caseId}/papers/${paper.id}`)).status, 200);
  const { text, status } = await visitor.post('/my-record', { code, lastFour, born: '1961-05-17' });
  assert.equal(status, 200);
  for (const act of [
    '打开了您的网上申请',
    '打开了您的办件',
    '打开了您的档案',
    '打开了您家的家庭档案',
    '查看了办件里的材料',
  ])
    assert.match(text, new RegExp(`${act}[\\s\\S]{0,120}第1镇 乡镇民政办经办人`), act);
  assert.equal(
    text.split('打开了您的办件').length,
    2,
    'opened again within a quarter of an hour is one look',
  );
  assert.match(text, /查看了完整号码[\s\S]*第1镇 乡镇民政办经办人/);
  for (const hidden of ['经办人甲', '王小明', '核对身份', '420299'])
    assert.ok(!text.includes(hidden), hidden);
  const wrongDay = await house.openVisitor().post('/my-record', { code, lastFour, born: '1961-05-18' });
  const wrongCode = await house
    .openVisitor()
    .post('/my-record', { code: '2026BBBBBBBB', lastFour, born: '1961-05-17' });
  assert.deepEqual([wrongDay.status, wrongCode.status], [404, 404]);
});

test('the log of a record is found at the end of its own part of the index, however long the log is', async () => {
  await house.owner.query(`begin; set local session_replication_role = replica;
    insert into audit_log (county_code, seq, at, user_id, user_name, post, action, subject_kind, subject_id, detail,
      prev_hash, hash)
    select '420281', 1000000 + i, now(), gen_random_uuid(), 'x', 'x', 'x', 'person', gen_random_uuid(), '{}', '', ''
    from generate_series(1, 20000) i; commit; analyze audit_log`);
  const { rows } = await house.owner.query(`explain select l.seq from unnest(array[gen_random_uuid()]) subject
    cross join lateral (select seq from audit_log where county_code = '420281' and subject_id = subject
      order by seq desc limit 200) l order by l.seq desc limit 200`);
  assert.match(JSON.stringify(rows), /Index (Only )?Scan Backward using audit_log_subject/);
});

test('whatever is sent to a form of the public, the answer is a page or a refusal and never a fault', async () => {
  const paths = [
    '/where',
    '/my-record',
    '/apply/minimum-living',
    '/apply/minimum-living/send',
    '/where/withdraw',
    '/where/papers/send',
    '/apply/minimum-living/photos/drop',
    '/apply/old-age',
  ];
  const names = [
    'code',
    'lastFour',
    'born',
    'village',
    'key',
    'for',
    'name',
    'idNumber',
    'phone',
    'address',
    'agentName',
    'f.members',
    'f.reason',
    '__proto__',
    'id',
  ];
  const text = hostileInput({ type: 'string', maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 15 }),
      fc.boolean(),
      async (path, fields, isPlaced) => {
        const visitor = house.openVisitor();
        const given = Object.fromEntries(
          Object.entries({ ...fields, ...(isPlaced ? { village } : {}) }).map(([name, value]) => [
            name,
            typeof value === 'string' ? value : JSON.stringify(value),
          ]),
        );
        const answer = await visitor.post(path, given);
        assert.ok(answer.status < 500, `${path} ${answer.status}`);
      },
    ),
    { numRuns: 150 },
  );
  for (const [path, payload, type] of [
    ['/where', 'x'.repeat(200_000), 'application/x-www-form-urlencoded'],
    ['/where', '{"code":{"a":1}}', 'application/json'],
    ['/where', '<a/>', 'text/xml'],
    ['/apply/minimum-living/photos', '--x\r\nbroken', 'multipart/form-data; boundary=x'],
    ['/apply/minimum-living', Buffer.from([0xff, 0xfe, 0x00]), 'application/x-www-form-urlencoded'],
  ] as const)
    assert.ok((await house.openVisitor().raw(path, payload, type)).status < 500, `${path} ${type}`);
});

test('a form of another site changes nothing', async () => {
  const answer = await house.app.inject({
    ...{ method: 'POST', url: '/portal/420281/apply/elder-card/send' },
    headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(answer.statusCode, 403);
});
