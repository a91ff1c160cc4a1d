import type { Language } from '../../base/index.ts';

interface PrintTexts {
  made(author: string, at: string): string;
  readonly unit: string;
  readonly pageSum: string;
  readonly wholeSum: string;
  readonly colon: string;
  page(no: number): string;
  rows(count: number): string;
}

/** The words that stand on every printed list. */
export const printTexts: Readonly<Record<Language, PrintTexts>> = {
  zh: {
    made: (author, at) => `制表：${author}　${at}`,
    unit: '单位：元',
    pageSum: '本页小计',
    wholeSum: '总计',
    colon: '：',
    page: (no) => `第 ${no} 页`,
    rows: (count) => `共 ${count} 行，以下空白`,
  },
  en: {
    made: (author, at) => `Made by ${author}, ${at}`,
    unit: 'Yuan',
    pageSum: 'This page',
    wholeSum: 'Total',
    colon: ':',
    page: (no) => `Page ${no}`,
    rows: (count) => `${count} rows; nothing follows`,
  },
};
