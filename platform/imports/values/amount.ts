import type { RawCell } from '../read/raw.ts';
import { isFormula, plainValueOf, squeeze } from './cell-text.ts';

export type AmountForm = 'formula' | 'text' | 'full-width' | 'thousands' | 'yuan' | 'wan';

export type AmountReading =
  | { readonly state: 'empty' }
  | { readonly state: 'bad'; readonly problem: 'words' | 'error' | 'no-result' }
  | { readonly state: 'read'; readonly fen: bigint; readonly forms: readonly AmountForm[] };

const EMPTY_WORDS = new Set(['', '-', '--', '—', '——', '/', '无']);
const SHAPE =
  /^([-+−]?)[¥￥]?([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万)?(?:元|块|圆)?(?:整|\/[月人年户]|每月)?$/;

/** Most that anything in a roster can be: 100 million yuan. A larger number is no amount. */
const YUAN_MAX = 100_000_000;

/** Yuan as written, to fen; more than two decimals are rounded half up, the way a cashier does. */
function toFen(digits: string, decimals: string, times: bigint): bigint {
  const fraction = `${decimals}0000000`.slice(0, 7);
  const tenMillionths = (BigInt(digits) * 10_000_000n + BigInt(fraction)) * times;
  return (tenMillionths + 50_000n) / 100_000n;
}

/**
 * Reads an amount of money.
 * @param unitYuan what one stands for when the cell does not say: 1, or 10 000 under 单位：万元.
 */
export function readAmount(cell: RawCell | undefined, unitYuan: 1 | 10_000 = 1): AmountReading {
  const value = plainValueOf(cell);
  const forms: AmountForm[] = isFormula(cell) ? ['formula'] : [];
  if (value === null) return isFormula(cell) ? { state: 'bad', problem: 'no-result' } : { state: 'empty' };
  if (typeof value === 'object') return { state: 'bad', problem: 'e' in value ? 'error' : 'words' };
  if (typeof value === 'boolean') return { state: 'bad', problem: 'words' };
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) > YUAN_MAX) return { state: 'bad', problem: 'words' };
    return { state: 'read', fen: BigInt(Math.round(value * unitYuan * 100)), forms };
  }
  return readText(value, unitYuan, forms);
}

function readText(value: string, unitYuan: 1 | 10_000, forms: AmountForm[]): AmountReading {
  const text = squeeze(value)
    .replaceAll('，', ',')
    .replace(/[−–—－]/g, '-');
  if (EMPTY_WORDS.has(text)) return { state: 'empty' };
  if (/^#(REF|VALUE|N\/A|NAME|DIV|NUM|NULL)/i.test(text)) return { state: 'bad', problem: 'error' };
  const match = SHAPE.exec(text);
  if (!match || (match[1] && match[2])) return { state: 'bad', problem: 'words' };
  const [, before, after, digits = '', decimals = '', wan] = match;
  if (digits.length > 12) return { state: 'bad', problem: 'words' };
  const times = wan === undefined ? BigInt(unitYuan) : 10_000n;
  const fen = toFen(digits.replaceAll(',', ''), decimals.slice(1), times);
  if (fen > BigInt(YUAN_MAX) * 100n) return { state: 'bad', problem: 'words' };
  const isNegative = before === '-' || after === '-';
  if (/[０-９．，]/.test(value)) forms.push('full-width');
  if (digits.includes(',')) forms.push('thousands');
  if (wan !== undefined) forms.push('wan');
  else if (/[元块圆]/.test(text)) forms.push('yuan');
  if (forms.length === 0) forms.push('text');
  return { state: 'read', fen: isNegative ? -fen : fen, forms };
}

/** Fen as yuan for people: `1268`, `1268.5` never, `1268.50`. */
export function yuanText(fen: bigint): string {
  const sign = fen < 0n ? '-' : '';
  const whole = fen < 0n ? -fen : fen;
  const cents = whole % 100n;
  return `${sign}${whole / 100n}${cents === 0n ? '' : `.${String(cents).padStart(2, '0')}`}`;
}
