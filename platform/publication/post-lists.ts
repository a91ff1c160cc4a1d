import type { AuditEntry } from '../audit/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { actOn } from '../cases/index.ts';
import type { Services } from '../http/index.ts';
import { type Candidate, notWaiting, type RefusedLine, readCandidates, type Wanted } from './candidates.ts';
import { groupLines } from './group.ts';
import { keepList } from './keep-list.ts';
import { findPublicStep, type PublicationLaw } from './law.ts';
import { queueTakeDown } from './queue.ts';

export interface WriteSetting {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock' | 'cipher'>;
  readonly law: PublicationLaw;
  audit(entry: AuditEntry): void;
}

export interface NewLists extends Wanted {
  readonly telephone: string;
  /** For a place that has not set how long. */
  readonly days?: number | undefined;
}

export interface Posted {
  readonly lists: readonly { readonly id: Id; readonly size: number; readonly lastDay: string }[];
  readonly refused: readonly RefusedLine[];
}

/** Entered a day or two after it was hung up; earlier than that nobody could have read it here. */
const BACKDATED_DAYS_MAX = 3;

/**
 * Puts the waiting cases of a village on a list: does the `post` act of each and makes its lines public, in one
 * transaction. Cases that cannot be are listed with the reason. Refusals: `publication.post.*`, `publication.village`.
 */
export async function postLists(setting: WriteSetting, wanted: NewLists): Promise<Outcome<Posted>> {
  const { tx, actor, law, services, audit } = setting;
  const today = services.clock.today();
  const named = { on: wanted.postedOn.toString() };
  if (Temporal.PlainDate.compare(wanted.postedOn, today) > 0)
    return refuse('publication.post.too-early', named, { field: 'postedOn' });
  if (wanted.postedOn.until(today).days > BACKDATED_DAYS_MAX)
    return refuse('publication.post.too-late', { days: BACKDATED_DAYS_MAX }, { field: 'postedOn' });
  const place = await findVillage(tx, actor, wanted.villageId);
  const step = findPublicStep(law, wanted.matter, wanted.step);
  if (!place || !step) return refuse('publication.village', {}, { field: 'villageId' });
  const { ready, refused } = await readCandidates(tx, actor, law, wanted);
  if (wanted.days === undefined && ready.some(({ days }) => days === undefined))
    return refuse('publication.post.days', {}, { field: 'days' });
  const acted = await actAll(setting, wanted, `${place.villageName}${step.rule.where.zh}`, ready);
  if (!acted.ok) return acted;
  const { nos } = acted.value;
  const all = [...refused, ...acted.value.refused, ...missing(wanted, ready, refused)];
  const lists: Posted['lists'][number][] = [];
  const posted = ready.filter(({ caseId }) => nos.has(caseId));
  for (const { lines, lastDay, shows, officeLevel } of groupLines(posted, wanted.days)) {
    const head = {
      ...{ kind: 'case' as const, matter: wanted.matter, step: wanted.step, ...place, officeLevel, shows },
      ...{ postedOn: wanted.postedOn.toString(), lastDay, telephone: wanted.telephone },
      amountPer: shows.includes('amount') ? law.amountPer(wanted.matter) : null,
    };
    const kept = lines.map(({ caseId, row }) => ({ caseId, row, actNo: nos.get(caseId) ?? 0 }));
    const { id, digest } = await keepList(tx, actor, services.clock.now(), head, kept);
    await queueTakeDown(tx, actor, Temporal.PlainDate.from(lastDay).add({ days: 1 }));
    audit({
      action: 'publication.post',
      subjectKind: 'publication',
      subjectId: id,
      detail: { matter: wanted.matter, size: lines.length, lastDay, digest },
    });
    lists.push({ id, size: lines.length, lastDay });
  }
  if (lists.length === 0) {
    if (all.length === 0) return refuse('publication.post.nobody');
    return refuse('publication.post.none', { count: all.length }, { details: all.map((one) => one.refusal) });
  }
  return done({ lists, refused: all });
}

const findVillage = (
  tx: Tx,
  actor: Actor,
  villageId: Id,
): Promise<{ townId: Id; villageId: Id; townName: string; villageName: string } | undefined> =>
  tx.find(sql`select v.id as "villageId", v.name as "villageName", t.id as "townId", t.name as "townName"
    from division v join division t on t.county_code = v.county_code and t.id = v.town_id
    where v.county_code = ${actor.countyCode} and v.id = ${villageId} and v.level = 'village'`);

export { findVillage };

/** The act on every case; how many days is said only where the place has not. */
async function actAll(
  { tx, actor, services, law, audit }: WriteSetting,
  wanted: NewLists,
  where: string,
  ready: readonly Candidate[],
): Promise<Outcome<{ nos: ReadonlyMap<Id, number>; refused: RefusedLine[] }>> {
  const nos = new Map<Id, number>();
  const refused: RefusedLine[] = [];
  const record = { postedOn: wanted.postedOn.toString(), where };
  for (const isSet of [true, false]) {
    const lines = ready.filter(({ days }) => (days !== undefined) === isSet);
    if (lines.length === 0) continue;
    const acted = await actOn({ tx, actor, services, law: law.cases, audit }, lines, {
      kind: 'post',
      step: wanted.step,
      record: isSet || wanted.days === undefined ? record : { ...record, days: wanted.days },
    });
    if (!acted.ok) return acted;
    for (const { caseId, no } of acted.value.acted) nos.set(caseId, no);
    for (const { caseId, caseNo, applicant, refusal } of acted.value.refused)
      refused.push({ caseId, caseNo, name: applicant, refusal });
  }
  return done({ nos, refused });
}

/** Cases that were named and do not wait for a list, as those that another officer has put up meanwhile. */
function missing(
  { caseIds }: Wanted,
  ready: readonly Candidate[],
  refused: readonly RefusedLine[],
): RefusedLine[] {
  const found = new Set([...ready, ...refused].map(({ caseId }) => caseId));
  return (caseIds ?? [])
    .filter((id) => !found.has(id))
    .map((caseId) => ({ caseId, caseNo: '', name: '', refusal: notWaiting }));
}
