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
import { createApp, httpRefusals } from '../../http/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { noticesRefusals, registerNoticesRoutes, writeSms } from '../index.ts';

export const COUNTY = '420281';
export const PHONE = '15400001234';
export const REPORT_KEY = Buffer.from('a key of the gateway');

/** A county with a clock that stands still at ten in the morning, and its outbox. */
export async function openSmsGround() {
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
  const [town] = county.towns;
  const clock = fixedClock('2026-06-01T02:00:00Z');
  const db = openDatabase({ url: database.appUrl, connectionsMax: 10 });
  const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
  const permissions = ['sms.read', 'sms.send'];
  const clerk = testActor({ countyCode: COUNTY, level: 'town', placeId: town.id, permissions });
  const bureau = testActor({ countyCode: COUNTY, permissions });
  const system = systemActor(COUNTY, 'test');
  let acting: Actor = clerk;
  const app = await createApp({
    catalogue: mergeCatalogues(httpRefusals, noticesRefusals),
    findActor: async () => acting,
    requestsPerMinuteMax: 1e6,
  });
  registerNoticesRoutes(app, services, { gateway: 'file', reportKey: REPORT_KEY, wake: () => undefined });

  async function send(
    as: Actor,
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    headers: object = {},
  ) {
    acting = as;
    const answer = await app.inject({
      method,
      url: `/api/v1/sms${url}`,
      headers: { 'idempotency-key': newId(), ...headers },
      ...(payload ? { payload } : {}),
    });
    const body = answer.json();
    return { status: answer.statusCode, body: body.error ?? body };
  }

  /** Writes some messages as the clerk would; gives their ids in order. */
  async function write(count = 1, phone: string | null = PHONE): Promise<Id[]> {
    const subject = { kind: 'case', id: newId() };
    const message = {
      template: 'case-accepted' as const,
      phone,
      name: '王小明',
      facts: { matter: { zh: '最低生活保障', en: 'Allowance' }, caseNo: '2026K7F3M9QP' },
      subject,
      townId: town.id,
      villageId: town.villages[0],
    };
    await db.change(clerk, (tx) =>
      writeSms(
        { tx, actor: clerk, cipher: services.cipher, now: clock.now() },
        Array.from({ length: count }, () => message),
      ),
    );
    const rows = await db.read(clerk, (reader) =>
      reader.rows<{ id: Id }>(sql`select id from sms_message where subject_id = ${subject.id} order by id`),
    );
    return rows.map(({ id }) => id);
  }

  const stateOf = (id: Id) =>
    db.read(system, (reader) =>
      reader.get<{ state: string; attempt: number; problem: string | null; next_at: Temporal.Instant }>(
        sql`select state, attempt, problem, next_at from sms_message where id = ${id}`,
      ),
    );

  return {
    ...{ database, county, town, clock, db, services, clerk, bureau, system, app, send, write, stateOf },
    wait: (seconds: number) => clock.set(clock.now().add({ seconds }).toString()),
    async close() {
      await app.close();
      await db.close();
      await database.drop();
    },
  };
}
