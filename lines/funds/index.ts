export { inventAllowances } from './invent-allowances.ts';
export { type FundMakers, inventFunds, readMakers } from './invent-funds.ts';
export { inventPayments, inventRuns } from './invent-payments.ts';
export { openFundLaw } from './open-fund-law.ts';
export { openPayLaw } from './open-pay-law.ts';
export { RAISE } from './past/index.ts';
export { giveTitles, schemeColumn, type Titled } from './scheme-titles.ts';

import { fundsRefusals, registerFundRoutes } from '../../platform/funds/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { accountBook, voucherList } from './book-lists.ts';
import { awardsList } from './lists.ts';
import { openFundLaw } from './open-fund-law.ts';
import { agreementsList, homesList, warningsList } from './payee-lists.ts';
import { rollList } from './roll-list.ts';

/** The funds of the platform, with the schemes that they can pay. */
export const fundsMechanism: Mechanism = {
  name: 'funds',
  refusals: fundsRefusals,
  lists: [awardsList, rollList, accountBook, voucherList, agreementsList, homesList, warningsList],
  registerRoutes: (app, services) => registerFundRoutes(app, services, openFundLaw),
};
