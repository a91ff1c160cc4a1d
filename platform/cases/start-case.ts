import { type CaseAction, checkApplication, type FieldValues } from '../../engine/matters/index.ts';
import type { AuditEntry } from '../audit/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { holdPlaces } from '../divisions/index.ts';
import type { Services } from '../http/index.ts';
import { derive } from './derive.ts';
import { appendActions, keepTurns } from './keep.ts';
import { type CaseLaw, rulesFor } from './law.ts';
import { refuseRecord } from './refuse-act.ts';
import { findCaseActor, readingOf } from './rows.ts';
import { tellOfActs } from './tell.ts';

export interface NewCase {
  readonly matter: string;
  /** Who applies; the household is the one they live in. */
  readonly personId: Id;
  readonly record: FieldValues;
  readonly draftId?: Id | undefined;
  /** Of an application that came in before it became a case: its code, and the day on which it came. */
  readonly cameIn?: { readonly code: string; readonly on: string } | undefined;
}

interface Applicant {
  readonly id: Id;
  readonly name: string;
  readonly household_id: Id | null;
  readonly town_id: Id;
  readonly village_id: Id;
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
 * `.open-already`, `.dead`, those of the form, `http.missing`.
 */
export async function startCase(
  {
    tx,
    actor,
    services,
    law,
    audit,
  }: {
    readonly tx: Tx;
    readonly actor: Actor;
    readonly services: Pick<Services, 'clock' | 'cipher'>;
    readonly law: CaseLaw;
    audit(entry: AuditEntry): void;
  },
  input: NewCase,
): Promise<Outcome<{ id: Id; caseNo: string; phase: string }>> {
  const matter = law.matterBook.matters.get(input.matter);
  if (!matter) return refuse('cases.matter.unknown', { matter: input.matter }, { field: 'matter' });
  const today = services.clock.today();
  // It is dated on the day on which the family handed it in, wherever it waited since.
  const on = input.cameIn?.on ?? today.toString();
  const rules = rulesFor(law, matter, actor.countyCode, on);
  if (!rules)
    return refuse('cases.matter.not-in-force', { matter: matter.title.zh, on }, { field: 'matter' });
  const by = findCaseActor(actor);
  const mayStart = rules.procedure.startedBy.some(
    ({ post, level }) => post === by?.post && level === by.level,
  );
  if (!by || !mayStart) return refuse('cases.start.not-yours', { matter: matter.title.zh });
  const found = await findApplicant(tx, actor, input.personId);
  if (!found.ok) return found;
  const person = found.value;
  if (matter.applicant.of === 'household' && person.household_id === null)
    return refuse('cases.start.household', { name: person.name }, { field: 'personId' });
  const open = await findOpen(tx, actor, matter.code, person, matter.applicant.of);
  if (open)
    return refuse(
      'cases.start.open-already',
      { caseNo: open.case_no, on: open.applied_on },
      { field: 'personId' },
    );
  const checked = checkApplication(matter, rules.procedure, input.record, on);
  if (!checked.ok)
    return 'problems' in checked
      ? refuseRecord(checked.problems)
      : refuse('cases.start.not-yours', { matter: matter.title.zh });
  const id = newId();
  const action: CaseAction = { no: 1, kind: 'apply', step: null, on, by, record: checked.record };
  const caseNo = input.cameIn?.code ?? newCaseNo(today);
  const after = readingOf(law, matter.code, actor.countyCode, [action]);
  const derived = derive(after);
  const at = services.clock.now();
  await tx.run(sql`insert into case_file (county_code, id, case_no, matter, household_id, person_id, applicant_name,
        town_id, village_id, phase, step, waiting_level, turns, due_on, applied_on,
        has_near_relative, lacking, last_no, last_at)
      values (${actor.countyCode}, ${id}, ${caseNo}, ${matter.code}, ${person.household_id}, ${person.id}, ${person.name},
        ${person.town_id}, ${person.village_id}, ${derived.phase}, ${derived.step}, ${derived.waiting_level},
        ${derived.turns}, ${derived.due_on}, ${derived.applied_on}, ${derived.has_near_relative}, ${derived.lacking}, 1,
        ${at})`);
  await appendActions(tx, actor, at, [{ caseId: id, action }]);
  await keepTurns(tx, actor, [id]);
  await tellOfActs({ tx, actor, services }, [
    {
      caseId: id,
      caseNo,
      personId: person.id,
      applicantName: person.name,
      townId: person.town_id,
      villageId: person.village_id,
      action,
      before: undefined,
      after,
    },
  ]);
  if (input.draftId !== undefined) {
    await tx.run(sql`delete from case_draft where county_code = ${actor.countyCode}
        and user_id = ${actor.userId} and id = ${input.draftId}`);
  }
  audit({
    action: 'cases.apply',
    subjectKind: 'case',
    subjectId: id,
    detail: { matter: matter.code, caseNo },
  });
  return done({ id, caseNo, phase: derived.phase });
}

/** The applicant's village stands still, and the person too: nobody merges or moves them meanwhile. */
async function findApplicant(tx: Tx, actor: Actor, personId: Id): Promise<Outcome<Applicant>> {
  const home = await tx.find<{ village_id: Id }>(sql`select village_id from person
    where county_code = ${actor.countyCode} and id = ${personId}`);
  if (!home) return refuse('http.missing', {}, { field: 'personId' });
  await holdPlaces(tx, actor.countyCode, [home.village_id]);
  const person =
    await tx.find<Applicant>(sql`select id, name, household_id, town_id, village_id, died_on, merged_into
    from person where county_code = ${actor.countyCode} and id = ${personId} for update`);
  if (!person || person.merged_into !== null) return refuse('http.missing', {}, { field: 'personId' });
  if (person.died_on !== null)
    return refuse(
      'cases.start.dead',
      { name: person.name, on: person.died_on.toString() },
      { field: 'personId' },
    );
  return done(person);
}

/** One matter, one family, one open case. Whoever starts holds the person, so two at once are one behind another. */
function findOpen(
  tx: Tx,
  actor: Actor,
  matter: string,
  person: Applicant,
  of: 'household' | 'person',
): Promise<{ case_no: string; applied_on: string } | undefined> {
  const subject =
    of === 'household' ? sql`household_id = ${person.household_id}` : sql`person_id = ${person.id}`;
  return tx.find(sql`select case_no, applied_on::text as applied_on from case_file
    where county_code = ${actor.countyCode} and ${subject} and matter = ${matter}
      and phase in ('applied', 'supplementing', 'running', 'paused')
    order by applied_on desc limit 1`);
}
