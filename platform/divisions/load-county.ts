import pg from 'pg';
import { newId, sql, systemActor } from '../base/index.ts';
import { findCountyPack, packSource, parentCodeOf, readCountyPlaces } from './pack.ts';
import { readName } from './pinyin.ts';
import { villageBase } from './place-forms.ts';

export interface LoadedCounty {
  /** False when the county stood already: its tree goes on by recorded operations and is not touched. */
  readonly loaded: boolean;
  readonly towns: number;
  readonly villages: number;
}

/**
 * Opens a county: its row, its tree of places and the act that founded them, in one transaction. Runs as the
 * owner of the tables, because which counties there are is not for the program's own role to decide.
 * @param ownerUrl the migrator's connection.
 * @throws when there is no pack for the code.
 */
export async function loadCounty(ownerUrl: string, code: string): Promise<LoadedCounty> {
  const pack = findCountyPack(code);
  if (pack === undefined) throw new Error(`there is no pack of places for ${code}`);
  const counts = { towns: pack.towns, villages: pack.villages };
  const { title, vintage } = packSource();
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'minzheng-load-county' });
  await client.connect();
  try {
    await client.query('begin');
    const { rowCount } = await client.query(
      sql`insert into county (code, name, province_name, city_name, source, vintage)
        values (${code}, ${pack.name}, ${pack.provinceName}, ${pack.cityName}, ${title}, ${vintage})
        on conflict (code) do nothing`.compile(),
    );
    if (rowCount === 1) await insertTree(client, code);
    await client.query('commit');
    return { loaded: rowCount === 1, ...counts };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

function placeColumns(code: string) {
  const ids = new Map<string, string>();
  const columns = {
    ids: [] as string[],
    codes: [] as string[],
    names: [] as string[],
    levels: [] as string[],
    kinds: [] as string[],
    parents: [] as (string | null)[],
    towns: [] as (string | null)[],
    pinyins: [] as string[],
    initials: [] as string[],
    // Where the register's text is more than the name and its committee, that text is a name too.
    aliases: [] as (string | null)[],
  };
  for (const place of readCountyPlaces(code)) {
    const id = newId();
    ids.set(place.code, id);
    const parentCode = parentCodeOf(place.code);
    const parent = parentCode === null ? null : (ids.get(parentCode) ?? null);
    if (parentCode !== null && parent === null) throw new Error(`${place.code} lies in no known place`);
    const reading = readName(place.name);
    columns.ids.push(id);
    columns.codes.push(place.code);
    columns.names.push(place.name);
    columns.levels.push(place.level);
    columns.kinds.push(place.kind);
    columns.parents.push(parent);
    columns.towns.push(place.level === 'village' ? parent : null);
    columns.pinyins.push(reading.pinyin);
    columns.initials.push(reading.initials);
    columns.aliases.push(place.sourceName.startsWith(villageBase(place.name)) ? null : place.sourceName);
  }
  return columns;
}

async function insertTree(client: pg.Client, code: string): Promise<void> {
  const { title, vintage } = packSource();
  const c = placeColumns(code);
  const operationId = newId();
  const program = systemActor(code, 'load county');
  await client.query(
    sql`insert into division_operation (county_code, id, seq, kind, effective_on, document, reason, recorded_at,
        recorded_by, recorded_by_name)
      values (${code}, ${operationId}, 1, 'found', ${vintage}, ${title}, '', now(), ${program.userId},
        ${program.userName})`.compile(),
  );
  await client.query(
    sql`insert into division (county_code, id, code, name, level, kind, parent_id, town_id, pinyin, initials, valid_from)
      select ${code}, p.*, ${vintage}::date
      from unnest(${c.ids}::uuid[], ${c.codes}::text[], ${c.names}::text[], ${c.levels}::text[], ${c.kinds}::text[],
        ${c.parents}::uuid[], ${c.towns}::uuid[], ${c.pinyins}::text[], ${c.initials}::text[]) p`.compile(),
  );
  await client.query(
    sql`insert into division_version
        (county_code, division_id, valid_from, code, name, kind, parent_id, operation_id)
      select county_code, id, valid_from, code, name, kind, parent_id, ${operationId}
      from division where county_code = ${code}`.compile(),
  );
  await client.query(
    sql`insert into division_change (county_code, operation_id, division_id, level,
        after_code, after_name, after_kind, after_parent_id)
      select county_code, ${operationId}, id, level, code, name, kind, parent_id
      from division where county_code = ${code}`.compile(),
  );
  await client.query(
    sql`insert into division_alias (county_code, id, division_id, alias, source)
      select ${code}, a.id, a.division_id, a.alias, ${title}
      from unnest(${c.ids.map(() => newId())}::uuid[], ${c.ids}::uuid[], ${c.aliases}::text[])
        a(id, division_id, alias) where a.alias is not null`.compile(),
  );
}
