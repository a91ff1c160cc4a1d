import {
  type CaseAction,
  type CaseReading,
  checkApplication,
  type FieldValues,
  fromPaper,
  type Matter,
  type RulesInForce,
} from '../../engine/matters/index.ts';
import type { AuditEntry } from '../audit/index.ts';
import type { Actor, Id, Outcome, Refusal, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { holdPlaces } from '../divisions/index.ts';
import type { Services } from '../http/index.ts';
import { derive } from './derive.ts';
import { appendActions, keepTurns } from './keep.ts';
import { type CaseLaw, rulesFor } from './law.ts';
import { refuseRecord } from './refuse-act.ts';
import { findCaseActor, readingOf } from './rows.ts';
import { tellOfActs } from './tell.ts';

/** One application: who applies, and what they said. The household is the one they live in. */
export interface Entry {
  readonly personId: Id;
  readonly record: FieldValues;
  /** Of an application that came in before it became a case: its code, and the day on which it came. */
  readonly cameIn?: { readonly code: string; readonly on: string } | undefined;
  /** Of one on paper that is entered later than it came: the day on which it came, and why only now. */
  readonly paper?: { readonly handedInOn: string; readonly why: string } | undefined;
}

export interface NewCase extends Entry {
  readonly matter: string;
  readonly draftId?: Id | undefined;
}

export interface StartContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock' | 'cipher'>;
  readonly law: CaseLaw;
  audit(entry: AuditEntry): void;
}

export interface Started {
  readonly id: Id;
  readonly caseNo: string;
  readonly phase: string;
  readonly personId: Id;
}

export interface NotStarted {
  readonly personId: Id;
  readonly name: string;
  readonly refusal: Refusal;
}

interface Applicant {
  readonly id: Id;
  readonly name: string;
  readonly household_id: Id | null;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly birth_date: Temporal.PlainDate | null;
  readonly died_on: Temporal.PlainDate | null;
  readonly merged_into: Id | null;
}

/** Letters and figures that are not mistaken for one another on paper or by telephone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const NUMBER_LENGTH = 8;

/** 2026K7F3M9QP: the year and eight signs by which a family asks for its case. */
export function newCaseNo(day: Temporal.PlainDate): string {
  const signs = [...crypto.getRandomValues(new Uint8Array(NUMBER_LENGTH))].map(
    (byte) => ALPHABET[byte % ALPHABET.length],
  );
  return `${day.year}${signs.join('')}`;
}

/**
 * Takes an application in. Refusals: `cases.matter.unknown`, `.not-in-force`, `cases.start.not-yours`, `.household`,
 * `.open-already`, `.dead`, `.paper-future`, `.paper-why`, `.paper-before-birth`, those of the form, `http.missing`.
 */
export async function startCase(
  context: StartContext,
  { matter, draftId, ...entry }: NewCase,
): Promise<Outcome<{ id: Id; caseNo: string; phase: string }>> {
  const outcome = await startCases(context, matter, [entry]);
  if (!outcome.ok) return outcome;
  const [refused] = outcome.value.refused;
  if (refused) return { ok: false, refusal: refused.refusal };
  const [started] = outcome.value.started;
  if (!started) throw new Error('one application was neither taken in nor refused');
  if (draftId !== undefined) {
    const { tx, actor } = context;
    await tx.run(sql`delete from case_draft where county_code = ${actor.countyCode}
        and user_id = ${actor.userId} and id = ${draftId}`);
  }
  return done({ id: started.id, caseNo: started.caseNo, phase: started.phase });
}

interface Beginning {
  readonly id: Id;
  readonly caseNo: string;
  readonly person: Applicant;
  readonly action: CaseAction;
  readonly after: CaseReading;
}

/** Takes many applications of one matter in, in one statement each; those that cannot be are listed with the reason. */
export async function startCases(
  context: StartContext,
  matterCode: string,
  entries: readonly Entry[],
): Promise<Outcome<{ started: readonly Started[]; refused: readonly NotStarted[] }>> {
  const { tx, actor, services, law } = context;
  const matter = law.matterBook.matters.get(matterCode);
  if (!matter) return refuse('cases.matter.unknown', { matter: matterCode }, { field: 'matter' });
  const by = findCaseActor(actor);
  const today = services.clock.today().toString();
  const people = await findApplicants(
    tx,
    actor,
    entries.map(({ personId }) => personId),
  );
  const open = await findOpen(tx, actor, matter, [...people.values()]);
  const begun: Beginning[] = [];
  const refused: NotStarted[] = [];
  for (const entry of entries) {
    const person = people.get(entry.personId);
    // It is dated on the day on which the family handed it in, wherever it waited since.
    const on = entry.cameIn?.on ?? entry.paper?.handedInOn ?? today;
    const rules = rulesFor(law, matter, actor.countyCode, on);
    const mayStart = rules?.procedure.startedBy.some(
      ({ post, level }) => post === by?.post && level === by.level,
    );
    const checked = !rules
      ? refuse(
          'cases.matter.not-in-force',
          { matter: matter.title.zh, on },
          { field: entry.paper ? 'paper.handedInOn' : 'matter' },
        )
      : !by || !mayStart
        ? refuse('cases.start.not-yours', { matter: matter.title.zh })
        : checkEntry(matter, rules, person, open, { ...entry, on, today });
    if (!checked.ok) {
      refused.push({ personId: entry.personId, name: person?.name ?? '', refusal: checked.refusal });
      continue;
    }
    if (!by) continue;
    const { person: applicant, record } = checked.value;
    // Whoever takes it in did not bring it: the family did, by telephone or through another office.
    const brought = {
      ...record,
      ...(entry.cameIn ? { cameInOn: on } : {}),
      ...(entry.paper && on < today ? { paper: { why: entry.paper.why } } : {}),
    };
    const action: CaseAction = { no: 1, kind: 'apply', step: null, on, by, record: brought };
    const after = readingOf(law, matter.code, actor.countyCode, [action]);
    const caseNo = entry.cameIn?.code ?? newCaseNo(services.clock.today());
    begun.push({ id: newId(), caseNo, person: applicant, action, after });
    open.set(subjectOf(matter, applicant), { case_no: caseNo, applied_on: on });
  }
  await writeBegun(context, matter, begun);
  const started = begun.map(({ id, caseNo, person, after }) => ({
    id,
    caseNo,
    phase: after.phase,
    personId: person.id,
  }));
  return done({ started, refused });
}

const subjectOf = ({ applicant }: Matter, { id, household_id }: Applicant): Id =>
  applicant.of === 'household' ? (household_id ?? id) : id;

function checkEntry(
  matter: Matter,
  rules: RulesInForce,
  person: Applicant | undefined,
  open: ReadonlyMap<Id, OpenCase>,
  entry: Entry & { readonly on: string; readonly today: string },
): Outcome<{ person: Applicant; record: FieldValues }> {
  const field = 'personId';
  const { on, today, paper } = entry;
  if (on > today) return refuse('cases.start.paper-future', { today }, { field: 'paper.handedInOn' });
  if (paper && on < today && paper.why.trim() === '')
    return refuse('cases.start.paper-why', {}, { field: 'paper.why' });
  if (!person || person.merged_into !== null) return refuse('http.missing', {}, { field });
  const { name, birth_date, died_on, household_id } = person;
  if (birth_date !== null && on < birth_date.toString())
    return refuse(
      'cases.start.paper-before-birth',
      { name, on: birth_date.toString() },
      { field: 'paper.handedInOn' },
    );
  if (died_on !== null) return refuse('cases.start.dead', { name, on: died_on.toString() }, { field });
  if (matter.applicant.of === 'household' && household_id === null)
    return refuse('cases.start.household', { name }, { field });
  const there = open.get(subjectOf(matter, person));
  if (there)
    return refuse('cases.start.open-already', { caseNo: there.case_no, on: there.applied_on }, { field });
  const checked = checkApplication(matter, rules.procedure, entry.record, on);
  if (checked.ok) return done({ person, record: checked.record });
  return 'problems' in checked
    ? refuseRecord(checked.problems)
    : refuse('cases.start.not-yours', { matter: matter.title.zh });
}

async function writeBegun(context: StartContext, matter: Matter, begun: readonly Beginning[]): Promise<void> {
  if (begun.length === 0) return;
  const { tx, actor, services, audit } = context;
  const at = services.clock.now();
  const rows = begun.map(({ id, caseNo, person, after }) => ({
    ...derive(after),
    id,
    case_no: caseNo,
    household_id: person.household_id,
    person_id: person.id,
    name: person.name,
    town_id: person.town_id,
    village_id: person.village_id,
  }));
  await tx.run(sql`insert into case_file (county_code, id, case_no, matter, household_id, person_id, applicant_name,
        town_id, village_id, phase, step, waiting_level, turns, due_on, applied_on, has_near_relative, lacking,
        last_no, last_at)
      select ${actor.countyCode}, r.id, r.case_no, ${matter.code}, r.household_id, r.person_id, r.name, r.town_id,
        r.village_id, r.phase, r.step, r.waiting_level, r.turns, r.due_on, r.applied_on, r.has_near_relative, r.lacking,
        1, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, case_no text, household_id uuid,
        person_id uuid, name text, town_id uuid, village_id uuid, phase text, step text, waiting_level text,
        turns text[], due_on date, applied_on date, has_near_relative boolean, lacking text[])`);
  await appendActions(
    tx,
    actor,
    at,
    begun.map(({ id, action }) => ({ caseId: id, action })),
  );
  await keepTurns(
    tx,
    actor,
    begun.map(({ id }) => id),
  );
  await tellOfActs(
    { tx, actor, services },
    begun.map(({ id, caseNo, person, action, after }) => ({
      caseId: id,
      caseNo,
      personId: person.id,
      applicantName: person.name,
      townId: person.town_id,
      villageId: person.village_id,
      action,
      before: undefined,
      after,
    })),
  );
  for (const { id, caseNo, action } of begun) {
    audit({
      action: 'cases.apply',
      subjectKind: 'case',
      subjectId: id,
      detail: {
        ...{ matter: matter.code, caseNo },
        ...(fromPaper(action) ? { handedInOn: action.on, why: fromPaper(action)?.why ?? '' } : {}),
      },
    });
  }
}

/** The applicants' villages stand still, and the people too: nobody merges or moves them meanwhile. */
async function findApplicants(tx: Tx, actor: Actor, ids: readonly Id[]): Promise<Map<Id, Applicant>> {
  const homes = await tx.rows<{ village_id: Id }>(sql`select distinct village_id from person
    where county_code = ${actor.countyCode} and id = any(${[...ids]}::uuid[])`);
  if (homes.length === 0) return new Map();
  await holdPlaces(
    tx,
    actor.countyCode,
    homes.map(({ village_id }) => village_id),
  );
  const people =
    await tx.rows<Applicant>(sql`select id, name, household_id, town_id, village_id, birth_date, died_on, merged_into
    from person where county_code = ${actor.countyCode} and id = any(${[...ids]}::uuid[]) order by id for update`);
  return new Map(people.map((person) => [person.id, person]));
}

interface OpenCase {
  readonly case_no: string;
  readonly applied_on: string;
}

/** One matter, one family, one open case. Whoever starts holds the person, so two at once are one behind another. */
async function findOpen(
  tx: Tx,
  actor: Actor,
  matter: Matter,
  people: readonly Applicant[],
): Promise<Map<Id, OpenCase>> {
  const subject = matter.applicant.of === 'household' ? sql`household_id` : sql`person_id`;
  const ids = [...new Set(people.map((person) => subjectOf(matter, person)))];
  const rows = await tx.rows<OpenCase & { subject: Id }>(sql`select ${subject} as subject, case_no,
      applied_on::text as applied_on
    from case_file where county_code = ${actor.countyCode} and ${subject} = any(${ids}::uuid[])
      and matter = ${matter.code} and phase in ('applied', 'supplementing', 'running', 'paused')
    order by applied_on`);
  return new Map(rows.map(({ subject: of, ...open }) => [of, open]));
}
