import { randomInt } from 'node:crypto';
import type { Outcome, Refusal } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import { isCommonPassword } from './common-passwords.ts';
import { verifyPassword } from './password-hash.ts';
import type { IdentitySettings } from './settings.ts';

/** Whose password it is: their own words must not be in it. */
export interface PasswordOwner {
  readonly login: string;
  readonly name: string;
  /** Name and pinyin of the county, when known. */
  readonly countyWords: readonly string[];
}

export const PASSWORD_LENGTH_MAX = 128;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{N}]/u];
const PERSONAL_WORD_MIN = 3;

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

function isPersonal(password: string, owner: PasswordOwner): boolean {
  const folded = fold(password);
  const words = [owner.login, ...owner.login.split(/[._-]/), owner.name, ...owner.countyWords];
  return words.some((word) => {
    const own = fold(word);
    const isLongEnough = own.length >= PERSONAL_WORD_MIN || (/\p{Script=Han}/u.test(own) && own.length >= 2);
    return isLongEnough && folded.includes(own);
  });
}

const field = { field: 'newPassword' } as const;

/** Everything that is wrong with a new password, told in one go. */
export function checkPassword(
  password: string,
  owner: PasswordOwner,
  settings: IdentitySettings,
): Outcome<undefined> {
  const problems: Refusal[] = [];
  const add = (reason: string, facts: Refusal['facts'] = {}) =>
    problems.push(refuse(`identity.password.${reason}`, facts, field).refusal);
  if ([...password].length < settings.passwordLengthMin) add('short', { min: settings.passwordLengthMin });
  if ([...password].length > PASSWORD_LENGTH_MAX) add('long', { max: PASSWORD_LENGTH_MAX });
  if (KINDS.filter((kind) => kind.test(password)).length < settings.passwordKindsMin) {
    add('kinds', { min: settings.passwordKindsMin });
  }
  if (isPersonal(password, owner)) add('personal');
  else if (isCommonPassword(password)) add('common');
  const [first] = problems;
  if (first === undefined) return done(undefined);
  return refuse(first.code, first.facts, { ...field, details: problems });
}

/** Whether it is one of the last ones. One after another: each costs as much as a sign-in. */
export async function isReused(password: string, lastHashes: readonly string[]): Promise<boolean> {
  for (const hash of lastHashes) {
    if (await verifyPassword(password, hash)) return true;
  }
  return false;
}

// Without the letters and digits that look alike on paper.
const INITIAL_ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const INITIAL_LENGTH = 14;

/** A first password: random, never made from an ID number or a name, good for one sign-in. */
export function newInitialPassword(): string {
  const letters = Array.from(
    { length: INITIAL_LENGTH },
    () => INITIAL_ALPHABET[randomInt(INITIAL_ALPHABET.length)],
  );
  return letters.join('');
}
