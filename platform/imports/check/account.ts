import { findPhone } from '../../base/index.ts';
import { normaliseAccountNumber, parseAccountNumber, tidyName } from '../../registry/index.ts';
import { plainValueOf, squeeze, textOf } from '../values/cell-text.ts';
import type { RowReader } from './row-reader.ts';

export function checkAccount(reader: RowReader): undefined {
  if (!reader.has('account')) return;
  const value = plainValueOf(reader.cell('account'));
  if (typeof value === 'number' && value >= 1e15)
    return reader.add('account_number_precision_lost', 'account');
  const text = reader.text('account');
  const parsed = parseAccountNumber(text);
  if (!parsed.ok) {
    if (parsed.problem === 'empty' || ['无', '/'].includes(squeeze(text))) return;
    return reader.add(
      parsed.problem === 'precision-lost' ? 'account_number_precision_lost' : 'account_not_digits',
      'account',
    );
  }
  reader.values.account = parsed.value.number;
  if (/\S\s+\S/.test(text.trim()) || /-/.test(text)) {
    reader.add('account_spaces', 'account', { normalised: normaliseAccountNumber(text) });
  }
  // Passbook accounts have no check digit; only cards begin like cards.
  if (!parsed.value.luhnFits && /^[3-6]/.test(parsed.value.number))
    reader.add('account_check_digit_wrong', 'account');
}

/** Who holds the account, where, and the telephone. */
export function checkPaymentWords(reader: RowReader): undefined {
  const bank = squeeze(textOf(reader.cell('bank')));
  if (bank !== '') reader.values.bank = bank;
  const holder = tidyName(textOf(reader.cell('holder')));
  if (holder !== '') reader.values.holder = holder;
  const relation = squeeze(textOf(reader.cell('holderRelation')));
  if (relation !== '') reader.values.holderRelation = relation;
  const phoneText = squeeze(textOf(reader.cell('phone')));
  if (phoneText === '' || phoneText === '无' || phoneText === '/') return;
  // Two numbers in one cell: the first one is taken.
  const phone = findPhone(phoneText) ?? findPhone(phoneText.split(/[,，、/;；]/)[0] ?? '');
  if (phone === undefined) return reader.add('phone_unreadable', 'phone');
  reader.values.phone = phone;
}
