import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { refuse, sql } from '../../base/index.ts';
import { openOutsideServer } from '../../testing/outside-server.ts';
import { createFileGateway, createHttpGateway, sendWaiting, writeSms } from '../index.ts';
import { COUNTY, openSmsGround, PHONE, REPORT_KEY } from '../testing/sms-ground.ts';
import { countParts, PARTS_MAX } from './count-parts.ts';
import { signSms } from './http-gateway.ts';
import { maskName } from './mask-name.ts';
import { pauseAfter, TRIES_MAX } from './settings.ts';
import { smsTemplateNames, smsTemplates, writeText } from './templates.ts';

const ground = await openSmsGround();
const { clock, db, services, clerk, bureau, system, send, write, stateOf, wait } = ground;
const other = await openOutsideServer();
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-sms-'));
after(async () => {
  await other.close();
  await ground.close();
  rmSync(folder, { recursive: true });
});
const KEY = Buffer.from('sixteen characters and more');
const gatewayOf = (isIdempotent: boolean, timeoutMs = 2_000) =>
  createHttpGateway({ url: other.url, key: KEY, timeoutMs, isIdempotent }, clock);
const keysSeen = () => other.received.map(({ headers }) => headers['idempotency-key']);
const go = (gateway: Parameters<typeof sendWaiting>[1]) => sendWaiting(services, gateway, COUNTY);

const LONGEST = '最低生活保障待遇的复核与调整（含重新核算）';
const facts = {
  name: '买*江',
  matter: { zh: LONGEST, en: 'Reducing what a household gets of the minimum living allowance' },
  caseNo: '2026K7F3M9QP',
  code: '2026K7F3M9QP',
  until: '2026-06-30',
  reason: '家庭人均收入'.repeat(60),
  items: '户口簿、'.repeat(200),
};

test('every message stays within its parts in both languages, and leaves no blank unfilled', () => {
  for (const name of smsTemplateNames) {
    for (const language of ['zh', 'en'] as const) {
      const text = writeText(name, facts, language);
      assert.ok(countParts(text) <= PARTS_MAX, `${name} ${language}: ${text.length}`);
      assert.doesNotMatch(text, /[{}]|undefined/, name);
    }
    const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, one]) => one).toSorted();
    assert.deepEqual(named(smsTemplates[name].text.zh), named(smsTemplates[name].text.en), name);
  }
});

test('one part holds seventy characters with the signature, several hold sixty-seven each', () => {
  const signature = 12;
  assert.equal(countParts('字'.repeat(70 - signature)), 1);
  assert.equal(countParts('字'.repeat(71 - signature)), 2);
  assert.equal(countParts('字'.repeat(134 - signature)), 2);
  assert.equal(countParts('字'.repeat(135 - signature)), 3);
});

test('whatever somebody types as a reason, no number of seven digits and no address of the web goes out', () => {
  const digits = fc.stringMatching(/^\d{7,18}[0-9X]?$/);
  const typed = fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), digits, fc.string({ maxLength: 20 }));
  fc.assert(
    fc.property(typed, ([before, number, after]) => {
      const text = writeText(
        'case-not-accepted',
        { ...facts, reason: `${before}甲${number}乙${after}` },
        'zh',
      );
      assert.ok(!text.includes(number), text);
      assert.ok(countParts(text) <= PARTS_MAX);
    }),
    { numRuns: 300 },
  );
  const link = writeText('case-ended', { ...facts, reason: '见 https://evil.example/a' }, 'zh');
  assert.doesNotMatch(link, /evil/);
});

test('a name goes out masked, whatever its length', () => {
  assert.deepEqual(['王', '王明', '王小明', '买买提·江', '𠮷野家'].map(maskName), [
    '王*',
    '王*',
    '王*明',
    '买*江',
    '𠮷*家',
  ]);
});

test('the outbox holds no number that can be read, and the list shows its mask', async () => {
  const [id = ''] = await write();
  const { rows } = await db.read(system, async (reader) => ({
    rows: await reader.rows<{ all: string }>(sql`select to_jsonb(m)::text as all from sms_message m`),
  }));
  assert.ok(rows.length > 0);
  for (const { all } of rows) {
    assert.ok(!all.includes(PHONE) && !all.includes(Buffer.from(PHONE).toString('hex')));
    assert.ok(!all.includes('王小明'));
  }
  const { body } = await send(clerk, 'GET', '');
  const item = body.items.find((one: { id: string }) => one.id === id);
  assert.equal(item.phone, '154****1234');
  assert.match(item.text, /^王\*明：您的最低生活保障申请已受理，办件号2026K7F3M9QP。/);
});

test('what is rolled back is never sent', async () => {
  const gateway = createFileGateway(path.join(folder, 'none'), clock);
  await go(gateway);
  await db.write(clerk, async (tx) => {
    const context = { tx, actor: clerk, cipher: services.cipher, now: clock.now() };
    const subject = { kind: 'case', id: clerk.userId };
    const place = { townId: ground.town.id, villageId: null };
    await writeSms(context, [
      { template: 'case-accepted', phone: PHONE, name: '王明', facts, subject, ...place },
    ]);
    return refuse('test.no');
  });
  assert.equal(await go(gateway), 0);
});

test('the file gateway writes a line for each message into a folder of its owner alone', async () => {
  const ids = await write(3);
  const place = path.join(folder, 'lines');
  assert.equal(await go(createFileGateway(place, clock)), 3);
  const [name = ''] = readdirSync(place);
  assert.equal(name, '2026-06-01.jsonl');
  const lines = readFileSync(path.join(place, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(lines.map(({ key }) => key).toSorted(), ids.toSorted());
  assert.ok(lines.every(({ phone, text }) => phone === PHONE && text.includes('王*明')));
  assert.equal(statSync(place).mode & 0o777, 0o700);
  assert.equal(statSync(path.join(place, name)).mode & 0o777, 0o600);
});

test('whoever dies between writing the line and noting it leaves one line, not two', async () => {
  const [id = ''] = await write();
  const place = path.join(folder, 'crash');
  await go(createFileGateway(place, clock));
  await db.change(system, (tx) =>
    tx.run(sql`update sms_message set state = 'sending', next_at = ${clock.now()} where id = ${id}`),
  );
  wait(1);
  // Another process with nothing in its memory.
  assert.equal(await go(createFileGateway(place, clock)), 1);
  assert.equal((await stateOf(id)).state, 'sent');
  const text = readFileSync(path.join(place, '2026-06-01.jsonl'), 'utf8');
  assert.equal(text.trim().split('\n').length, 1);
});

test('a gateway gets key, number and text, signed with HMAC-SM3 over the moment and the body', async () => {
  other.forget();
  other.behave({ status: 200, body: '{"id":"G-1"}' });
  const [id = ''] = await write();
  await go(gatewayOf(true));
  const [call] = other.received;
  assert.ok(call);
  assert.deepEqual(JSON.parse(call.body).key, id);
  assert.equal(JSON.parse(call.body).phone, PHONE);
  assert.equal(call.headers['x-signature'], signSms(KEY, String(call.headers['x-timestamp']), call.body));
  assert.equal(call.headers['idempotency-key'], id);
  assert.equal((await stateOf(id)).state, 'sent');
});

test('a lost answer is “unsure” and not sent twice where the gateway promises nothing', async () => {
  for (const how of ['hang-up', 'silence', { status: 500 }] as const) {
    other.forget();
    other.behave(how);
    const [id = ''] = await write();
    await go(gatewayOf(false, 300));
    wait(3_600);
    await go(gatewayOf(false, 300));
    assert.deepEqual(keysSeen(), [id], JSON.stringify(how));
    assert.equal((await stateOf(id)).state, 'unsure');
  }
});

test('a lost answer is asked for again with the same key where the gateway sends one key once', async () => {
  other.forget();
  other.behave((_, no) => (no === 1 ? 'hang-up' : { status: 200 }));
  const [id = ''] = await write();
  await go(gatewayOf(true));
  assert.equal((await stateOf(id)).state, 'waiting');
  await go(gatewayOf(true));
  assert.equal(other.received.length, 1, 'not before the pause is over');
  wait(pauseAfter(1));
  await go(gatewayOf(true));
  assert.deepEqual(keysSeen(), [id, id]);
  assert.equal((await stateOf(id)).state, 'sent');
});

test('whoever dies while sending leaves “unsure” where the gateway promises nothing', async () => {
  const [id = ''] = await write();
  await db.change(system, (tx) =>
    tx.run(sql`update sms_message set state = 'sending', next_at = ${clock.now()} where id = ${id}`),
  );
  wait(1);
  other.forget();
  await go(gatewayOf(false));
  assert.deepEqual([other.received.length, (await stateOf(id)).state], [0, 'unsure']);
});

test('a gateway that is busy is asked again with growing pauses, and given up in the end', async () => {
  other.forget();
  other.behave({ status: 429 });
  const [id = ''] = await write();
  const pauses: number[] = [];
  for (let no = 1; no <= TRIES_MAX; no++) {
    await db.change(system, (tx) =>
      tx.run(sql`update sms_message set next_at = ${clock.now()} where id = ${id}`),
    );
    await go(gatewayOf(false));
    const { next_at } = await stateOf(id);
    pauses.push(clock.now().until(next_at).total('seconds'));
  }
  assert.deepEqual(
    pauses.slice(0, -1),
    pauses.slice(0, -1).toSorted((a, b) => a - b),
  );
  assert.deepEqual((await stateOf(id)).state, 'failed');
  assert.equal(other.received.length, TRIES_MAX);
});

test('a number that the gateway refuses is not tried again, and a redirect is not followed', async () => {
  other.forget();
  other.behave({ status: 422 });
  const [refused = ''] = await write();
  await go(gatewayOf(true));
  assert.deepEqual(
    [(await stateOf(refused)).state, (await stateOf(refused)).problem],
    ['failed', 'HTTP 422'],
  );
  const elsewhere = await openOutsideServer();
  other.behave({ status: 302, headers: { location: elsewhere.url } });
  const [moved = ''] = await write();
  await go(gatewayOf(true));
  assert.equal(elsewhere.received.length, 0);
  assert.equal((await stateOf(moved)).state, 'waiting');
  await elsewhere.close();
  await db.change(system, (tx) => tx.run(sql`update sms_message set state = 'failed' where id = ${moved}`));
});

test('nobody is rung at night: what is written in the evening goes out at eight', async () => {
  other.forget();
  other.behave({ status: 200 });
  clock.set('2026-06-02T14:00:00Z');
  const [id = ''] = await write();
  assert.equal(await go(gatewayOf(true)), 0);
  assert.equal((await stateOf(id)).next_at.toString(), '2026-06-03T00:00:00Z');
  clock.set('2026-06-02T23:59:59Z');
  assert.equal(await go(gatewayOf(true)), 0);
  clock.set('2026-06-03T00:00:00Z');
  assert.equal(await go(gatewayOf(true)), 1);
});

test('what waited for longer than it is true is not sent any more', async () => {
  const [id = ''] = await write();
  clock.set('2026-06-08T02:00:00Z');
  assert.equal(await go(gatewayOf(true)), 0);
  assert.equal((await stateOf(id)).state, 'failed');
});

test('a number that wants none gets none, in whatever way it is written, until its owner asks again', async () => {
  other.forget();
  const reason = '本人要求';
  const listed = await send(clerk, 'POST', '/opt-outs', { phone: '+86 154-0000-1234', reason });
  assert.deepEqual([listed.status, listed.body.phone], [200, '154****1234']);
  assert.equal(
    (await send(clerk, 'POST', '/opt-outs', { phone: PHONE, reason })).body.code,
    'notices.opt-out.there',
  );
  const [id = ''] = await write();
  assert.equal(await go(gatewayOf(true)), 0);
  assert.equal((await stateOf(id)).state, 'opted-out');
  assert.equal(other.received.length, 0);
  assert.equal((await send(clerk, 'POST', `/${id}/resend`, { reason })).body.code, 'notices.sms.opted-out');
  assert.equal((await send(clerk, 'GET', '/opt-outs')).body.items[0].phone, '154****1234');
  assert.equal((await send(clerk, 'POST', '/opt-outs/remove', { phone: PHONE, reason })).status, 200);
  assert.equal((await send(clerk, 'POST', `/${id}/resend`, { reason })).status, 200);
  assert.equal(await go(gatewayOf(true)), 1);
});

test('a message is sent once more by hand under a key of its own, and not while it is on its way', async () => {
  other.forget();
  const [id = ''] = await write();
  const reason = '家属说没有收到';
  assert.equal((await send(clerk, 'POST', `/${id}/resend`, { reason })).body.code, 'notices.sms.on-its-way');
  await go(gatewayOf(true));
  const again = await send(clerk, 'POST', `/${id}/resend`, { reason });
  assert.equal(again.status, 200);
  await go(gatewayOf(true));
  assert.deepEqual(keysSeen(), [id, again.body.id]);
  assert.equal(JSON.parse(other.received[1]?.body ?? '{}').phone, PHONE);
});

test('a family without a telephone is listed as such, for the officers to tell it otherwise', async () => {
  const [id = ''] = await write(1, null);
  assert.equal(await go(gatewayOf(true)), 0);
  assert.equal((await stateOf(id)).state, 'no-phone');
  const { body } = await send(clerk, 'POST', `/${id}/resend`, { reason: '重发' });
  assert.equal(body.code, 'notices.sms.no-phone');
});

test('only what the gateway signed, and just now, changes what is known of a message; delivered is the last word', async () => {
  const [id = ''] = await write();
  await go(gatewayOf(true));
  const report = (state: string, key = REPORT_KEY, secondsAgo = 0) => {
    const timestamp = String(Math.floor(clock.now().epochMilliseconds / 1000) - secondsAgo);
    const headers = { 'x-timestamp': timestamp, 'x-signature': signSms(key, timestamp, `${id}.${state}`) };
    return send(bureau, 'POST', '/reports', { key: id, state }, headers);
  };
  assert.equal((await report('delivered', Buffer.from('another key'))).body.code, 'notices.report.signature');
  assert.equal((await report('delivered', REPORT_KEY, 301)).body.code, 'notices.report.signature');
  assert.equal((await stateOf(id)).state, 'sent');
  assert.equal((await report('delivered')).status, 200);
  assert.equal((await report('failed')).status, 200);
  assert.equal((await stateOf(id)).state, 'delivered');
});

test('two programs that send at once hand every message over once', async () => {
  other.forget();
  other.behave({ status: 200 });
  const ids = await write(30);
  await Promise.all([go(gatewayOf(false)), go(gatewayOf(false)), go(gatewayOf(false))]);
  assert.deepEqual(keysSeen().toSorted(), ids.toSorted());
});

test('a township sees the messages of its own families alone', async () => {
  await write();
  const [, otherTown] = ground.county.towns;
  const neighbour = { ...clerk, placeId: otherTown.id };
  assert.equal((await send(neighbour, 'GET', '')).body.items.length, 0);
  assert.ok((await send(bureau, 'GET', '?limit=200')).body.items.length > 0);
  const pages: string[] = [];
  let next: string | null = null;
  do {
    const { body }: { body: { items: { id: string }[]; next: string | null } } = await send(
      clerk,
      'GET',
      `?limit=7${next === null ? '' : `&after=${next}`}`,
    );
    pages.push(...body.items.map(({ id }) => id));
    next = body.next;
  } while (next !== null);
  assert.equal(new Set(pages).size, pages.length);
  assert.equal(pages.length, (await send(clerk, 'GET', '?limit=200')).body.items.length);
});
