/** The only place where the program learns what time it is; tests hand in another one. */
export interface Clock {
  now(): Temporal.Instant;
  /** The day of law: the calendar day in China, whatever zone the machine is set to. */
  today(): Temporal.PlainDate;
}

const CHINA = 'Asia/Shanghai';

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => Temporal.Now.plainDateISO(CHINA),
};

/** A clock that stands still until it is moved. */
export function fixedClock(start: string): Clock & { set(instant: string): void } {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant,
    today: () => instant.toZonedDateTimeISO(CHINA).toPlainDate(),
    set(next) {
      instant = Temporal.Instant.from(next);
    },
  };
}
