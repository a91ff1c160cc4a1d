import type { GiftSource } from '../../platform/awards/index.ts';
import { type Id, sql } from '../../platform/base/index.ts';
import { yuanText } from '../../platform/exports/index.ts';

/** As people read it: 38,828.00. */
const said = (fen: bigint): string => yuanText(fen).replace(/\B(?=(\d{3})+\.)/g, ',');

interface Row {
  readonly person_id: Id;
  readonly hospital: string;
  readonly discharged_on: Temporal.PlainDate;
  readonly total_fen: bigint;
  readonly reduction_fen: bigint;
  readonly basic_fen: bigint;
  readonly critical_fen: bigint;
  readonly other_fen: bigint;
  readonly assistance_fen: bigint;
  readonly own_fen: bigint;
}

/**
 * Bills that were settled at the counter of a hospital: what others than the family bore of them. The share of medical
 * assistance is money in the book, so the worth is that of all others.
 */
export const medicalGifts: GiftSource = {
  name: 'medical',
  async read({ reader, actor, language }, who) {
    const rows =
      await reader.rows<Row>(sql`select s.person_id, h.name as hospital, s.discharged_on, s.total_fen, s.reduction_fen,
        s.basic_fen, s.critical_fen, s.other_fen, s.assistance_fen, s.own_fen
      from (${who}) w
        join medical_settlement s on s.county_code = ${actor.countyCode} and s.person_id = w.party_id
          and s.discharged_on between w.first and w.last
        join medical_hospital h on h.county_code = s.county_code and h.id = s.hospital_id
      where not exists (select 1 from medical_reversal r where r.county_code = s.county_code and r.settlement_id = s.id)`);
    return rows.map((row) => ({
      kind: 'service',
      on: row.discharged_on,
      title: { zh: '住院费用一站式结算', en: 'Hospital bill settled at discharge' }[language],
      detail: sayBill(row, language),
      worthFen: row.reduction_fen + row.basic_fen + row.critical_fen + row.other_fen,
      personId: row.person_id,
    }));
  },
};

function sayBill(row: Row, language: 'zh' | 'en'): string {
  const others = row.reduction_fen + row.other_fen;
  const parts = [
    [{ zh: '总费用', en: 'bill' }, row.total_fen],
    [{ zh: '基本医保', en: 'basic insurance' }, row.basic_fen],
    [{ zh: '大病保险', en: 'critical illness' }, row.critical_fen],
    [{ zh: '减免和其他', en: 'reductions and others' }, others],
    [{ zh: '医疗救助', en: 'medical assistance' }, row.assistance_fen],
    [{ zh: '个人', en: 'own share' }, row.own_fen],
  ] as const;
  const shares = parts.flatMap(([name, fen]) =>
    fen === 0n ? [] : language === 'zh' ? `${name.zh} ${said(fen)} 元` : `${name.en} ${said(fen)} yuan`,
  );
  return language === 'zh'
    ? `${row.hospital}：${shares.join('，')}（医疗救助已列入资金）`
    : `${row.hospital}: ${shares.join(', ')} (the assistance stands in the money)`;
}
