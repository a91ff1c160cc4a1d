import { ask, readFields } from '../../engine/matters/index.ts';
import { type AuditEntry, appendAudit } from '../audit/index.ts';
import type { Actor, FieldCipher, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql, systemActor } from '../base/index.ts';
import { actOn } from '../cases/index.ts';
import type { Services } from '../http/index.ts';
import { notify } from '../notices/index.ts';
import { type PublicationLaw, publicObjector, publicVisitor, titleOf } from './law.ts';
import { findPublicList } from './public-lists.ts';
import { findReceiptHash, receiptCode } from './receipt-code.ts';

/** What somebody of the public says, with what the form around it sends. Who does not sign is anonymous. */
export interface Told {
  /** Made with the form: sent twice it is the same. */
  readonly key: string;
  readonly text: string;
  readonly name: string;
  readonly phone: string;
}

export const TIP_CHARS_MAX = 1000;
const NAME_CHARS_MAX = 30;
/** Of one list, and of all tips of a county, within a day: what comes beyond has the telephone. */
const LIST_DAY_MAX = 60;
const COUNTY_DAY_MAX = 500;
const PHONE = /^[0-9+][0-9 -]{5,16}$/;
const KEY = /^[0-9a-zA-Z-]{20,64}$/;

const textField = ask.text('text', '内容', 'What you want to say', TIP_CHARS_MAX);

/** Refusals: `publication.tip.*`. */
export function checkTold(told: Told): Outcome<Told> {
  const trimmed = {
    ...told,
    text: told.text.trim(),
    name: told.name.trim(),
    phone: told.phone.trim().normalize('NFKC'),
  };
  if (!KEY.test(told.key)) return refuse('publication.tip.form');
  const read = readFields([textField], { text: trimmed.text }, '2026-01-01');
  if (!read.ok) {
    const [problem] = read.problems;
    if (problem?.code === 'secret-number') return refuse('publication.tip.number', {}, { field: 'text' });
    return refuse('publication.tip.text', { limit: TIP_CHARS_MAX }, { field: 'text' });
  }
  if ([...trimmed.name].length > NAME_CHARS_MAX || /[0-9]{6}/.test(trimmed.name))
    return refuse('publication.tip.name', {}, { field: 'name' });
  if (trimmed.phone !== '' && !PHONE.test(trimmed.phone))
    return refuse('publication.tip.phone', {}, { field: 'phone' });
  if (trimmed.phone !== '' && trimmed.name === '')
    return refuse('publication.tip.unsigned', {}, { field: 'name' });
  return done(trimmed);
}

export interface Received {
  readonly code: string;
  readonly wasThere: boolean;
}

interface NewTip {
  readonly kind: 'objection' | 'list' | 'tip';
  readonly townId: Id | null;
  readonly villageId: Id | null;
  readonly listId: Id | null;
  readonly caseId: Id | null;
  readonly actNo: number | null;
  /** Of what list; nothing for a tip. */
  readonly title?: { readonly zh: string; readonly en: string } | undefined;
}

/** Tells whoever handles it. Of an objection to a line, its case tells them already. */
async function tellOfficers(
  tx: Tx,
  at: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
  id: Id,
  { kind, townId, title }: NewTip,
): Promise<void> {
  if (kind === 'objection') return;
  const turns = [townId === null ? 'county/bureau-officer' : 'town/township-clerk'];
  const subject = { kind: 'tip', id };
  const to = { turns, townId };
  await notify(tx, at, [
    title
      ? { kind: 'publication-objection', to, subject, facts: { title } }
      : { kind: 'tip-arrived', to, subject, facts: { about: { zh: '问题线索', en: 'something wrong' } } },
  ]);
}

const sealedIn = (countyCode: string, id: Id, column: string) => ({
  countyCode,
  table: 'public_tip',
  column,
  rowId: id,
});

export { sealedIn as tipPlace };

/** Sent twice, one behind the other: the second finds what the first has written. */
async function wasSent(
  tx: Tx,
  cipher: FieldCipher,
  countyCode: string,
  { key }: Told,
): Promise<Buffer | null> {
  const sentHash = cipher.blindIndex('tip-sent', countyCode, key);
  const lock = `tip ${countyCode} ${sentHash.toString('hex')}`;
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
  const found = await tx.find(sql`select 1 from public_tip where county_code = ${countyCode}
    and sent_hash = ${sentHash}`);
  return found ? null : sentHash;
}

async function keepTip(
  tx: Tx,
  actor: Actor,
  { clock, cipher }: Pick<Services, 'clock' | 'cipher'>,
  told: Told,
  sentHash: Buffer,
  tip: NewTip,
): Promise<string> {
  const { countyCode } = actor;
  const id = newId();
  const code = receiptCode(cipher, countyCode, told.key);
  const receiptHash = findReceiptHash(cipher, countyCode, code);
  if (!receiptHash) throw new Error('a code of our own is none');
  const seal = (column: string, plain: string) =>
    plain === '' ? null : cipher.seal(plain, sealedIn(countyCode, id, column));
  const at = clock.now();
  // Neither here nor in the log is there an address of whoever sent it.
  await tx.run(sql`insert into public_tip (county_code, id, kind, town_id, village_id, list_id, case_id, act_no,
      sent_hash, receipt_hash, is_anonymous, text_sealed, name_sealed, phone_sealed, received_at)
    values (${countyCode}, ${id}, ${tip.kind}, ${tip.townId}, ${tip.villageId}, ${tip.listId}, ${tip.caseId},
      ${tip.actNo}, ${sentHash}, ${receiptHash}, ${told.name === ''}, ${seal('text_sealed', told.text)},
      ${seal('name_sealed', told.name)}, ${seal('phone_sealed', told.phone)}, ${at})`);
  await tx.run(sql`insert into public_receipt (county_code, receipt_hash, kind, received_on)
    values (${countyCode}, ${receiptHash}, ${tip.kind}, ${clock.today()})`);
  const entry: AuditEntry = {
    action: 'publication.receive',
    subjectKind: 'tip',
    subjectId: id,
    detail: { kind: tip.kind },
  };
  await appendAudit(tx, actor, at, [entry]);
  await tellOfficers(tx, { now: at, today: clock.today() }, id, tip);
  return code;
}

/**
 * Takes an objection to a line, or to a list as a whole. To a line, it is an act on its case. Refusals:
 * `publication.tip.*`, `publication.list.down`, `http.missing`.
 */
export async function receiveObjection(
  services: Pick<Services, 'db' | 'clock' | 'cipher'>,
  law: PublicationLaw,
  asked: {
    readonly countyCode: string;
    readonly listId: string;
    readonly lineNo: number | null;
    readonly told: Told;
  },
): Promise<Outcome<Received>> {
  const { countyCode, lineNo } = asked;
  const { db, clock, cipher } = services;
  const checked = checkTold(asked.told);
  if (!checked.ok) return checked;
  const told = checked.value;
  const list = await db.read(publicVisitor(countyCode), async (reader) => {
    const found = await findPublicList(reader, countyCode, asked.listId, clock.today());
    if (!found) return undefined;
    const ids = await reader.get<{
      town_id: Id;
      village_id: Id;
    }>(sql`select town_id, village_id from public_list
      where county_code = ${countyCode} and id = ${found.id}`);
    return { ...found, townId: ids.town_id, villageId: ids.village_id };
  });
  if (!list) return refuse('http.missing');
  const actor = publicObjector(countyCode, list.villageId);
  return db.write(actor, async (tx): Promise<Outcome<Received>> => {
    const sentHash = await wasSent(tx, cipher, countyCode, told);
    if (!sentHash) return done({ code: receiptCode(cipher, countyCode, told.key), wasThere: true });
    if (!list.isHanging) return refuse('publication.list.down', { on: list.lastDay ?? '' });
    const { count } = await tx.get<{ count: number }>(sql`select count(*)::int as count from public_tip
      where county_code = ${countyCode} and list_id = ${list.id}
        and received_at > ${clock.now().subtract({ hours: 24 })}`);
    if (count >= LIST_DAY_MAX) return refuse('publication.tip.many');
    const place = { townId: list.townId, villageId: list.villageId, listId: list.id };
    const act = lineNo === null ? null : await object(tx, actor, services, law, list, lineNo, told);
    const tip: NewTip = act
      ? { kind: 'objection', ...place, ...act }
      : {
          kind: 'list',
          ...place,
          caseId: null,
          actNo: null,
          title: { zh: titleOf(law, list.matter, 'zh'), en: titleOf(law, list.matter, 'en') },
        };
    return done({ code: await keepTip(tx, actor, services, told, sentHash, tip), wasThere: false });
  });
}

/** The act on the case; nothing where the case cannot take one, so that what was said is kept as one to the list. */
async function object(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock' | 'cipher'>,
  law: PublicationLaw,
  list: { readonly id: Id; readonly step: string | null },
  lineNo: number,
  told: Told,
): Promise<{ caseId: Id; actNo: number } | null> {
  const entry = await tx.find<{ caseId: Id }>(sql`select case_id as "caseId" from publication_entry
    where county_code = ${actor.countyCode} and list_id = ${list.id} and no = ${lineNo} and removed_on is null
      and case_id is not null`);
  if (!entry || list.step === null) return null;
  const audits: AuditEntry[] = [];
  const context = { tx, actor, services, law: law.cases, audit: (one: AuditEntry) => void audits.push(one) };
  // The village reads its cases, and what was said may be about the village: the words stand with the tip alone.
  const code = receiptCode(services.cipher, actor.countyCode, told.key);
  const text = `公众在公示页面提出异议（回执号尾号 ${code.slice(-4)}），内容见“异议和线索”`;
  const record = { text, isAnonymous: told.name === '' };
  const acted = await actOn(context, [entry], { kind: 'object', step: list.step, record });
  const [one] = acted.ok ? acted.value.acted : [];
  if (!one) return null;
  await appendAudit(tx, actor, services.clock.now(), audits);
  return { caseId: entry.caseId, actNo: one.no };
}

/** Takes a tip: to the county, or to a township. Refusals: `publication.tip.*`. */
export async function receiveTip(
  services: Pick<Services, 'db' | 'clock' | 'cipher'>,
  asked: { readonly countyCode: string; readonly townCode: string | null; readonly told: Told },
): Promise<Outcome<Received>> {
  const { countyCode, townCode } = asked;
  const { db, clock, cipher } = services;
  const checked = checkTold(asked.told);
  if (!checked.ok) return checked;
  const told = checked.value;
  const actor: Actor = { ...systemActor(countyCode, 'public pages'), userName: '公示页面', post: 'public' };
  return db.write(actor, async (tx): Promise<Outcome<Received>> => {
    const sentHash = await wasSent(tx, cipher, countyCode, told);
    if (!sentHash) return done({ code: receiptCode(cipher, countyCode, told.key), wasThere: true });
    const town =
      townCode === null
        ? undefined
        : await tx.find<{ id: Id }>(sql`select id from division where county_code = ${countyCode}
            and code = ${townCode} and level = 'town' and valid_to is null`);
    if (townCode !== null && !town) return refuse('publication.tip.town', {}, { field: 'town' });
    const { count } = await tx.get<{ count: number }>(sql`select count(*)::int as count from public_tip
      where county_code = ${countyCode} and kind = 'tip' and received_at > ${clock.now().subtract({ hours: 24 })}`);
    if (count >= COUNTY_DAY_MAX) return refuse('publication.tip.many');
    const tip: NewTip = {
      ...{ kind: 'tip', townId: town?.id ?? null, villageId: null },
      ...{ listId: null, caseId: null, actNo: null },
    };
    return done({ code: await keepTip(tx, actor, services, told, sentHash, tip), wasThere: false });
  });
}
