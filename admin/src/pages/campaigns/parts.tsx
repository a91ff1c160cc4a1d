import type { ItemOf, ResponseOf } from '../../api/index.ts';
import { Mark, sayCount, useTexts, yuanFromFen } from '../../kit/index.ts';
import { campaignTexts } from './texts.ts';

export type Campaign = ResponseOf<'GET /api/v1/campaigns/{campaignId}'>;
export type CampaignRow = ItemOf<'GET /api/v1/campaigns'>;
export const CAMPAIGN_STATES = ['listed', 'approved', 'withdrawn'] as const;
const tones = { listed: 'warn', approved: 'ok', withdrawn: 'plain' } as const;

export function CampaignMark({ state }: { state: CampaignRow['state'] }) {
  const t = useTexts(campaignTexts);
  return <Mark tone={tones[state]}>{t.states[state]}</Mark>;
}

export const money = (fen: number | string) => <span className="figures">{yuanFromFen(fen)}</span>;

/** Nothing of it is money: to say 0.00 yuan would say that nobody gets anything. */
export const isGoodsOnly = ({ amountFen, goodsGiven }: CampaignRow): boolean =>
  goodsGiven !== null && amountFen === '0';

/** What is given: money, goods, or both. */
export function CampaignSum({ one }: { one: CampaignRow }) {
  const t = useTexts(campaignTexts);
  const { goodsGiven, amountFen } = one;
  return (
    <>
      {isGoodsOnly(one) ? null : money(amountFen)}
      {goodsGiven ? (
        <div className="figures">{t.onePiece(sayCount(goodsGiven.pieces), goodsGiven.what)}</div>
      ) : null}
    </>
  );
}
