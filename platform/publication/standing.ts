import type { CaseReading, ShownField } from '../../engine/matters/index.ts';
import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import {
  type FileRow,
  fileColumns,
  LIST_MAX,
  membersOf,
  type RefusedLine,
  readReadings,
} from './candidates.ts';
import { type KeptLine, keepList } from './keep-list.ts';
import { announcedMatters, type PublicationLaw } from './law.ts';
import { findVillage, type WriteSetting } from './post-lists.ts';
import { makeRow } from './public-row.ts';
import { queueTakeDown } from './queue.ts';
import { removePublic } from './take-down.ts';

interface AwardRow extends FileRow {
  readonly household_id: Id | null;
  readonly last_no: number;
}

interface Award {
  readonly file: AwardRow;
  readonly reading: CaseReading;
  readonly amountFen: number | null;
}

/** Who receives by a matter in a village today: what was granted, as later changes have left it. */
async function readAwards(
  reader: Reader,
  actor: Actor,
  law: PublicationLaw,
  matterCode: string,
  villageId: Id,
): Promise<readonly Award[]> {
  const all = [...law.cases.matterBook.matters.values()];
  const matter = all.find(({ code }) => code === matterCode);
  if (!matter) return [];
  const changes = all.filter(
    (one) => one.kind === 'change' && one.scheme !== undefined && one.scheme === matter.scheme,
  );
  const codes = [matter.code, ...changes.map(({ code }) => code)];
  const files = await reader.rows<AwardRow>(sql`select ${fileColumns}, f.household_id, f.last_no
    from case_file f join person p on p.county_code = f.county_code and p.id = f.person_id
    where f.county_code = ${actor.countyCode} and f.village_id = ${villageId} and f.matter = any(${codes}::text[])
      and f.is_granted and f.phase in ('decided', 'closed') and p.died_on is null and p.merged_into is null
    order by f.decided_on, f.id limit ${LIST_MAX * 4}`);
  const readings = await readReadings(reader, actor, law, files);
  const awards = new Map<string, Award>();
  for (const file of files) {
    const reading = readings.get(file.id);
    if (!reading?.decision?.isGranted) continue;
    const subject = matter.applicant.of === 'household' ? file.household_id : file.person_id;
    if (subject === null) continue;
    const amountFen = reading.decision.amountFen ?? null;
    const before = awards.get(subject);
    if (file.matter === matter.code) awards.set(subject, { file, reading, amountFen });
    else if (law.endsAward(reading)) awards.delete(subject);
    else if (before) awards.set(subject, { ...before, amountFen: amountFen ?? before.amountFen });
  }
  return [...awards.values()];
}

export interface StandingWanted {
  readonly matter: string;
  readonly villageId: Id;
}

export interface Standing {
  readonly shows: readonly ShownField[];
  readonly lines: readonly (KeptLine & { readonly name: string })[];
  readonly refused: readonly RefusedLine[];
}

/** How the list of those who receive would read today. Refusal: `publication.standing.matter`. */
export async function readStanding(
  reader: Reader,
  actor: Actor,
  law: PublicationLaw,
  { matter, villageId }: StandingWanted,
  today: Temporal.PlainDate,
): Promise<Outcome<Standing>> {
  const announced = announcedMatters(law, today.toString()).find((one) => one.matter.code === matter);
  if (!announced) return refuse('publication.standing.matter', {}, { field: 'matter' });
  const { shows } = announced;
  const awards = await readAwards(reader, actor, law, matter, villageId);
  const lines: (KeptLine & { name: string })[] = [];
  const refused: RefusedLine[] = [];
  for (const { file, reading, amountFen } of awards.slice(0, LIST_MAX)) {
    const facts = {
      name: file.name,
      birthDate: file.birth_date,
      members: membersOf(reading, file.household_members),
      amountFen,
    };
    const row = makeRow(shows, facts, today);
    if (row.ok)
      lines.push({ caseId: file.id, actNo: reading.decision?.no ?? 0, row: row.value, name: file.name });
    else refused.push({ caseId: file.id, caseNo: file.case_no, name: file.name, refusal: row.refusal });
  }
  return done({ shows, lines, refused });
}

/** Puts up who receives, in place of the list before it. Refusals: `publication.standing.*`, `publication.village`. */
export async function postStanding(
  { tx, actor, services, law, audit }: WriteSetting,
  wanted: StandingWanted & { readonly telephone: string },
): Promise<Outcome<{ id: Id; size: number; refused: readonly RefusedLine[] }>> {
  if (actor.level === 'village') return refuse('publication.list.village');
  const today = services.clock.today();
  const place = await findVillage(tx, actor, wanted.villageId);
  if (!place) return refuse('publication.village', {}, { field: 'villageId' });
  const read = await readStanding(tx, actor, law, wanted, today);
  if (!read.ok) return read;
  const { shows, lines, refused } = read.value;
  if (lines.length === 0) return refuse('publication.standing.nobody');
  const before = await tx.rows<{ id: Id }>(sql`select id from publication_list
    where county_code = ${actor.countyCode} and village_id = ${wanted.villageId} and kind = 'standing'
      and matter = ${wanted.matter} and taken_down_on is null order by id for update`);
  const ids = before.map(({ id }) => id);
  await removePublic(tx, actor, ids, {
    at: services.clock.now(),
    on: today,
    how: 'replaced',
    by: actor.userName,
  });
  const { id, digest } = await keepList(
    tx,
    actor,
    services.clock.now(),
    {
      ...{ kind: 'standing', matter: wanted.matter, step: null, ...place, shows },
      ...{ officeLevel: actor.level === 'county' ? 'county' : 'town', telephone: wanted.telephone },
      ...{ postedOn: today.toString(), lastDay: null },
      amountPer: shows.includes('amount') ? law.amountPer(wanted.matter) : null,
    },
    lines,
  );
  await queueTakeDown(tx, actor, today.add({ days: 1 }));
  audit({
    action: 'publication.post',
    subjectKind: 'publication',
    subjectId: id,
    detail: { matter: wanted.matter, size: lines.length, digest },
  });
  return done({ id, size: lines.length, refused });
}

/**
 * Takes those off the standing lists of a county whose aid has ended since. Run in the night: nobody who receives no
 * longer is told as if they did. @returns how many lines.
 */
export async function dropEnded(
  tx: Tx,
  actor: Actor,
  law: PublicationLaw,
  today: Temporal.PlainDate,
): Promise<number> {
  const lists = await tx.rows<{ id: Id; matter: string; villageId: Id }>(sql`select l.id, l.matter,
      l.village_id as "villageId" from publication_list l
    where l.county_code = ${actor.countyCode} and l.kind = 'standing' and l.taken_down_on is null
      and exists (select 1 from publication_entry e
        join case_file f on f.county_code = e.county_code and f.id = e.case_id
        join case_file c on c.county_code = f.county_code and c.household_id = f.household_id and c.id <> f.id
        where e.county_code = l.county_code and e.list_id = l.id and e.removed_on is null
          and c.is_granted and c.last_at > l.posted_at)
    order by l.id`);
  let count = 0;
  for (const list of lists) {
    const awards = await readAwards(tx, actor, law, list.matter, list.villageId);
    const kept = awards.map(({ file }) => file.id);
    const gone = await tx.rows<{ no: number }>(sql`update publication_entry set removed_on = ${today}
      where county_code = ${actor.countyCode} and list_id = ${list.id} and removed_on is null
        and not case_id = any(${kept}::uuid[]) returning no`);
    await tx.run(sql`delete from public_row where county_code = ${actor.countyCode} and list_id = ${list.id}
      and no = any(${gone.map(({ no }) => no)}::int[])`);
    count += gone.length;
  }
  return count;
}
