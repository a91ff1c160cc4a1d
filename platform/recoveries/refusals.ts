import type { RefusalCatalogue } from '../base/index.ts';

export const recoveriesRefusals: RefusalCatalogue = {
  'recoveries.nothing': {
    kind: 'conflict',
    zh: { what: '这项待遇没有多发而未约定退还的钱。', next: '请刷新列表，看是否已经签过协议。' },
    en: {
      what: 'Nothing was paid too much that is not agreed on.',
      next: 'Read the list anew: perhaps it was agreed.',
    },
  },
  'recoveries.agreed-on': {
    kind: 'invalid',
    zh: { what: '签协议的日期在今天以后。', next: '请填写实际签字的日期。' },
    en: { what: 'The day of the agreement is to come.', next: 'Give the day on which it was signed.' },
  },
  'recoveries.past': {
    kind: 'invalid',
    zh: { what: '退还不能从已经过去的月份开始。', next: '请选择本月或者以后的月份。' },
    en: { what: 'It cannot begin in a month that is over.', next: 'Choose this month or a later one.' },
  },
  'recoveries.too-many': {
    kind: 'invalid',
    zh: { what: '期数太多，每期不足一分钱。', next: '请减少期数。' },
    en: { what: 'So many instalments would be less than a fen each.', next: 'Choose fewer.' },
  },
  'recoveries.too-much': {
    kind: 'conflict',
    zh: {
      what: '每期金额不能达到或者超过每月的待遇（照料护理费不算在内），已停发的不能抵扣。',
      next: '请增加期数，或者改为由家庭退回。',
    },
    en: {
      what: 'An instalment would leave nothing of the month, care apart, or nothing falls due any more.',
      next: 'Choose more instalments, or let the family pay it in.',
    },
  },
  'recoveries.care': {
    kind: 'conflict',
    zh: {
      what: '多发的有照料护理费，那是照料人或者供养机构领的，不能从本人的基本生活费里抵扣。',
      next: '请改为退回，由照料人或者供养机构签字。',
    },
    en: {
      what: 'Part of what was too much was for care: a carer or home had it, and it is not set off against the person.',
      next: 'Let it be paid in, signed by the carer or the home.',
    },
  },
  'recoveries.received': {
    kind: 'conflict',
    zh: { what: '这一期已经收到。', next: '请刷新页面，处理下一期。' },
    en: { what: 'This instalment has come in already.', next: 'Read the page anew and go on with the next.' },
  },
  'recoveries.received-on': {
    kind: 'invalid',
    zh: { what: '收到的日期在今天以后。', next: '请填写实际收到的日期。' },
    en: { what: 'The day of the receipt is to come.', next: 'Give the day on which it came in.' },
  },
};
