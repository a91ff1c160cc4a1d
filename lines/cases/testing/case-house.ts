import pg from 'pg';
import {
  type Actor,
  type Clock,
  chinaMoment,
  createFieldCipher,
  type Id,
  mergeCatalogues,
  newId,
  newKeyRing,
  openDatabase,
} from '../../../platform/base/index.ts';
import { type OpenCaseLaw, registerCaseRoutes, renewReviews } from '../../../platform/cases/index.ts';
import { createApp, httpRefusals } from '../../../platform/http/index.ts';
import { papersRefusals } from '../../../platform/papers/index.ts';
import { anyPicture } from '../../../platform/papers/testing/any-paper.ts';
import { publicationRefusals, registerPublicationRoutes } from '../../../platform/publication/index.ts';
import type { Mechanism } from '../../../platform/server/index.ts';
import { testActor } from '../../../platform/testing/actors.ts';
import { createTestCounty } from '../../../platform/testing/county.ts';
import { createTestDatabase } from '../../../platform/testing/database.ts';
import { registerVisitsRoutes, visitsRefusals } from '../../../platform/visits/index.ts';
import { openPublicationLaw } from '../../publication/open-publication-law.ts';
import { openReserve } from '../../relief/testing/reserve.ts';
import { openVisitLaw } from '../../visits/index.ts';
import { casesMechanism } from '../index.ts';
import { openCaseLaw } from '../open-case-law.ts';

/** As a name may stand on a list: without a figure. */
const nameOf = (place: number): string =>
  `张${[...String(place)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}`;

/** A county with families, an officer in every post, and a clock that tests turn. */
export async function openCaseHouse(
  code = '420281',
  openLaw: OpenCaseLaw = openCaseLaw,
  more: readonly Mechanism[] = [],
) {
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, code, '大冶市');
  const [town] = county.towns;
  const db = openDatabase({ url: database.appUrl, connectionsMax: 40 });
  let day = Temporal.PlainDate.from('2025-09-22');
  const now = () => chinaMoment(day, '10:00');
  const clock: Clock = { now, today: () => day };
  const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
  await renewReviews(services, await openLaw(), code);
  const permissions = [
    'cases.read',
    'cases.act',
    'visits.read',
    'visits.plan',
    'visits.record',
    'visits.check',
  ];
  const officer = (
    post: string,
    level: 'county' | 'town' | 'village',
    placeId: Id | null,
    userName: string,
  ): Actor => ({
    ...testActor({ countyCode: code, level, placeId, permissions }),
    post,
    userName,
  });
  const people = {
    village: officer('village-worker', 'village', town.villages[0], '村协办员'),
    clerk: officer('township-clerk', 'town', town.id, '经办人甲'),
    clerk2: officer('township-clerk', 'town', town.id, '经办人乙'),
    townDirector: officer('director', 'town', town.id, '乡镇负责人'),
    otherTown: officer('township-clerk', 'town', county.towns[1].id, '邻镇经办人'),
    bureau: officer('bureau-officer', 'county', null, '局经办人'),
    bureau2: officer('bureau-officer', 'county', null, '局经办人乙'),
    director: officer('director', 'county', null, '局负责人'),
    auditor: officer('auditor', 'county', null, '监督检查员'),
  };
  let acting: Actor = people.clerk;
  const app = await createApp({
    catalogue: mergeCatalogues(
      httpRefusals,
      papersRefusals,
      casesMechanism.refusals ?? {},
      visitsRefusals,
      publicationRefusals,
      ...more.map(({ refusals }) => refusals ?? {}),
    ),
    findActor: async () => acting,
    csrfTokenOf: () => 'token',
    requestsPerMinuteMax: 1_000_000,
  });
  registerCaseRoutes(app, services, openLaw);
  registerVisitsRoutes(app, services, openVisitLaw, openLaw);
  const openLists = async () => ({ ...(await openPublicationLaw()), cases: await openLaw() });
  registerPublicationRoutes(app, services, openLists, () => undefined);
  for (const mechanism of more) await mechanism.registerRoutes(app, services, { wake: () => undefined });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();

  async function send(who: Actor, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
    acting = who;
    const headers = { 'idempotency-key': newId(), 'x-csrf-token': 'token' };
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(payload ? { payload } : {}),
    });
    const body = answer.json();
    return { status: answer.statusCode, body: body.error ?? body };
  }

  /** As a browser opens a file. */
  async function open(who: Actor, url: string) {
    acting = who;
    const answer = await app.inject({ method: 'GET', url: `/api/v1${url}` });
    const { 'content-type': type, 'cache-control': cache } = answer.headers;
    return { status: answer.statusCode, type, cache, bytes: answer.rawPayload };
  }

  /** A public page, as somebody without an account sees it. */
  async function look(url: string, address = '10.0.0.1') {
    const answer = await app.inject({ method: 'GET', url, remoteAddress: address });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }

  /** What a township may give at once as relief. */
  const giveReserve = (townId: Id, year: number, fen: bigint): Promise<void> =>
    openReserve(db, people.bureau, now(), { townId, year, fen });

  /** Families of one person, written as the owner. */
  async function addFamilies(count: number, village: Id = town.villages[0]): Promise<Id[]> {
    const rows = Array.from({ length: count }, (_, place) => ({
      p: newId(),
      h: newId(),
      name: nameOf(place),
    }));
    await owner.query(
      `insert into household (county_code, id, head_name, town_id, village_id, formed_on, created_at)
       select $1, (r->>'h')::uuid, r->>'name', $3, $4, '2010-01-01', now() from jsonb_array_elements($2::jsonb) r`,
      [code, JSON.stringify(rows), town.id, village],
    );
    await owner.query(
      `insert into person (county_code, id, name, search_name, pinyin, initials, sex, id_kind, household_id, relation,
         birth_date, town_id, village_id, source, created_at)
       select $1, (r->>'p')::uuid, r->>'name', r->>'name', 'zhang', 'z', 1, 'none', (r->>'h')::uuid, '02',
         '1970-01-01', $3, $4, 'demo', now() from jsonb_array_elements($2::jsonb) r`,
      [code, JSON.stringify(rows), town.id, village],
    );
    return rows.map(({ p }) => p);
  }

  /** Accounts and posts of the officers, for what looks them up: handing on, and sending a team. */
  async function openAccounts(): Promise<void> {
    for (const { userId, userName, post, level, placeId } of Object.values(people)) {
      await owner.query(
        `insert into app_user (county_code, id, login, name, password_hash, password_set_at, created_at)
         values ($1, $2, $3, $4, '', now(), now())`,
        [code, userId, `u${userId.slice(-12)}`, userName],
      );
      await owner.query(
        `insert into post_holding (county_code, id, user_id, post, duty, place_id, level, held_from, given_by)
         values ($1, $2, $3, $4, 'business', coalesce($5::uuid, $7::uuid), $6, '2000-01-01', gen_random_uuid())`,
        [code, newId(), userId, post, placeId, level, county.id],
      );
    }
  }

  async function addPaper(who: Actor, caseId: Id, slot: string, bytes = anyPicture()): Promise<Id> {
    const id = newId();
    const answer = await send(who, 'POST', `/cases/${caseId}/papers`, {
      id,
      slot,
      base64: bytes.toString('base64'),
    });
    if (answer.status !== 200) throw new Error(`${slot}: ${JSON.stringify(answer.body)}`);
    return id;
  }

  /** Puts a case on a list of its village, alone and from today: nothing else makes its publicity begin. */
  async function hang(who: Actor, caseId: Id, step = 'publicity', own: object = {}) {
    const file = await send(who, 'GET', `/cases/${caseId}`);
    const { matter, villageId } = file.body.file;
    const list = { matter, step, villageId, postedOn: day.toString(), telephone: '0714-8860000' };
    return send(who, 'POST', '/publication/lists', { ...list, caseIds: [caseId], ...own });
  }

  /** The same, where it has to succeed. */
  async function hangs(who: Actor, caseId: Id, step?: string, own?: object): Promise<void> {
    const { status, body } = await hang(who, caseId, step, own);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }

  /** What is recorded of a visit, its photograph and signature sent before. */
  async function visitedBy(who: Actor, caseId: Id, step = 'visit', own: object = {}): Promise<object> {
    const photos = [await addPaper(who, caseId, `${step}.photos`)];
    const signatures = [await addPaper(who, caseId, `${step}.signatures`)];
    return { ...visited, photos, signatures, ...own };
  }

  return {
    look,
    giveReserve,
    open,
    addPaper,
    hang,
    hangs,
    visitedBy,
    code,
    county,
    database,
    db,
    services,
    people,
    owner,
    send,
    addFamilies,
    openAccounts,
    setDay: (iso: string) => {
      day = Temporal.PlainDate.from(iso);
    },
    today: () => day.toString(),
    async close() {
      await app.close();
      await db.close();
      await owner.end();
      await database.drop();
    },
  };
}
export type CaseHouse = Awaited<ReturnType<typeof openCaseHouse>>;

/** A family that the rules of 2023 give 965.41 yuan a month; see the examples of the scheme. */
export const form = {
  channel: 'self',
  reason: '家中无劳动力，收入低',
  members: 3,
  authorised: true,
  promised: true,
  nearRelative: false,
} as const;
export const materials = ['application', 'authorisation', 'promise'];

const visited = {
  way: 'home',
  visitedOn: '2025-09-24',
  place: '村一组',
  living: '住平房两间',
  means: '务农，年收入约一万二千元',
  present: '本人',
} as const;
