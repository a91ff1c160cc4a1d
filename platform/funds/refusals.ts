import type { RefusalCatalogue } from '../base/index.ts';

export const fundsRefusals: RefusalCatalogue = {
  'funds.fund.unknown': {
    kind: 'missing',
    zh: { what: '没有这笔资金。', next: '请从资金列表重新进入。' },
    en: { what: 'There is no such fund.', next: 'Come in from the list of funds again.' },
  },
  'funds.fund.named': {
    kind: 'conflict',
    zh: { what: '{year} 年已经有同名的资金。', next: '请换一个名称，或者在已有的资金里登记拨入。' },
    en: {
      what: 'There is a fund of this name in {year} already.',
      next: 'Choose another name, or enter the money into the fund that is there.',
    },
  },
  'funds.scheme.unknown': {
    kind: 'invalid',
    zh: { what: '没有“{scheme}”这个事项。', next: '请从事项目录里选择用途。' },
    en: { what: 'There is no scheme {scheme}.', next: 'Choose from the list of schemes.' },
  },
  'funds.scheme.outside': {
    kind: 'invalid',
    zh: { what: '这笔资金不用于“{scheme}”，专款专用。', next: '请只为它的用途编制计划。' },
    en: { what: 'This fund is not for {scheme}.', next: 'Plan only for what it is meant for.' },
  },
  'funds.county-only': {
    kind: 'forbidden',
    zh: { what: '资金的拨入、分配和计划由县级办理。', next: '请联系县级经办人。' },
    en: {
      what: 'Funds are received, allocated and planned at the county.',
      next: 'Ask an officer of the county.',
    },
  },
  'funds.order.unknown': {
    kind: 'missing',
    zh: { what: '没有这张拨款单。', next: '请从资金页重新进入。' },
    en: { what: 'There is no such order.', next: 'Come in from the page of the fund again.' },
  },
  'funds.order.ended': {
    kind: 'conflict',
    zh: { what: '这张拨款单已经办结。', next: '请刷新查看结果；有误的请另录一张。' },
    en: {
      what: 'This order has been settled already.',
      next: 'Load the page again; if it was wrong, enter another one.',
    },
  },
  'funds.order.own': {
    kind: 'forbidden',
    zh: { what: '录入和复核不能是同一个人。', next: '请由另一位经办人或负责人复核。' },
    en: {
      what: 'Whoever entered an order cannot confirm or refuse it.',
      next: 'Ask another officer or the director.',
    },
  },
  'funds.pool.held': {
    kind: 'conflict',
    zh: {
      what: '“{fund}”的县级账户里有 {held} 元留给 {count} 个已冻结、待签批的批次（{holds}），能动用的只有 {free} 元，还差 {missing} 元。',
      next: '请先签批或者放弃这些批次，或者登记拨入补足资金，或者减少金额。',
    },
    en: {
      what: 'Of {fund}, {held} yuan are kept for {count} frozen runs that wait to be signed ({holds}); {free} yuan are free, and {missing} are missing.',
      next: 'Sign or give up those runs first, receive more money, or move less.',
    },
  },
  'funds.pool.short': {
    kind: 'conflict',
    zh: {
      what: '“{fund}”的县级账户只有 {balance} 元，其中 {held} 元留给待签批的批次，能动用 {free} 元，还差 {missing} 元。',
      next: '请先登记拨入补足资金，或者减少金额。',
    },
    en: {
      what: '{fund} has {balance} yuan, of which {held} are kept for runs that wait to be signed; {free} are free, and {missing} are missing.',
      next: 'Receive more money first, or move less.',
    },
  },
  'funds.order.not-own': {
    kind: 'forbidden',
    zh: { what: '只有录入人可以撤回。', next: '不同意的，请选择退回。' },
    en: { what: 'Only who entered an order can withdraw it.', next: 'Refuse it if you do not agree.' },
  },
  'funds.order.line': {
    kind: 'invalid',
    zh: {
      what: '第 {row} 行没有写明去向，或者与前面重复。',
      next: '每行写一个乡镇、备用金或机构，不要重复。',
    },
    en: {
      what: 'Line {row} names no place, or one that stands above already.',
      next: 'Name one township, reserve or home in each line.',
    },
  },
  'funds.order.place': {
    kind: 'invalid',
    zh: { what: '第 {row} 行的乡镇不存在或者已经撤并。', next: '请选择现有的乡镇。' },
    en: { what: 'The township of line {row} does not exist.', next: 'Choose a township of today.' },
  },
  'funds.order.lines': {
    kind: 'invalid',
    zh: { what: '分配和收回要写明乡镇、备用金或机构；拨入和结转只写一个总金额。', next: '请改正后再录入。' },
    en: {
      what: 'An allocation names its places; receipts and what is carried over are one amount.',
      next: 'Correct the lines.',
    },
  },
  'funds.order.carry': {
    kind: 'invalid',
    zh: {
      what: '结转要转入用途不超出原用途的下一年度资金。',
      next: '请先建立下一年度的资金，用途不要增加。',
    },
    en: {
      what: 'What is left over goes into a fund of a later year that is for nothing else.',
      next: 'Open that fund first, with the same purposes or fewer.',
    },
  },
  'funds.account.unknown': {
    kind: 'missing',
    zh: { what: '没有这个账户，或者不在您的辖区。', next: '请从资金页重新进入。' },
    en: {
      what: 'There is no such account in your area.',
      next: 'Come in from the page of the fund again.',
    },
  },
};
