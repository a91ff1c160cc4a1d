import {
  acceptanceDay,
  type CaseAction,
  type CaseActor,
  type CaseReading,
  checkAct,
  type FieldValues,
  fieldsOfAct,
  findStep,
  type WantedAction,
} from '../../engine/matters/index.ts';
import type { AuditEntry } from '../audit/index.ts';
import type { Actor, Id, Outcome, Refusal, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import type { KeptPaper } from '../papers/index.ts';
import { findDelegations, type KeptDelegation } from './delegations.ts';
import { derive } from './derive.ts';
import { appendActions, keepReadings, type Step } from './keep.ts';
import type { CaseLaw, DecidedFacts, DecisionMade } from './law.ts';
import { keptForStep, type NamedPapers, namedPapers, refuseForeignPapers, withKept } from './named-papers.ts';
import { refuseMovedOn, refuseReason, refuseRecord } from './refuse-act.ts';
import { type ActionRow, findCaseActor, findKin, readActions, readingOf, toAction } from './rows.ts';
import { type ToldCase, tellOfActs } from './tell.ts';

/** The case that is acted on; with the number of the last act that the officer saw. */
export interface Target {
  readonly caseId: Id;
  readonly lastNo?: number | undefined;
}

export interface ActedOn {
  readonly caseId: Id;
  readonly no: number;
  readonly phase: string;
}

export interface RefusedCase {
  readonly caseId: Id;
  readonly caseNo: string;
  readonly applicant: string;
  readonly refusal: Refusal;
}

export interface Acted {
  readonly acted: readonly ActedOn[];
  readonly refused: readonly RefusedCase[];
}

interface LockedFile {
  readonly id: Id;
  readonly case_no: string;
  readonly matter: string;
  readonly applicant_name: string;
  readonly person_id: Id;
  readonly household_id: Id | null;
  readonly town_id: Id;
  readonly village_id: Id;
}

export interface ActContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock' | 'cipher'>;
  readonly law: CaseLaw;
  audit(entry: AuditEntry): void;
}

/**
 * Does one and the same act on some cases: each is locked, read from its acts, asked whether this may be done to it now
 * by this person, and written on. Cases that refuse stay as they are, and each says why. All are read and all are
 * written in one statement each.
 */
export async function actOn(
  context: ActContext,
  targets: readonly Target[],
  wanted: WantedAction,
): Promise<Outcome<Acted>> {
  const { tx, actor, services, law } = context;
  const by = findCaseActor(actor);
  if (!by) return refuse('cases.act.not-yours', { who: '', act: '', step: '', on: '' });
  const ids = targets.map(({ caseId }) => caseId);
  // In the order of their ids, so that two selections that overlap do not wait for one another for ever.
  const files =
    await tx.rows<LockedFile>(sql`select id, case_no, matter, applicant_name, person_id, household_id, town_id,
      village_id from case_file
    where county_code = ${actor.countyCode} and id = any(${ids}::uuid[]) order by id for update`);
  if (files.length < new Set(ids).size) return refuse('http.missing');
  const actions = await readActions(tx, actor, ids);
  const seen = new Map(targets.map(({ caseId, lastNo }) => [caseId, lastNo]));
  const accounts = [actor.userId, ...(wanted.told?.team ?? []).map(({ userId }) => userId)];
  const kin = await findKin(tx, ids, accounts);
  const today = services.clock.today().toString();
  const wished: ActedStep[] = [];
  const refused: RefusedCase[] = [];
  const dayOf = (id: Id): string =>
    wanted.kind === 'accept' ? acceptanceDay((actions.get(id) ?? []).map(toAction), today) : today;
  const delegations =
    wanted.kind === 'accept'
      ? await findDelegations(
          tx,
          actor,
          files.map((file) => ({ ...file, day: dayOf(file.id) })),
        )
      : undefined;
  const kept =
    wanted.kind === 'complete' && wanted.step !== null
      ? await keptForStep(tx, actor, ids, wanted.step)
      : undefined;
  for (const file of files) {
    const rows = actions.get(file.id) ?? [];
    const outcome = actOnOne(
      law,
      {
        ...{ file, rows, by, today, countyCode: actor.countyCode },
        on: dayOf(file.id),
        delegation: delegations?.get(file.id),
        kept: kept?.get(file.id) ?? [],
        kin: kin.get(file.id),
      },
      wanted,
      seen.get(file.id),
    );
    if (outcome.ok) wished.push(outcome.value);
    else
      refused.push({
        caseId: file.id,
        caseNo: file.case_no,
        applicant: file.applicant_name,
        refusal: outcome.refusal,
      });
  }
  const foreign = await refuseForeignPapers(
    tx,
    actor,
    wished.flatMap(({ papers }) => papers),
  );
  for (const { id, case_no, applicant_name } of files) {
    const refusal = foreign.get(id)?.refusal;
    if (refusal) refused.push({ caseId: id, caseNo: case_no, applicant: applicant_name, refusal });
  }
  const steps = wished.filter(({ caseId }) => !foreign.has(caseId));
  if (steps.length > 0) {
    const at = services.clock.now();
    await appendActions(tx, actor, at, steps);
    await keepReadings(tx, actor, at, steps);
    await tellOfActs(context, steps);
    await law.keepFacts?.(tx, actor, at, steps.flatMap(factsOf));
    await law.followDecisions?.(tx, actor, at, steps.flatMap(decisionsOf));
    await law.afterActs?.(context, at, steps);
  }
  const matterOf = new Map(files.map(({ id, matter }) => [id, matter]));
  for (const { caseId, action } of steps) {
    context.audit({
      action: `cases.${action.kind}`,
      subjectKind: 'case',
      subjectId: caseId,
      detail: { matter: matterOf.get(caseId), step: action.step, no: action.no },
    });
  }
  const acted = steps.map(({ caseId, action, phase }) => ({ caseId, no: action.no, phase }));
  return done({ acted, refused });
}

interface ActedStep extends Step, ToldCase {
  readonly householdId: Id | null;
  readonly phase: string;
  readonly papers: readonly NamedPapers[];
}

interface OneCase {
  readonly file: LockedFile;
  readonly rows: readonly ActionRow[];
  readonly by: CaseActor;
  readonly today: string;
  /** The day from which the act counts. */
  readonly on: string;
  readonly countyCode: string;
  /** By which the township decides a case that is accepted today. */
  readonly delegation: KeptDelegation | undefined;
  /** Papers that are there for the step. */
  readonly kept: readonly KeptPaper[];
  /** Accounts that are near to the family. */
  readonly kin: ReadonlySet<Id> | undefined;
}

function actOnOne(
  law: CaseLaw,
  { file, rows, by, today, on, countyCode, delegation, kept, kin }: OneCase,
  wanted: WantedAction,
  seenNo: number | undefined,
): Outcome<ActedStep> {
  const last = rows.at(-1);
  const before = rows.map(toAction);
  const reading = readingOf(law, file.matter, countyCode, before);
  if (seenNo !== undefined && seenNo !== reading.lastNo) return refuseMovedOn(last);
  const record = reckoned(law, reading, wanted, file.person_id);
  if (!record.ok) return record;
  const fields = fieldsOfAct({ reading, actor: by, today }, wanted) ?? [];
  const step = findStep(reading, wanted.step);
  const given =
    wanted.kind === 'complete' && step ? withKept(step, fields, record.value, kept) : record.value;
  const checked = checkAct({ reading, actor: by, today, kin }, { ...wanted, record: given });
  if (!checked.ok) {
    return 'reason' in checked ? refuseReason(checked.reason, last) : refuseRecord(checked.problems);
  }
  const action: CaseAction = {
    no: reading.lastNo + 1,
    kind: wanted.kind,
    step: wanted.step,
    on,
    by,
    record: delegation ? { ...checked.record, delegation: { ...delegation } } : checked.record,
  };
  const after = readingOf(law, file.matter, countyCode, [...before, action]);
  const papers = namedPapers(file.id, wanted.step, fields, checked.record);
  return done({
    caseId: file.id,
    caseNo: file.case_no,
    personId: file.person_id,
    householdId: file.household_id,
    applicantName: file.applicant_name,
    townId: file.town_id,
    villageId: file.village_id,
    action,
    before: reading,
    after,
    derived: derive(after),
    phase: after.phase,
    papers,
  });
}

/** What a decision stood on, granted or not: the calculation that was made before it. */
function factsOf({ action, after, householdId, caseNo }: ActedStep): DecidedFacts[] {
  const calculation = after.steps.find(({ step, state }) => step.kind === 'calculation' && state === 'done');
  if (action.kind !== 'decide' || householdId === null || !calculation) return [];
  const facts = calculation.record.facts ?? null;
  return [{ caseNo, householdId, day: after.rules.day, on: action.on, facts }];
}

/** Where the act made, changed or took back the decision. */
function decisionsOf({ before, after, ...step }: ActedStep): DecisionMade[] {
  if (before?.decision?.no === after.decision?.no) return [];
  const { caseId, caseNo, personId, householdId, applicantName, townId, villageId } = step;
  const matter = after.rules.matter.code;
  const ids = { caseId, caseNo, matter, personId, householdId, applicantName, townId, villageId };
  return [{ ...ids, before: before?.decision, after: after.decision, reading: after }];
}

/** A step of calculation is given facts and nothing else: its result is made here, by the law of the case's day. */
function reckoned(
  law: CaseLaw,
  reading: CaseReading,
  wanted: WantedAction,
  applicantId: Id,
): Outcome<FieldValues> {
  const step = findStep(reading, wanted.step);
  if (wanted.kind !== 'complete' || step?.step.kind !== 'calculation') return done(wanted.record);
  const { matter, region, day } = reading.rules;
  if (matter.scheme === undefined) throw new Error(`${matter.code} calculates by no scheme`);
  return law.reckon({
    scheme: matter.scheme,
    region,
    day,
    facts: wanted.record.facts ?? null,
    ...(matter.applicant.of === 'person' ? { personId: applicantId } : {}),
  });
}
