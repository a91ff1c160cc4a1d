import { type AuditEntry, appendAudit } from '../../platform/audit/index.ts';
import { openAwards, prepareOpening, settleLines } from '../../platform/awards/index.ts';
import { type Actor, chinaDay, getValue, type Id, sql, type Tx } from '../../platform/base/index.ts';
import { type FundMakers, readMakers } from '../funds/index.ts';
import { openOpeningLaw } from './opening-law.ts';

/** Rosters that the demo county takes over: one is opened, one waits for somebody to settle its differences. */
const OPENED = 'disability-subsidies';
const WAITING = 'extreme-poverty';

export async function inventOpenings(tx: Tx, system: Actor, now: Temporal.Instant): Promise<void> {
  const makers = await readMakers(tx, system, now);
  const firstMonth = chinaDay(now).with({ day: 1 });
  const audit: AuditEntry[] = [];
  const opened = await compare(tx, makers, OPENED, firstMonth);
  if (opened) {
    await settleAll(tx, makers, opened);
    getValue(await openAwards(tx, makers.director, now, opened));
    audit.push({
      action: 'awards.opening.open',
      subjectKind: 'award-opening',
      subjectId: opened,
      detail: { demo: true },
    });
  }
  const waiting = await compare(tx, makers, WAITING, firstMonth);
  if (waiting)
    audit.push({
      action: 'awards.opening.compare',
      subjectKind: 'award-opening',
      subjectId: waiting,
      detail: { demo: true },
    });
  await appendAudit(tx, system, now, audit);
}

/** Nothing where nobody stands on the roster. */
async function compare(
  tx: Tx,
  { officer, now }: FundMakers,
  roster: string,
  firstMonth: Temporal.PlainDate,
): Promise<Id | undefined> {
  const made = await prepareOpening(tx, officer, now, await openOpeningLaw(), { roster, firstMonth });
  if (made.ok) return made.value.id;
  if (made.refusal.code !== 'awards.opening.nobody') throw new Error(made.refusal.code);
  return undefined;
}

/** As the law gives it where it gives something; the others are left out. */
async function settleAll(tx: Tx, { officer, now }: FundMakers, id: Id): Promise<void> {
  const kinds = await tx.rows<{ kind: string }>(sql`select distinct kind from award_opening_line
    where county_code = ${officer.countyCode} and opening_id = ${id} and settled_how is null`);
  for (const { kind } of kinds) {
    const isByLaw = kind === 'higher' || kind === 'lower';
    const reason = kind === 'running' ? '已有待遇，不重复建立。' : '资料待乡镇核实，核实后另行办理。';
    const settling = isByLaw
      ? ({ kind, how: 'law', reason: '与现行标准核对后，按政策执行。' } as const)
      : ({ kind, how: 'leave-out', reason } as const);
    getValue(await settleLines(tx, officer, now, id, settling));
  }
}
