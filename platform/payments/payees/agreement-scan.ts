import type { Actor, Id, Outcome, Reader, Sql, Tx } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import { keepPaper, openPaper, type PaperServices } from '../../papers/index.ts';

const OWNER_KIND = 'pay-agreement';

/** The scan of an agreement as it was entered, sealed with all papers. Refusals: those of papers. */
export const keepScan = (
  tx: Tx,
  actor: Actor,
  services: PaperServices,
  agreementId: Id,
  bytes: Buffer,
): Promise<Outcome<{ id: Id }>> =>
  keepPaper(tx, actor, services, { kind: OWNER_KIND, id: agreementId }, { slot: 'scan', bytes });

/** What it says, for who sees the award. Refusal: `http.missing`. */
export const openScan = (
  reader: Reader,
  actor: Actor,
  services: PaperServices,
  agreementId: Id,
  scanId: Id,
) => openPaper(reader, actor, services.cipher, { kind: OWNER_KIND, id: agreementId }, scanId);

/** The scan of the agreement `g`; null where there is none. */
export const SCAN_OF = sql`(select s.id from paper s
  where s.county_code = g.county_code and s.owner_kind = ${OWNER_KIND}::text and s.owner_id = g.id
  order by s.added_at, s.id limit 1)` satisfies Sql;
