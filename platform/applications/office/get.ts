import type { Static } from 'typebox';
import { text } from '../../../engine/index.ts';
import type { FieldValues, Material } from '../../../engine/matters/index.ts';
import type { Id, Outcome } from '../../base/index.ts';
import { done, joinSql, refuse, sql } from '../../base/index.ts';
import { rulesFor, sayField, sayRecord } from '../../cases/index.ts';
import { listPapers } from '../../papers/index.ts';
import { maskIdentityNumber } from '../../registry/index.ts';
import type { ApplicationRecord } from '../shapes.ts';
import { type ApplicationRow, itemColumns, itemJoins, type OfficeContext, scopeOf, toItem } from './list.ts';

interface WholeRow extends ApplicationRow {
  readonly version: number;
  readonly sent_at: Temporal.Instant;
  readonly address: string;
  readonly id_area: string | null;
  readonly id_hash: Buffer | null;
  readonly birth_date: string | null;
  readonly sex: number | null;
  readonly phone_masked: string | null;
  readonly record: { form?: FieldValues; reason?: string };
  readonly told: string | null;
  readonly told_at: Temporal.Instant | null;
  readonly done_by_name: string | null;
}

interface MatchRow {
  readonly id: Id;
  readonly name: string;
  readonly birth_date: string | null;
  readonly village_name: string | null;
  readonly household_id: Id | null;
  readonly head_name: string | null;
  readonly died_on: string | null;
}

export const OTHER_PAPERS = 'other';

/** What was asked for in words and is no material of the matter. */
const OTHER: Material = {
  code: OTHER_PAPERS,
  title: text('其他材料', 'Other papers'),
  isOptional: true,
  articles: [],
};

/** One application with its photographs, and who on the rolls it is about. Refusal: `http.missing`. */
export async function getApplication(
  context: OfficeContext,
  id: Id,
): Promise<Outcome<Static<typeof ApplicationRecord>>> {
  const { reader, actor, law, language } = context;
  const row =
    await reader.find<WholeRow>(sql`select ${itemColumns(actor.countyCode)}, a.version, a.sent_at, a.address,
      a.id_area, a.id_hash, a.birth_date::text as birth_date, a.sex, a.phone_masked, a.record, a.told, a.told_at,
      a.done_by_name
    from application a ${itemJoins(actor.countyCode)}
    where ${joinSql(scopeOf(actor), ' and ')} and a.id = ${id} and a.state <> 'begun'`);
  if (!row) return refuse('http.missing');
  const papers = await listPapers(reader, actor, { kind: 'application', id });
  const matter = law.matterBook.matters.get(row.matter);
  const rules = matter && rulesFor(law, matter, actor.countyCode, row.sent_on);
  const standing = papers.filter(({ withdrawnAt }) => withdrawnAt === null);
  const mayStart = rules?.procedure.startedBy.some(
    ({ post, level }) => post === actor.post && level === actor.level,
  );
  return done({
    ...toItem(row, law, language),
    version: row.version,
    sentAt: row.sent_at.toString(),
    address: row.address,
    idMasked: maskIdentityNumber(row.id_area),
    birthDate: row.birth_date,
    sex: row.sex ?? 0,
    phoneMasked: row.phone_masked,
    form: rules ? sayRecord(rules.procedure.form, row.record.form ?? {}, row.sent_on, language) : [],
    deskFields: (rules?.procedure.form ?? [])
      .filter(({ isDeskOnly }) => isDeskOnly)
      .map((field) => sayField(field, language))
      .map(({ name, title, kind, choices }) => ({ name, title, kind, choices })),
    materials: [
      ...(rules?.procedure.materials ?? []),
      ...(standing.some(({ slot }) => slot === OTHER.code) ? [OTHER] : []),
    ].map((one) => ({
      code: one.code,
      title: one.title[language],
      isShared: one.shared === true,
      isOptional: one.isOptional === true,
      isForm: row.kind === 'apply' && one.isForm === true,
      papers: standing
        .filter(({ slot }) => slot === one.code)
        .map(({ id: paperId, mediaType }) => ({ id: paperId, mediaType })),
    })),
    reason: row.record.reason ?? null,
    told: row.told,
    toldAt: row.told_at?.toString() ?? null,
    doneBy: row.done_by_name,
    matches: row.kind === 'apply' && row.id_hash ? await listMatches(context, row.id_hash) : [],
    mayTake:
      row.state === 'sent' && (row.kind === 'apply' ? mayStart === true : actor.permissions.has('cases.act')),
    mayRegister: actor.permissions.has('registry.write'),
  });
}

/** Within the officer's own area: whether somebody is registered elsewhere is not told. */
async function listMatches({ reader, actor }: OfficeContext, idHash: Buffer) {
  const rows = await reader.rows<MatchRow>(sql`select p.id, p.name, p.birth_date::text as birth_date,
      village.name as village_name, p.household_id, h.head_name, p.died_on::text as died_on
    from person p
      left join household h on h.county_code = ${actor.countyCode} and h.id = p.household_id
      left join division village on village.county_code = ${actor.countyCode} and village.id = p.village_id
    where p.county_code = ${actor.countyCode} and p.id_hash = ${idHash} and p.merged_into is null
    order by p.created_at, p.id limit 10`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    birthDate: row.birth_date,
    villageName: row.village_name,
    householdId: row.household_id,
    headName: row.head_name,
    isDead: row.died_on !== null,
  }));
}
