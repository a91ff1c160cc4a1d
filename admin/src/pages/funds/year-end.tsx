import { chinaToday, LinkButton, Notice, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Fund } from './fund-page.tsx';
import { fundTexts } from './texts.ts';

const DECEMBER = 12;

/** From December on: what is left of the year's money, and the way into the next year. */
export function YearEnd({ fund }: { fund: Fund['fund'] }) {
  const t = useTexts(fundTexts);
  const [year = 0, month = 0] = chinaToday().split('-').map(Number);
  const isOver = fund.year < year;
  const isLeft = fund.poolFen !== '0' || fund.placedFen !== '0';
  if (!isLeft || !(isOver || (fund.year === year && month === DECEMBER))) return null;
  return (
    <Notice
      kind="info"
      title={t.yearEnd(fund.year, isOver)}
      action={<LinkButton to={`/funds/${fund.id}/orders/new?kind=carry-over`}>{t.carryOver}</LinkButton>}
    >
      <p>{t.yearEndLeft(yuanFromFen(fund.poolFen), yuanFromFen(fund.placedFen))}</p>
      {fund.heldFen === '0' ? null : <p>{t.yearEndHeld(yuanFromFen(fund.heldFen))}</p>}
      {fund.placedFen === '0' ? null : <p>{t.yearEndFirst}</p>}
    </Notice>
  );
}
