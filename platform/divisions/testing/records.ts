import { newId, type Reader, sql, type Tx } from '../../base/index.ts';

/** Records for the tests of this mechanism: one household of `size` in a village, on a roster. */
export async function insertHousehold(
  tx: Tx,
  countyCode: string,
  villageId: string,
  size: number,
): Promise<{ householdId: string; personIds: string[] }> {
  const householdId = newId();
  await tx.run(sql`insert into household (county_code, id, head_name, town_id, village_id, formed_on, created_at)
    select ${countyCode}, ${householdId}, '测试户', town_id, id, '2020-01-01', now()
    from division where county_code = ${countyCode} and id = ${villageId}`);
  const personIds = Array.from({ length: size }, () => newId());
  await tx.run(sql`insert into person (county_code, id, name, search_name, pinyin, initials, sex, id_kind,
      household_id, relation, town_id, village_id, source, created_at)
    select ${countyCode}, p.id, '测试人', '测试人', 'ceshiren', 'csr', 1, 'none', ${householdId}, '01', d.town_id, d.id,
      'officer', now()
    from unnest(${personIds}::uuid[]) p(id)
    join division d on d.county_code = ${countyCode} and d.id = ${villageId}`);
  await tx.run(sql`insert into person_name_part (county_code, part, town_id, village_id, person_id)
    select county_code, '测试', town_id, village_id, id from person
    where county_code = ${countyCode} and id = any(${personIds}::uuid[])`);
  await tx.run(sql`insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on,
      enter_reason, created_at)
    select county_code, gen_random_uuid(), 'test', id, town_id, village_id, '2023-01-01', 'test', now() from person
    where county_code = ${countyCode} and id = any(${personIds}::uuid[])`);
  return { householdId, personIds };
}

/** Everything that an undo has to put back, as text: places, spans, other names, and where records hang. */
export async function snapshot(reader: Reader, countyCode: string): Promise<string> {
  const parts = [
    sql`select to_jsonb(d) - 'version' as row from division d where county_code = ${countyCode} order by id`,
    sql`select to_jsonb(v) as row from division_version v where county_code = ${countyCode}
      order by division_id, valid_from`,
    sql`select to_jsonb(a) as row from division_alias a where county_code = ${countyCode} order by id`,
    sql`select to_jsonb(p) as row from person p where county_code = ${countyCode} order by id`,
    sql`select to_jsonb(h) as row from household h where county_code = ${countyCode} order by id`,
    sql`select to_jsonb(n) as row from person_name_part n where county_code = ${countyCode} order by person_id, part`,
    sql`select to_jsonb(m) as row from roster_membership m where county_code = ${countyCode} order by id`,
    sql`select to_jsonb(h) as row from post_holding h where county_code = ${countyCode} order by id`,
  ];
  const tables = [];
  for (const part of parts) tables.push(await reader.rows(part));
  return JSON.stringify(tables);
}
