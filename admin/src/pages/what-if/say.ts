import { sayCount, yuanFromFen } from '../../kit/index.ts';

/** `+1,234.00`, `-1,234.00`, `0.00`. */
export const signedYuan = (fen: number): string => `${fen > 0 ? '+' : ''}${yuanFromFen(fen)}`;

/** Whole yuan, where the fen would only be noise. */
export const roughYuan = (fen: number): string => {
  const yuan = Math.round(Math.abs(fen) / 100);
  return `${fen < 0 ? '−' : ''}${sayCount(yuan)}`;
};

export const sayMonth = (month: string, t: { monthName(year: string, month: string): string }): string => {
  const [year = '', number = ''] = month.split('-');
  return t.monthName(year, number);
};
