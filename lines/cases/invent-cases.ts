import type { ActionKind, FieldValues } from '../../engine/matters/index.ts';
import { type AuditEntry, appendAudit } from '../../platform/audit/index.ts';
import {
  type Actor,
  chinaDay,
  type FieldCipher,
  fixedClock,
  type Id,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import { actOn, type CaseLaw, startCase } from '../../platform/cases/index.ts';
import { issueDocuments } from '../../platform/certificates/index.ts';
import { postLists } from '../../platform/publication/index.ts';
import { openDocumentLaw } from '../documents/index.ts';
import { canonicalFacts } from '../policy/canonical-facts.ts';
import { openPublicationLaw } from '../publication/open-publication-law.ts';
import { readHouseholdFacts } from './household-facts.ts';
import { inventApplications } from './invent-applications.ts';
import { inventMaterials, inventVisitPapers } from './invent-papers.ts';
import { openCaseLaw } from './open-case-law.ts';

/** Applications of one village for the demo county and for browser tests, each left at another point of its way, so that every list has something to show. */
const CASES = 26;

interface Applicant {
  readonly id: Id;
  readonly name: string;
  readonly household_id: Id;
  readonly village_id: Id;
  readonly members: number;
  /** One in so many is of a near relative of the village committee. */
  readonly isRelative: boolean;
}

interface Office {
  readonly clerk: Actor;
  readonly village: Actor;
  readonly officer: Actor;
  readonly director: Actor;
}

type Who = keyof Office;
interface Scene {
  readonly who: Who;
  readonly kind: ActionKind;
  readonly step?: string;
  /** Days after the one before. */
  readonly after: number;
  readonly record: (day: string, applicant: Applicant) => FieldValues;
}

const visited = (visitedOn: string, { name }: Applicant): FieldValues => ({
  way: 'home',
  visitedOn,
  place: '本人家中',
  living: '住砖瓦平房三间，家具陈旧，饮食以自种粮菜为主。',
  means: '种田三亩，农闲打零工，没有存款和车辆。',
  present: name,
  neighbours: ['邻居说这家人勤快，但劳力少、看病多。', '村民小组长证实收入情况属实。'],
});

const way: readonly Scene[] = [
  { who: 'clerk', kind: 'accept', after: 0, record: () => ({}) },
  {
    who: 'clerk',
    kind: 'complete',
    step: 'request-check',
    after: 1,
    record: (_, { members }) => ({ persons: members }),
  },
  {
    who: 'officer',
    kind: 'complete',
    step: 'check',
    after: 1,
    record: (day) => ({
      reportNo: `HD${day.replaceAll('-', '')}`,
      found: ['没有发现未申报的存款、房产和车辆'],
    }),
  },
  { who: 'clerk', kind: 'complete', step: 'visit', after: 1, record: visited },
  { who: 'village', kind: 'confirm', step: 'visit', after: 0, record: () => ({}) },
  { who: 'clerk', kind: 'complete', step: 'calculate', after: 1, record: () => ({}) },
  {
    who: 'clerk',
    kind: 'opine',
    step: 'opinion',
    after: 1,
    record: () => ({ agree: true, remark: '建议纳入保障。' }),
  },
  {
    who: 'clerk',
    kind: 'post',
    step: 'publicity',
    after: 0,
    record: (postedOn) => ({ postedOn, where: '胡铺村村务公开栏' }),
  },
  {
    who: 'clerk',
    kind: 'complete',
    step: 'publicity',
    after: 7,
    record: () => ({ result: '公示期内没有收到异议。' }),
  },
  {
    who: 'officer',
    kind: 'complete',
    step: 'review',
    after: 1,
    record: () => ({ visit: 'none', finding: '材料齐全。' }),
  },
  { who: 'director', kind: 'decide', step: 'decide', after: 2, record: () => ({ granted: true }) },
  {
    who: 'clerk',
    kind: 'complete',
    step: 'notice',
    after: 1,
    record: (notifiedOn, { name }) => ({ notifiedOn, way: 'handed', receivedBy: name }),
  },
];

async function findOffice(tx: Tx, system: Actor): Promise<Office> {
  const rows = await tx.rows<{
    login: string;
    id: Id;
    name: string;
    post: string;
    level: Actor['level'];
    place_id: Id;
  }>(
    sql`select u.login, u.id, u.name, h.post, h.level, h.place_id from app_user u
      join post_holding h on h.county_code = u.county_code and h.user_id = u.id
      where u.county_code = ${system.countyCode}`,
  );
  const as = (login: string): Actor => {
    const found = rows.find((row) => row.login === login);
    if (!found) throw new Error(`the demo county has no ${login}`);
    const placeId = found.level === 'county' ? null : found.place_id;
    return {
      ...system,
      userId: found.id,
      userName: found.name,
      post: found.post,
      level: found.level,
      placeId,
    };
  };
  return {
    clerk: as('daye-clerk'),
    village: as('daye-village'),
    officer: as('daye-officer'),
    director: as('daye-director'),
  };
}

/** Poor families of the township, those of the village worker's own village first. */
const findApplicants = (tx: Tx, { village, clerk }: Office): Promise<Omit<Applicant, 'isRelative'>[]> =>
  tx.rows<Omit<Applicant, 'isRelative'>>(sql`select p.id, p.name, p.household_id, p.village_id,
      (select count(*)::int from person m where m.county_code = p.county_code and m.household_id = p.household_id) as members
    from household h join person p on p.county_code = h.county_code and p.id = h.head_id
      join household_facts f on f.county_code = h.county_code and f.household_id = h.id
    where h.county_code = ${clerk.countyCode} and h.town_id = ${clerk.placeId}
      and p.died_on is null and f.vehicles = 0 and not exists (select from roster_membership r
        where r.county_code = p.county_code and r.person_id = p.id and r.to_on is null)
    order by h.village_id <> ${village.placeId}, f.financial_assets nulls last, h.id limit ${CASES}`);

/** Writes the applications down as officers would have, day after day; none lies after today. */
export async function inventCases(
  tx: Tx,
  actor: Actor,
  { now, cipher }: { readonly now: Temporal.Instant; readonly cipher: FieldCipher },
): Promise<number> {
  const office = await findOffice(tx, actor);
  const law = await openCaseLaw();
  const today = chinaDay(now);
  const applicants = await findApplicants(tx, office);
  const audits: AuditEntry[] = [];
  const audit = (entry: AuditEntry) => void audits.push(entry);
  for (const [place, found] of applicants.entries()) {
    const applicant = { ...found, isRelative: place % 13 === 6 };
    const length = place % (way.length + 1);
    const days = way.slice(0, length).reduce((sum, { after }) => sum + after, 0);
    // Some have been lying for a while, so that something is late.
    const start = today.subtract({ days: days + (place % 5 === 4 ? 12 : place % 3) });
    await playCase({ tx, law, audit, office, cipher, no: place }, applicant, start, way.slice(0, length));
  }
  const { clerk, village } = office;
  if (clerk.placeId && village.placeId)
    await inventApplications(tx, actor, { now, cipher, townId: clerk.placeId, villageId: village.placeId });
  await appendAudit(tx, actor, now, audits);
  return applicants.length;
}

interface Stage {
  readonly tx: Tx;
  readonly law: CaseLaw;
  readonly audit: (entry: AuditEntry) => void;
  readonly office: Office;
  readonly cipher: FieldCipher;
  /** Each case has other pictures. */
  readonly no: number;
}

async function playCase(
  stage: Stage,
  applicant: Applicant,
  start: Temporal.PlainDate,
  scenes: readonly Scene[],
): Promise<void> {
  const { tx, law, audit, office, cipher, no } = stage;
  const clockOn = (day: Temporal.PlainDate) => ({ clock: fixedClock(`${day}T02:00:00Z`), cipher });
  const form = {
    channel: 'self',
    reason: '家里劳动力少，常年看病吃药，收入不够生活。',
    members: applicant.members,
    authorised: true,
    promised: true,
    supportersAgree: true,
    nearRelative: applicant.isRelative,
    ...(applicant.isRelative ? { relativeOf: '吴建国，村委会委员，表兄' } : {}),
  };
  const record = { form, materials: ['application', 'authorisation', 'promise'] };
  const begun = await startCase(
    { tx, actor: office.clerk, services: clockOn(start), law, audit },
    { matter: 'minimum-living', personId: applicant.id, record },
  );
  if (!begun.ok) return;
  const { id: caseId } = begun.value;
  await inventMaterials({ tx, actor: office.clerk, services: clockOn(start) }, caseId, no);
  let day = start;
  for (const scene of scenes) {
    day = day.add({ days: scene.after });
    const actor = office[scene.who];
    const desk = { tx, actor, services: clockOn(day) };
    const papers =
      scene.step === 'visit' && scene.kind === 'complete' ? await inventVisitPapers(desk, caseId, no) : {};
    const said =
      scene.step === 'calculate'
        ? await factsOf(tx, actor, applicant, start)
        : { ...scene.record(day.toString(), applicant), ...papers };
    const context = { tx, actor, services: clockOn(day), law, audit };
    if (scene.kind === 'post') {
      const list = { matter: 'minimum-living', step: 'publicity', villageId: applicant.village_id };
      const wanted = { ...list, postedOn: day, telephone: '0714-8866101', caseIds: [caseId] };
      const posted = await postLists({ ...context, law: await openPublicationLaw() }, wanted);
      if (!posted.ok) return;
      continue;
    }
    const isPoor = await isEligible(tx, actor, caseId);
    const wanted = {
      kind: scene.kind,
      step: scene.step ?? null,
      record: isPoor ? said : (refusing[scene.kind] ?? said),
    };
    const done = await actOn(context, [{ caseId }], wanted);
    if (!done.ok || done.value.refused.length > 0) return;
    // Whoever tells the family has the document in hand.
    const isTold = scene.kind === 'decide' && scenes.length === way.length;
    if (isTold)
      await issueDocuments({ ...context, actor: office.clerk, law: await openDocumentLaw() }, [caseId]);
  }
}

async function factsOf(
  tx: Tx,
  actor: Actor,
  { household_id }: Applicant,
  day: Temporal.PlainDate,
): Promise<FieldValues> {
  const found = await readHouseholdFacts(tx, actor, household_id, day.toString());
  return { facts: found ? (canonicalFacts(found.known) as never) : null };
}

/** What is said of a family that the rules do not grant. */
const refusing: Partial<Readonly<Record<ActionKind, FieldValues>>> = {
  opine: { agree: false, reason: '经核算，家庭人均收入高于保障标准。' },
  decide: { granted: false, reason: '经核算，家庭人均收入高于当地最低生活保障标准，不符合条件。' },
};

async function isEligible(tx: Tx, actor: Actor, caseId: Id): Promise<boolean> {
  const found = await tx.find<{ eligible: boolean }>(sql`select (record ->> 'eligible')::boolean as eligible
    from case_action where county_code = ${actor.countyCode} and case_id = ${caseId} and step = 'calculate'
    order by no desc limit 1`);
  return found?.eligible ?? true;
}
