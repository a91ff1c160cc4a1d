import type { Id, Outcome, Tx } from '../../base/index.ts';
import { done, publicActor, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { idTailHash } from '../../registry/index.ts';
import { tryDoor } from './try-door.ts';

/** What somebody says to be let in. */
export interface DoorKey {
  readonly code: string;
  /** The last four of the ID number of whom the help is for. */
  readonly lastFour: string;
}

/** Both parts of the key as the database compares them: what a sealed cookie keeps for a while. */
export interface Ticket {
  readonly code: string;
  readonly tail: Buffer;
}

/** What stands behind a code: an application that waits, a case, or both. */
export interface Behind {
  readonly ticket: Ticket;
  readonly applicationId: Id | null;
  readonly caseId: Id | null;
}

/** Wrong ones of one code in a window: nobody guesses four figures in six tries. */
const TRIES_OF_CODE = 6;
/** Whole villages come from one address of their network. */
const TRIES_OF_ADDRESS = 60;

/** As it stands on a receipt; signs that look alike are read as those that codes have. */
export const readCode = (text: string): string =>
  text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase().slice(0, 20);
export const readLastFour = (text: string): string =>
  text.normalize('NFKC').replace(/\s/g, '').toUpperCase().slice(0, 4);

/**
 * Counts the try, then runs `look`; what was found takes its count back. The same two questions are asked of the
 * database whether there is such a code or not, and the same answer is given for a code that is not there and for one
 * with another number. Refusals: `applications.too-often`, `applications.unknown`.
 */
export async function passDoor<T>(
  services: Services,
  countyCode: string,
  given: DoorKey,
  address: string,
  look: (tx: Tx, ticket: Ticket) => Promise<T | undefined>,
): Promise<Outcome<T>> {
  const code = readCode(given.code);
  const tail = idTailHash(services.cipher, countyCode, readLastFour(given.lastFour));
  const ticket: Ticket = { code, tail };
  const actor = publicActor(countyCode, null);
  const door = await tryDoor(services, countyCode, [
    { kind: 'code', value: code, atMost: TRIES_OF_CODE },
    { kind: 'address', value: address, atMost: TRIES_OF_ADDRESS },
  ]);
  if (!door.isOpen) return refuse('applications.too-often');
  const found = await services.db.change(actor, (tx) => look(tx, ticket));
  if (found === undefined) return refuse('applications.unknown');
  await door.forgive();
  return done(found);
}

/** Who knows a code and the last four may see how it stands. Refusals: `applications.too-often`, `.unknown`. */
export const findBehind = (
  services: Services,
  countyCode: string,
  key: DoorKey,
  address: string,
): Promise<Outcome<Behind>> =>
  passDoor(services, countyCode, key, address, async (tx, ticket) => {
    const { code, tail } = ticket;
    const row = await tx.find<{ application_id: Id | null; case_id: Id | null }>(
      sql`select application_id, case_id from app.behind_code(${code}, ${tail})`,
    );
    return row && { ticket, applicationId: row.application_id, caseId: row.case_id };
  });

/** One entry of the log about somebody's record: which office and post, what kind of act, when. */
export interface Look {
  readonly seq: bigint;
  readonly at: Temporal.Instant;
  readonly post: string;
  readonly action: string;
  readonly level: string | null;
  readonly place_name: string | null;
}

/** Who looked at or changed somebody's record. An empty list is not told apart from a wrong day of birth. */
export const listLooks = (
  services: Services,
  countyCode: string,
  key: DoorKey & { readonly bornOn: string },
  address: string,
): Promise<Outcome<readonly Look[]>> =>
  passDoor(services, countyCode, key, address, async (tx, { code, tail }) => {
    const rows = await tx.rows<Look>(sql`select seq, at, post, action, level, place_name
      from app.looks_at(${code}, ${tail}, ${key.bornOn}::date)`);
    return rows.length === 0 ? undefined : rows;
  });
