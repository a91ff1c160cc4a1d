import { inChina } from '../../base/index.ts';
/** How a county sends its short messages. */
export interface SmsSettings {
  /** Wall-clock hours in China between which nobody is rung: from the evening to the morning. */
  readonly quietFromHour: number;
  readonly quietToHour: number;
  /** Between looks for messages that are due; a new one is looked at once. */
  readonly lookEverySeconds: number;
  readonly atOnceMax: number;
}

export const smsDefaults: SmsSettings = {
  quietFromHour: 21,
  quietToHour: 8,
  lookEverySeconds: 15,
  atOnceMax: 4,
};

/** Seconds until the next try, growing: eight tries within a day. */
const PAUSES = [30, 120, 600, 1_800, 3_600, 7_200, 14_400] as const;
export const TRIES_MAX = PAUSES.length + 1;

/** @param tries how many there were. */
export const pauseAfter = (tries: number): number => PAUSES[Math.min(tries, PAUSES.length) - 1] ?? PAUSES[0];

/** When one may ring: now, or the morning that ends the quiet hours. */
export function findQuietEnd(
  now: Temporal.Instant,
  { quietFromHour, quietToHour }: SmsSettings,
): Temporal.Instant | undefined {
  const here = inChina(now);
  const isQuiet =
    quietFromHour > quietToHour
      ? here.hour >= quietFromHour || here.hour < quietToHour
      : here.hour >= quietFromHour && here.hour < quietToHour;
  if (!isQuiet) return undefined;
  const morning = here.with({
    hour: quietToHour,
    minute: 0,
    second: 0,
    millisecond: 0,
    microsecond: 0,
    nanosecond: 0,
  });
  const next = Temporal.ZonedDateTime.compare(morning, here) > 0 ? morning : morning.add({ days: 1 });
  return next.toInstant();
}
