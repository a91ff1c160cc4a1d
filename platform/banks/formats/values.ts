import { yuanText } from '../../exports/index.ts';
import type { PaymentLine, ReturnState } from '../batch.ts';

/** Yuan of a bank's file as fen; null for a blank, undefined for what is no amount. */
export function fenOf(said: string): bigint | null | undefined {
  const text = said.trim().replace(/[,，￥¥元\s]/g, '');
  if (text === '') return null;
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!parts) return undefined;
  const fen = BigInt(`${parts[2]}${(parts[3] ?? '').padEnd(2, '0')}`);
  return parts[1] === '-' ? -fen : fen;
}

/** Digits and letters of an account as files write it: spaces, quotes and the tab against rounding are taken off. */
export const accountOf = (said: string): string | null => said.replace(/[\s'"=‘’-]/g, '') || null;

export const lineNoOf = (said: string): number | null => (/^\s*\d{1,7}\s*$/.test(said) ? Number(said) : null);

/** What a payment says in each field of a file. */
export const paymentFields = {
  lineNo: (line: PaymentLine) => String(line.lineNo),
  reference: (line: PaymentLine) => line.reference,
  account: (line: PaymentLine) => line.account,
  holderName: (line: PaymentLine) => line.holderName,
  idNumber: (line: PaymentLine) => line.idNumber ?? '',
  yuan: (line: PaymentLine) => yuanText(line.amountFen),
  fen: (line: PaymentLine) => String(line.amountFen),
  memo: (line: PaymentLine) => line.memo,
} as const;
export type PaymentField = keyof typeof paymentFields;

/** Words and codes of a bank for what became of a line. What is not listed is `unclear`. */
export type StateWords = Readonly<Record<string, Exclude<ReturnState, 'unclear'>>>;

export const stateOf = (words: StateWords, said: string): ReturnState => {
  const key = said.trim().toUpperCase();
  return Object.hasOwn(words, key) ? (words[key] ?? 'unclear') : 'unclear';
};
