import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { publicActor, sql } from '../../platform/base/index.ts';
import { anyPicture } from '../../platform/papers/testing/any-paper.ts';
import { inventedNumber, openPortalHouse } from './testing/portal-house.ts';

const house = await openPortalHouse();
after(() => house.close());
const [town, otherTown] = house.county.towns;
const [village] = town.villages;
const clerk = await house.officer('clerk', 'township-clerk', town.id);
const APPLY = '/apply/minimum-living';
const OFFICE = '/api/v1/applications';
type Visitor = ReturnType<typeof house.openVisitor>;

const declared = {
  'f.channel': 'self',
  'f.reason': '家里没有劳动力',
  'f.members': '2',
  'f.authorised': 'true',
  'f.promised': 'true',
  'f.supportersAgree': 'true',
  'f.nearRelative': 'false',
};
const filled = (number: string, own: Record<string, string> = {}) => ({
  ...{ village, key: crypto.randomUUID(), for: 'self', name: '王小明', idNumber: number },
  ...{ phone: '15400001234', address: '三组', ...declared, ...own },
});
const codeOf = (text: string): string => /data-code>([^<]+)</.exec(text)?.[1] ?? '';

/** As far as the receipt, with one photograph. */
async function apply(visitor: Visitor, number: string, own: Record<string, string> = {}): Promise<string> {
  assert.equal((await visitor.post(APPLY, filled(number, own))).location, `/portal/420281${APPLY}/photos`);
  assert.equal((await visitor.upload(`${APPLY}/photos`, 'promise', [anyPicture(3)])).status, 303);
  assert.equal((await visitor.post(`${APPLY}/send`)).location, `/portal/420281${APPLY}/done`);
  return codeOf((await visitor.get(`${APPLY}/done`)).text);
}
const waiting = async (code: string) => {
  const { body } = await clerk.send('GET', `${OFFICE}?limit=200`);
  const item = body.items.find((one: { code: string }) => one.code === code);
  return (await clerk.send('GET', `${OFFICE}/${item?.id}`)).body;
};

test('an application sent without a script becomes a case under its own code and day, with its photographs', async () => {
  const visitor = house.openVisitor();
  const number = inventedNumber(101);
  const code = await apply(visitor, number);
  house.later(3 * 24 * 60);
  const told = await waiting(code);
  assert.deepEqual(
    [told.applicant, told.idMasked, told.sentOn],
    ['王小明', '420299************', '2026-11-23'],
  );
  const taken = await clerk.send('POST', `${OFFICE}/${told.id}/take-in`, {
    version: told.version,
    register: true,
  });
  assert.equal(taken.status, 200, taken.text);
  const record = (await clerk.send('GET', `/api/v1/cases/${taken.body.caseId}`)).body;
  assert.deepEqual(
    [record.file.caseNo, record.file.appliedOn, record.file.applicant],
    [code, '2026-11-23', '王小明'],
  );
  const brought = record.materials.filter(({ isBrought }: { isBrought: boolean }) => isBrought);
  assert.deepEqual(
    brought.map((one: { code: string }) => one.code),
    ['application', 'promise'],
    'what was filled in is the written application',
  );
  assert.deepEqual(
    record.acts.map(({ kind, cameInOn }: { kind: string; cameInOn: string | null }) => [kind, cameInOn]),
    [['apply', '2026-11-23']],
    'whoever took it in did not bring it',
  );
  const papers =
    await house.ask(sql`select slot from paper where county_code = '420281' and owner_kind = 'case'
    and owner_id = ${taken.body.caseId}`);
  assert.deepEqual(papers, [{ slot: 'promise' }]);
  const { rows } = await house.owner.query(`select kind from officer_notice where subject_id = $1`, [
    told.id,
  ]);
  assert.deepEqual(rows, [{ kind: 'application-sent' }], 'the clerk of the township is told');
});

test('a family that no roll knows is registered as one household with its relations, all of it or nothing', async () => {
  const told = await waiting(await apply(house.openVisitor(), inventedNumber(141)));
  const counts = async () =>
    (
      await house.owner.query(
        'select (select count(*) from person)::int as p, (select count(*) from household)::int as h',
      )
    ).rows[0];
  const before = await counts();
  const member = (name: string, relation: string, idNumber?: string) => ({
    ...{ name, relation },
    ...(idNumber ? { idNumber } : {}),
  });
  const take = (family: object) =>
    clerk.send('POST', `${OFFICE}/${told.id}/take-in`, { version: told.version, register: true, family });
  const wrong = await take({ relation: '02', members: [member('李秀兰', '10', '420299199001011111')] });
  assert.equal(wrong.body.error.field, 'family.members.0.idNumber');
  const heads = await take({ relation: '02', members: [member('李秀兰', '02', inventedNumber(142))] });
  assert.deepEqual(
    [heads.body.error.code, heads.body.error.field],
    ['registry.household.one-head', 'family.members'],
  );
  assert.deepEqual(await counts(), before, 'nothing of a family that is refused stays');
  const known = await clerk.send('POST', '/api/v1/persons', {
    ...{
      name: '李秀兰',
      sex: 2,
      birthDate: '1961-05-17',
      idKind: 'resident',
      idNumber: inventedNumber(142),
      villageId: village,
    },
  });
  assert.equal(known.status, 200, known.text);
  const taken = await take({
    relation: '02',
    members: [member('李秀兰', '10', inventedNumber(142)), member('王小小', '20')],
  });
  assert.equal(taken.status, 200, taken.text);
  const after = await counts();
  assert.deepEqual([after.p - before.p, after.h - before.h], [3, 1]);
  const { householdId } = (await clerk.send('GET', `/api/v1/cases/${taken.body.caseId}`)).body;
  const { rows } = await house.owner.query(
    'select name, relation, id from person where household_id = $1 order by relation',
    [householdId],
  );
  assert.deepEqual(
    rows.map(({ name, relation }) => [name, relation]),
    [
      ['王小明', '02'],
      ['李秀兰', '10'],
      ['王小小', '20'],
    ],
  );
  assert.equal(rows[1]?.id, known.body.id, 'who stood on the rolls joins, and is not registered twice');
});

test('somebody on the rolls is found by the number and is not registered again', async () => {
  const number = inventedNumber(102);
  const first = await waiting(await apply(house.openVisitor(), number));
  await clerk.send('POST', `${OFFICE}/${first.id}/take-in`, { version: first.version, register: true });
  const second = await waiting(await apply(house.openVisitor(), number));
  assert.equal(second.matches.length, 1);
  const taken = await clerk.send('POST', `${OFFICE}/${second.id}/take-in`, {
    version: second.version,
    personId: second.matches[0].id,
  });
  // One family, one matter, one open case: said to the officer, who can look, and never to the public.
  assert.equal(taken.body.error.code, 'cases.start.open-already');
});

test('who applies is told the code on the telephone, three times a day at most', async () => {
  const told = async () =>
    (
      await house.owner.query(
        `select m.body, m.village_id from sms_message m where m.template = 'application-taken'
         and phone_masked = '154****7777' order by m.written_at`,
      )
    ).rows;
  const codes: string[] = [];
  for (const n of [0, 1, 2, 3])
    codes.push(await apply(house.openVisitor(), inventedNumber(171 + n), { phone: '15400007777' }));
  const rows = await told();
  assert.equal(rows.length, 3);
  const [first = ''] = codes;
  assert.match(rows[0].body, new RegExp(first));
  assert.equal(rows[0].village_id, village);
  assert.doesNotMatch(rows[0].body, /王小明/);
});

test('sent twice, at once, from the back button or under another address, it is one application', async () => {
  const visitor = house.openVisitor();
  const form = filled(inventedNumber(103));
  await visitor.post(APPLY, form);
  await visitor.post(APPLY, form);
  await Promise.all([
    visitor.post(`${APPLY}/send`),
    visitor.post(`${APPLY}/send`),
    visitor.post(`${APPLY}/send`),
  ]);
  const code = codeOf((await visitor.get(`${APPLY}/done`)).text);
  for (const again of [
    () => visitor.post(APPLY, form),
    () => visitor.get(APPLY),
    () => visitor.get(`${APPLY}/check`),
  ])
    assert.equal((await again()).location, `/portal/420281${APPLY}/done`);
  await visitor.post(`${APPLY}/send`);
  assert.equal(codeOf((await visitor.get(`${APPLY}/done`)).text), code);
  const rows = await house.ask<{ count: number }>(
    sql`select count(*)::int as count from application where county_code = '420281' and state = 'sent'
      and code = ${code}`,
  );
  assert.deepEqual(rows, [{ count: 1 }]);
});

test('everything wrong is told at once, each at its input, and a right number need not be typed again', async () => {
  const visitor = house.openVisitor();
  const number = inventedNumber(104);
  const wrong = await visitor.post(APPLY, filled(number, { name: '', 'f.members': 'many', address: '' }));
  assert.equal(wrong.status, 422);
  for (const name of ['name', 'address', 'f.members'])
    assert.match(wrong.text, new RegExp(`href="#${name}"`), name);
  assert.doesNotMatch(wrong.text, /href="#idNumber"/);
  const right = await visitor.post(APPLY, filled('', {}));
  assert.equal(right.location, `/portal/420281${APPLY}/photos`);
  const bad = await house.openVisitor().post(APPLY, filled('42029919610517001X'));
  assert.match(bad.text, /身份证号码有一位不对/);
});

test('no page and no list shows the number that was typed, whole or its end', async () => {
  const visitor = house.openVisitor();
  const number = inventedNumber(105);
  const pages = [
    await visitor.post(APPLY, filled(number, { name: '' })),
    await visitor.post(APPLY, filled(number)),
  ];
  for (const path of [`${APPLY}/photos`, `${APPLY}/check`, `${APPLY}?village=${village}`])
    pages.push(await visitor.get(path));
  pages.push(await visitor.post(`${APPLY}/send`), await visitor.get(`${APPLY}/done`));
  const code = codeOf(pages.at(-1)?.text ?? '');
  const told = await waiting(code);
  const all = [...pages.map(({ text }) => text), JSON.stringify(told)];
  for (const text of all) {
    assert.ok(!text.includes(number));
    assert.ok(!text.includes(number.slice(6)));
  }
  const { rows } = await house.owner.query(`select application::text as row from application`);
  assert.ok(rows.every(({ row }) => !row.includes(number) && !row.includes('15400001234')));
});

test('what offices have of one another cannot be uploaded, nor what is no picture', async () => {
  const visitor = house.openVisitor();
  await visitor.post(APPLY, filled(inventedNumber(106)));
  for (const [slot, bytes] of [
    ['identity', anyPicture(1)],
    ['nothing', anyPicture(1)],
    ['application', Buffer.from('<svg onload=alert(1)>')],
    ['application', Buffer.from('MZ')],
  ] as const)
    assert.equal((await visitor.upload(`${APPLY}/photos`, slot, [bytes])).status, 422, slot);
  assert.doesNotMatch((await visitor.get(`${APPLY}/photos`)).text, /<img/);
  const json = await visitor.upload(`${APPLY}/photos`, 'application', [Buffer.from('x')], {
    accept: 'application/json',
  });
  assert.match(JSON.parse(json.text).says, /JPEG/);
});

test('a photograph is seen by who sent it and by the township, and by nobody else', async () => {
  const visitor = house.openVisitor();
  const code = await apply(visitor, inventedNumber(107)).then(waiting);
  const photo = code.materials.flatMap(({ papers }: { papers: { id: string }[] }) => papers)[0].id;
  const drafting = house.openVisitor();
  await drafting.post(APPLY, filled(inventedNumber(108)));
  assert.equal((await drafting.get(`${APPLY}/photos/${photo}`)).status, 404);
  assert.equal((await clerk.send('GET', `${OFFICE}/${code.id}/papers/${photo}`)).status, 200);
  const neighbour = await house.officer('neighbour', 'township-clerk', otherTown.id);
  assert.equal((await neighbour.send('GET', `${OFFICE}/${code.id}/papers/${photo}`)).status, 404);
  assert.equal((await neighbour.send('GET', `${OFFICE}/${code.id}`)).status, 404);
  assert.deepEqual((await neighbour.send('GET', OFFICE)).body.items, []);
});

test('the public sees of the whole county its own application and nothing else', async () => {
  const visitor = house.openVisitor();
  const told = await waiting(await apply(visitor, inventedNumber(109)));
  for (const own of [told.id, null]) {
    const actor = publicActor('420281', own);
    const seen = await house.services.db.read(actor, async (reader) => {
      const counts: Record<string, number> = {};
      for (const table of [
        sql`application`,
        sql`person`,
        sql`household`,
        sql`case_file`,
        sql`case_action`,
        sql`paper`,
      ]) {
        const { count } = await reader.get<{ count: number }>(
          sql`select count(*)::int as count from ${table}`,
        );
        counts[table.compile().text] = count;
      }
      return counts;
    });
    const expected = own === null ? 0 : 1;
    assert.deepEqual(seen, {
      application: expected,
      person: 0,
      household: 0,
      case_file: 0,
      case_action: 0,
      paper: expected,
    });
  }
});

test('the public cannot speak for the office, nor take back what the office did', async () => {
  const told = await waiting(await apply(house.openVisitor(), inventedNumber(110)));
  const actor = publicActor('420281', told.id);
  for (const change of [
    sql`told = '已同意'`,
    sql`state = 'taken'`,
    sql`state = 'begun'`,
    sql`code = '2026AAAAAAAA'`,
    sql`case_id = ${told.id}`,
  ])
    await assert.rejects(
      house.services.db.change(actor, (tx) =>
        tx.run(sql`update application set ${change} where county_code = '420281' and id = ${told.id}`),
      ),
    );
});

test('the office asks for more or refuses in words that the family reads; the family sends again under its code', async () => {
  const visitor = house.openVisitor();
  const number = inventedNumber(111);
  const code = await apply(visitor, number);
  const told = await waiting(code);
  const asked = await clerk.send('POST', `${OFFICE}/${told.id}/answer`, {
    ...{ version: told.version, how: 'asked', told: '请补拍授权书，全体成员都要签字。' },
  });
  assert.equal(asked.status, 200, asked.text);
  await visitor.post('/where', { code, lastFour: number.slice(-4) });
  assert.match((await visitor.get('/where/case')).text, /请补拍授权书，全体成员都要签字。/);
  await visitor.upload('/where/papers/photos', 'authorisation', [anyPicture(9)]);
  assert.match((await visitor.post('/where/papers/send')).location, /said=sent/);
  const again = await waiting(code);
  assert.equal(again.photos, 2);
  const stale = { version: told.version, how: 'refused', told: '不收' };
  assert.equal(
    (await clerk.send('POST', `${OFFICE}/${told.id}/answer`, stale)).body.error.code,
    'applications.moved-on',
  );
  const refused = { ...stale, version: again.version, told: '户口不在本镇，请向户口所在地申请。' };
  assert.equal((await clerk.send('POST', `${OFFICE}/${told.id}/answer`, refused)).status, 200);
  assert.match((await visitor.get('/where/case')).text, /户口不在本镇[\s\S]*不服怎么办/);
  assert.equal(
    (await visitor.upload('/where/papers/photos', 'authorisation', [anyPicture(8)])).location,
    '/portal/420281/where/case',
  );
});

test('a draft that nobody sends is forgotten after a day, with its photographs', async () => {
  const visitor = house.openVisitor();
  await visitor.post(APPLY, filled(inventedNumber(112)));
  await visitor.upload(`${APPLY}/photos`, 'promise', [anyPicture(77, [3, 3])]);
  const [, photo = ''] = /photos\/([0-9a-f-]{36})/.exec((await visitor.get(`${APPLY}/photos`)).text) ?? [];
  await visitor.post(`${APPLY}/photos/drop`, { id: photo });
  await visitor.upload(`${APPLY}/photos`, 'promise', [anyPicture(78, [3, 3])]);
  const drafts = () =>
    house.owner.query(
      `select a.id from application a join paper p on p.owner_id = a.id where a.state = 'begun'`,
    );
  assert.equal((await drafts()).rowCount, 2);
  house.later(25 * 60);
  await house.openVisitor().post(APPLY, filled(inventedNumber(113)));
  assert.equal((await drafts()).rowCount, 0);
  assert.equal((await visitor.get(`${APPLY}/check`)).status, 410);
  const { rowCount } = await house.owner.query(`select 1 from paper_part part where not exists
    (select 1 from paper p where p.content_sha256 = part.content_sha256)`);
  assert.equal(rowCount, 0);
});

test('who applies for somebody else says who they are, and nothing of it is asked of who applies for themselves', async () => {
  const visitor = house.openVisitor();
  const lacking = await visitor.post(APPLY, filled(inventedNumber(114), { for: 'other' }));
  for (const name of ['agentName', 'agentRelation', 'agentPhone'])
    assert.match(lacking.text, new RegExp(`href="#${name}"`));
  const code = await apply(visitor, inventedNumber(114), {
    ...{ for: 'other', agentName: '李四', agentRelation: '监护人', agentPhone: '15400005678' },
  });
  const told = await waiting(code);
  assert.deepEqual([told.agent, told.agentRelation], ['李四', '监护人']);
});
