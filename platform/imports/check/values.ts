import type { Id } from '../../base/index.ts';

/** What one row says, typed. Only what could be believed is here; dates are ISO, amounts are fen. */
export interface RowValues {
  idNumber?: string;
  old15?: string;
  /** From the ID number. */
  birthDate?: string;
  sex?: 1 | 2;
  name?: string;
  town?: { readonly id: Id; readonly name: string };
  village?: { readonly id: Id; readonly name: string; readonly isUrban: boolean };
  householdNo?: string;
  headName?: string;
  /** GB/T 4761; `02` is the head. */
  relation?: string;
  isCovered?: boolean;
  disabilityNumber?: string;
  disabilityKind?: string;
  disabilityGrade?: 1 | 2 | 3 | 4;
  account?: string;
  bank?: string;
  holder?: string;
  holderRelation?: string;
  phone?: string;
  ethnicity?: string;
  /** Amounts of money in fen, by the name of their field. */
  amounts: Partial<Record<AmountField, bigint>>;
  counts: Partial<Record<CountField, number>>;
  dates: Partial<Record<DateField, string>>;
  /** Everything that is kept as words: class, care level, cause, note. */
  words: Partial<Record<WordField, string>>;
}

export type AmountField =
  | 'income'
  | 'amount'
  | 'livingSubsidy'
  | 'careSubsidy'
  | 'total'
  | 'baseAmount'
  | 'careAmount'
  | 'monthlyStandard';
export type CountField = 'familySize' | 'coveredCount' | 'months' | 'age';
export type DateField = 'birthDate' | 'since' | 'acceptedOn' | 'decidedOn' | 'paidOn' | 'month';
export type WordField =
  | 'category'
  | 'supportMode'
  | 'careLevel'
  | 'band'
  | 'familyType'
  | 'personKind'
  | 'reliefKind'
  | 'cause'
  | 'note'
  | 'home'
  | 'carer'
  | 'guardian'
  | 'decidedBy'
  | 'payMethod'
  | 'officer'
  | 'caseNo'
  | 'group'
  | 'place';
