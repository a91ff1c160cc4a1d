import {
  type CaseReading,
  type Field,
  type FieldValues,
  findReason,
  findStep,
  type StepReading,
} from '../../engine/matters/index.ts';
import type { VisitReading, VisitRecord } from '../../engine/visits/index.ts';
import type { AuditEntry } from '../audit/index.ts';
import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, isOwnAccount, newId, refuse, sql } from '../base/index.ts';
import {
  actOn,
  type CaseLaw,
  findCaseActor,
  readActions as readCaseActions,
  readingOf as readingOfCase,
  slotOf,
  toAction,
} from '../cases/index.ts';
import type { Services } from '../http/index.ts';
import { countPersons, findOtherAccounts } from '../identity/index.ts';
import { handPapers } from '../papers/index.ts';
import { getChecklist, type VisitLaw } from './law.ts';
import type { VisitRow } from './rows.ts';
import { listSendable, sendableMembers } from './send-team.ts';

/** What visits need of the cases they are made for. */
export interface CaseContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock' | 'cipher'>;
  readonly law: VisitLaw;
  readonly cases: CaseLaw;
  audit(entry: AuditEntry): void;
}

interface CaseFile {
  readonly id: Id;
  readonly case_no: string;
  readonly matter: string;
  readonly household_id: Id | null;
  readonly person_id: Id;
  readonly applicant_name: string;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly accepted_on: string | null;
  readonly due_on: string;
  readonly address: string;
}

const findFile = (reader: Reader, { countyCode }: Actor, id: Id): Promise<CaseFile | undefined> =>
  reader.find<CaseFile>(sql`select f.id, f.case_no, f.matter, f.household_id, f.person_id, f.applicant_name,
      f.town_id, f.village_id, f.accepted_on::text as accepted_on, f.due_on::text as due_on,
      left(coalesce(nullif(h.actual_place, ''), h.registered_place, ''), 200) as address
    from case_file f left join household h on h.county_code = f.county_code and h.id = f.household_id
    where f.county_code = ${countyCode} and f.id = ${id}`);

async function readOne(tx: Reader, actor: Actor, cases: CaseLaw, file: CaseFile): Promise<CaseReading> {
  const rows = (await readCaseActions(tx, actor, [file.id])).get(file.id) ?? [];
  return readingOfCase(cases, file.matter, actor.countyCode, rows.map(toAction));
}

/** Days in which a visit is to be made when no limit of its case says so. */
const USUAL_DAYS = 10;

function dueOf(file: CaseFile, today: Temporal.PlainDate): string {
  const usual = today.add({ days: USUAL_DAYS }).toString();
  return file.due_on < usual && file.due_on >= today.toString() ? file.due_on : usual;
}

/** The step of a case that is done by going there, and that this officer may do or sign now. */
export function findVisitStep(reading: CaseReading, actor: Actor, today: string): StepReading | undefined {
  const by = findCaseActor(actor);
  if (!by) return undefined;
  const asking = { reading, actor: by, today };
  return reading.steps.find(
    ({ step, state }) =>
      step.checklist !== undefined &&
      state === 'open' &&
      (findReason(asking, 'complete', step.code) === undefined ||
        (step.second ?? []).some(({ post, level }) => post === by.post && level === by.level)),
  );
}

/**
 * Takes the open visit of a case along on the telephone: its telling will be the record of the step. Asked twice, it is
 * the same visit. Refusals: `visits.case.no-step`, `visits.team.*`, `http.missing`.
 */
export async function takeCaseAlong(
  context: CaseContext,
  caseId: Id,
  userIds: readonly Id[],
): Promise<Outcome<{ id: Id; wasThere: boolean }>> {
  const { tx, actor, services, law, cases } = context;
  const file = await findFile(tx, actor, caseId);
  if (!file) return refuse('http.missing');
  const today = services.clock.today();
  const reading = await readOne(tx, actor, cases, file);
  const one = findVisitStep(reading, actor, today.toString());
  if (!one?.step.checklist) return refuse('visits.case.no-step');
  const checklist = getChecklist(law, one.step.checklist);
  if (!checklist.ok) return checklist;
  const team = await sendableMembers(tx, [...new Set([actor.userId, ...userIds])], today.toString());
  if (!team.ok) return team;
  const least = checklist.value.teamMin;
  const accounts = team.value.flatMap(({ userId }) => userId ?? []);
  if ((await countPersons(tx, accounts)) < least)
    return refuse('visits.team.small', { least }, { field: 'userIds' });
  // Whoever else takes the same case along waits here, and then finds the visit.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`visit ${caseId} ${one.step.code}`}, 0))`);
  const there = await tx.find<{ id: Id }>(sql`select id from visit where county_code = ${actor.countyCode}
    and case_id = ${caseId} and case_step = ${one.step.code} and case_round = ${one.round}
    and case_state = 'open' and phase <> 'cancelled'`);
  const id = there?.id ?? newId();
  if (!there) await insertVisit(context, file, one, id, dueOf(file, today));
  await tx.run(sql`update visit set team = ${JSON.stringify(team.value)}::jsonb
    where county_code = ${actor.countyCode} and id = ${id}`);
  await tx.run(sql`delete from visit_member where county_code = ${actor.countyCode} and visit_id = ${id}`);
  await tx.run(sql`insert into visit_member (county_code, user_id, visit_id)
    select ${actor.countyCode}, u.id, ${id} from unnest(${accounts}::uuid[]) as u (id)`);
  return done({ id, wasThere: there !== undefined });
}

async function insertVisit(
  { tx, actor, services, cases }: CaseContext,
  file: CaseFile,
  { step, round }: StepReading,
  id: Id,
  dueOn: string,
): Promise<void> {
  const title = cases.matterBook.matters.get(file.matter)?.title.zh ?? file.matter;
  const ofHousehold = file.household_id !== null;
  await tx.run(sql`insert into visit (county_code, id, case_id, case_step, case_round, case_state, checklist,
      plan_title, stratum, subject_kind, subject_id, name, address, town_id, village_id, from_on, due_on, phase, last_at)
    values (${actor.countyCode}, ${id}, ${file.id}, ${step.code}, ${round}, 'open', ${step.checklist},
      ${`${title} ${file.case_no}`}, 'all', ${ofHousehold ? 'household' : 'person'},
      ${file.household_id ?? file.person_id}, ${file.applicant_name}, ${file.address}, ${file.town_id},
      ${file.village_id}, ${file.accepted_on}::date, ${dueOn}::date, 'planned', ${services.clock.now()})`);
}

/**
 * What was told in the house becomes the record of the case's step, once, with the names of all who signed. A case that
 * went another way meanwhile stays as it is, and so does what was told.
 */
export async function tellCase(context: CaseContext, visit: VisitRow, reading: VisitReading): Promise<void> {
  const { tx, actor, cases } = context;
  const { case_id: caseId, case_step: step, case_state: state } = visit;
  const told = reading.current;
  if (!caseId || !step || state !== 'open' || told?.outcome !== 'done') return;
  const file = await findFile(tx, actor, caseId);
  if (!file) return;
  const now = await readOne(tx, actor, cases, file);
  const one = findStep(now, step);
  // Its turn has not come yet: what was told waits for it (`tell-waiting.ts`).
  if (one?.state === 'waiting' || now.phase === 'paused') return;
  const isSame = one?.state === 'open' && (visit.plan_id !== null || one.round === visit.case_round);
  const stands = (as: 'open' | 'told' | 'other') =>
    tx.run(sql`update visit set case_state = ${as}
      where county_code = ${actor.countyCode} and id = ${visit.id}`);
  await stands(isSame ? 'told' : 'other');
  if (!isSame || !one) return;
  const why = await complete(context, visit, one, told, file);
  // Whoever has the case in hand passes it on, or goes themselves.
  if (why !== undefined) await stands(why === 'cases.act.held' ? 'open' : 'other');
}

/** @returns the code of the refusal; nothing when it is done. */
async function complete(
  context: CaseContext,
  visit: VisitRow,
  { step }: StepReading,
  told: VisitRecord,
  file: CaseFile,
): Promise<string | undefined> {
  const { tx, actor, services, cases, audit } = context;
  const officers = await listSendable(tx, undefined, services.clock.today().toString());
  const went = new Set(told.team.map(({ userId }) => userId));
  const signed = new Set(told.signatures.map(({ name }) => name));
  const others = officers.filter(
    ({ userId, name }) => went.has(userId) && !isOwnAccount(actor, userId) && signed.has(name),
  );
  const ofPerson = await findOtherAccounts(
    tx,
    others.map(({ userId }) => userId),
  );
  const team = others.map(({ userId, name, post, level }) => ({
    ...{ userId, name, post, level: level as 'village' | 'town' | 'county' },
    otherAccounts: ofPerson.get(userId) ?? [],
  }));
  const record = await recordOf(tx, actor, visit, told, step.code, step.records, file);
  const wanted = { kind: 'complete', step: step.code, record, told: { visit: visit.id, team } } as const;
  const acted = await actOn({ tx, actor, services, law: cases, audit }, [{ caseId: file.id }], wanted);
  if (!acted.ok) return acted.refusal.code;
  return acted.value.refused[0]?.refusal.code;
}

/** The answers, and what the telephone knows by itself, as far as the step asks for it. */
async function recordOf(
  tx: Tx,
  actor: Actor,
  visit: VisitRow,
  told: VisitRecord,
  step: string,
  fields: readonly Field[],
  file: CaseFile,
): Promise<FieldValues> {
  const teamNames = new Set(told.team.map(({ name }) => name));
  const hosts = told.signatures.filter(({ name }) => !teamNames.has(name)).map(({ name }) => name);
  const most = (name: string, ids: readonly Id[]): readonly Id[] => {
    const kind = fields.find((field) => field.name === name)?.kind;
    return kind?.kind === 'papers' ? ids.slice(0, kind.max) : [];
  };
  const pictures = {
    photos: most('photos', told.photos),
    signatures: most(
      'signatures',
      told.signatures.map(({ photoId }) => photoId),
    ),
  };
  const handed = await handPapers(
    tx,
    actor,
    { kind: 'visit', id: visit.id },
    { kind: 'case', id: file.id },
    Object.entries(pictures).flatMap(([field, ids]) => ids.map((id) => ({ id, slot: slotOf(step, field) }))),
  );
  const papersOf = (ids: readonly Id[]) => ids.flatMap((id) => handed.get(id) ?? []);
  const known: FieldValues = {
    way: 'home',
    visitedOn: told.visitedOn,
    checkedOn: told.visitedOn,
    place: visit.address || file.applicant_name,
    present: hosts.join('、').slice(0, 50),
    photos: papersOf(pictures.photos),
    signatures: papersOf(pictures.signatures),
    ...told.answers,
  };
  const asked = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(known).filter(([name]) => asked.has(name)));
}
