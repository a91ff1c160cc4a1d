import type { Page } from 'playwright-core';

/** Where a value for each parameter of an address comes from: the first row of a list of the API, by its id or, for a `…Code`, its code. */
const lists: Readonly<Record<string, string>> = {
  userId: '/api/v1/users?limit=1',
  rosterCode: '/api/v1/rosters',
  personId: '/api/v1/persons?limit=1',
  householdId: '/api/v1/households?limit=1',
  placeId: '/api/v1/divisions/search?level=town&limit=1',
  importId: '/api/v1/imports?limit=1',
  schemeCode: '/api/v1/policy/schemes',
  parameterCode: '/api/v1/policy/parameters?q=dibao.standard',
  applicationId: '/api/v1/applications?limit=1',
  caseId: '/api/v1/cases?limit=1',
  matterCode: '/api/v1/matters',
  listId: '/api/v1/publication/lists?limit=1',
  tipId: '/api/v1/public-tips?limit=1',
  planId: '/api/v1/visits/plans?limit=1',
  visitId: '/api/v1/visits?phase=rectifying&limit=1',
  webhookId: '/api/v1/webhooks',
  systemId: '/api/v1/systems',
  settlementId: '/api/v1/medical-settlements?limit=1',
  campaignId: '/api/v1/campaigns?limit=1',
  fundId: '/api/v1/funds?limit=1',
  adjustmentId: '/api/v1/adjustments?limit=1',
  recoveryId: '/api/v1/recoveries?limit=1',
  openingId: '/api/v1/awards/openings?limit=1',
  awardId: '/api/v1/awards?limit=1&state=suspended',
  agreementId: '/api/v1/pay-agreements?limit=1',
  runId: '/api/v1/pay-runs?limit=1&state=preview',
  paidRunId: '/api/v1/pay-runs?limit=1&state=signed',
  accountId: '/api/v1/funds/shares?limit=1',
  operationId: '/api/v1/divisions/operations?limit=1',
};

/** An address with its parameters filled from what this officer can see; undefined when there is no such row. */
export async function fillAddress(page: Page, address: string): Promise<string | undefined> {
  let filled = address;
  for (const [whole, name] of address.matchAll(/:(\w+)/g)) {
    const list = lists[name ?? ''];
    if (list === undefined) throw new Error(`no sample for ${whole}: add it to testing/sample-ids.ts`);
    const answer = await page.request.get(list);
    const body = (await answer.json()) as { items?: { id?: string; code?: string }[] };
    const first = body.items?.[0];
    const id = name?.endsWith('Code') ? first?.code : first?.id;
    if (id === undefined) return undefined;
    filled = filled.replace(whole, id);
  }
  return filled;
}
