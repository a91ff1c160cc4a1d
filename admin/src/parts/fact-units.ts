/** Units as they stand in the facts; the engine knows them by these names, in whatever language the page is. */
export const factUnits = {
  once: '\u5143',
  month: '\u5143/\u6708',
  year: '\u5143/\u5e74',
} as const;
