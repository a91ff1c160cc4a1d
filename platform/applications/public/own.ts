import type { FieldValues } from '../../../engine/matters/index.ts';
import { chinaDay, type Id, publicActor, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { maskIdentityNumber } from '../../registry/index.ts';
import { type ApplicationKind, type ApplicationState, type Contact, contactPlace } from '../shapes.ts';

/** An application as its writer sees it: the number masked, everything else as it was filled in. */
export interface OwnApplication {
  readonly id: Id;
  readonly kind: ApplicationKind;
  readonly code: string | null;
  readonly matter: string;
  readonly state: ApplicationState;
  readonly caseId: Id | null;
  readonly name: string;
  readonly idMasked: string;
  readonly phone: string;
  readonly agent: { readonly name: string; readonly relation: string; readonly phone: string } | undefined;
  readonly address: string;
  readonly townId: Id;
  readonly villageId: Id;
  readonly form: FieldValues;
  /** Of the writing of the form that it came from. */
  readonly key: string | undefined;
  readonly told: string | null;
  readonly begunOn: string;
  readonly sentOn: string | null;
}

interface Row {
  readonly kind: ApplicationKind;
  readonly code: string | null;
  readonly matter: string;
  readonly state: ApplicationState;
  readonly case_id: Id | null;
  readonly applicant_name: string | null;
  readonly agent_name: string | null;
  readonly agent_relation: string | null;
  readonly address: string;
  readonly id_area: string | null;
  readonly contact_sealed: Buffer | null;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly record: { form?: FieldValues; key?: string };
  readonly told: string | null;
  readonly begun_at: Temporal.Instant;
  readonly sent_on: string | null;
}

export async function findOwn(
  services: Services,
  countyCode: string,
  id: Id,
): Promise<OwnApplication | undefined> {
  const actor = publicActor(countyCode, id);
  const row = await services.db.read(actor, (reader) =>
    reader.find<Row>(sql`select kind, code, matter, state, case_id, applicant_name, agent_name, agent_relation, address,
        id_area, contact_sealed, town_id, village_id, record, told, begun_at, sent_on::text as sent_on
      from application where county_code = ${countyCode} and id = ${id}`),
  );
  if (!row) return undefined;
  const contact: Contact | undefined = row.contact_sealed
    ? JSON.parse(services.cipher.open(row.contact_sealed, contactPlace(countyCode, id)))
    : undefined;
  const { agent_name: agentName, agent_relation: relation } = row;
  return {
    id,
    kind: row.kind,
    code: row.code,
    matter: row.matter,
    state: row.state,
    caseId: row.case_id,
    name: row.applicant_name ?? '',
    idMasked: maskIdentityNumber(row.id_area),
    phone: contact?.phone ?? '',
    agent:
      agentName && relation ? { name: agentName, relation, phone: contact?.agentPhone ?? '' } : undefined,
    address: row.address,
    townId: row.town_id,
    villageId: row.village_id,
    form: row.record.form ?? {},
    key: row.record.key,
    told: row.told,
    begunOn: chinaDay(row.begun_at).toString(),
    sentOn: row.sent_on,
  };
}

/** The number of a draft, for the program to check again when its writer changes something else. Never shown. */
export async function findOwnNumber(
  services: Services,
  countyCode: string,
  id: Id,
): Promise<string | undefined> {
  const actor = publicActor(countyCode, id);
  const row = await services.db.read(actor, (reader) =>
    reader.find<{ contact_sealed: Buffer | null }>(sql`select contact_sealed from application
      where county_code = ${countyCode} and id = ${id}`),
  );
  if (!row?.contact_sealed) return undefined;
  const contact: Contact = JSON.parse(services.cipher.open(row.contact_sealed, contactPlace(countyCode, id)));
  return contact.idNumber;
}
