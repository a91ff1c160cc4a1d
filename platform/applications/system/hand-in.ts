import { type Static, Type } from 'typebox';
import { type FieldValues, readFields } from '../../../engine/matters/index.ts';
import type { AuditEntry } from '../../audit/index.ts';
import type { Actor, Id, Outcome, Refusal, Tx } from '../../base/index.ts';
import { done, findPhone, newId, refuse, sql } from '../../base/index.ts';
import { type CaseLaw, newCaseNo, rulesFor } from '../../cases/index.ts';
import type { Services } from '../../http/index.ts';
import { notify } from '../../notices/index.ts';
import { checkName, parseIdentityNumber } from '../../registry/index.ts';
import { type Begun, writeDraft } from '../public/begin.ts';
import { familyFields, isOnline } from '../public/online.ts';
import { tellReceived } from '../public/tell-received.ts';

const Name = Type.String({ minLength: 1, maxLength: 50 });
const Phone = Type.String({ maxLength: 20 });

/** An application as another office hands it in. */
export const HandedIn = Type.Object(
  {
    matter: Type.String({ maxLength: 60 }),
    /** The code of the village by the national list, twelve digits. */
    villageCode: Type.String({ pattern: '^[0-9]{12}$' }),
    address: Type.String({ minLength: 1, maxLength: 200 }),
    name: Name,
    idNumber: Type.String({ minLength: 15, maxLength: 18 }),
    phone: Type.Optional(Phone),
    /** Who applied for them. */
    agent: Type.Optional(
      Type.Object({ name: Name, relation: Type.String({ minLength: 1, maxLength: 20 }), phone: Phone }),
    ),
    /** As `GET /api/v1/matters/:code` declares it, without what the desk fills in and without papers. */
    form: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { maxProperties: 60 }),
  },
  { additionalProperties: false },
);
export type HandedIn = Static<typeof HandedIn>;

export interface HandInContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock' | 'cipher'>;
  readonly law: CaseLaw;
  audit(entry: AuditEntry): void;
}

interface Village {
  readonly id: Id;
  readonly town_id: Id;
}

/** A village that the system is there for. */
const findVillage = ({ tx, actor }: HandInContext, code: string): Promise<Village | undefined> =>
  tx.find<Village>(sql`select id, town_id from division where county_code = ${actor.countyCode}
    and code = ${code} and level = 'village' and valid_to is null
    and (${actor.level}::text = 'county' or town_id = ${actor.placeId}::uuid)`);

type Read = Pick<Begun, 'name' | 'identity' | 'phone' | 'agent' | 'form'>;

/** Everything that is wrong with it, at once. */
function read(context: HandInContext, input: HandedIn): Outcome<Read> {
  const { actor, services, law } = context;
  const today = services.clock.today();
  const matter = law.matterBook.matters.get(input.matter);
  const rules = matter && rulesFor(law, matter, actor.countyCode, today.toString());
  if (!rules || !isOnline(rules)) return refuse('applications.not-online', {}, { field: 'matter' });
  const details: Refusal[] = [];
  const wrong = (field: string, zh: string, en: string) =>
    details.push(refuse('applications.form-one', { zh, en }, { field }).refusal);
  const name = checkName(input.name);
  if (!name.ok) wrong('name', '姓名不对', 'no name');
  const identity = parseIdentityNumber(input.idNumber, today);
  if (!identity.ok) wrong('idNumber', '身份号码不对', 'no identity number');
  const phone = input.phone === undefined ? '' : findPhone(input.phone);
  if (phone === undefined) wrong('phone', '电话号码不对', 'no telephone number');
  const agent = input.agent && {
    name: checkName(input.agent.name),
    phone: findPhone(input.agent.phone),
  };
  if (agent && !agent.name.ok) wrong('agent.name', '代办人姓名不对', 'no name');
  if (agent && agent.phone === undefined) wrong('agent.phone', '代办人电话不对', 'no telephone number');
  const form = readFields(familyFields(rules), input.form as FieldValues, rules.day);
  if (!form.ok) for (const { path, message } of form.problems) wrong(`form.${path}`, message.zh, message.en);
  if (details.length > 0 || !name.ok || !identity.ok || phone === undefined || !form.ok)
    return refuse('applications.form', { count: details.length }, { details });
  const { relation = '' } = input.agent ?? {};
  return done({
    ...{ name: name.name, identity: identity.value, phone, form: form.value },
    agent:
      agent?.name.ok && agent.phone !== undefined
        ? { name: agent.name.name, relation, phone: agent.phone }
        : undefined,
  });
}

/**
 * Takes what another office hands in: it waits for the township under a code of its own, as if the family had sent it.
 * Refusals: `applications.not-online`, `.not-here`, `.form`.
 */
export async function handIn(
  context: HandInContext,
  input: HandedIn,
): Promise<Outcome<{ id: Id; code: string; sentOn: string }>> {
  const { tx, actor, services, law } = context;
  const checked = read(context, input);
  if (!checked.ok) return checked;
  const village = await findVillage(context, input.villageCode);
  if (!village) return refuse('applications.not-here', {}, { field: 'villageCode' });
  const { countyCode } = actor;
  const [id, now, today] = [newId(), services.clock.now(), services.clock.today()];
  const places = { townId: village.town_id, villageId: village.id };
  const { matter, address } = input;
  await writeDraft(
    tx,
    services.cipher,
    { countyCode, id, now },
    { ...checked.value, ...places, matter, address, key: id },
  );
  const code = newCaseNo(today);
  await tx.run(sql`update application set state = 'sent', code = ${code}, sent_at = ${now}, sent_on = ${today},
      handed_by = ${actor.userId}
    where county_code = ${countyCode} and id = ${id}`);
  const title = law.matterBook.matters.get(matter)?.title ?? matter;
  await tellReceived(tx, actor, services, id, { matter: title, code });
  await notify(tx, { now, today }, [
    {
      kind: 'application-sent',
      to: { turns: ['town/township-clerk'], townId: village.town_id },
      subject: { kind: 'application', id },
      facts: {
        matter: title,
        what: { zh: `${actor.userName}转来的申请`, en: `An application from ${actor.userName}` },
      },
    },
  ]);
  context.audit({
    action: 'applications.hand-in',
    subjectKind: 'application',
    subjectId: id,
    detail: { matter, caseNo: code },
  });
  return done({ id, code, sentOn: today.toString() });
}
