import type { FieldValues } from '../../engine/matters/index.ts';
import { type AuditEntry, appendAudit } from '../../platform/audit/index.ts';
import {
  type Actor,
  chinaDay,
  chinaMoment,
  type FieldCipher,
  fixedClock,
  type Id,
  newId,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import { actOn, type CaseLaw, startCase } from '../../platform/cases/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';

const EVENTS = [
  '火灾烧毁住房',
  '交通事故受伤',
  '突发重大疾病',
  '子女就学',
  '意外摔伤住院',
  '暴雨冲毁房屋',
] as const;
const CASES = 30;

interface Struck {
  readonly person_id: Id;
  readonly town_id: Id;
  readonly village_id: Id;
}

/**
 * Families in sudden need whom their townships helped at once: some out of the reserve, some with goods. Those who have an
 * account, since of the few whom the county pays somebody should be there to be paid in a county of any size.
 */
export async function inventRelief(
  tx: Tx,
  system: Actor,
  { now, cipher }: { readonly now: Temporal.Instant; readonly cipher: FieldCipher },
): Promise<void> {
  const law = await openCaseLaw();
  const struck = await tx.rows<Struck>(sql`select p.id as person_id, p.town_id, p.village_id from household h
      join person p on p.county_code = h.county_code and p.id = h.head_id and p.died_on is null
    where h.county_code = ${system.countyCode} and p.household_id = h.id and exists (
      select 1 from bank_account b where b.county_code = p.county_code and b.person_id = p.id and b.closed_on is null)
    order by md5(h.id::text || 'relief') limit ${CASES}`);
  const today = chinaDay(now);
  const audit: AuditEntry[] = [];
  for (const [no, family] of struck.entries()) {
    const day = today.subtract({ days: 3 + 2 * (CASES - no) });
    if (day.year === today.year) await help(tx, system, { law, cipher, day, no, family, audit });
  }
  await appendAudit(tx, system, now, audit);
}

interface Scene {
  readonly law: CaseLaw;
  readonly cipher: FieldCipher;
  readonly day: Temporal.PlainDate;
  readonly no: number;
  readonly family: Struck;
  readonly audit: AuditEntry[];
}

async function help(tx: Tx, system: Actor, { law, cipher, day, no, family, audit }: Scene): Promise<void> {
  const officer = (post: string, userName: string): Actor => ({
    ...{ ...system, userId: newId(), userName, post, level: 'town', placeId: family.town_id },
  });
  const [clerk, director] = [officer('township-clerk', '乡镇经办人'), officer('director', '乡镇分管负责人')];
  const event = EVENTS[no % EVENTS.length] ?? EVENTS[0];
  const at = chinaMoment(day, '09:40');
  const services = { cipher, clock: fixedClock(at.toString()) };
  const said = (entry: AuditEntry) => void audit.push(entry);
  const form = { kind: 'emergency', event, happenedOn: day.subtract({ days: 1 }).toString() };
  const begun = await startCase(
    { tx, actor: clerk, services, law, audit: said },
    { matter: 'temporary-relief', personId: family.person_id, record: { form, materials: [] } },
  );
  if (!begun.ok) return;
  const caseId = begun.value.id;
  const acts: readonly (readonly [Actor, 'accept' | 'decide' | 'complete', string | null, FieldValues])[] = [
    [clerk, 'accept', null, {}],
    [director, 'decide', 'aid-first', { granted: true, ...aidOf(no) }],
    [clerk, 'complete', 'papers', { cause: event, signedBy: '本人' }],
  ];
  for (const [actor, kind, step, record] of acts) {
    const context = { tx, actor, services, law, audit: said };
    const done = await actOn(context, [{ caseId }], { kind, step, record });
    if (!done.ok || done.value.refused.length > 0) return;
  }
}

/** Most in cash out of the reserve, some out of the county’s money, now and then goods. */
function aidOf(no: number): FieldValues {
  if (no % 6 === 5) return { way: 'goods', what: '棉被两床、大米50斤、食用油10升' };
  const given = 50_000 + ((no * 7_919) % 9) * 10_000;
  return { way: 'cash', given, fund: no % 4 === 3 ? 'county' : 'reserve' };
}
