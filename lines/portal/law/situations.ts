import { type Text, text } from '../../../engine/index.ts';

/** Why somebody comes, in their own words, and what help there is for it. */
export interface Situation {
  readonly code: string;
  readonly title: Text;
  readonly schemes: readonly string[];
}

export const situations: readonly Situation[] = [
  {
    code: 'low-income',
    title: text('家里收入低，生活困难', 'Our income is low and we struggle'),
    schemes: [
      'minimum-living-allowance',
      'edge-family',
      'rigid-spending-family',
      'price-subsidy',
      'festival-grant',
    ],
  },
  {
    code: 'sudden',
    title: text('突然遇到火灾、车祸、大病', 'A fire, an accident or an illness struck us'),
    schemes: ['temporary-relief', 'medical-assistance', 'insurance-premium-aid'],
  },
  {
    code: 'old',
    title: text('家里有老人', 'There are old people in the family'),
    schemes: [
      'old-age-allowance',
      'elder-card',
      'elder-service-subsidy',
      'elder-care-subsidy',
      'elder-accident-insurance',
    ],
  },
  {
    code: 'disabled',
    title: text('家里有残疾人', 'There are disabled people in the family'),
    schemes: ['disability-living-subsidy', 'disability-care-subsidy'],
  },
  {
    code: 'children',
    title: text('孩子没有父母照顾，或者生病残疾', 'A child is without parents, ill or disabled'),
    schemes: ['orphan-allowance', 'unattended-children', 'children-in-difficulty'],
  },
  {
    code: 'alone',
    title: text('没有人赡养，也没有收入', 'Nobody supports us and we have no income'),
    schemes: ['extreme-poverty'],
  },
];
