import type { Language } from '../../../engine/index.ts';
import type { AmountPer, PublicHead } from '../../../platform/publication/index.ts';

const FEN = 100;
const per: Readonly<Record<Language, Readonly<Record<AmountPer, string>>>> = {
  zh: { month: '元/月', quarter: '元/季度', year: '元/年', once: '元' },
  en: { month: ' yuan a month', quarter: ' yuan a quarter', year: ' yuan a year', once: ' yuan' },
};

/** `1,268元/月`: fen are told where there are any. */
export function sayAmount(fen: number, amountPer: AmountPer | null, language: Language): string {
  const digits = fen % FEN === 0 ? 0 : 2;
  const figure = (fen / FEN).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${figure}${per[language][amountPer ?? 'once']}`;
}

/** The office that answers for a list, by the name of its place: nobody types it. */
export function sayOffice(
  { officeLevel, townName, townKind }: Pick<PublicHead, 'officeLevel' | 'townName' | 'townKind'>,
  countyName: string,
): string {
  if (officeLevel === 'county') return `${countyName}民政局`;
  if (townKind === 'subdistrict') return `${townName.replace(/街道$/, '')}街道办事处`;
  return townKind === 'town' || townKind === 'township' || townKind === 'ethnic-township'
    ? `${townName}人民政府`
    : townName;
}

/** `2026年2月16日` */
export function sayDay(iso: string, language: Language): string {
  const { year, month, day } = Temporal.PlainDate.from(iso);
  return language === 'zh' ? `${year}年${month}月${day}日` : iso;
}
