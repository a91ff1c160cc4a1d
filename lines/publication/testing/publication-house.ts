import pg from 'pg';
import {
  type CaseAction,
  type CaseReading,
  type RulesInForce,
  readCase,
} from '../../../engine/matters/index.ts';
import { walk } from '../../../engine/matters/testing/walk.ts';
import { seeded } from '../../../engine/testing/draw.ts';
import {
  type Actor,
  createFieldCipher,
  fixedClock,
  type Id,
  mergeCatalogues,
  newId,
  newKeyRing,
  openDatabase,
} from '../../../platform/base/index.ts';
import { derive, registerCaseRoutes, rulesFor } from '../../../platform/cases/index.ts';
import { createApp, httpRefusals } from '../../../platform/http/index.ts';
import { type Post, permissionsOf } from '../../../platform/identity/index.ts';
import { papersRefusals } from '../../../platform/papers/index.ts';
import {
  type PublicationLaw,
  publicationHandlers,
  publicationRefusals,
  registerPublicationRoutes,
} from '../../../platform/publication/index.ts';
import { testActor } from '../../../platform/testing/actors.ts';
import { createTestCounty } from '../../../platform/testing/county.ts';
import { createTestDatabase } from '../../../platform/testing/database.ts';
import { casesMechanism } from '../../cases/index.ts';
import { portalMechanism } from '../../portal/index.ts';
import { openPublicationLaw } from '../open-publication-law.ts';
import { registerSheet } from '../sheet-route.ts';

const CODE = '420281';
const TRIES_MAX = 400;

export interface Applicant {
  readonly name: string;
  readonly birthDate?: string | null;
  readonly village?: Id;
  /** Put into every text that a form or record of the case has. */
  readonly planted?: string;
}

/** A county with officers and a public, cases at the point where their list is due, and a clock that tests turn. */
export async function openPublicationHouse(law?: PublicationLaw) {
  const openLaw = async () => law ?? (await openPublicationLaw());
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, CODE, '大冶市');
  const [town] = county.towns;
  const [village] = town.villages;
  const db = openDatabase({ url: database.appUrl, connectionsMax: 10 });
  const clock = fixedClock('2026-02-12T02:00:00Z');
  const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
  const officer = (post: Post, level: 'county' | 'town' | 'village', placeId: Id | null): Actor => ({
    ...testActor({ countyCode: CODE, level, placeId, permissions: [...permissionsOf(post)] }),
    post,
    userName: `${post} ${level}`,
  });
  const people = {
    village: officer('village-worker', 'village', village),
    clerk: officer('township-clerk', 'town', town.id),
    otherTown: officer('township-clerk', 'town', county.towns[1].id),
    bureau: officer('bureau-officer', 'county', null),
    director: officer('director', 'county', null),
    auditor: officer('auditor', 'county', null),
  };
  let acting: Actor | null = people.clerk;
  const app = await createApp({
    catalogue: mergeCatalogues(
      httpRefusals,
      papersRefusals,
      casesMechanism.refusals ?? {},
      portalMechanism.refusals ?? {},
      publicationRefusals,
    ),
    findActor: async () => acting,
    csrfTokenOf: () => 'token',
    requestsPerMinuteMax: 1_000_000,
  });
  registerCaseRoutes(app, services, async () => (await openLaw()).cases);
  registerPublicationRoutes(app, services, openLaw, () => undefined);
  registerSheet(app, services);
  await portalMechanism.registerRoutes(app, services, { wake: () => undefined });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();

  async function send(who: Actor | null, method: 'GET' | 'POST', url: string, payload?: object) {
    acting = who;
    const headers = { 'idempotency-key': newId(), 'x-csrf-token': 'token' };
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(payload ? { payload } : {}),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    const body = isJson ? answer.json() : answer.body;
    return { status: answer.statusCode, body: body.error ?? body, text: answer.body };
  }

  /** A page as somebody without an account opens it, or sends its form. */
  async function visit(path: string, form?: Readonly<Record<string, string>>, address = '10.1.2.3') {
    acting = null;
    const answer = await app.inject({
      method: form ? 'POST' : 'GET',
      url: `/portal/${CODE}${path}`,
      remoteAddress: address,
      ...(form
        ? {
            headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
            payload: new URLSearchParams(form).toString(),
          }
        : {}),
    });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }

  async function addPerson(
    { name, birthDate = '1970-01-01', village: at = village }: Applicant,
    relation = '02',
    household = newId(),
  ) {
    const townId = county.towns.find(({ villages }) => villages.includes(at))?.id;
    const id = newId();
    if (relation === '02') {
      await owner.query(
        `insert into household (county_code, id, head_name, town_id, village_id, formed_on, created_at)
         values ($1, $2, $3, $4, $5, '2010-01-01', now())`,
        [CODE, household, name, townId, at],
      );
    }
    await owner.query(
      `insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind, household_id,
         relation, town_id, village_id, source, created_at)
       values ($1, $2, $3, $3, 'x', 'x', 1, $4, 'none', $5, $6, $7, $8, 'demo', now())`,
      [CODE, id, name, birthDate, household, relation, townId, at],
    );
    return { id, household, townId, villageId: at };
  }

  /** A case whose publicity is due, gone there on a way that the matter allows. */
  async function putCase(matterCode: string, applicant: Applicant, step?: string): Promise<Id> {
    const { cases } = await openLaw();
    const matter = cases.matterBook.matters.get(matterCode);
    const day = clock.today().toString();
    const rules = matter && rulesFor(cases, matter, CODE, day);
    if (!matter || !rules) throw new Error(`${matterCode} is not done on ${day}`);
    const person = await addPerson(applicant);
    const { actions, reading } = findWay(rules, step);
    const id = newId();
    await writeCase(
      owner,
      { id, matter: matterCode, name: applicant.name, person },
      actions,
      reading,
      applicant.planted,
    );
    return id;
  }

  return {
    app,
    code: CODE,
    county,
    town,
    village,
    villageCode: `${CODE}100200`,
    db,
    services,
    openLaw,
    people,
    owner,
    send,
    visit,
    addPerson,
    putCase,
    handlers: publicationHandlers(services, openLaw),
    setDay: (iso: string) => clock.set(`${iso}T02:00:00Z`),
    today: () => clock.today().toString(),
    async close() {
      await app.close();
      await db.close();
      await owner.end();
      await database.drop();
    },
  };
}
export type PublicationHouse = Awaited<ReturnType<typeof openPublicationHouse>>;

/** Acts, all of one day, after which the list is due and the calculation grants. */
function findWay(rules: RulesInForce, step?: string): { actions: CaseAction[]; reading: CaseReading } {
  for (let seed = 1; seed < TRIES_MAX; seed++) {
    const random = seeded(seed);
    const { actions } = walk((limit) => Math.floor(random() * limit), rules, 120);
    const sameDay = actions.map((action) => ({ ...action, on: rules.day }));
    for (let length = 2; length <= sameDay.length; length++) {
      const some = sameDay.slice(0, length);
      const reading = readCase(rules, some);
      const { current } = reading;
      const calculation = reading.steps.find(
        (one) => one.step.kind === 'calculation' && one.state === 'done',
      );
      const isGranted = !calculation || calculation.record.eligible === true;
      const isDue = current?.step.publicity !== undefined && current.state === 'open';
      if (isDue && isGranted && (step === undefined || current.step.code === step) && !reading.holder)
        return { actions: some, reading };
    }
  }
  throw new Error(`no way of ${rules.matter.code} leads to a list`);
}

/** Every text that somebody could have typed says what is planted; a calculation keeps it among its facts. */
function plant(action: CaseAction, planted: string | undefined): CaseAction['record'] {
  if (planted === undefined) return action.record;
  const replaced = JSON.stringify(action.record, (_, value: unknown) =>
    value === '某事' || value === '某人' || value === 'x' ? planted : value,
  );
  const record = JSON.parse(replaced) as Record<string, never>;
  const facts = { household: { illness: planted }, members: [{ name: planted, disease: planted }] };
  return 'digest' in record
    ? { ...record, facts, members: [{ id: planted }, { id: planted }, { id: planted }], note: planted }
    : { ...record, note: planted };
}

async function writeCase(
  owner: pg.Client,
  file: {
    id: Id;
    matter: string;
    name: string;
    person: { id: Id; household: Id; townId: Id | undefined; villageId: Id };
  },
  actions: readonly CaseAction[],
  reading: CaseReading,
  planted: string | undefined,
): Promise<void> {
  const { phase, step, turns, due_on, applied_on, accepted_on, awaits_list } = derive(reading);
  const { person } = file;
  await owner.query(
    `insert into case_file (county_code, id, case_no, matter, household_id, person_id, applicant_name, town_id, village_id,
       phase, step, turns, due_on, applied_on, accepted_on, last_no, awaits_list, last_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, now())`,
    [
      ...[
        CODE,
        file.id,
        `2026${file.id.slice(-8).toUpperCase()}`,
        file.matter,
        person.household,
        person.id,
        file.name,
      ],
      ...[
        person.townId,
        person.villageId,
        phase,
        step,
        turns,
        due_on,
        applied_on,
        accepted_on,
        actions.length,
        awaits_list,
      ],
    ],
  );
  await owner.query(
    `insert into case_turn (county_code, case_id, turn, matter, step, due_on, town_id, village_id)
     select $1, $2, turn, $3, $4, $5, $6, $7 from unnest($8::text[]) turn`,
    [CODE, file.id, file.matter, step, due_on, person.townId, person.villageId, turns],
  );
  const ids = new Map<string, Id>();
  for (const action of actions) {
    const by = ids.get(action.by.userId) ?? newId();
    ids.set(action.by.userId, by);
    await owner.query(
      `insert into case_action (county_code, case_id, no, kind, step, on_day, at, by_id, by_name, post, level, record)
       values ($1, $2, $3, $4, $5, $6, now(), $7, $8, $9, $10, $11)`,
      [
        ...[
          CODE,
          file.id,
          action.no,
          action.kind,
          action.step,
          action.on,
          by,
          action.by.userId,
          action.by.post,
        ],
        ...[action.by.level, JSON.stringify(plant(action, planted))],
      ],
    );
  }
}
