import type { Actor, Database, FieldCipher, Id } from '../base/index.ts';
import { checkCharacterOf, newId } from '../base/index.ts';
import type { TestCounty } from '../testing/county.ts';
import type { PersonFacts } from './bulk/prepare.ts';
import { preparePerson } from './bulk/prepare.ts';
import { writeNewRecords } from './bulk/write.ts';

/** A valid number of the area that was never assigned. `sequence` is odd for men. */
export function inventedId(birth: string, sequence: number): string {
  const first17 = `420299${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacterOf(first17);
}

/** Somebody in the first village of the first township, unless said otherwise. */
export function invent(county: TestCounty, given: Partial<PersonFacts> = {}): PersonFacts {
  const [town] = county.towns;
  return {
    id: newId(),
    name: '王卫华',
    sex: 1,
    birthDate: Temporal.PlainDate.from('1970-03-08'),
    idKind: 'none',
    idNumber: null,
    townId: town.id,
    villageId: town.villages[0],
    ...given,
  };
}

/** Writes people as an import would, and gives their ids. */
export async function addPersons(
  db: Database,
  actor: Actor,
  cipher: FieldCipher,
  people: readonly PersonFacts[],
): Promise<Id[]> {
  const context = {
    at: Temporal.Instant.from('2023-09-08T02:00:00Z'),
    on: Temporal.PlainDate.from('2023-09-08'),
    source: 'import' as const,
    document: '测试名单.xlsx',
    importId: null,
  };
  const persons = people.map((facts) => preparePerson(cipher, actor.countyCode, facts));
  await db.change(actor, (tx) => writeNewRecords(tx, actor, context, { persons, households: [] }));
  return persons.map((person) => person.id);
}
