/** The money of the demo county: what comes in of a year and by which document, and the relief of the townships. */
export interface DemoFund {
  readonly name: string;
  readonly source: 'centre' | 'province' | 'city' | 'county' | 'charity';
  readonly schemes: readonly string[];
  /** Yuan of each receipt, with its month and its document, in whose brackets the year is to stand. */
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
      [4_600_000, 1, '鄂财社发〔〕1号'],
      [5_000_000, 5, '鄂财社发〔〕38号'],
    ],
    plan: [7_900_000, 1_100_000, 100_000, 60_000, 260_000, 30_000],
  },
  {
    name: '残疾人两项补贴资金',
    source: 'province',
    schemes: ['disability-living-subsidy', 'disability-care-subsidy'],
    receipts: [[420_000, 2, '鄂财社发〔〕12号']],
    plan: [110_000, 310_000],
  },
  {
    name: '高龄津贴资金',
    source: 'county',
    schemes: ['old-age-allowance'],
    receipts: [[560_000, 1, '冶财社〔〕3号']],
    plan: [560_000],
  },
  {
    name: '经济困难老年人补贴资金',
    source: 'county',
    schemes: ['elder-care-subsidy', 'elder-service-subsidy'],
    receipts: [[66_000, 1, '冶财社〔〕4号']],
    plan: [28_000, 47_000],
  },
  {
    name: '城乡医疗救助基金',
    source: 'province',
    schemes: ['medical-assistance'],
    receipts: [[480_000, 3, '鄂财社发〔〕21号']],
    plan: [480_000],
  },
  {
    name: '节日慰问和一次性补助资金',
    source: 'county',
    schemes: ['festival-grant'],
    receipts: [[400_000, 1, '冶财社〔〕2号']],
    plan: [400_000],
  },
  {
    name: '临时救助资金',
    source: 'county',
    schemes: [RELIEF],
    receipts: [
      [400_000, 1, '冶财社〔〕5号'],
      [85_000, 2, '冶财社〔〕9号'],
    ],
    plan: [485_000],
  },
];
