import { Type } from 'typebox';
import { done, type Id } from '../../platform/base/index.ts';
import { defineList, type ListContext } from '../../platform/exports/index.ts';
import {
  findAccount,
  findVoucher,
  readStatement,
  readVoucherLines,
  type StatementLine,
  type VoucherLine,
} from '../../platform/ledger/index.ts';
import { sayTransfer } from './pages/transfer-kinds.ts';

const Uuid = Type.String({ format: 'uuid' });
const keepers = [
  { zh: '会计主管', en: 'Chief accountant' },
  { zh: '记账', en: 'Booked by' },
  { zh: '复核', en: 'Checked by' },
  { zh: '制单', en: 'Made by' },
];

const kindOf = (line: { readonly kind: string; readonly isReversal: boolean }, language: 'zh' | 'en') =>
  sayTransfer(line.kind, language) + (line.isReversal ? { zh: '（冲销）', en: ' (reversal)' }[language] : '');

const accountName = (name: string | null, language: 'zh' | 'en') =>
  name ?? { zh: '辖区外账户', en: 'outside your area' }[language];

async function sayAccount({ reader, actor }: ListContext, accountId: string): Promise<string> {
  const account = await findAccount(reader, actor.countyCode, accountId as Id);
  return account ? [...new Set([account.assetName, account.name])].join(' · ') : '';
}

/** The account book (明细账): what moved an account of a fund, the latest first, as its page shows it. */
export const accountBook = defineList({
  name: 'account-book',
  title: { zh: '明细账', en: 'Account book' },
  permission: 'funds.read',
  filter: Type.Object({ accountId: Uuid }),
  signatures: keepers,
  subtitle: (context, { accountId }) => sayAccount(context, accountId),
  columns: [
    {
      name: 'on',
      title: { zh: '日期', en: 'Day' },
      kind: 'date',
      value: (line: StatementLine) => line.effectiveOn,
    },
    {
      name: 'kind',
      title: { zh: '摘要', en: 'What' },
      kind: 'text',
      value: (line: StatementLine, { language }) => kindOf(line, language),
    },
    {
      name: 'document',
      title: { zh: '凭据', en: 'Document' },
      kind: 'text',
      width: 20,
      value: (line: StatementLine) => line.document || line.reason,
    },
    {
      name: 'other',
      title: { zh: '对方账户', en: 'Other account' },
      kind: 'text',
      width: 24,
      value: (line: StatementLine, { language }) => accountName(line.otherName, language),
    },
    {
      name: 'in',
      title: { zh: '收入', en: 'In' },
      kind: 'money',
      isSummed: true,
      value: ({ amount }: StatementLine) => (amount > 0n ? amount : null),
    },
    {
      name: 'out',
      title: { zh: '支出', en: 'Out' },
      kind: 'money',
      isSummed: true,
      value: ({ amount }: StatementLine) => (amount < 0n ? -amount : null),
    },
    {
      name: 'after',
      title: { zh: '余额', en: 'Balance' },
      kind: 'money',
      value: ({ balanceAfter }: StatementLine) => balanceAfter,
    },
    {
      name: 'by',
      title: { zh: '经办人', en: 'By' },
      kind: 'text',
      width: 10,
      value: ({ bookedByName }: StatementLine) => bookedByName,
    },
  ],
  readPage: ({ reader, actor }, { accountId }, page) =>
    readStatement(reader, actor.countyCode, accountId as Id, page),
});

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
    {
      name: 'from',
      title: { zh: '贷方账户', en: 'Credit' },
      kind: 'text',
      width: 30,
      value: (line: VoucherLine, { language }) => accountName(line.fromName, language),
    },
    {
      name: 'to',
      title: { zh: '借方账户', en: 'Debit' },
      kind: 'text',
      width: 30,
      value: (line: VoucherLine, { language }) => accountName(line.toName, language),
    },
    {
      name: 'lines',
      title: { zh: '笔数', en: 'Lines' },
      kind: 'integer',
      value: ({ legs }: VoucherLine) => legs,
    },
    {
      name: 'amount',
      title: { zh: '金额', en: 'Amount' },
      kind: 'money',
      isSummed: true,
      value: ({ amount }: VoucherLine) => amount,
    },
  ],
  async readPage({ reader, actor }, { transferId }) {
    return done({ items: await readVoucherLines(reader, actor.countyCode, transferId as Id), next: null });
  },
});
