const DAY_MS = 86_400_000;
/** Day 0 of the 1900 system, so that 61 is 1900-03-01; Excel counts a 29 February 1900 that never was. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
const SERIAL_MAX = 2_958_465;

/** ISO date of an Excel serial number; undefined outside 1900-03-01 … 9999-12-31. */
export function isoOfSerial(serial: number, date1904 = false): string | undefined {
  if (!(serial >= (date1904 ? 0 : 61) && serial <= SERIAL_MAX)) return undefined;
  const epoch = date1904 ? EPOCH_1904_MS : EPOCH_1900_MS;
  return new Date(epoch + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}
