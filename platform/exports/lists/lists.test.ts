import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import {
  type Actor,
  createFieldCipher,
  fixedClock,
  getValue,
  type Id,
  newId,
  newKeyRing,
  openDatabase,
  systemActor,
} from '../../base/index.ts';
import { loadCounty, loadTree, operate, planActs } from '../../divisions/index.ts';
import { permissionsOf } from '../../identity/index.ts';
import {
  checkCharacterOf,
  noteDuplicates,
  type PersonFacts,
  prepareHousehold,
  preparePerson,
  writeNewRecords,
} from '../../registry/index.ts';
import { enterRosters } from '../../rosters/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { exportList, listCatalogue, ownLists, rearm } from '../index.ts';
import { gather } from '../testing/reread.ts';

const database = await createTestDatabase();
const owner = new pg.Client(database.ownerUrl);
await owner.connect();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const clock = fixedClock('2026-11-23T01:00:00Z');
const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const lists = listCatalogue(...ownLists);
after(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});

const day = (text: string) => Temporal.PlainDate.from(text);
const numberOf = (birth: string, sequence: number) => {
  const body = `420299${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
};
const numbers: string[] = [];

/** Names that have broken exports before, the same in each of the four villages, and one twin. */
const names = ['张三', '𠮷田·艾力', '阿'.repeat(50), '=1+1', '王"引号"', '李，逗号'];

async function settle(): Promise<void> {
  const actor = systemActor(county.code, 'settle');
  const context = {
    at: clock.now(),
    on: clock.today(),
    source: 'demo',
    document: '试点',
    importId: null,
  } as const;
  const homes: ReturnType<typeof prepareHousehold>[] = [];
  const people: (PersonFacts & { id: Id })[] = [];
  for (const [no, [townId, villageId]] of county.towns
    .flatMap((town) => town.villages.map((village) => [town.id, village] as const))
    .entries()) {
    const household = newId();
    const members = names.map((name, i) => {
      const birth = `19${60 + i}-03-0${1 + no}`;
      const idNumber = numberOf(birth, no * 100 + i);
      numbers.push(idNumber);
      const relation = i === 0 ? '02' : '20';
      return {
        ...{
          id: newId(),
          name,
          sex: 1 as const,
          birthDate: day(birth),
          idKind: 'resident' as const,
          idNumber,
        },
        ...{
          phone: `1540000${no}${i}00`,
          townId,
          villageId,
          household: { id: household, relation, joinedOn: day('2020-01-01') },
        },
      };
    });
    people.push(...members);
    homes.push(
      prepareHousehold({
        ...{ id: household, householdNo: `H${no}`, headId: members[0]?.id ?? null, headName: '张三' },
        ...{ townId, villageId, formedOn: day('2020-01-01') },
      }),
    );
  }
  const [first] = people;
  if (first === undefined) throw new Error('nobody to be a twin of');
  const { household: _, ...single } = first;
  const twin = { ...single, id: newId(), idNumber: null, idKind: 'none' as const };
  await db.change(actor, async (tx) => {
    const persons = [...people, twin].map((person) => preparePerson(services.cipher, county.code, person));
    await writeNewRecords(tx, actor, context, { households: homes, persons });
    await noteDuplicates(tx, [twin.id], clock.now());
    await enterRosters(
      tx,
      actor,
      { at: clock.now(), importId: null },
      people.map(({ id, townId, villageId }) => ({
        ...{
          roster: 'old-age',
          personId: id,
          householdId: null,
          townId,
          villageId,
          fromOn: day('2026-01-01'),
        },
        ...{
          enterReason: '导入',
          importRow: null,
          facts: {
            amountFen: '10050',
            band: '80-89',
            since: '2026-01',
            months: 3,
            monthlyStandardFen: '5000',
            disabilityKind: '4',
            isCovered: true,
            decidedOn: '2026-01-05',
          },
        },
      })),
    );
  });
}
await settle();

const officer = testActor({ countyCode: county.code, permissions: [...permissionsOf('bureau-officer')] });
const [town] = county.towns;
const clerk = testActor({
  ...{ countyCode: county.code, level: 'town', placeId: town.id },
  permissions: [...permissionsOf('township-clerk')],
});
const admin = testActor({
  countyCode: county.code,
  duty: 'system',
  permissions: [...permissionsOf('system-admin')],
});
const auditor = testActor({
  countyCode: county.code,
  duty: 'audit',
  permissions: [...permissionsOf('audit-admin')],
});

interface Exported {
  readonly text: string;
  readonly rows: Record<string, string>[];
}

async function exported(actor: Actor, list: string, more: object = {}): Promise<Exported> {
  const target = new PassThrough();
  const [bytes, outcome] = await Promise.all([
    gather(target),
    exportList(services, { list, lists, actor, format: 'csv', language: 'zh', filter: {}, ...more }, target),
  ]);
  const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
  assert.equal(getValue(outcome).rowCount, rows.length);
  return { text: bytes.toString('utf8'), rows };
}

const everyColumn = (name: string) => lists.get(name)?.columns.map((column) => column.name);
const countOf = async (statement: string, values: unknown[] = []) =>
  (await owner.query<{ n: number }>(`select count(*)::int as n from ${statement}`, values)).rows[0]?.n;

test('each list of people holds exactly the actor’s own, as a plain query of the owner counts them', async () => {
  const cases = [
    ['persons', 'person'],
    ['households', 'household'],
    ['roster-old-age', 'roster_membership'],
  ] as const;
  for (const [list, table] of cases) {
    assert.equal((await exported(officer, list)).rows.length, await countOf(table), list);
    const own = await exported(clerk, list);
    assert.equal(own.rows.length, await countOf(`${table} where town_id = $1`, [town.id]), list);
    assert.ok(
      own.rows.every((row) => row['乡镇（街道）'] === '第1镇'),
      list,
    );
  }
});

test('no file shows a whole ID number or phone, whatever columns are asked for', async () => {
  for (const list of lists.keys()) {
    const actor = [officer, admin, auditor].find((one) =>
      one.permissions.has(lists.get(list)?.permission ?? ''),
    );
    assert.ok(actor, list);
    const { text } = await exported(actor, list, { columns: everyColumn(list) });
    for (const number of numbers)
      assert.equal(text.includes(number.slice(0, 14)), false, `${list}: ${number}`);
    assert.equal(/1540000/.test(text), false, list);
  }
});

test('names come back from the file as they are on the card, and none of them starts a formula', async () => {
  const { rows } = await exported(officer, 'persons');
  assert.deepEqual(new Set(rows.map((row) => rearm(row.姓名 ?? ''))), new Set(names));
  assert.equal(
    rows.some((row) => row.姓名?.startsWith('=')),
    false,
  );
});

test('codes are said in the words of their lists, ages in completed years on the day', async () => {
  const { rows } = await exported(officer, 'persons', {
    filter: { sort: '-birth', villageId: town.villages[0] },
  });
  const oldest = rows.filter((row) => row.与户主关系 === '户主').at(-1);
  assert.deepEqual([oldest?.姓名, oldest?.性别, oldest?.周岁], ['张三', '男', '66']);
  assert.ok(rows.some((row) => row.与户主关系 === '子'));
});

test('what was searched for is exported, and only that', async () => {
  const { rows } = await exported(officer, 'persons', { filter: { q: '张三', townId: town.id } });
  assert.equal(rows.length, await countOf(`person where name = '张三' and town_id = $1`, [town.id]));
});

test('amounts on a roster are yuan, to the fen', async () => {
  const { rows } = await exported(officer, 'roster-old-age');
  assert.ok(rows.length > 0);
  assert.ok(rows.every((row) => row['金额（元）'] === '100.50'));
});

test('a roster is exported with what its sheet said: the usual columns, and every other one when asked for', async () => {
  const usual = await exported(officer, 'roster-old-age');
  const said = ['年龄段', '享受起始时间', '月数', '月标准（元）'].map((title) => usual.rows[0]?.[title]);
  assert.deepEqual(said, ['80-89', '2026-01', '3', '50.00']);
  assert.equal(usual.rows[0]?.残疾类别, undefined);
  const columns = ['name', 'disabilityKind', 'isCovered', 'decidedOn', 'incomeFen'];
  const asked = await exported(officer, 'roster-old-age', { columns });
  assert.deepEqual(Object.values(asked.rows[0] ?? {}).slice(1), ['肢体残疾', '是', '2026-01-05', '']);
});

test('a pair of duplicates is one row with both people', async () => {
  const { rows } = await exported(officer, 'duplicates');
  assert.deepEqual(
    rows.map((row) => [row.甲姓名, row.乙姓名, row.处理结果]),
    [['张三', '张三', '待核实']],
  );
});

test('places are exported with the place they lie in, and a clerk’s file ends at the township', async () => {
  await loadCounty(database.ownerUrl, '420921');
  const { rows: towns } = await owner.query<{ id: Id; name: string }>(
    `select id, name from division where county_code = '420921' and level = 'town' order by code limit 1`,
  );
  const [first] = towns;
  assert.ok(first);
  const permissions = [...permissionsOf('township-clerk')];
  const own = testActor({ countyCode: '420921', level: 'town', placeId: first.id, permissions });
  const { rows } = await exported(own, 'divisions');
  const villages = rows.filter((row) => row.级别 === '村级');
  assert.equal(villages.length, await countOf('division where town_id = $1', [first.id]));
  assert.ok(villages.every((row) => row.上级 === first.name));
});

test('acts on places are exported, the newest first, with their document and whether they were undone', async () => {
  const actor = testActor({ countyCode: '420921', permissions: [...permissionsOf('bureau-officer')] });
  const { rows: villages } = await owner.query<{ id: Id; name: string }>(
    `select id, name from division where county_code = '420921' and level = 'village' order by code limit 1`,
  );
  const [village] = villages;
  assert.ok(village);
  const facts = { effectiveOn: '2026-11-01', document: '孝政发〔2026〕1号' };
  const acts = [{ kind: 'rename' as const, placeId: village.id, name: '新名村', ...facts }];
  const now = { at: clock.now(), today: clock.today() };
  await db.change(actor, async (tx) => {
    const { expected } = getValue(planActs(await loadTree(tx, '420921'), acts, now.today));
    getValue(await operate(tx, actor, now, acts, expected));
  });
  const { rows } = await exported(actor, 'division-acts');
  assert.deepEqual(
    [rows[0]?.类型, rows[0]?.调整前, rows[0]?.调整后, rows[0]?.依据文件, rows[0]?.是否已撤销],
    ['更名', village.name, '新名村', '孝政发〔2026〕1号', ''],
  );
  assert.deepEqual(
    rows.map((row) => row.类型),
    ['更名', '载入'],
  );
});

test('the register of exports holds one’s own files alone', async () => {
  const file = (userId: Id) =>
    owner.query(
      `insert into export_file (county_code, id, user_id, user_name, post_holding_id, post, duty, level, place_id,
         list, format, language, columns, filter_shown, file_name, state, requested_at)
       select $1, gen_random_uuid(), $2::uuid, '甲', $4::uuid, 'bureau-officer', 'business', 'county', null,
         'persons', 'csv', 'zh', '{}', '{}', '人员_' || $3, 'expired', now()`,
      [county.code, userId, userId, officer.postHoldingId],
    );
  await file(officer.userId);
  await file(newId());
  const { rows } = await exported(officer, 'exports');
  assert.deepEqual(
    rows.map((row) => [row.文件, row.状态]),
    [[`人员_${officer.userId}`, '已过期']],
  );
});

test('the audit administrator exports the log, which knows of every export', async () => {
  const { rows } = await exported(auditor, 'audit', { filter: { action: 'exports.finish' } });
  assert.ok(rows.length > 10);
  assert.deepEqual(new Set(rows.map((row) => row.操作)), new Set(['exports.finish']));
});

test('a list of the people is not for administrators, nor the log for officers', async () => {
  const target = new PassThrough();
  for (const [actor, list] of [
    [admin, 'persons'],
    [auditor, 'persons'],
    [officer, 'audit'],
    [clerk, 'duplicates'],
  ] as const) {
    const given = { list, lists, actor, format: 'csv', language: 'zh', filter: {} } as const;
    const outcome = await exportList(services, given, target);
    assert.equal(outcome.ok ? '' : outcome.refusal.code, 'http.forbidden', `${list}`);
  }
});

test('every list has its words in both languages', () => {
  for (const { name, title, columns } of lists.values()) {
    for (const { zh, en } of [title, ...columns.map((column) => column.title)]) {
      assert.match(zh, /\p{Script=Han}/u, name);
      assert.doesNotMatch(en, /\p{Script=Han}/u, name);
    }
  }
});
