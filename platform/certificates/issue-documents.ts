import { type CaseReading, endedBy, type ResultDocument, validUntil } from '../../engine/matters/index.ts';
import type { AuditEntry } from '../audit/index.ts';
import type { Actor, Id, Outcome, Refusal, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { readActions, readingOf, toAction } from '../cases/index.ts';
import type { Services } from '../http/index.ts';
import { emitEvents } from '../webhooks/index.ts';
import { documentCode, hashOfCode } from './code.ts';
import { documentNo, officeName, resultsOf } from './due-documents.ts';
import type { DocumentLaw } from './law.ts';

export interface IssueContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock' | 'cipher'>;
  readonly law: DocumentLaw;
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
  readonly town_name: string | null;
  readonly village_name: string | null;
}

export interface NotIssued {
  readonly caseId: Id;
  readonly caseNo: string;
  readonly applicant: string;
  readonly refusal: Refusal;
}

export interface Issued {
  readonly ids: readonly Id[];
  readonly refused: readonly NotIssued[];
}

interface Due {
  readonly file: CaseFile;
  readonly reading: CaseReading;
  readonly document: ResultDocument;
}

/** Who may give documents out: offices, not villages. */
export const mayIssue = (actor: Actor): boolean => actor.level === 'county' || actor.level === 'town';

/**
 * Gives out every document that follows from the decisions of some cases and has not been given out: numbered, dated
 * today, kept as they say. Each case that has none says why. Refusals: `documents.not-yours`, `http.missing`.
 */
export async function issueDocuments(
  context: IssueContext,
  caseIds: readonly Id[],
): Promise<Outcome<Issued>> {
  const { tx, actor, services, law } = context;
  if (!mayIssue(actor)) return refuse('documents.not-yours');
  const ids = [...new Set(caseIds)];
  const files = await lockFiles(tx, actor, ids);
  if (files.length < ids.length) return refuse('http.missing');
  const [actions, given] = [await readActions(tx, actor, ids), await findGiven(tx, actor, ids)];
  const due: Due[] = [];
  const refused: NotIssued[] = [];
  for (const file of files) {
    const rows = actions.get(file.id) ?? [];
    const reading = readingOf(law.cases, file.matter, actor.countyCode, rows.map(toAction));
    const open = resultsOf(reading).filter(
      ({ code }) => !given.has(`${file.id} ${reading.decision?.no} ${code}`),
    );
    for (const document of open) due.push({ file, reading, document });
    if (open.length > 0) continue;
    const refusal = refuse(reading.decision ? 'documents.none-due' : 'documents.not-decided').refusal;
    refused.push({ caseId: file.id, caseNo: file.case_no, applicant: file.applicant_name, refusal });
  }
  const issued = due.length > 0 ? await write(context, due) : [];
  await endOthers(tx, actor, services, due);
  const fileOf = new Map(due.map(({ file }) => [file.id, file]));
  await emitEvents(
    tx,
    services.clock.now(),
    issued.map(({ id, caseId }) => ({
      type: 'certificate.issued',
      // In the order of its case: after the decision that it follows from.
      subject: { kind: 'case', id: caseId },
      ...{ townId: fileOf.get(caseId)?.town_id ?? null, villageId: fileOf.get(caseId)?.village_id ?? null },
      data: { caseId, documentId: id, matter: fileOf.get(caseId)?.matter ?? null },
    })),
  );
  for (const { id, caseId, no } of issued) {
    context.audit({
      action: 'documents.issue',
      subjectKind: 'case',
      subjectId: caseId,
      detail: { document: id, no },
    });
  }
  return done({ ids: issued.map(({ id }) => id), refused });
}

const lockFiles = (tx: Tx, actor: Actor, ids: readonly Id[]): Promise<CaseFile[]> =>
  tx.rows<CaseFile>(sql`select f.id, f.case_no, f.matter, f.household_id, f.person_id, f.applicant_name, f.town_id,
      f.village_id, (select name from division t where t.county_code = f.county_code and t.id = f.town_id) as town_name,
      (select name from division v where v.county_code = f.county_code and v.id = f.village_id) as village_name
    from case_file f where f.county_code = ${actor.countyCode} and f.id = any(${[...ids]}::uuid[])
    order by f.id for update of f`);

/** Case, decision and code of what was given out and not revoked: one that was lost and revoked is due again. */
async function findGiven(tx: Tx, actor: Actor, ids: readonly Id[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ key: string }>(sql`select case_id || ' ' || decision_no || ' ' || code as key
    from result_document d where county_code = ${actor.countyCode} and case_id = any(${[...ids]}::uuid[])
      and not exists (select 1 from document_event e
        where e.county_code = d.county_code and e.document_id = d.id and e.kind = 'revoked')`);
  return new Set(rows.map(({ key }) => key));
}

/** The next numbers of the year; whoever comes second waits, so that none is given twice and none left out. */
async function takeNumbers(tx: Tx, actor: Actor, year: number, count: number): Promise<number> {
  const { last } = await tx.get<{ last: number }>(sql`insert into document_counter (county_code, year, last)
    values (${actor.countyCode}, ${year}, ${count})
    on conflict (county_code, year) do update set last = document_counter.last + ${count} returning last`);
  return last - count + 1;
}

async function write(
  { tx, actor, services, law }: IssueContext,
  due: readonly Due[],
): Promise<{ id: Id; caseId: Id; no: string }[]> {
  const { countyCode } = actor;
  const today = services.clock.today();
  const first = await takeNumbers(tx, actor, today.year, due.length);
  const county = await tx.get<{ name: string }>(sql`select name from county where code = ${countyCode}`);
  const rows = due.map(({ file, reading, document }, place) => {
    const id = newId();
    const no = documentNo(countyCode, today.year, first + place);
    const until = validUntil(reading) ?? null;
    const says = law.compose({
      reading,
      document,
      documentNo: no,
      office: officeName(reading.decision?.by.level ?? 'county', county.name, file.town_name ?? ''),
      countyName: county.name,
      holder: file.applicant_name,
      place: `${file.town_name ?? ''}${file.village_name ?? ''}`,
      caseNo: file.case_no,
      issuedOn: today.toString(),
      validUntil: until,
    });
    return {
      id,
      case_id: file.id,
      code: document.code,
      form: document.form ?? 'notice',
      document_no: no,
      decision_no: reading.decision?.no,
      matter: file.matter,
      title: says.title,
      matter_title: says.matterTitle,
      office: says.office,
      holder_name: file.applicant_name,
      town_id: file.town_id,
      village_id: file.village_id,
      valid_until: until,
      says,
      code_hash: hashOfCode(documentCode(services.cipher, countyCode, id)).toString('hex'),
    };
  });
  await tx.run(sql`insert into result_document (county_code, id, case_id, code, form, document_no, decision_no, matter,
      title, matter_title, office, holder_name, town_id, village_id, issued_on, valid_until, says, code_hash, replaces,
      issued_at, issued_by, issued_by_name)
    select ${countyCode}, r.id, r.case_id, r.code, r.form, r.document_no, r.decision_no, r.matter, r.title,
      r.matter_title, r.office, r.holder_name, r.town_id, r.village_id, ${today}, r.valid_until, r.says,
      decode(r.code_hash, 'hex'),
      (select d.id from result_document d where d.county_code = ${countyCode} and d.case_id = r.case_id
        and d.code = r.code order by d.issued_at desc, d.id desc limit 1),
      ${services.clock.now()}, ${actor.userId}, ${actor.userName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, case_id uuid, code text, form text,
      document_no text, decision_no integer, matter text, title text, matter_title text, office text, holder_name text,
      town_id uuid, village_id uuid, valid_until date, says jsonb, code_hash text)`);
  return rows.map(({ id, case_id, document_no }) => ({ id, caseId: case_id, no: document_no }));
}

/** An allowance that was stopped takes its certificate with it. */
async function endOthers(
  tx: Tx,
  actor: Actor,
  { clock }: Pick<Services, 'clock'>,
  due: readonly Due[],
): Promise<void> {
  const ends = due.flatMap(({ file, reading }) => {
    const matter = endedBy(reading);
    return matter === undefined
      ? []
      : [{ matter, household_id: file.household_id, person_id: file.person_id, reason: `${file.case_no}` }];
  });
  if (ends.length === 0) return;
  await tx.run(sql`insert into document_event (county_code, document_id, no, kind, on_day, reason, at, by_id, by_name)
    select distinct on (d.id) d.county_code, d.id,
      1 + (select count(*)::int from document_event e where e.county_code = d.county_code and e.document_id = d.id),
      'revoked', ${clock.today()}::date, r.reason, ${clock.now()}::timestamptz, ${actor.userId}::uuid,
      ${actor.userName}::text
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb)
        as r (matter text, household_id uuid, person_id uuid, reason text)
      join case_file f on f.county_code = ${actor.countyCode} and f.matter = r.matter
        and (f.household_id = r.household_id or f.person_id = r.person_id)
      join result_document d on d.county_code = f.county_code and d.case_id = f.id
    where f.is_granted and app.document_state(d.county_code, d.id, ${clock.today()}) in ('valid', 'expired')`);
}
