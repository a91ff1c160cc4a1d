import type { ItemOf, ResponseOf } from '../../api/index.ts';
import { Mark, useTexts, yuanFromFen } from '../../kit/index.ts';
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
