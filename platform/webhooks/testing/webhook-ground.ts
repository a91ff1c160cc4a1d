import {
  type Actor,
  createFieldCipher,
  fixedClock,
  type Id,
  mergeCatalogues,
  newId,
  newKeyRing,
  openDatabase,
  sql,
  systemActor,
} from '../../base/index.ts';
import { createApp, httpRefusals, networksOf } from '../../http/index.ts';
import { createUser } from '../../identity/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { openOutsideServer } from '../../testing/outside-server.ts';
import {
  deliverWaiting,
  type EventType,
  emitEvents,
  registerWebhookRoutes,
  type WebhookSettings,
  webhookDefaults,
  webhooksRefusals,
} from '../index.ts';

const COUNTY = '420281';

/** A county, an administrator who subscribes, a clerk whose acts are told, and a system that listens, or does not. */
export async function openWebhookGround() {
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
  const [town, otherTown] = county.towns;
  const clock = fixedClock('2026-06-01T02:00:00Z');
  const db = openDatabase({ url: database.appUrl, connectionsMax: 12 });
  const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
  const settings: WebhookSettings = {
    ...webhookDefaults,
    timeoutMs: 300,
    mayReachInside: networksOf(['127.0.0.0/8']),
  };
  const system = systemActor(COUNTY, 'test');
  const posts = [
    {
      post: 'system-admin' as const,
      placeId: county.id,
      heldFrom: Temporal.PlainDate.from('2020-01-01'),
      document: '任',
    },
  ];
  const user = { login: 'admin', name: '管理员', passwordHash: 'x', mustChangePassword: false, posts };
  const made = await db.write(system, (tx) => createUser(tx, system, user, clock.now()));
  if (!made.ok) throw new Error('no administrator');
  const admin: Actor = {
    ...testActor({ countyCode: COUNTY, duty: 'system', permissions: ['webhooks.manage'] }),
    userId: made.value.id,
  };
  const clerk = testActor({ countyCode: COUNTY, level: 'town', placeId: town.id });
  const app = await createApp({
    catalogue: mergeCatalogues(httpRefusals, webhooksRefusals),
    findActor: async () => admin,
    requestsPerMinuteMax: 1e6,
  });
  registerWebhookRoutes(app, services, { settings, wake: () => undefined });
  const listener = await openOutsideServer();

  async function send(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
    const answer = await app.inject({
      method,
      url: `/api/v1/webhooks${url}`,
      headers: { 'idempotency-key': newId() },
      ...(payload ? { payload } : {}),
    });
    const body = answer.json();
    return { status: answer.statusCode, body: body.error ?? body };
  }
  async function subscribe(extra: object = {}): Promise<{ id: Id; secret: string }> {
    const { status, body } = await send('POST', '', {
      name: '省厅平台',
      url: listener.url,
      events: ['case.accepted', 'case.moved', 'case.decided'],
      ...extra,
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }
  /** Something happened to a case of the first township. */
  const emit = (subjectId: Id, ...types: EventType[]) =>
    db.change(clerk, (tx) =>
      emitEvents(
        tx,
        clock.now(),
        types.map((type, no) => ({
          type,
          subject: { kind: 'case', id: subjectId },
          townId: town.id,
          villageId: town.villages[0],
          data: { caseId: subjectId, no },
        })),
      ),
    );
  const states = (subscriptionId: Id) =>
    db.read(system, (reader) =>
      reader.rows<{ state: string; attempt: number; next_at: Temporal.Instant; last_problem: string | null }>(
        sql`select state, attempt, next_at, last_problem from webhook_delivery
          where subscription_id = ${subscriptionId} order by seq`,
      ),
    );
  return {
    ...{ database, county, town, otherTown, clock, db, services, settings, admin, clerk, system, listener },
    ...{ send, subscribe, emit, states },
    deliver: (own: Partial<WebhookSettings> = {}) =>
      deliverWaiting(services, COUNTY, { ...settings, ...own }),
    wait: (seconds: number) => clock.set(clock.now().add({ seconds }).toString()),
    /** Everybody stops listening, so that the next test begins with nobody. */
    async silence() {
      const { body } = await send('GET', '');
      for (const { id } of body.items) await send('POST', `/${id}/switch`, { isOn: false });
      listener.forget();
      listener.behave({ status: 204 });
    },
    async close() {
      await app.close();
      await listener.close();
      await db.close();
      await database.drop();
    },
  };
}
