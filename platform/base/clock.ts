/** The only place where the program learns what time it is; tests hand in another one. */
export interface Clock {
  now(): Temporal.Instant;
  /** The day of law: the calendar day in China, whatever zone the machine is set to. */
  today(): Temporal.PlainDate;
}

const CHINA = 'Asia/Shanghai';

/** The moment as clocks in China show it. */
export const inChina = (at: Temporal.Instant): Temporal.ZonedDateTime => at.toZonedDateTimeISO(CHINA);

/** The day of law on which a moment falls. */
export const chinaDay = (at: Temporal.Instant): Temporal.PlainDate => inChina(at).toPlainDate();

/** The moment at which a day of law begins. */
export const chinaMidnight = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime(CHINA).toInstant();

/** The moment of a day of law at which clocks in China show a time ("10:00"). */
export const chinaMoment = (day: Temporal.PlainDate, plainTime: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: CHINA, plainTime }).toInstant();

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => Temporal.Now.plainDateISO(CHINA),
};

/** A clock that stands still until it is moved. */
export function fixedClock(start: string): Clock & { set(instant: string): void } {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant,
    today: () => chinaDay(instant),
    set(next) {
      instant = Temporal.Instant.from(next);
    },
  };
}
