import { reckonAdjustment, writeDraft } from '../../platform/adjustments/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import { type Actor, chinaDay, type FieldCipher, getValue, sql, type Tx } from '../../platform/base/index.ts';
import { openOpeningLaw } from '../awards/index.ts';
import { readMakers } from '../funds/index.ts';
import { openAdjustmentLaw } from './adjustment-law.ts';
import { inventPastAdjustment } from './invent-past-adjustment.ts';

/** The standard that was raised before, and a document that has come in and waits to be adopted: drafted by the officer, reckoned, held against the funds. */
export async function inventAdjustment(
  tx: Tx,
  system: Actor,
  { now, cipher }: { readonly now: Temporal.Instant; readonly cipher: FieldCipher },
): Promise<void> {
  const { officer } = await readMakers(tx, system, now);
  const today = chinaDay(now);
  const [law, openings] = await Promise.all([openAdjustmentLaw(), openOpeningLaw()]);
  await inventPastAdjustment(tx, system, { now, cipher, law });
  const wish = {
    title: '关于调整城乡居民最低生活保障标准的通知',
    number: `冶政办发〔${today.year}〕27号`,
    issuer: '大冶市人民政府办公室',
    publishedOn: today.subtract({ days: 6 }),
    fromOn: today.with({ day: 1 }),
    figures: [
      { code: 'dibao.standard', cell: 'urban', value: '760' },
      { code: 'dibao.standard', cell: 'rural', value: '668' },
    ],
  };
  const { id } = getValue(await writeDraft(tx, officer, now, law, wish, 'zh'));
  const { version } = await tx.get<{ version: number }>(
    sql`select version from adjustment where county_code = ${officer.countyCode} and id = ${id}`,
  );
  getValue(await reckonAdjustment(tx, officer, now, { law, openings }, { id, version }));
  await appendAudit(tx, system, now, [
    { action: 'adjustments.draft', subjectKind: 'adjustment', subjectId: id, detail: { demo: true } },
  ]);
}
