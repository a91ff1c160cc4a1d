import {
  type Actor,
  createFieldCipher,
  fixedClock,
  getValue,
  type Id,
  newId,
  newKeyRing,
  type Outcome,
  openDatabase,
  sql,
  type Tx,
} from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { anyPicture } from '../../papers/testing/any-paper.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty, type TestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { addPicture } from '../add-picture.ts';
import { drawPlan } from '../draw-plan.ts';
import { fixList } from '../fix-list.ts';
import { makePlan } from '../make-plan.ts';
import type { NewRecord } from '../shapes.ts';
import { smallLaw } from './small-law.ts';

export const COUNTY = '420281';
export const TODAY = '2026-11-23';

/** A county with officers and a database of its own, at noon of a fixed day. */
export interface World {
  readonly county: TestCounty;
  readonly services: Services;
  readonly officer: Actor;
  readonly clerk: Actor;
  readonly village: Actor;
  readonly ownerUrl: string;
  act<T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
  const db = openDatabase({ url: database.appUrl, connectionsMax: 6 });
  const services: Services = {
    db,
    clock: fixedClock(`${TODAY}T04:00:00Z`),
    cipher: createFieldCipher(newKeyRing()),
  };
  const [town] = county.towns;
  return {
    county,
    services,
    officer: testActor({ countyCode: COUNTY }),
    clerk: testActor({ countyCode: COUNTY, level: 'town', placeId: town.id }),
    village: testActor({ countyCode: COUNTY, level: 'village', placeId: town.villages[0] }),
    ownerUrl: database.ownerUrl,
    act: (actor, work) => db.write(actor, work),
    async close() {
      await db.close();
      await database.drop();
    },
  };
}

/** Households on a roster: the first `fresh` of each village came this year. */
export async function settle(world: World, roster: string, perVillage: number, fresh = 0): Promise<void> {
  const { countyCode } = world.officer;
  await world.services.db.change(world.officer, async (tx) => {
    for (const town of world.county.towns) {
      for (const village of town.villages) {
        await tx.run(sql`with homes as (
            select n, gen_random_uuid() as id, gen_random_uuid() as head from generate_series(1, ${perVillage}) n),
          people as (insert into person (county_code, id, name, search_name, pinyin, initials, sex, id_kind,
              household_id, relation, town_id, village_id, source, created_at)
            select ${countyCode}, head, '户主' || n, '户主' || n, 'x', 'x', 1, 'none', id, '01', ${town.id}, ${village},
              'demo', now() from homes),
          houses as (insert into household (county_code, id, head_id, head_name, town_id, village_id, actual_place,
              formed_on, created_at)
            select ${countyCode}, id, head, '户主' || n, ${town.id}, ${village}, n || '组', '2019-01-01', now() from homes)
          insert into roster_membership (county_code, id, roster, person_id, household_id, town_id, village_id, from_on,
            enter_reason, created_at)
          select ${countyCode}, gen_random_uuid(), ${roster}, head, id, ${town.id}, ${village},
            case when n <= ${fresh} then date '2026-06-01' else date '2020-01-01' end, 'import', now() from homes`);
      }
    }
  });
}

/** Sites drawn whole or in part, and the visits that came of it. */
export async function drawSites(
  world: World,
  actor: Actor,
  count: number,
): Promise<{ planId: Id; visits: Id[] }> {
  const { services } = world;
  const plan = { title: '检查', checklist: 'site', fromOn: TODAY, toOn: '2026-12-31', shares: { all: 100 } };
  const { id } = getValue(await world.act(actor, (tx) => makePlan(tx, actor, services, smallLaw, plan)));
  const villageId = world.county.towns[0].villages[0];
  const sites = Array.from({ length: count }, (_, n) => ({ name: `机构${n}`, address: '某路', villageId }));
  getValue(await world.act(actor, (tx) => fixList(tx, actor, services, smallLaw, id, { sites })));
  getValue(await world.act(actor, (tx) => drawPlan(tx, actor, services, id, '')));
  const rows = await services.db.read(actor, (reader) =>
    reader.rows<{ id: Id }>(
      sql`select id from visit where county_code = ${COUNTY} and plan_id = ${id} order by name`,
    ),
  );
  return { planId: id, visits: rows.map((row) => row.id) };
}

/** A picture of one pixel, in one of so many shades, that says where it was taken. */
export const pixel = (shade = 0): string => anyPicture(shade).toString('base64');

export const picture = (kind: 'photo' | 'signature', shade = 0) => ({
  id: newId(),
  kind,
  takenAt: `${TODAY}T03:00:00Z`,
  base64: pixel(shade),
});

/** A whole telling of a visit, its signatures sent before. */
export async function tell(
  world: World,
  actor: Actor,
  visitId: Id,
  given: Partial<NewRecord> = {},
): Promise<NewRecord> {
  const team = [
    { userId: actor.userId, name: actor.userName },
    { userId: null, name: '同行人' },
  ];
  const signatures = [];
  for (const { name } of given.team ?? team) {
    const drawn = picture('signature');
    getValue(await world.act(actor, (tx) => addPicture(tx, actor, world.services, visitId, drawn)));
    signatures.push({ name, photoId: drawn.id });
  }
  return {
    id: newId(),
    bases: [],
    outcome: 'done',
    visitedOn: TODAY,
    endedAt: `${TODAY}T03:30:00Z`,
    team,
    position: { latitude: 30.1, longitude: 114.97, accuracyMetres: 12 },
    answers: { fire: true },
    remark: '',
    photos: [],
    signatures,
    ...given,
  };
}
