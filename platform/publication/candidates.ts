import { type CaseReading, findStep, type ShownField } from '../../engine/matters/index.ts';
import type { Actor, Id, Reader, Refusal } from '../base/index.ts';
import { refuse, sql } from '../base/index.ts';
import { readActions, readingOf, toAction } from '../cases/index.ts';
import type { PublicationLaw } from './law.ts';
import { makeRow, type PublicRow } from './public-row.ts';

/** A case that can be put on a list, and how its line would read. */
export interface Candidate {
  readonly caseId: Id;
  readonly caseNo: string;
  readonly personId: Id;
  readonly name: string;
  readonly row: PublicRow;
  readonly shows: readonly ShownField[];
  /** How long it hangs, as the place has set it; nothing where nobody has. */
  readonly days: number | undefined;
  readonly lastDayOf: (days: number) => string;
  readonly officeLevel: 'town' | 'county';
}

/** A case that cannot, and why. */
export interface RefusedLine {
  readonly caseId: Id;
  readonly caseNo: string;
  readonly name: string;
  readonly refusal: Refusal;
}

export interface Wanted {
  readonly matter: string;
  readonly step: string;
  readonly villageId: Id;
  readonly postedOn: Temporal.PlainDate;
  /** Some of them only; all when left out. */
  readonly caseIds?: readonly Id[] | undefined;
}

export interface FileRow {
  readonly id: Id;
  readonly case_no: string;
  readonly matter: string;
  readonly person_id: Id;
  readonly name: string;
  readonly birth_date: Temporal.PlainDate | null;
  readonly household_members: number;
}

export const LIST_MAX = 1000;

/** A case with what a line may tell of its applicant. `f` is the case. */
export const fileColumns = sql`f.id, f.case_no, f.matter, f.person_id, p.name, p.birth_date,
  (select count(*)::int from person m where m.county_code = f.county_code and m.household_id = f.household_id
    and m.died_on is null) as household_members`;

export async function readReadings(
  reader: Reader,
  actor: Actor,
  law: PublicationLaw,
  files: readonly { readonly id: Id; readonly matter: string }[],
): Promise<ReadonlyMap<Id, CaseReading>> {
  const actions = await readActions(
    reader,
    actor,
    files.map(({ id }) => id),
  );
  return new Map(
    files.map(({ id, matter }) => {
      const acts = (actions.get(id) ?? []).map(toAction);
      return [id, readingOf(law.cases, matter, actor.countyCode, acts)] as const;
    }),
  );
}

/** How many a household is: as it was calculated, else as it is on record. A person alone is told without a number. */
export function membersOf(reading: CaseReading, onRecord: number): number | null {
  if (reading.rules.matter.applicant.of === 'person') return null;
  const members = calculationOf(reading)?.record.members;
  return Array.isArray(members) && members.length > 0 ? members.length : onRecord;
}

export const calculationOf = (reading: CaseReading) =>
  reading.steps.find(({ step, state }) => step.kind === 'calculation' && state === 'done');

/** The sum that is proposed: of the calculation, never typed. */
function amountOf(reading: CaseReading): number | null {
  const record = calculationOf(reading)?.record;
  return record?.eligible === true && typeof record.amountFen === 'number' ? record.amountFen : null;
}

/** The cases of a village that wait to be put up, each with its line or with why it has none. */
export async function readCandidates(
  reader: Reader,
  actor: Actor,
  law: PublicationLaw,
  wanted: Wanted,
): Promise<{ readonly ready: readonly Candidate[]; readonly refused: readonly RefusedLine[] }> {
  const ids = wanted.caseIds ?? null;
  const files = await reader.rows<FileRow>(sql`select ${fileColumns}
    from case_file f join person p on p.county_code = f.county_code and p.id = f.person_id
    where f.county_code = ${actor.countyCode} and f.village_id = ${wanted.villageId} and f.matter = ${wanted.matter}
      and f.step = ${wanted.step} and f.awaits_list
      and (${ids}::uuid[] is null or f.id = any(${ids}::uuid[]))
    order by f.applied_on, f.id limit ${LIST_MAX}`);
  const readings = await readReadings(reader, actor, law, files);
  const ready: Candidate[] = [];
  const refused: RefusedLine[] = [];
  for (const file of files) {
    const reading = readings.get(file.id);
    const one = reading && findStep(reading, wanted.step);
    if (!reading || !one?.step.publicity || one.state !== 'open') continue;
    const who = { caseId: file.id, caseNo: file.case_no, name: file.name };
    const { shows, days } = one.step.publicity;
    const facts = {
      name: file.name,
      birthDate: file.birth_date,
      members: membersOf(reading, file.household_members),
      amountFen: amountOf(reading),
    };
    const row = makeRow(shows, facts, wanted.postedOn);
    if (!row.ok) {
      refused.push({ ...who, refusal: row.refusal });
      continue;
    }
    ready.push({
      ...who,
      personId: file.person_id,
      row: row.value,
      shows,
      days: reading.rules.findDays(days)?.days,
      lastDayOf: (count) => reading.rules.lastPublicityDay(wanted.postedOn.toString(), count),
      officeLevel: one.step.by.some(({ level }) => level === 'county') ? 'county' : 'town',
    });
  }
  return { ready, refused };
}

/** A case that waits for nothing of the kind is told so. */
export const notWaiting = refuse('publication.post.not-waiting').refusal;
