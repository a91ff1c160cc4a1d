import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { type Actor, getValue } from '../../platform/base/index.ts';
import { makeCampaign } from '../../platform/campaigns/index.ts';
import { openRegistryDesk } from '../../platform/registry/testing/desk.ts';
import { openCampaignLaw } from './law.ts';

const desk = await openRegistryDesk();
const { db, bureau, services } = desk;
const at = services.clock.now();
const law = await openCampaignLaw();

test('Chengbu: in April and May 2020 each of 5 090 and 863 is proposed and counted once, 15 yuan each time', async () => {
  const [dibao, poor, both] = [5_090, 863, 40];
  const owner = new pg.Client({ connectionString: desk.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`insert into county (code, name, province_name, city_name, source, vintage)
      values ('430529', '城步', '', '', 'test', '2020-01-01')`);
    await owner.query(`insert into division (county_code, id, code, name, level, kind, parent_id, town_id, pinyin, initials,
        valid_from)
      select '430529', id, code, name, level, level, parent, town, 'x', 'x', date '2000-01-01' from (values
        ('00000000-0000-7000-8000-000000000001'::uuid, '430529', '城步', 'county', null::uuid, null::uuid),
        ('00000000-0000-7000-8000-000000000002', '430529100', '儒林镇', 'town', '00000000-0000-7000-8000-000000000001', null),
        ('00000000-0000-7000-8000-000000000003', '430529100200', '城东村', 'village',
          '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000002'))
        d (id, code, name, level, parent, town)`);
    await owner.query(
      `insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, town_id, village_id,
         id_kind, source, created_at)
       select '430529', gen_random_uuid(), '某', '某', 'mou', 'm', 1, date '1970-01-01', '00000000-0000-7000-8000-000000000002',
         '00000000-0000-7000-8000-000000000003', 'none', 'import', now() from generate_series(1, $1::integer)`,
      [dibao + poor - both],
    );
    await owner.query(
      `insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on, enter_reason, created_at)
       select county_code, gen_random_uuid(), r.roster, id, town_id, village_id, date '2020-01-01', 'test', now()
       from (select *, row_number() over (order by id) as no from person where county_code = '430529') p
         join (values ('rural-allowance', 1, $1::integer), ('extreme-poverty', $1 - $2 + 1, 1000000)) r (roster, first, last)
           on p.no between r.first and r.last`,
      [dibao, both],
    );
  } finally {
    await owner.end();
  }
  const officer: Actor = { ...bureau, countyCode: '430529' };
  for (const [month, people] of [
    ['2020-03-01', 0],
    ['2020-04-01', dibao + poor - both],
    ['2020-05-01', dibao + poor - both],
    ['2020-06-01', 0],
  ] as const) {
    const day = Temporal.PlainDate.from(month);
    const { amounts } = law.propose('price-subsidy', '430529', day, 'zh');
    const classes = ['extreme', 'dibao'].flatMap((code) => {
      const amount = amounts.get(code);
      return amount ? [{ class: code, ...amount }] : [];
    });
    if (people === 0) {
      assert.deepEqual(classes, [], `${month}: not launched`);
      continue;
    }
    const wish = {
      ...{ kind: 'price-subsidy', title: '价格临时补贴', month: day, document: '邵民发〔2020〕11号' },
      ...{ pick: 'first' as const, classes },
    };
    const made = getValue(await db.write(officer, (tx) => makeCampaign(tx, officer, at, law, wish)));
    assert.deepEqual([made.people, made.amountFen], [people, String(people * 1_500)]);
  }
});
