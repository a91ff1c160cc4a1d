import type { GiftSource } from '../../platform/awards/index.ts';
import { remissionGifts } from '../awards/index.ts';
import { campaignGifts } from '../campaigns/gifts.ts';
import { caseGifts } from '../cases/gifts.ts';
import { careGifts } from '../funds/care-gifts.ts';
import { medicalGifts } from '../medical/gifts.ts';
import { reliefGifts } from '../relief/gifts.ts';

/** Whatever is given otherwise than in money of the book. A new source is added here and nowhere else. */
export const giftSources: readonly GiftSource[] = [
  reliefGifts,
  campaignGifts,
  caseGifts,
  careGifts,
  medicalGifts,
  remissionGifts,
];
