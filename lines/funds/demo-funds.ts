/** The money of the demo county: what came in this year and by which document, and the relief of the townships. */
export interface DemoFund {
  readonly name: string;
  readonly source: 'centre' | 'province' | 'city' | 'county' | 'charity';
  readonly schemes: readonly string[];
  /** Yuan of each receipt, with its month and document. */
  readonly receipts: readonly (readonly [yuan: number, month: number, document: string])[];
  /** Yuan planned for each scheme, in the order of `schemes`. */
  readonly plan: readonly number[];
}

const RELIEF = 'temporary-relief';
export const demoFunds: readonly DemoFund[] = [
  {
    name: '困难群众救助补助资金',
    source: 'centre',
    schemes: [
      'minimum-living-allowance',
      'extreme-poverty',
      RELIEF,
      'orphan-allowance',
      'unattended-children',
      'price-subsidy',
    ],
    receipts: [
      [48_600_000, 1, '鄂财社发〔2026〕1号'],
      [51_400_000, 5, '鄂财社发〔2026〕38号'],
    ],
    plan: [71_000_000, 19_500_000, 1_000_000, 2_200_000, 5_600_000, 700_000],
  },
  {
    name: '残疾人两项补贴资金',
    source: 'province',
    schemes: ['disability-living-subsidy', 'disability-care-subsidy'],
    receipts: [[18_306_000, 2, '鄂财社发〔2026〕12号']],
    plan: [6_700_000, 11_600_000],
  },
  {
    name: '高龄津贴资金',
    source: 'county',
    schemes: ['old-age-allowance'],
    receipts: [[13_610_400, 1, '冶财社〔2026〕3号']],
    plan: [13_610_400],
  },
  {
    name: '经济困难老年人补贴资金',
    source: 'county',
    schemes: ['elder-care-subsidy', 'elder-service-subsidy'],
    receipts: [[533_200, 1, '冶财社〔2026〕4号']],
    plan: [240_000, 293_200],
  },
  {
    name: '城乡医疗救助基金',
    source: 'province',
    schemes: ['medical-assistance'],
    receipts: [[6_200_000, 3, '鄂财社发〔2026〕21号']],
    plan: [6_200_000],
  },
  {
    name: '节日慰问和一次性补助资金',
    source: 'county',
    schemes: ['festival-grant'],
    receipts: [[1_800_000, 1, '冶财社〔2026〕2号']],
    plan: [1_800_000],
  },
  {
    name: '临时救助资金',
    source: 'county',
    schemes: [RELIEF],
    receipts: [
      [2_400_000, 1, '冶财社〔2026〕5号'],
      [850_000, 2, '冶财社〔2026〕9号'],
    ],
    plan: [3_250_000],
  },
];
