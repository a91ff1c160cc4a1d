import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { newId, refuse, sql } from '../base/index.ts';
import { openOutsideServer } from '../testing/outside-server.ts';
import { emitEvents } from './emit-events.ts';
import { pauseAfter, TRIES_MAX } from './settings.ts';
import { sweepDeliveries } from './sweep.ts';
import { openWebhookGround } from './testing/webhook-ground.ts';

const ground = await openWebhookGround();
const { listener, send, subscribe, emit, deliver, states, wait, clock, db, system, clerk, town } = ground;
after(() => ground.close());
beforeEach(() => ground.silence());

const typesGot = () => listener.received.map(({ body }) => JSON.parse(body).type);
const stateNames = async (id: string) => (await states(id)).map(({ state }) => state);

test('an event comes signed by the Standard Webhooks convention, and its body names nobody', async () => {
  const { id, secret } = await subscribe();
  const subject = newId();
  await emit(subject, 'case.accepted');
  assert.equal(await deliver(), 1);
  const [call] = listener.received;
  assert.ok(call);
  const { 'webhook-id': eventId, 'webhook-timestamp': moment, 'webhook-signature': signature } = call.headers;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(`${eventId}.${moment}.${call.body}`).digest('base64');
  assert.equal(signature, `v1,${expected}`);
  assert.equal(Number(moment), Math.floor(clock.now().epochMilliseconds / 1000));
  assert.deepEqual(JSON.parse(call.body), {
    type: 'case.accepted',
    timestamp: clock.now().toString(),
    data: { caseId: subject, no: 0 },
  });
  assert.deepEqual(await stateNames(id), ['delivered']);
});

test('the secret is shown once, sealed where it lies, and a new one takes the place of the old', async () => {
  const { id, secret } = await subscribe();
  const shown = JSON.stringify([(await send('GET', '')).body, (await send('GET', `/${id}`)).body]);
  assert.ok(!shown.includes(secret));
  const { all } = await db.read(system, (reader) =>
    reader.get<{ all: string }>(
      sql`select to_jsonb(s)::text as all from webhook_subscription s where id = ${id}`,
    ),
  );
  assert.ok(!all.includes(secret) && !all.includes(Buffer.from(secret).toString('hex')));
  const renewed = (await send('POST', `/${id}/secret`)).body.secret;
  assert.notEqual(renewed, secret);
  await emit(newId(), 'case.accepted');
  await deliver();
  const [call] = listener.received;
  const said = `${call?.headers['webhook-id']}.${call?.headers['webhook-timestamp']}.${call?.body}`;
  const sign = (text: string) =>
    createHmac('sha256', Buffer.from(text.slice(6), 'base64'))
      .update(said)
      .digest('base64');
  assert.equal(call?.headers['webhook-signature'], `v1,${sign(renewed)}`);
  assert.notEqual(call?.headers['webhook-signature'], `v1,${sign(secret)}`);
});

test('what is rolled back is never told, and where nobody listens nothing is kept', async () => {
  const { id } = await subscribe();
  await db.write(clerk, async (tx) => {
    const place = { townId: town.id, villageId: null };
    const subject = { kind: 'case', id: newId() };
    await emitEvents(tx, clock.now(), [{ type: 'case.accepted', subject, ...place, data: {} }]);
    return refuse('test.no');
  });
  await emit(newId(), 'case.ended');
  assert.equal(await deliver(), 0);
  assert.deepEqual(await states(id), []);
  const { n } = await db.read(system, (reader) =>
    reader.get<{ n: number }>(sql`select count(*)::int as n from webhook_event where type = 'case.ended'`),
  );
  assert.equal(n, 0);
});

test('whoever listens for one township hears of no other', async () => {
  const near = await subscribe({ placeId: town.id });
  const far = await subscribe({ placeId: ground.otherTown.id });
  const village = await send('POST', '', {
    name: '村',
    url: listener.url,
    events: ['case.accepted'],
    placeId: town.villages[0],
  });
  assert.equal(village.body.code, 'webhooks.place');
  await emit(newId(), 'case.accepted');
  await deliver();
  assert.deepEqual(await stateNames(near.id), ['delivered']);
  assert.deepEqual(await stateNames(far.id), []);
});

test('of one case events come one behind the other, whatever fails; another case does not wait for it', async () => {
  const { id } = await subscribe();
  const [one, two] = [newId(), newId()];
  listener.behave((call, no) => (call.body.includes(one) && no < 3 ? { status: 500 } : { status: 200 }));
  await emit(one, 'case.accepted', 'case.moved', 'case.decided');
  await emit(two, 'case.moved');
  await deliver();
  const got = listener.received.filter(({ body }) => body.includes(two));
  assert.equal(got.length, 1, 'the other case went through');
  const ofOne = () =>
    listener.received.filter(({ body }) => body.includes(one)).map(({ body }) => JSON.parse(body).type);
  assert.deepEqual([...new Set(ofOne())], ['case.accepted'], 'the second waits for the first');
  for (let round = 0; round < 4; round++) {
    wait(600);
    await deliver();
  }
  assert.deepEqual([...new Set(ofOne())], ['case.accepted', 'case.moved', 'case.decided']);
  assert.deepEqual(await stateNames(id), ['delivered', 'delivered', 'delivered', 'delivered']);
});

test('a lost answer is told again under the same id, so that the listener knows it', async () => {
  await subscribe();
  listener.behave((_, no) => (no === 1 ? 'hang-up' : no === 2 ? 'silence' : { status: 200 }));
  await emit(newId(), 'case.accepted');
  for (let round = 0; round < 3; round++) {
    await deliver();
    wait(60);
  }
  assert.equal(listener.received.length, 3);
  assert.equal(new Set(listener.received.map(({ headers }) => headers['webhook-id'])).size, 1);
});

test('whoever dies while delivering leaves what is delivered again', async () => {
  const { id } = await subscribe();
  await emit(newId(), 'case.accepted');
  await db.change(system, (tx) =>
    tx.run(sql`update webhook_delivery set attempt = 1, next_at = ${clock.now().add({ seconds: 90 })}
      where subscription_id = ${id}`),
  );
  assert.equal(await deliver(), 0);
  wait(91);
  assert.equal(await deliver(), 1);
  assert.deepEqual(await stateNames(id), ['delivered']);
});

test('after a day of failing a listener is disabled and the administrator told; switched on, nothing was lost', async () => {
  const { id } = await subscribe();
  listener.behave({ status: 503 });
  const subject = newId();
  await emit(subject, 'case.accepted');
  const pauses: number[] = [];
  for (let no = 1; no <= TRIES_MAX; no++) {
    await deliver();
    const [first] = await states(id);
    if (no < TRIES_MAX && first) pauses.push(Math.round(clock.now().until(first.next_at).total('seconds')));
    wait(Math.max(301, pauseAfter(no)));
  }
  assert.deepEqual(
    pauses,
    pauses.toSorted((a, b) => a - b),
  );
  assert.equal((await send('GET', `/${id}`)).body.state, 'disabled');
  const told = await db.read(system, (reader) =>
    reader.rows<{ user_id: string }>(sql`select user_id from officer_notice where kind = 'webhook-disabled'
      and subject_id = ${id}`),
  );
  assert.deepEqual(told, [{ user_id: ground.admin.userId }]);
  await emit(subject, 'case.moved');
  wait(100_000);
  assert.equal(await deliver(), 0, 'disabled');
  listener.forget();
  listener.behave({ status: 200 });
  await send('POST', `/${id}/switch`, { isOn: true });
  assert.equal(await deliver(), 2);
  assert.deepEqual(typesGot(), ['case.accepted', 'case.moved']);
});

test('one event that a listener cannot take is given up after a day, and the rest goes on', async () => {
  const { id } = await subscribe();
  const [bad, good] = [newId(), newId()];
  listener.behave((call) => (call.body.includes(bad) ? { status: 500 } : { status: 200 }));
  await emit(bad, 'case.accepted', 'case.moved');
  for (let no = 1; no <= TRIES_MAX; no++) {
    await emit(good, 'case.moved');
    await deliver();
    // Another case gets through in between, so the listener as a whole is well.
    wait(Math.max(301, pauseAfter(no)));
    await deliver();
  }
  assert.equal((await send('GET', `/${id}`)).body.state, 'active');
  assert.equal((await states(id))[0]?.state, 'failed');
});

test('“gone” disables at once', async () => {
  const { id } = await subscribe();
  listener.behave({ status: 410 });
  await emit(newId(), 'case.accepted');
  await deliver();
  assert.equal((await send('GET', `/${id}`)).body.state, 'disabled');
});

test('a redirect is an answer and is not followed', async () => {
  const { id } = await subscribe();
  const inner = await openOutsideServer();
  listener.behave({ status: 307, headers: { location: inner.url } });
  await emit(newId(), 'case.accepted');
  await deliver();
  assert.equal(inner.received.length, 0);
  assert.equal((await states(id))[0]?.last_problem, 'HTTP 307');
  await inner.close();
});

test('an address inside the network is refused when it is entered, and again when a name leads there', async () => {
  const nobody = () => false;
  for (const url of [
    'http://10.0.0.1/x',
    'https://192.168.1.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[fd00::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://[64:ff9b::a00:1]/x',
    'https://0x0a000001/x',
    'https://167772161/x',
    'https://0/x',
  ]) {
    const { body } = await send('POST', '', { name: '内网', url, events: ['case.accepted'] });
    assert.equal(body.code, 'webhooks.url.inside', url);
  }
  for (const url of ['ftp://example.com/x', 'https://user:secret@example.com/', 'not an address']) {
    assert.equal(
      (await send('POST', '', { name: '怪', url, events: ['case.accepted'] })).body.code,
      'webhooks.url',
      url,
    );
  }
  assert.equal(
    (await send('POST', '', { name: '明文', url: 'http://8.8.8.8/', events: ['case.accepted'] })).body.code,
    'webhooks.url.plain',
  );
  // The name was fine when it was entered; at the call nothing inside is open.
  const port = new URL(listener.url).port;
  const { id } = await subscribe({ url: `http://localhost:${port}/in` });
  await emit(newId(), 'case.accepted');
  await deliver({ mayReachInside: nobody });
  assert.equal(listener.received.length, 0);
  assert.equal((await states(id))[0]?.last_problem, 'an address inside the network');
});

test('every try is on record, and what was delivered goes out once more by hand with the same id', async () => {
  const { id } = await subscribe();
  listener.behave((_, no) => (no === 1 ? { status: 500 } : { status: 200 }));
  await emit(newId(), 'case.accepted');
  await deliver();
  wait(60);
  await deliver();
  const { body } = await send('GET', `/${id}/deliveries`);
  const [item] = body.items;
  assert.deepEqual([item.state, item.attempts, item.typeTitle], ['delivered', 2, '已受理']);
  const tries = (await send('GET', `/deliveries/${item.id}/tries`)).body.items;
  assert.deepEqual(
    tries.map(({ status, problem }: { status: number; problem: string | null }) => [status, problem]),
    [
      [500, 'HTTP 500'],
      [200, null],
    ],
  );
  assert.equal((await send('POST', `/deliveries/${item.id}/redeliver`)).status, 200);
  await deliver();
  assert.equal(listener.received.length, 3);
  assert.equal(listener.received[2]?.headers['webhook-id'], item.eventId);
});

test('two programs that deliver at once send nothing twice', async () => {
  await subscribe();
  for (let no = 0; no < 20; no++) await emit(newId(), 'case.accepted');
  await Promise.all([deliver(), deliver(), deliver()]);
  assert.equal(listener.received.length, 20);
});

test('a change of what somebody else has just changed is refused in words', async () => {
  const { id } = await subscribe();
  const input = { name: '省厅', url: listener.url, events: ['case.decided'], version: 1 };
  assert.equal((await send('PUT', `/${id}`, input)).status, 200);
  assert.equal((await send('PUT', `/${id}`, input)).body.code, 'webhooks.changed');
  assert.equal((await send('PUT', `/${newId()}`, input)).body.code, 'http.missing');
});

test('the log is kept for thirty days, and what waits for as long as it waits', async () => {
  const done = await subscribe();
  await emit(newId(), 'case.accepted');
  await deliver();
  listener.behave({ status: 500 });
  await emit(newId(), 'case.moved');
  await deliver();
  wait(31 * 24 * 3_600);
  await sweepDeliveries(ground.services, '420281');
  assert.deepEqual(await stateNames(done.id), ['waiting']);
});
