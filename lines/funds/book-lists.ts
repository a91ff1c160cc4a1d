import { Type } from 'typebox';
import { done, type Id, type Language } from '../../platform/base/index.ts';
import { columnsOf, defineList, type ListContext } from '../../platform/exports/index.ts';
import { sayAccount } from '../../platform/funds/index.ts';
import {
  findAccount,
  findVoucher,
  type NamedAccount,
  readStatement,
  readVoucherLines,
  type StatementLine,
  type VoucherLine,
} from '../../platform/ledger/index.ts';
import { openFundLaw } from './open-fund-law.ts';
import { sayTransfer } from './pages/transfer-kinds.ts';

const Uuid = Type.String({ format: 'uuid' });
const keepers = [
  { zh: '会计主管', en: 'Chief accountant' },
  { zh: '记账', en: 'Booked by' },
  { zh: '复核', en: 'Checked by' },
  { zh: '制单', en: 'Made by' },
];

const kindOf = (line: { readonly kind: string; readonly isReversal: boolean }, language: Language) =>
  sayTransfer(line.kind, language) + (line.isReversal ? { zh: '（冲销）', en: ' (reversal)' }[language] : '');

async function accountNames(language: Language): Promise<(account: NamedAccount | null) => string> {
  const law = await openFundLaw();
  return (account) =>
    account === null
      ? { zh: '辖区外账户', en: 'outside your area' }[language]
      : sayAccount(law, language, account);
}

async function sayOwn({ reader, actor, language }: ListContext, accountId: string): Promise<string> {
  const found = await findAccount(reader, actor.countyCode, accountId as Id);
  if (!found) return '';
  return [found.assetName, (await accountNames(language))(found.account)].join(' · ');
}

type BookLine = StatementLine & { readonly otherSaid: string };
const book = columnsOf<BookLine>();

/** The account book (明细账): what moved an account of a fund, the latest first, as its page shows it. */
export const accountBook = defineList({
  name: 'account-book',
  title: { zh: '明细账', en: 'Account book' },
  permission: 'funds.read',
  filter: Type.Object({ accountId: Uuid }),
  signatures: keepers,
  subtitle: (context, { accountId }) => sayOwn(context, accountId),
  columns: [
    book.day('on', '日期', 'Day', (line) => line.effectiveOn),
    book.text('kind', '摘要', 'What', kindOf),
    book.text('document', '凭据', 'Document', (line) => line.document || line.reason, { width: 20 }),
    book.text('other', '对方账户', 'Other account', (line) => line.otherSaid, { width: 24 }),
    book.money('in', '收入', 'In', ({ amount }) => (amount > 0n ? amount : null), { isSummed: true }),
    book.money('out', '支出', 'Out', ({ amount }) => (amount < 0n ? -amount : null), { isSummed: true }),
    book.money('after', '余额', 'Balance', (line) => line.balanceAfter),
    book.text('by', '经办人', 'By', (line) => line.bookedByName, { width: 10 }),
  ],
  async readPage({ reader, actor, language }, { accountId }, page) {
    const read = await readStatement(reader, actor.countyCode, accountId as Id, page);
    if (!read.ok) return read;
    const say = await accountNames(language);
    const items = read.value.items.map((line): BookLine => ({ ...line, otherSaid: say(line.other) }));
    return done({ ...read.value, items });
  },
});

type Side = VoucherLine & { readonly fromSaid: string; readonly toSaid: string };
const side = columnsOf<Side>();

/** The voucher (记账凭证) of one transfer, to be filed with its papers. */
export const voucherList = defineList({
  name: 'voucher',
  title: { zh: '记账凭证', en: 'Voucher' },
  permission: 'funds.read',
  filter: Type.Object({ transferId: Uuid }),
  signatures: keepers,
  async subtitle({ reader, actor, language }, { transferId }) {
    const voucher = await findVoucher(reader, actor.countyCode, transferId as Id);
    if (!voucher) return '';
    const said = [
      voucher.effectiveOn.toString(),
      kindOf(voucher, language),
      voucher.document,
      voucher.reason,
    ];
    return said.filter((text) => text !== '').join(' · ');
  },
  columns: [
    side.text('from', '贷方账户', 'Credit', (line) => line.fromSaid, { width: 30 }),
    side.text('to', '借方账户', 'Debit', (line) => line.toSaid, { width: 30 }),
    side.count('lines', '笔数', 'Lines', (line) => line.legs),
    side.money('amount', '金额', 'Amount', (line) => line.amount, { isSummed: true }),
  ],
  async readPage({ reader, actor, language }, { transferId }) {
    const say = await accountNames(language);
    const lines = await readVoucherLines(reader, actor.countyCode, transferId as Id);
    const items = lines.map((line): Side => ({ ...line, fromSaid: say(line.from), toSaid: say(line.to) }));
    return done({ items, next: null });
  },
});
