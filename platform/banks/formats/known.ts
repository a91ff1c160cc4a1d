import type { BankFormat } from '../format.ts';
import { delimitedFormat } from './delimited.ts';
import { fixedWidthFormat } from './fixed-width.ts';
import { iso20022Format } from './iso20022.ts';
import type { TitledReturn } from './titled-return.ts';
import type { StateWords } from './values.ts';
import { workbookFormat } from './workbook.ts';

const WORDS: StateWords = {
  成功: 'paid',
  已入账: 'paid',
  交易成功: 'paid',
  失败: 'failed',
  退票: 'failed',
  交易失败: 'failed',
  处理中: 'pending',
  待处理: 'pending',
  SUCCESS: 'paid',
  FAILED: 'failed',
  PENDING: 'pending',
};

/** Return sheets as rural commercial banks give them; other banks’ titles are synonyms, not another format. */
export const titledReturn: TitledReturn = {
  titles: {
    batchNo: ['批次号', '批次编号', '批号'],
    lineNo: ['序号', '明细序号', '行号'],
    reference: ['业务参考号', '流水号', '明细编号'],
    account: ['账号', '收款账号', '银行账号', '卡号'],
    holderName: ['户名', '收款人户名', '收款户名', '姓名'],
    dueYuan: ['应发金额', '金额', '交易金额', '金额（元）'],
    paidYuan: ['实发金额', '成功金额', '入账金额'],
    state: ['处理结果', '处理状态', '交易状态', '状态'],
    code: ['返回码', '错误码', '响应码'],
    reason: ['失败原因', '备注', '错误信息', '返回信息'],
  },
  states: WORDS,
};

const columns = [
  { field: 'lineNo', title: '序号' },
  { field: 'account', title: '账号' },
  { field: 'holderName', title: '户名' },
  { field: 'idNumber', title: '证件号' },
  { field: 'yuan', title: '金额' },
  { field: 'memo', title: '摘要' },
] as const;

/** The formats that the program brings; a further bank is one more declaration here. */
export const bankFormats: readonly BankFormat[] = [
  delimitedFormat({
    code: 'piped-gb18030',
    title: { zh: '竖线分隔文本（GB18030）', en: 'Text separated by bars (GB18030)' },
    encoding: 'gb18030',
    separator: '|',
    extension: 'txt',
    head: 'summary',
    columns,
    returns: titledReturn,
  }),
  delimitedFormat({
    code: 'comma-utf-8',
    title: { zh: '逗号分隔文本（UTF-8）', en: 'Text separated by commas (UTF-8)' },
    encoding: 'utf-8',
    separator: ',',
    extension: 'csv',
    head: 'titles',
    columns,
    returns: titledReturn,
  }),
  workbookFormat({
    code: 'workbook',
    title: { zh: 'Excel 工作簿', en: 'Excel workbook' },
    columns,
    returns: titledReturn,
  }),
  fixedWidthFormat({
    code: 'fixed-width',
    title: { zh: '定长文本（GB18030）', en: 'Fixed width (GB18030)' },
    encoding: 'gb18030',
    columns: [
      { field: 'lineNo', title: '序号', bytes: 8, fill: 'number' },
      { field: 'account', title: '账号', bytes: 32, fill: 'text' },
      { field: 'holderName', title: '户名', bytes: 120, fill: 'text' },
      { field: 'fen', title: '金额（分）', bytes: 15, fill: 'number' },
      { field: 'memo', title: '摘要', bytes: 60, fill: 'text' },
    ],
    returns: {
      columns: [
        { field: 'lineNo', title: '序号', bytes: 8, fill: 'number' },
        { field: 'account', title: '账号', bytes: 32, fill: 'text' },
        { field: 'dueFen', title: '应发（分）', bytes: 15, fill: 'number' },
        { field: 'paidFen', title: '实发（分）', bytes: 15, fill: 'number' },
        { field: 'code', title: '返回码', bytes: 4, fill: 'text' },
        { field: 'reason', title: '原因', bytes: 60, fill: 'text' },
      ],
      states: {
        '0000': 'paid',
        '9999': 'pending',
        E101: 'failed',
        E102: 'failed',
        E103: 'failed',
        E105: 'failed',
      },
    },
  }),
  iso20022Format,
];

export const findBankFormat = (code: string): BankFormat | undefined =>
  bankFormats.find((format) => format.code === code);
