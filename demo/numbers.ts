import { checkCharacterOf } from '../platform/registry/index.ts';
import type { Random } from './random.ts';

/** Area 420299 was never assigned, telephones with 154 and cards with 629999 neither: none is anybody's. */
const AREA = '420299';

export interface Numbers {
  /** GB 11643, unique in this run: odd sequence for men, even for women. */
  idNumber(birthDate: Temporal.PlainDate, sex: 1 | 2): string;
  phone(): string;
  /** Nineteen digits that fit Luhn. */
  account(): string;
  /** UUID v7 in shape and order; its time says nothing. */
  id(): string;
}

/** The upper half of the sequence numbers; the lower is left to the invented people of test rosters. */
const SEQUENCES = 250;
const SEQUENCE_FROM = 500;
/** Coprime to the size, so that it visits every number once, in no visible order. */
const PHONE_STEP = 61_803_397;
const PHONES = 100_000_000;
const ACCOUNT_STEP = 618_033_988_753;
const ACCOUNTS = 1_000_000_000_000;

export function createNumbers(random: Random): Numbers {
  const used = new Map<number, number>();
  let phones = random.below(PHONES);
  let accounts = random.below(2 ** 31);
  let ids = 0;
  const start = random.below(SEQUENCES);
  return {
    idNumber(birthDate, sex) {
      const day = (birthDate.year * 10_000 + birthDate.month * 100 + birthDate.day) * 4 + sex;
      const n = used.get(day) ?? 0;
      if (n >= SEQUENCES)
        throw new Error(`more than ${SEQUENCES} people of one sex were born on ${birthDate}`);
      used.set(day, n + 1);
      const sequence = SEQUENCE_FROM + ((start + day + n * 137) % SEQUENCES) * 2 + (sex === 1 ? 1 : 0);
      const body = AREA + birthDate.toString().replaceAll('-', '') + String(sequence).padStart(3, '0');
      return body + checkCharacterOf(body);
    },
    phone() {
      phones = (phones + PHONE_STEP) % PHONES;
      return `154${String(phones).padStart(8, '0')}`;
    },
    account() {
      accounts = (accounts + ACCOUNT_STEP) % ACCOUNTS;
      const body = `629999${String(accounts).padStart(12, '0')}`;
      return body + luhnDigit(body);
    },
    id() {
      const time = (0x0190_0000_0000 + Math.floor(ids / 4096)).toString(16).padStart(12, '0');
      const order = (ids++ % 4096).toString(16).padStart(3, '0');
      const rest = [random.below(0x4000) + 0x8000, random.below(2 ** 24), random.below(2 ** 24)];
      const [variant = 0, high = 0, low = 0] = rest;
      const tail = high.toString(16).padStart(6, '0') + low.toString(16).padStart(6, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${variant.toString(16)}-${tail}`;
    },
  };
}

/** The digit that makes a number fit Luhn. */
export function luhnDigit(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
