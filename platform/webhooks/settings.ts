/** How other systems are called. */
export interface WebhookSettings {
  /** For one call as a whole. */
  readonly timeoutMs: number;
  readonly lookEverySeconds: number;
  readonly atOnceMax: number;
  /** Networks of the office that may be called, over plain HTTP too; set by the operator alone. */
  mayReachInside(address: string): boolean;
}

export const webhookDefaults: WebhookSettings = {
  timeoutMs: 15_000,
  lookEverySeconds: 5,
  atOnceMax: 4,
  mayReachInside: () => false,
};

/** Seconds until the next try of one delivery: thirteen tries within a day. */
const PAUSES = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 14_400, 14_400, 14_400, 14_400] as const;
export const TRIES_MAX = PAUSES.length + 1;
export const pauseAfter = (tries: number): number => PAUSES[Math.min(tries, PAUSES.length) - 1] ?? PAUSES[0];

/** Whoever answers nobody is not asked for every delivery that waits. */
const RESTS = [0, 0, 5, 30, 120, 300] as const;
export const restAfter = (failures: number): number => RESTS[Math.min(failures, RESTS.length - 1)] ?? 0;

/** Nothing at all went through for so long when a delivery has used up its tries: nobody listens there any more. */
export const HOURS_FAILING_MIN = 12;
