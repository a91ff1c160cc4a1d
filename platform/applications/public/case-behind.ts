import type { CaseReading } from '../../../engine/matters/index.ts';
import type { Id } from '../../base/index.ts';
import { newId, publicActor, sql } from '../../base/index.ts';
import { type CaseLaw, readingOf } from '../../cases/index.ts';
import type { Services } from '../../http/index.ts';
import type { ApplicationKind, ApplicationState } from '../shapes.ts';
import type { Ticket } from './door.ts';

/** A case as a family may know it; who did what is not in it. */
export interface CaseBehind {
  readonly id: Id;
  readonly caseNo: string;
  readonly matter: string;
  readonly townId: Id;
  readonly villageId: Id;
  readonly reading: CaseReading;
  /** What the family sent for it since. */
  readonly sendings: readonly Sending[];
  /** What was given out in writing. */
  readonly documents: readonly GivenDocument[];
}

export interface GivenDocument {
  readonly title: string;
  readonly document_no: string;
  readonly issued_on: string;
  readonly is_revoked: boolean;
}

export interface Sending {
  readonly id: Id;
  readonly kind: ApplicationKind;
  readonly state: ApplicationState;
  readonly sent_on: string;
  readonly told: string | null;
}

interface Row {
  readonly id: Id;
  readonly case_no: string;
  readonly matter: string;
  readonly town_id: Id;
  readonly village_id: Id;
}

interface ActRow {
  readonly no: number;
  readonly kind: Parameters<typeof readingOf>[3][number]['kind'];
  readonly step: string | null;
  readonly on_day: string;
  readonly by_id: Id;
  readonly post: string;
  readonly level: 'village' | 'town' | 'county';
  readonly record: Parameters<typeof readingOf>[3][number]['record'];
}

/** Nothing when no case stands behind the ticket: the database asks for both parts of it again. */
export async function findCaseBehind(
  services: Services,
  law: CaseLaw,
  countyCode: string,
  { code, tail }: Ticket,
): Promise<CaseBehind | undefined> {
  return services.db.read(publicActor(countyCode, null), async (reader) => {
    const file = await reader.find<Row>(
      sql`select id, case_no, matter, town_id, village_id from app.case_behind(${code}, ${tail})`,
    );
    if (!file) return undefined;
    const rows = await reader.rows<ActRow>(
      sql`select no, kind, step, on_day, by_id, post, level, record from app.acts_behind(${code}, ${tail})`,
    );
    const sendings = await reader.rows<Sending>(
      sql`select id, kind, state, sent_on::text as sent_on, told from app.sendings_behind(${code}, ${tail})`,
    );
    const documents = await reader.rows<GivenDocument>(
      sql`select title, document_no, issued_on::text as issued_on, is_revoked from app.documents_behind(${code}, ${tail})`,
    );
    const actions = rows.map(({ no, kind, step, on_day, by_id, post, level, record }) => ({
      ...{ no, kind, step, on: on_day, record },
      by: { userId: by_id, post, level },
    }));
    return {
      id: file.id,
      caseNo: file.case_no,
      matter: file.matter,
      townId: file.town_id,
      villageId: file.village_id,
      reading: readingOf(law, file.matter, countyCode, actions),
      sendings,
      documents,
    };
  });
}

/**
 * Opens something to send for a case that runs: papers that were asked for, or the wish to withdraw. It is a draft
 * until it is sent.
 */
export async function openSending(
  services: Services,
  countyCode: string,
  { code, tail }: Ticket,
  given: { readonly kind: 'supplement' | 'withdraw'; readonly reason?: string },
): Promise<Id | undefined> {
  const id = newId();
  const actor = publicActor(countyCode, id);
  return services.db.change(actor, async (tx) => {
    const made =
      await tx.run(sql`insert into application (county_code, id, kind, matter, case_id, town_id, village_id,
        record, begun_at)
      select ${countyCode}, ${id}, ${given.kind}, f.matter, f.id, f.town_id, f.village_id,
        ${JSON.stringify(given.reason === undefined ? {} : { reason: given.reason })}::jsonb, ${services.clock.now()}
      from app.case_behind(${code}, ${tail}) f`);
    return made === 0 ? undefined : id;
  });
}
