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
  'recoveries.unsigned': {
    kind: 'invalid',
    zh: { what: '协议没有写家庭签字人。', next: '请填写签字人；无人可签的，选择“责令退回”，登记决定文书。' },
    en: {
      what: 'The agreement names nobody who signed it.',
      next: 'Name them; where nobody can sign, choose that it was ordered back, by its decision.',
    },
  },
  'recoveries.remitted': {
    kind: 'conflict',
    zh: { what: '这一期已经减免，没有要退的钱。', next: '请刷新页面，处理下一期。' },
    en: {
      what: 'This instalment was waived; nothing of it is open.',
      next: 'Read the page anew and go on with the next.',
    },
  },
  'recoveries.remit.decided-on': {
    kind: 'invalid',
    zh: {
      what: '决定日期在今天以后，或者早于这份协议。',
      next: '请按决定文书填写日期；核销只能在约定或者责令退回之后作出。',
    },
    en: {
      what: 'The day of the decision is to come, or before the agreement.',
      next: 'Give the day on the paper; what was not yet asked back cannot be waived.',
    },
  },
  'recoveries.remit.waits': {
    kind: 'conflict',
    zh: {
      what: '这份协议已经有一笔核销在等人复核。',
      next: '请先由另一人复核，或者由提出人撤回，再提出新的。',
    },
    en: {
      what: 'A remission of this agreement waits for a second person already.',
      next: 'Let it be confirmed, refused or withdrawn first.',
    },
  },
  'recoveries.remit.nothing': {
    kind: 'conflict',
    zh: { what: '这份协议没有要退的钱了。', next: '请刷新页面，查看各期的结果。' },
    en: {
      what: 'Nothing of this agreement is open any more.',
      next: 'Read the page anew and look at its instalments.',
    },
  },
  'recoveries.remit.too-much': {
    kind: 'conflict',
    zh: {
      what: '核销金额超过尚未退回的 {left} 元。',
      next: '请减少金额；复核时不够的，请退回，由提出人按现在的余额重提。',
    },
    en: {
      what: 'This is more than the {left} yuan that are still open.',
      next: 'Waive less; where it waits for you, refuse it, and let it be proposed anew for what is left.',
    },
  },
  'recoveries.remit.ended': {
    kind: 'conflict',
    zh: { what: '这笔核销已经办结。', next: '请刷新页面查看结果。' },
    en: { what: 'This remission has been settled already.', next: 'Read the page anew.' },
  },
  'recoveries.remit.own': {
    kind: 'forbidden',
    zh: { what: '提出和复核核销不能是同一个人。', next: '请由另一位经办人或者负责人复核。' },
    en: {
      what: 'Whoever proposed a remission cannot confirm or refuse it.',
      next: 'Ask another officer or the director.',
    },
  },
  'recoveries.remit.not-own': {
    kind: 'forbidden',
    zh: { what: '只有提出人可以撤回。', next: '不同意的，请选择退回。' },
    en: { what: 'Only who proposed it can withdraw it.', next: 'Refuse it if you do not agree.' },
  },
};
