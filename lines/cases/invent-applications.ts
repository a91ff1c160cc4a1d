import type { FieldValues } from '../../engine/matters/index.ts';
import { writeDraft } from '../../platform/applications/index.ts';
import {
  type Actor,
  chinaDay,
  type FieldCipher,
  type Id,
  newId,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import { newCaseNo } from '../../platform/cases/index.ts';
import { keepPaper } from '../../platform/papers/index.ts';
import { checkCharacterOf, parseIdentityNumber } from '../../platform/registry/index.ts';
import { inventSheet } from './invent-picture.ts';

/** Applications from telephones for the demo county and for browser tests: some of people on the rolls, some of nobody known. */
const given: readonly {
  readonly matter: string;
  readonly isKnown: boolean;
  readonly daysAgo: number;
  readonly photos: readonly string[];
  readonly form: FieldValues;
}[] = [
  {
    ...{
      matter: 'minimum-living',
      isKnown: true,
      daysAgo: 3,
      photos: ['application', 'authorisation', 'promise'],
    },
    form: {
      ...{ channel: 'self', reason: '丈夫去年病重，家里只有我一个人种田，收入不够看病。', members: 3 },
      ...{ authorised: true, promised: true, supportersAgree: true, nearRelative: false },
    },
  },
  {
    ...{ matter: 'elder-card', isKnown: true, daysAgo: 2, photos: ['photo'] },
    form: { kind: 'first', livesHere: true },
  },
  {
    ...{ matter: 'minimum-living', isKnown: false, daysAgo: 1, photos: [] },
    form: {
      ...{ channel: 'self', reason: '刚搬回村里住，没有工作。', members: 1 },
      ...{ authorised: true, promised: true, supportersAgree: true, nearRelative: false },
    },
  },
];

interface Person {
  readonly name: string;
  readonly idNumber: string;
  readonly villageId: Id;
}

/** @param villageId where those live whom nobody knows; the others live where the rolls say. */
export async function inventApplications(
  tx: Tx,
  actor: Actor,
  {
    now,
    cipher,
    townId,
    villageId,
  }: {
    readonly now: Temporal.Instant;
    readonly cipher: FieldCipher;
    readonly townId: Id;
    readonly villageId: Id;
  },
): Promise<void> {
  const known = await readKnown(tx, actor, cipher, townId);
  for (const [place, one] of given.entries()) {
    const at = now.subtract({ hours: one.daysAgo * 24 });
    const day = chinaDay(at);
    const person = (one.isKnown ? known[place] : undefined) ?? stranger(place, villageId);
    const identity = parseIdentityNumber(person.idNumber, day);
    if (!identity.ok) continue;
    const id = newId();
    const { matter, form } = one;
    const draft = {
      matter,
      townId,
      villageId: person.villageId,
      form,
      key: newId(),
      address: '三组',
      phone: `1540000${1_000 + place}`,
    };
    await writeDraft(
      tx,
      cipher,
      { countyCode: actor.countyCode, id, now: at },
      {
        ...draft,
        ...{ name: person.name, identity: identity.value },
      },
    );
    const services = { cipher, clock: { now: () => at } };
    for (const slot of one.photos)
      await keepPaper(
        tx,
        actor,
        services,
        { kind: 'application', id },
        { slot, bytes: inventSheet(40 + place) },
      );
    await tx.run(sql`update application set state = 'sent', code = ${newCaseNo(day)}, sent_at = ${at}, sent_on = ${day}
      where county_code = ${actor.countyCode} and id = ${id}`);
  }
}

async function readKnown(tx: Tx, actor: Actor, cipher: FieldCipher, townId: Id): Promise<readonly Person[]> {
  const rows = await tx.rows<{
    id: Id;
    name: string;
    id_sealed: Buffer;
    village_id: Id;
  }>(sql`select id, name, id_sealed,
      village_id from person
    where county_code = ${actor.countyCode} and town_id = ${townId} and id_kind = 'resident'
      and id_sealed is not null and died_on is null and birth_date < '1965-01-01'
      and not exists (select 1 from case_file f where f.county_code = person.county_code and f.person_id = person.id)
    order by id limit ${given.length}`);
  return rows.map(({ id, name, id_sealed: sealed, village_id: villageId }) => ({
    name,
    villageId,
    idNumber: cipher.open(sealed, {
      countyCode: actor.countyCode,
      table: 'person',
      column: 'id_sealed',
      rowId: id,
    }),
  }));
}

/** Nobody: of an area that is none. */
function stranger(place: number, villageId: Id): Person {
  const body = `42029919880214${String(900 + place)}`;
  return { name: '周小满', villageId, idNumber: body + checkCharacterOf(body) };
}
