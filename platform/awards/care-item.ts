/** How items of the ledger begin that are for care: `care` of a month’s own, `care-back-…` of what it lacked. */
export const CARE_ITEM = 'care';
