/**
 * What a county may set about signing in. The defaults follow GB/T 22239 level 3; where that and ASVS
 * disagree (character classes, periodic change), the Chinese standard binds and the setting says so.
 */
export interface IdentitySettings {
  readonly sessionIdleMinutes: number;
  readonly sessionHoursMax: number;
  readonly passwordLengthMin: number;
  /** Of lower case, upper case, digits and signs: how many kinds must be there. 1 switches the rule off. */
  readonly passwordKindsMin: number;
  /** Days until a password must be changed; 0 switches the rule off. */
  readonly passwordDaysMax: number;
  /** The new password must not be one of this many last ones. */
  readonly passwordHistory: number;
  /** Wrong passwords in a row before the account waits; each further one doubles the wait. */
  readonly failuresFree: number;
  readonly lockMinutesFirst: number;
  readonly lockMinutesMax: number;
  /** An office shares one address, so this one is wider. */
  readonly addressFailuresFree: number;
  /** Failures older than this are forgotten. */
  readonly failureMemoryMinutes: number;
}

export const identityDefaults: IdentitySettings = {
  sessionIdleMinutes: 30,
  sessionHoursMax: 8,
  passwordLengthMin: 10,
  passwordKindsMin: 3,
  passwordDaysMax: 90,
  passwordHistory: 5,
  failuresFree: 5,
  lockMinutesFirst: 15,
  lockMinutesMax: 60,
  addressFailuresFree: 30,
  failureMemoryMinutes: 24 * 60,
};
