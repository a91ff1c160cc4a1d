import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, type Id, idHash, newId } from '../../platform/base/index.ts';
import { inventedId } from '../../platform/registry/testing.ts';
import { openCasePairs } from './testing/pairs.ts';

const { house, act, codeOf, copyReady } = await openCasePairs();
after(() => house.close());
const { owner, county, services } = house;
const { clerk, clerk2, village, director } = house.people;
let serial = 10;

const newHash = (): Buffer => {
  serial += 1;
  return idHash(services.cipher, county.code, inventedId('1971-02-03', serial));
};

/** An account in the post of a director of the county, of the person with this number. */
async function directorWith(hash: Buffer): Promise<Actor> {
  const actor: Actor = { ...director, userId: newId(), userName: '另一账号', postHoldingId: newId() };
  const { userId, postHoldingId } = actor;
  await owner.query(
    `insert into officer_person (county_code, id, id_hash, id_area, id_sealed, entered_at, entered_by)
     values ($1, $2, $3, '420299', '', now(), $2) on conflict do nothing`,
    [county.code, newId(), hash],
  );
  await owner.query(
    `insert into app_user (county_code, id, login, name, password_hash, password_set_at, created_at, person_id)
     select $1, $2, $3, '另一账号', '', now(), now(), id from officer_person where county_code = $1 and id_hash = $4`,
    [county.code, userId, `u${userId}`, hash],
  );
  await owner.query(
    `insert into post_holding (county_code, id, user_id, post, duty, place_id, level, held_from, given_by)
     values ($1, $2, $3, 'director', 'business', $4, 'county', '2000-01-01', gen_random_uuid())`,
    [county.code, postHoldingId, userId, county.id],
  );
  return actor;
}

/** Whose account it is becomes known only now, after they acted with it. */
async function secondAccountOf(account: Id): Promise<Actor> {
  const hash = newHash();
  const other = await directorWith(hash);
  await owner.query(
    `update app_user set person_id = coalesce(person_id, (select id from officer_person where id_hash = $2)) where id = $1`,
    [account, hash],
  );
  return other;
}

const decides = async (who: Actor, id: Id): Promise<string> =>
  codeOf(await act(who, id, 'decide', 'decide', { granted: true }));

test('whoever investigated or gave the opinion does not decide with another account of theirs', async () => {
  const { id } = await copyReady();
  for (const [maker, code] of [
    [clerk, 'cases.act.investigated'],
    [village, 'cases.act.investigated'],
    [clerk2, 'cases.act.involved'],
  ] as const) {
    assert.equal(await decides(await secondAccountOf(maker.userId), id), code);
  }
  assert.equal(await decides(await directorWith(newHash()), id), 'done');
});

test('nobody decides on themselves or on their household: found by the number, registered by nobody', async () => {
  const { id, personId } = await copyReady();
  const own = newHash();
  await owner.query(`update person set id_kind = 'resident', id_sealed = '', id_hash = $2 where id = $1`, [
    personId,
    own,
  ]);
  const applicant = await directorWith(own);
  assert.equal(await decides(applicant, id), 'cases.act.own-family');
  const { possible } = (await house.send(applicant, 'GET', `/cases/${id}`)).body;
  assert.ok(
    possible.every(({ kind }: { kind: string }) => kind !== 'decide'),
    'nor is it offered',
  );
  const [otherId] = await house.addFamilies(1);
  const theirs = newHash();
  await owner.query(`update person set id_kind = 'resident', id_sealed = '', id_hash = $2 where id = $1`, [
    otherId,
    theirs,
  ]);
  await owner.query(
    `insert into household_member (county_code, id, household_id, person_id, relation, joined_on, join_reason)
     select county_code, gen_random_uuid(), household_id, $2, '10', '2010-01-01', 'birth' from case_file where id = $1`,
    [id, otherId],
  );
  const spouse = await directorWith(theirs);
  assert.equal(await decides(spouse, id), 'cases.act.own-family');
  // Who left the household before it applied is of it no more.
  await owner.query(
    `update household_member set left_on = '2020-01-01', leave_reason = 'split' where person_id = $1`,
    [otherId],
  );
  assert.equal(await decides(spouse, id), 'done');
});

test('a near relative once registered with the family is shut out of its next case, by whatever account', async () => {
  const [first, next] = [await copyReady(), await copyReady()];
  await owner.query('update case_file set person_id = $2 where id = $1', [next.id, first.personId]);
  const hash = newHash();
  const [brother, again] = [await directorWith(hash), await directorWith(hash)];
  const said = { officerId: brother.userId, officerName: '局负责人', relation: '兄弟' };
  assert.equal(codeOf(await act(clerk2, first.id, 'declare-relative', undefined, said)), 'done');
  assert.equal(await decides(again, next.id), 'cases.act.own-family');
});

test('a session whose post has ended decides nothing', async () => {
  const { id } = await copyReady();
  const former = await directorWith(newHash());
  await owner.query('update post_holding set held_to = $2 where id = $1', [
    former.postHoldingId,
    house.today(),
  ]);
  assert.equal(await decides(former, id), 'http.post-ended');
  const stopped = await directorWith(newHash());
  await owner.query('update app_user set disabled_at = now() where id = $1', [stopped.userId]);
  assert.equal(await decides(stopped, id), 'http.post-ended');
});
