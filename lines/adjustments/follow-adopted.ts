import { readAdopted } from '../../platform/adjustments/index.ts';
import { type Database, listCounties, systemActor } from '../../platform/base/index.ts';
import type { AdoptedFigures } from '../policy/adopted.ts';
import { layAdopted } from '../policy/open-law.ts';

const known = new Map<string, readonly AdoptedFigures[]>();

async function readOf(db: Database, county: string): Promise<readonly AdoptedFigures[]> {
  const rows = await db.read(systemActor(county, 'read adopted figures'), (reader) =>
    readAdopted(reader, county),
  );
  return rows.map((row) => ({
    id: row.id,
    region: row.county_code,
    document: {
      title: row.title,
      number: row.number,
      issuer: row.issuer,
      published: row.published_on.toString(),
    },
    figures: row.figures.map(({ code, cell, unit, value }) => ({
      code,
      cell,
      unit,
      value,
      from: row.from_on.toString(),
    })),
  }));
}

const sayAll = (): string => JSON.stringify([...known.entries()].toSorted(([a], [b]) => a.localeCompare(b)));

/** The law of this program follows what a county adopted. Nothing is laid anew where nothing is new. */
export async function followAdopted(db: Database, county: string): Promise<void> {
  const before = sayAll();
  known.set(county, await readOf(db, county));
  if (sayAll() !== before) layAdopted([...known.values()].flat());
}

/** The same for every county that is served: also what other programs of the office adopted. */
export async function followAllAdopted(db: Database): Promise<void> {
  for (const county of await listCounties(db)) await followAdopted(db, county);
}
