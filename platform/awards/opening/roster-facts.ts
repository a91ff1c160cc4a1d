import type { Actor, Id, Reader } from '../../base/index.ts';
import type { OpeningLaw } from './law.ts';
import { readRosterLines } from './read-roster.ts';

/** What the law is asked with of everybody on a roster, by scheme and party; or of one party. */
export async function readRosterFacts(
  reader: Reader,
  actor: Actor,
  law: OpeningLaw,
  code: string,
  month: Temporal.PlainDate,
  only?: Id,
): Promise<readonly { readonly scheme: string; readonly partyId: Id; readonly facts: unknown }[]> {
  const roster = law.rosters.find((one) => one.code === code);
  if (!roster) return [];
  const rows = await readRosterLines(reader, actor, roster, month, only);
  const readings = law.judge(actor.countyCode, month, rows);
  return rows.flatMap((row, place) => {
    const partyId = roster.of === 'households' ? row.householdId : row.personId;
    if (partyId === null) return [];
    return (readings[place] ?? []).map(({ scheme, facts }) => ({ scheme, partyId, facts }));
  });
}
