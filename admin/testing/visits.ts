import { crc32, deflateSync } from 'node:zlib';
import { openVisitLaw } from '../../lines/visits/index.ts';
import { type Actor, getValue, type Id, newId, sql, systemActor } from '../../platform/base/index.ts';
import type { Services } from '../../platform/http/index.ts';
import {
  addPicture,
  addRecord,
  drawPlan,
  fixList,
  makePlan,
  type NewRecord,
  sendTeam,
} from '../../platform/visits/index.ts';

const COUNTY = '420281';
const system = systemActor(COUNTY, 'furnish a test county');

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A house under a sky, as a PNG of so many pixels; each shade is another picture. */
export function drawHouse(width: number, height: number, shade: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isRoof =
        y > height * 0.3 && y < height * 0.5 && Math.abs(x - width / 2) < (y - height * 0.3) * 1.6;
      const isWall = y >= height * 0.5 && y < height * 0.8 && Math.abs(x - width / 2) < width * 0.25;
      const colour = isRoof
        ? [150, 60 + shade, 50]
        : isWall
          ? [220, 210, 190 - shade]
          : y < height * 0.8
            ? [170, 200, 225]
            : [110, 140, 80];
      rows.set(colour, y * (1 + width * 3) + 1 + x * 3);
    }
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** As one of the test county's officers, in a village. */
export async function officerOf(services: Services, login: string, villageId: Id): Promise<Actor> {
  const user = await services.db.read(system, (reader) =>
    reader.get<{ id: Id; name: string }>(
      sql`select id, name from app_user where county_code = ${COUNTY} and login = ${login}`,
    ),
  );
  return { ...system, userId: user.id, userName: user.name, level: 'village', placeId: villageId };
}

/** A plan over the roster with its team; of its visits one has a fault, one is told by two who differ. */
export async function settleVisits(services: Services, villageId: Id): Promise<void> {
  const law = await openVisitLaw();
  const worker = await officerOf(services, 'daye-village', villageId);
  const clerk = { ...(await officerOf(services, 'daye-clerk', villageId)), level: 'system' as const };
  const today = services.clock.today();
  const plan = {
    title: `${today.year}年低保入户核查`,
    checklist: 'minimum-living-visit',
    fromOn: today.subtract({ days: 20 }).toString(),
    toOn: today.add({ days: 20 }).toString(),
  };
  const planId = await services.db.change(system, async (tx) => {
    const { id } = getValue(await makePlan(tx, system, services, law, plan));
    const list = { roster: 'rural-allowance', newSince: '2024-01-01' };
    getValue(await fixList(tx, system, services, law, id, list));
    getValue(await drawPlan(tx, system, services, id, ''));
    const team = { userIds: [worker.userId, clerk.userId] };
    getValue(await sendTeam(tx, system, law, id, today.toString(), team));
    return id;
  });
  const visits = await services.db.read(system, (reader) =>
    reader.rows<{ id: Id }>(sql`select id from visit where county_code = ${COUNTY} and plan_id = ${planId}
      and village_id = ${villageId} order by name, id`),
  );
  const [first, second] = visits;
  if (!first || !second) throw new Error('too few visits were drawn');
  await tell(services, worker, clerk, first.id, { cardWithFamily: false, needs: '希望帮忙修一下屋顶' });
  await tell(services, worker, clerk, second.id, { atHome: 2 });
  await tell(services, clerk, worker, second.id, { atHome: 3, housing: 'repair' });
}

async function tell(
  services: Services,
  teller: Actor,
  other: Actor,
  visitId: Id,
  own: Readonly<Record<string, unknown>>,
): Promise<void> {
  const law = await openVisitLaw();
  const day = services.clock.today().subtract({ days: 18 });
  const endedAt = services.clock
    .now()
    .subtract({ hours: 18 * 24 })
    .toString();
  await services.db.change(teller, async (tx) => {
    const send = async (kind: 'photo' | 'signature', bytes: Buffer): Promise<Id> => {
      const input = { id: newId(), kind, takenAt: endedAt, base64: bytes.toString('base64') };
      return getValue(await addPicture(tx, teller, services, visitId, input)).id;
    };
    const photos = [
      await send('photo', drawHouse(320, 240, 0)),
      await send('photo', drawHouse(320, 240, 40)),
    ];
    const signatures = [];
    for (const name of [teller.userName, other.userName, '余秀兰']) {
      signatures.push({ name, photoId: await send('signature', drawHouse(120, 50, name.length)) });
    }
    const record: NewRecord = {
      id: newId(),
      bases: [],
      outcome: 'done',
      visitedOn: day.toString(),
      endedAt,
      team: [teller, other].map(({ userId, userName }) => ({ userId, name: userName })),
      position: { latitude: 30.09521, longitude: 114.97642, accuracyMetres: 14 },
      answers: {
        ...{ atHome: 2, members: 3, housing: 'sound', living: 'asTold', income: 64_100 },
        ...{ moneyReceived: true, cardWithFamily: true },
        ...own,
      },
      remark: '',
      photos,
      signatures,
    };
    getValue(await addRecord(tx, teller, services, law, visitId, record));
  });
}
