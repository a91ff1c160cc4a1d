import { ask, type FieldValues, optional, readFields } from '../../engine/matters/index.ts';
import type { ChecklistText, TeamMember, VisitReading } from '../../engine/visits/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { countPersons } from '../identity/index.ts';
import { addAction, bodyHash } from './add-action.ts';
import { havePictures } from './add-picture.ts';
import { type CaseContext, tellCase } from './case-visits.ts';
import { getChecklist, getChecklistText, type VisitLaw } from './law.ts';
import { lockVisit, readActions, readingOf, type VisitRow } from './rows.ts';
import type { NewRecord } from './shapes.ts';

/** Where a visit stands after something arrived: `heads` are what the next telling has to name as its bases. */
export interface Arrived {
  readonly id: Id;
  readonly phase: string;
  readonly heads: readonly Id[];
  /** It had arrived before, and nothing was done now. */
  readonly wasThere: boolean;
}

const arrived = (id: Id, { phase, heads }: VisitReading, wasThere: boolean): Arrived => ({
  id,
  phase,
  heads: heads.map((head) => head.id),
  wasThere,
});

/**
 * Takes in what was told of a visit, from a telephone that may have been without a network for days. It arrives once:
 * the same id with the same words is the same telling. It is never turned away for being late, or because somebody else
 * told of the same visit: both stand, and people choose. That of a visit for a case becomes the record of its step.
 * Refusals: `visits.record.*`, `visits.team.*`, `visits.checklist.*`, `http.missing`.
 */
export async function addRecord(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock' | 'cipher'>,
  law: VisitLaw,
  visitId: Id,
  input: NewRecord,
  cases?: Pick<CaseContext, 'cases' | 'audit'>,
): Promise<Outcome<Arrived>> {
  const visit = await lockVisit(tx, actor, visitId);
  if (!visit.ok) return visit;
  const record = { ...input, bases: input.bases.toSorted(), team: namesOf(actor, visit.value, input.team) };
  const known = await tx.find<{ same: boolean }>(sql`select body_hash = ${bodyHash(input)} as same
    from visit_action where county_code = ${actor.countyCode} and visit_id = ${visitId} and id = ${input.id}`);
  if (known) {
    if (!known.same) return refuse('visits.record.reused', {}, { field: 'id' });
    const reading = readingOf(law, visit.value.checklist, await readActions(tx, actor, [visitId]));
    return done(arrived(input.id, reading, true));
  }
  const checked = await checkRecord(tx, actor, services, law, visit.value, record);
  if (!checked.ok) return checked;
  const action = { id: input.id, kind: 'record', on: input.visitedOn, body: record, sent: input } as const;
  const reading = await addAction(tx, actor, law, services.clock.now(), visit.value, action);
  if (cases) await tellCase({ tx, actor, services, law, ...cases }, visit.value, reading);
  return done(arrived(input.id, reading, false));
}

/** An account counts for those who were sent, and for whoever tells it; others are names. */
function namesOf(actor: Actor, visit: VisitRow, team: readonly TeamMember[]): TeamMember[] {
  const known = new Map(visit.team.flatMap(({ userId, name }) => (userId ? [[userId, name] as const] : [])));
  known.set(actor.userId, actor.userName);
  return team.map(({ userId, name }) => {
    const own = userId === null ? undefined : known.get(userId);
    return own === undefined ? { userId: null, name: name.trim() } : { userId, name: own };
  });
}

/** Telephones have a clock of their own, and midnight is not everywhere at once. */
const CLOCK_DAYS = 1;
const remarkField = [optional(ask.text('remark', '情况说明', 'Remark', 500))];

async function checkRecord(
  tx: Tx,
  actor: Actor,
  { clock }: Pick<Services, 'clock' | 'cipher'>,
  law: VisitLaw,
  visit: VisitRow,
  record: NewRecord,
): Promise<Outcome<null>> {
  const latest = clock.today().add({ days: CLOCK_DAYS }).toString();
  if (record.visitedOn < visit.from_on || record.visitedOn > latest) {
    return refuse('visits.record.day', { on: record.visitedOn }, { field: 'visitedOn' });
  }
  const checklist = getChecklist(law, visit.checklist);
  if (!checklist.ok) return checklist;
  const text = getChecklistText(law, visit.checklist, record.visitedOn);
  if (!text.ok) return text;
  const least = checklist.value.teamMin;
  if (new Set(record.team.map(({ name }) => name)).size < least) {
    return refuse('visits.team.small', { least }, { field: 'team' });
  }
  const accounts = record.team.flatMap(({ userId }) => userId ?? []);
  const byAccount = new Set(record.team.flatMap(({ userId, name }) => (userId === null ? [] : name)));
  const others = new Set(record.team.flatMap(({ name }) => (byAccount.has(name) ? [] : name)));
  if ((await countPersons(tx, accounts)) + others.size < least) {
    return refuse('visits.team.small', { least }, { field: 'team' });
  }
  if (!record.team.some(({ userId }) => userId === actor.userId)) {
    return refuse('visits.team.not-you', {}, { field: 'team' });
  }
  const told = checkAnswers(text.value, record);
  return told.ok ? checkPictures(tx, actor, visit, text.value, record) : told;
}

function checkAnswers(text: ChecklistText, record: NewRecord): Outcome<null> {
  const isDone = record.outcome === 'done';
  const remark = record.remark.trim();
  if (!isDone && remark === '') return refuse('visits.record.remark', {}, { field: 'remark' });
  const fields = isDone ? text.items.map(({ field }) => field) : [];
  const read = [
    readFields(fields, record.answers as FieldValues, record.visitedOn),
    readFields(remarkField, remark === '' ? {} : { remark }, record.visitedOn),
  ];
  const details = read.flatMap((one) =>
    one.ok
      ? []
      : one.problems.map(({ path, message }) => {
          const { zh, en } = message;
          return refuse('visits.record.one', { zh, en }, { field: `answers.${path}` }).refusal;
        }),
  );
  if (details.length === 0) return done(null);
  return refuse('visits.record.wrong', { count: details.length }, { field: 'answers', details });
}

async function checkPictures(
  tx: Tx,
  actor: Actor,
  visit: VisitRow,
  text: ChecklistText,
  record: NewRecord,
): Promise<Outcome<null>> {
  const isDone = record.outcome === 'done';
  const photos = new Set(record.photos);
  const { min, max } = text.photos;
  if (photos.size > max || (isDone && photos.size < min)) {
    return refuse('visits.record.photos', { min, max }, { field: 'photos' });
  }
  const signed = new Set(record.signatures.map(({ name }) => name));
  const missing = record.team.find(({ name }) => !signed.has(name));
  if (missing) return refuse('visits.record.signature', { name: missing.name }, { field: 'signatures' });
  const hosts = record.signatures.filter(({ name }) => !record.team.some((one) => one.name === name));
  if (isDone && !text.host.isOptional && hosts.length === 0) {
    return refuse('visits.record.signature', { name: text.host.title.zh }, { field: 'signatures' });
  }
  const wanted = [...photos, ...record.signatures.map(({ photoId }) => photoId)];
  if (await havePictures(tx, actor, visit.id, wanted)) return done(null);
  return refuse('visits.record.photo-missing', {}, { field: 'photos' });
}
