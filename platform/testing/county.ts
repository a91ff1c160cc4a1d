import pg from 'pg';
import type { Id } from '../base/index.ts';
import { newId } from '../base/index.ts';

/** A small county: itself, two townships, two villages in each. */
export interface TestCounty {
  readonly code: string;
  readonly id: Id;
  readonly towns: readonly [TestTown, TestTown];
}

export interface TestTown {
  readonly id: Id;
  readonly villages: readonly [Id, Id];
}

/** Makes it as the owner, without history: for tests that need places to stand in and nothing else. */
export async function createTestCounty(ownerUrl: string, code: string, name: string): Promise<TestCounty> {
  const town = (): TestTown => ({ id: newId(), villages: [newId(), newId()] });
  const county: TestCounty = { code, id: newId(), towns: [town(), town()] };
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const insert = (
    id: Id,
    placeCode: string,
    text: string,
    level: string,
    parent: Id | null,
    townId: Id | null,
  ) =>
    client.query(
      `insert into division (county_code, id, code, name, level, kind, parent_id, town_id, pinyin, initials, valid_from)
       values ($1, $2, $3, $4, $5, $5, $6, $7, 'x', 'x', '2000-01-01')`,
      [code, id, placeCode, text, level, parent, townId],
    );
  try {
    await client.query(
      `insert into county (code, name, province_name, city_name, source, vintage)
       values ($1, $2, '', '', 'test', '2026-01-01')`,
      [code, name],
    );
    await insert(county.id, code, name, 'county', null, null);
    for (const [i, { id, villages }] of county.towns.entries()) {
      await insert(id, `${code}10${i}`, `第${i + 1}镇`, 'town', county.id, null);
      for (const [j, village] of villages.entries()) {
        await insert(village, `${code}10${i}20${j}`, `第${i + 1}镇第${j + 1}村`, 'village', id, id);
      }
    }
  } finally {
    await client.end();
  }
  return county;
}
