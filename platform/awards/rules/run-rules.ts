import type { Actor, FieldCipher, Id, Tx } from '../../base/index.ts';
import { newId, sql } from '../../base/index.ts';
import { writeSms } from '../../notices/index.ts';
import { findPhones } from '../../registry/index.ts';
import { applyRule, type RuleChange } from './apply-rules.ts';
import { findByRule } from './find-rules.ts';
import { appliedRules, foundRules, type RuleCode, type RuleLaw } from './law.ts';

export interface RuleContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly cipher: FieldCipher;
  readonly law: RuleLaw;
}

/** How many awards each rule changed, or how many findings it made. */
export type RuleResults = Readonly<Record<RuleCode, number>>;

/**
 * Lets everything follow that follows by itself, one statement for each rule; families are told in the same transaction.
 * Done twice it changes nothing more.
 */
export async function runRules(context: RuleContext): Promise<RuleResults> {
  const { tx, actor, at, today, law } = context;
  const county = actor.countyCode;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`award-rules/${county}`}, 0))`);
  const ground = { county, today, law };
  const results: Partial<Record<RuleCode, number>> = {};
  const changes: RuleChange[] = [];
  for (const rule of appliedRules) {
    const changed = await applyRule(tx, actor, at, rule, ground);
    results[rule] = changed.length;
    changes.push(...changed);
  }
  for (const rule of foundRules) results[rule] = await findByRule(tx, at, rule, ground);
  await tellFamilies(context, changes);
  await tx.run(sql`insert into award_rule_run (county_code, id, ran_on, ran_at, by_id, by_name, results)
    values (${county}, ${newId()}, ${today}, ${at}, ${actor.userId}, ${actor.userName}, ${JSON.stringify(results)}::jsonb)`);
  return results as RuleResults;
}

interface Told {
  readonly id: Id;
  readonly scheme: string;
  readonly contact_id: Id;
  readonly contact_name: string;
  readonly town_id: Id;
  readonly village_id: Id;
}

/** What was done, as a message says it. */
const acts = {
  adjust: { zh: '调整', en: 'changes' },
  suspend: { zh: '暂停发放', en: 'is suspended' },
  resume: { zh: '恢复发放', en: 'goes on' },
  stop: { zh: '停止发放', en: 'ends' },
} as const;

/**
 * Whom a change is told: the payee, or where they died the head of their household, if that is somebody alive.
 * @returns how many families are told.
 */
export async function tellFamilies(
  {
    tx,
    actor,
    at,
    cipher,
    law,
  }: Pick<RuleContext, 'tx' | 'actor' | 'at' | 'cipher'> & {
    readonly law: Pick<RuleLaw, 'titleOf'>;
  },
  changes: readonly (Pick<RuleChange, 'awardId' | 'fromMonth'> & { readonly kind: keyof typeof acts })[],
): Promise<number> {
  if (changes.length === 0) return 0;
  const rows =
    await tx.rows<Told>(sql`select a.id, a.scheme, c.id as contact_id, c.name as contact_name, a.town_id,
      a.village_id
    from award a
      join person p on p.county_code = a.county_code and p.id = a.person_id
      left join household h on h.county_code = p.county_code and h.id = p.household_id
      join person c on c.county_code = a.county_code and c.id = case when p.died_on is null then p.id else h.head_id end
        and c.died_on is null
    where a.county_code = ${actor.countyCode} and a.id = any(${changes.map(({ awardId }) => awardId)}::uuid[])`);
  const told = new Map(rows.map((row) => [row.id, row]));
  const phones = await findPhones(tx, actor, cipher, [...new Set(rows.map(({ contact_id }) => contact_id))]);
  await writeSms(
    { tx, actor, cipher, now: at },
    changes.flatMap(({ awardId, kind, fromMonth }) => {
      const row = told.get(awardId);
      if (!row) return [];
      const [year = '', month = ''] = fromMonth.split('-');
      return [
        {
          template: 'award-changed' as const,
          phone: phones.get(row.contact_id) ?? null,
          name: row.contact_name,
          facts: {
            scheme: { zh: law.titleOf(row.scheme, 'zh'), en: law.titleOf(row.scheme, 'en') },
            act: acts[kind],
            month: { zh: `${year}年${Number(month)}月`, en: fromMonth },
          },
          subject: { kind: 'award', id: awardId },
          townId: row.town_id,
          villageId: row.village_id,
        },
      ];
    }),
  );
  return rows.length;
}
