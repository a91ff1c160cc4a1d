import type { Actor, Id, Language, Outcome, Reader, Sql } from '../base/index.ts';
import { done, isId, isOwnAccount, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { balancesNow } from '../ledger/index.ts';
import { givenOf } from './given.ts';
import type { CampaignLaw } from './law.ts';
import type { CampaignItem, CampaignLine, CampaignRecord } from './shapes.ts';

export interface ReadSetting {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: CampaignLaw;
  readonly language: Language;
}

interface Row {
  readonly id: Id;
  readonly kind: string;
  readonly scheme: string;
  readonly title: string;
  readonly month: Temporal.PlainDate;
  readonly document: string;
  readonly state: CampaignItem['state'];
  readonly people: number;
  readonly amount_fen: bigint;
  readonly is_signed_for: boolean;
  readonly signed: number;
  readonly goods: string | null;
  readonly pieces: number;
  readonly listed_at: Temporal.Instant;
  readonly listed_by: Id;
  readonly listed_by_name: string;
}

/** The equality of row-level security said once more, so that the index of the place serves. */
const ownLines = (actor: Actor): Sql =>
  actor.level === 'town'
    ? sql`l.town_id = ${actor.placeId}`
    : actor.level === 'village'
      ? sql`l.village_id = ${actor.placeId}`
      : sql`true`;

const signedOf = (actor: Actor): Sql => sql`case when c.is_signed_for then (select count(*)::integer
  from campaign_line l
    join campaign_receipt r on r.county_code = l.county_code and r.line_id = l.id
  where l.county_code = c.county_code and l.campaign_id = c.id and ${ownLines(actor)}) else 0 end`;
/** The sums that stand on a campaign are those of the county; whoever sees a part of it is told of that part. */
const columnsOf = (actor: Actor): Sql => sql`c.id, c.kind, c.scheme, c.title, c.month, c.document, c.state,
  ${actor.level === 'county' ? sql`c.people, c.amount_fen` : sql`o.people, o.amount_fen`}, c.is_signed_for,
  ${signedOf(actor)} as signed, c.goods, o.pieces, c.listed_at, c.listed_by, c.listed_by_name`;
const ownSums = (actor: Actor): Sql => sql`left join lateral (select count(*)::integer as people,
    coalesce(sum(l.amount_fen), 0)::bigint as amount_fen, coalesce(sum(l.pieces), 0)::integer as pieces
  from campaign_line l where l.county_code = c.county_code and l.campaign_id = c.id and ${ownLines(actor)}
    and ${actor.level === 'county' ? sql`c.goods is not null` : sql`true`}) o on true`;

const kindTitle = ({ law, language }: ReadSetting, code: string): string =>
  law.kinds.find((one) => one.code === code)?.title[language] ?? code;

const toItem = (setting: ReadSetting, row: Row): CampaignItem => ({
  id: row.id,
  kind: row.kind,
  kindTitle: kindTitle(setting, row.kind),
  scheme: row.scheme,
  title: row.title,
  month: row.month.toString().slice(0, 7),
  document: row.document,
  state: row.state,
  people: row.people,
  amountFen: row.amount_fen.toString(),
  goodsGiven: row.goods === null ? null : { what: row.goods, pieces: row.pieces },
  isSignedFor: row.is_signed_for,
  signed: row.signed,
  listedAt: row.listed_at.toString(),
  listedByName: row.listed_by_name,
});

/** Campaigns, the latest month first. Refusal: `campaigns.cursor`. */
export async function listCampaigns(
  setting: ReadSetting,
  filter: { readonly kind?: string | undefined; readonly state?: string | undefined },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: CampaignItem[]; next: string | null }>> {
  const { reader, actor } = setting;
  const conditions = [
    sql`c.county_code = ${actor.countyCode}`,
    ...(filter.kind === undefined ? [] : [sql`c.kind = ${filter.kind}`]),
    ...(filter.state === undefined ? [] : [sql`c.state = ${filter.state}`]),
  ];
  if (page.after !== undefined) {
    const [month, id] = decodeCursor(page.after, 2) ?? [];
    if (typeof month !== 'string' || !isId(id ?? '') || !/^\d{4}-\d\d-\d\d$/.test(month)) {
      return refuse('campaigns.cursor', {}, { field: 'after' });
    }
    conditions.push(sql`(c.month, c.id) < (${month}::date, ${id ?? null}::uuid)`);
  }
  const rows = await reader.rows<Row>(sql`select ${columnsOf(actor)} from campaign c ${ownSums(actor)}
    where ${joinSql(conditions, ' and ')} order by c.month desc, c.id desc limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.month.toString(), row.id],
      (row) => toItem(setting, row),
    ),
  );
}

interface Whole extends Row {
  readonly pick: 'first' | 'highest';
  readonly version: number;
  readonly goods_held_id: Id | null;
  readonly approved_at: Temporal.Instant | null;
  readonly approved_by_name: string | null;
  readonly withdrawn_at: Temporal.Instant | null;
  readonly withdrawn_by_name: string | null;
  readonly reason: string;
}

interface Sums {
  readonly people: number;
  readonly amount_fen: bigint;
}

/** A campaign with its classes and townships, as far as one sees them. Refusal: `http.missing`. */
export async function getCampaign(setting: ReadSetting, id: Id): Promise<Outcome<CampaignRecord>> {
  const { reader, actor } = setting;
  const county = actor.countyCode;
  const row = await reader.find<Whole>(sql`select ${columnsOf(actor)}, c.pick, c.version, c.goods_held_id,
      c.approved_at,
      c.approved_by_name, c.withdrawn_at, c.withdrawn_by_name, c.reason
    from campaign c ${ownSums(actor)} where c.county_code = ${county} and c.id = ${id}`);
  if (!row) return refuse('http.missing');
  const classes = await reader.rows<
    Sums & { class: string; urban_fen: bigint; rural_fen: bigint; pieces: number }
  >(sql`select c.class, c.urban_fen, c.rural_fen, c.pieces, coalesce(l.people, 0)::integer as people,
      coalesce(l.amount_fen, 0)::bigint as amount_fen
    from campaign_class c left join (select class, count(*) as people, sum(amount_fen) as amount_fen
        from campaign_line l where l.county_code = ${county} and l.campaign_id = ${id} and ${ownLines(actor)}
        group by class) l using (class)
    where c.county_code = ${county} and c.campaign_id = ${id} order by c.no`);
  const towns = await reader.rows<
    Sums & { town_id: Id; town_name: string | null; signed: number }
  >(sql`select l.town_id, d.name as town_name, count(*)::integer as people, sum(l.amount_fen)::bigint as amount_fen,
      count(r.line_id)::integer as signed
    from campaign_line l
      left join division d on d.county_code = l.county_code and d.id = l.town_id
      left join campaign_receipt r on r.county_code = l.county_code and r.line_id = l.id
    where l.county_code = ${county} and l.campaign_id = ${id} and ${ownLines(actor)}
    group by l.town_id, d.name, d.code order by d.code`);
  const { several } = await reader.get<{
    several: number;
  }>(sql`select count(*)::integer as several from campaign_line l
    where l.county_code = ${county} and l.campaign_id = ${id} and l.also <> '{}' and ${ownLines(actor)}`);
  const given = actor.level === 'county' ? await givenOf(reader, actor, row) : undefined;
  return done({
    ...toItem(setting, row),
    payable: given?.payable ?? null,
    mayWithdraw:
      row.state === 'listed' || (row.state === 'approved' && given?.payable.due === 0 && !given.isHanded),
    pick: row.pick,
    version: row.version,
    isOwn: isOwnAccount(actor, row.listed_by),
    approvedAt: row.approved_at?.toString() ?? null,
    approvedByName: row.approved_by_name,
    withdrawnAt: row.withdrawn_at?.toString() ?? null,
    withdrawnByName: row.withdrawn_by_name,
    reason: row.reason,
    several,
    goods: row.goods === null ? null : await readGoods(setting, id, row.goods, row.goods_held_id),
    classes: classes.map((one) => ({
      class: one.class,
      title: classTitle(setting, row.kind, one.class),
      urbanFen: Number(one.urban_fen),
      ruralFen: Number(one.rural_fen),
      pieces: one.pieces,
      people: one.people,
      amountFen: one.amount_fen.toString(),
    })),
    towns: towns.map((one) => ({
      townId: one.town_id,
      townName: one.town_name,
      people: one.people,
      amountFen: one.amount_fen.toString(),
      signed: one.signed,
    })),
  });
}

/** What there is of the goods: of one's own area how many are to be handed out and were; the store is the county's. */
async function readGoods(
  { reader, actor }: ReadSetting,
  id: Id,
  what: string,
  heldId: Id | null,
): Promise<NonNullable<CampaignRecord['goods']>> {
  const county = actor.countyCode;
  const { pieces, handed } = await reader.get<{ pieces: bigint; handed: bigint }>(sql`select
      coalesce(sum(l.pieces), 0)::bigint as pieces,
      coalesce(sum(l.pieces) filter (where r.line_id is not null), 0)::bigint as handed
    from campaign_line l left join campaign_receipt r on r.county_code = l.county_code and r.line_id = l.id
    where l.county_code = ${county} and l.campaign_id = ${id} and l.pieces > 0 and ${ownLines(actor)}`);
  const moves = await reader.rows<{
    kind: string;
    pieces: bigint;
  }>(sql`select t.kind, sum(abs(p.amount))::bigint as pieces
    from ledger_posting p join ledger_transfer t on t.county_code = p.county_code and t.id = p.transfer_id
    where p.county_code = ${county} and p.account_id = ${heldId} group by t.kind`);
  const left =
    heldId === null ? undefined : (await balancesNow(reader, county, [heldId])).get(heldId)?.balance;
  const sumOf = (kind: string) => Number(moves.find((one) => one.kind === kind)?.pieces ?? 0n);
  return {
    ...{ what, pieces: Number(pieces), handedOut: Number(handed) },
    store:
      left === undefined
        ? null
        : { received: sumOf('goods.received'), returned: sumOf('goods.returned'), left: Number(left) },
  };
}

const classTitle = ({ law, language }: ReadSetting, kind: string, code: string): string =>
  law.kinds.find((one) => one.code === kind)?.classes.find((one) => one.code === code)?.title[language] ??
  code;

export interface LineFilter {
  readonly townId?: Id | undefined;
  readonly class?: string | undefined;
  /** Of several classes. */
  readonly several?: boolean | undefined;
  readonly signed?: boolean | undefined;
}

interface LineRow {
  readonly id: Id;
  readonly no: number;
  readonly person_id: Id;
  readonly person_name: string;
  readonly payee_id: Id;
  readonly payee_name: string;
  readonly class: string;
  readonly also: readonly string[];
  readonly amount_fen: bigint;
  readonly pieces: number;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly how: 'signature' | 'photo' | null;
  readonly signer: string | null;
  readonly paper_id: Id | null;
  readonly signed_at: Temporal.Instant | null;
  readonly by_name: string | null;
}

/** The list in its order. Refusals: `http.missing`, `campaigns.cursor`. */
export async function listLines(
  setting: ReadSetting,
  id: Id,
  filter: LineFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: CampaignLine[]; next: string | null }>> {
  const { reader, actor } = setting;
  const campaign = await reader.find<{ kind: string }>(
    sql`select kind from campaign where county_code = ${actor.countyCode} and id = ${id}`,
  );
  if (!campaign) return refuse('http.missing');
  const [after] = page.after === undefined ? ['0'] : (decodeCursor(page.after, 1) ?? []);
  if (typeof after !== 'string' || !/^\d{1,9}$/.test(after))
    return refuse('campaigns.cursor', {}, { field: 'after' });
  const conditions = [
    sql`l.county_code = ${actor.countyCode} and l.campaign_id = ${id} and l.no > ${Number(after)}`,
    ownLines(actor),
    ...(filter.townId === undefined ? [] : [sql`l.town_id = ${filter.townId}`]),
    ...(filter.class === undefined ? [] : [sql`l.class = ${filter.class}`]),
    ...(filter.several === undefined ? [] : [sql`(l.also <> '{}') = ${filter.several}`]),
    ...(filter.signed === undefined ? [] : [sql`(r.line_id is not null) = ${filter.signed}`]),
  ];
  const rows =
    await reader.rows<LineRow>(sql`select l.id, l.no, l.person_id, l.person_name, l.payee_id, l.payee_name,
      l.class, l.also, l.amount_fen, l.pieces, t.name as town_name, v.name as village_name, r.how, r.signer, r.paper_id, r.signed_at,
      r.by_name
    from campaign_line l
      left join division t on t.county_code = l.county_code and t.id = l.town_id
      left join division v on v.county_code = l.county_code and v.id = l.village_id
      left join campaign_receipt r on r.county_code = l.county_code and r.line_id = l.id
    where ${joinSql(conditions, ' and ')} order by l.no limit ${page.limit + 1}`);
  const say = (code: string) => classTitle(setting, campaign.kind, code);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [String(row.no)],
      (row) => toLine(row, say),
    ),
  );
}

const toLine = (row: LineRow, say: (code: string) => string): CampaignLine => ({
  id: row.id,
  no: row.no,
  personId: row.person_id,
  personName: row.person_name,
  payeeId: row.payee_id,
  payeeName: row.payee_name,
  class: row.class,
  classTitle: say(row.class),
  alsoTitles: row.also.map(say),
  amountFen: Number(row.amount_fen),
  pieces: row.pieces,
  townName: row.town_name,
  villageName: row.village_name,
  receipt:
    row.how && row.signer !== null && row.paper_id && row.signed_at && row.by_name !== null
      ? {
          how: row.how,
          signer: row.signer,
          paperId: row.paper_id,
          signedAt: row.signed_at.toString(),
          byName: row.by_name,
        }
      : null,
});
