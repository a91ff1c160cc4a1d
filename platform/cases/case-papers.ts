import type { CaseReading, FieldValues } from '../../engine/matters/index.ts';
import type { Actor, FieldCipher, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import {
  type CleanFile,
  keepPaper,
  listPapers,
  type NewPaperBody,
  openPaper,
  type Paper,
  withdrawPaper,
} from '../papers/index.ts';
import type { CaseLaw } from './law.ts';
import { type PaperSlot, paperSlots, receipt } from './paper-slots.ts';
import { readActions, readingOf, toAction } from './rows.ts';

const SIGNATURE_BYTES_MAX = 48 * 1024;
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
/** Phases in which nothing is added any more. After the decision a signed receipt may still come in. */
const SHUT: ReadonlySet<string> = new Set(['closed', 'not-accepted', 'withdrawn', 'terminated']);

const papersOf = (caseId: Id) => ({ kind: 'case', id: caseId });

interface Opened {
  readonly matter: string;
  readonly reading: CaseReading;
}

/** Refusals: `http.missing`. */
async function readOne(
  reader: Reader,
  actor: Actor,
  law: CaseLaw,
  caseId: Id,
  lock: 'held' | 'free',
): Promise<Outcome<Opened>> {
  const hold = lock === 'held' ? sql`for update` : sql``;
  const file = await reader.find<{ matter: string }>(sql`select matter from case_file
    where county_code = ${actor.countyCode} and id = ${caseId} ${hold}`);
  if (!file) return refuse('http.missing');
  const rows = (await readActions(reader, actor, [caseId])).get(caseId) ?? [];
  return done({
    matter: file.matter,
    reading: readingOf(law, file.matter, actor.countyCode, rows.map(toAction)),
  });
}

export interface CasePapers {
  readonly slots: readonly PaperSlot[];
  readonly papers: readonly Paper[];
  /** Whether papers may be added now. */
  readonly isOpen: boolean;
}

/** What papers the matter knows, and those that there are. Refusals: `http.missing`. */
export async function readCasePapers(
  reader: Reader,
  actor: Actor,
  law: CaseLaw,
  caseId: Id,
): Promise<Outcome<CasePapers>> {
  const one = await readOne(reader, actor, law, caseId, 'free');
  if (!one.ok) return one;
  const { reading } = one.value;
  const papers = await listPapers(reader, actor, papersOf(caseId));
  return done({ slots: paperSlots(reading), papers, isOpen: !SHUT.has(reading.phase) });
}

/** Puts a paper to a case. Refusals: `cases.papers.*`, `papers.*`, `http.missing`. */
export async function addCasePaper(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock' | 'cipher'>,
  law: CaseLaw,
  caseId: Id,
  { id, slot, takenAt, base64 }: NewPaperBody,
): Promise<Outcome<{ id: Id; wasThere: boolean }>> {
  const one = await readOne(tx, actor, law, caseId, 'held');
  if (!one.ok) return one;
  const found = paperSlots(one.value.reading).find((known) => known.slot === slot);
  if (!found) return refuse('cases.papers.slot', {}, { field: 'slot' });
  if (found.isShared) return refuse('cases.papers.shared', { title: found.title.zh }, { field: 'slot' });
  if (SHUT.has(one.value.reading.phase) && found !== receipt) return refuse('cases.papers.closed');
  const bytes = Buffer.from(base64, 'base64');
  // What is drawn on a screen is a small PNG; a signed sheet may be photographed instead.
  const isDrawn = bytes.subarray(0, 4).equals(PNG_HEAD);
  if (found.of === 'signature' && isDrawn && bytes.length > SIGNATURE_BYTES_MAX)
    return refuse('cases.papers.signature', {}, { field: 'base64' });
  const taken = takenAt === undefined ? null : Temporal.Instant.from(takenAt);
  return keepPaper(
    tx,
    actor,
    services,
    papersOf(caseId),
    { id, slot, bytes, takenAt: taken },
    { isPictureOnly: found.of !== 'file' },
  );
}

/** Refusals: `papers.withdrawn`, `http.missing`. */
export const openCasePaper = (
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  caseId: Id,
  paperId: Id,
): Promise<Outcome<CleanFile>> => openPaper(reader, actor, cipher, papersOf(caseId), paperId);

/**
 * Takes a paper out of sight that was put to the wrong case or is of no use, until the decision. What an act names stays:
 * it is part of what was recorded. Refusals: `cases.papers.closed`, `.used`, `papers.withdrawn`, `http.missing`.
 */
export async function withdrawCasePaper(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock'>,
  law: CaseLaw,
  caseId: Id,
  paperId: Id,
  reason: string,
): Promise<Outcome<{ id: Id }>> {
  const one = await readOne(tx, actor, law, caseId, 'held');
  if (!one.ok) return one;
  const { reading } = one.value;
  if (SHUT.has(reading.phase) || reading.decision) return refuse('cases.papers.closed');
  if (reading.steps.some(({ record }) => namesPaper(record, paperId))) return refuse('cases.papers.used');
  return withdrawPaper(tx, actor, services, papersOf(caseId), paperId, reason);
}

const namesPaper = (record: FieldValues, paperId: Id): boolean =>
  Object.values(record).some((value) => Array.isArray(value) && value.includes(paperId));
