/** A moment as our own cursors hold it, and one that the database takes as well. */
export const isMoment = (said: unknown): said is string =>
  typeof said === 'string' &&
  /^20\d\d-\d\d-\d\dT[\d:.]{5,20}Z$/.test(said) &&
  !Number.isNaN(Date.parse(said));
