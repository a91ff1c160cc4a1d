import type { RefusalCatalogue } from '../../base/index.ts';

export const payeeRefusals: RefusalCatalogue = {
  'payments.payee.ended': {
    kind: 'conflict',
    zh: { what: '这一项已经办结。', next: '请刷新后查看；要改请重新填写。' },
    en: { what: 'This has been settled already.', next: 'Load it again; to change it, enter it anew.' },
  },
  'payments.payee.own': {
    kind: 'forbidden',
    zh: { what: '自己填写的不能自己确认。', next: '请由另一个人确认。' },
    en: { what: 'Nobody confirms what they entered.', next: 'Another person has to confirm it.' },
  },
  'payments.payee.not-own': {
    kind: 'forbidden',
    zh: { what: '只有填写的人能撤回。', next: '您可以确认或者退回。' },
    en: { what: 'Only who entered it can withdraw it.', next: 'You may confirm or refuse it.' },
  },
  'payments.payee.award': {
    kind: 'invalid',
    zh: { what: '没有找到这项待遇。', next: '请从待遇列表中选择。' },
    en: { what: 'There is no such award.', next: 'Choose it from the list of awards.' },
  },
  'payments.payee.takes': {
    kind: 'invalid',
    zh: {
      what: '监护人和代领人领的是本人的钱，不能只领照料护理费。',
      next: '只领照料护理费的，请选择照料人或者供养机构。',
    },
    en: {
      what: 'A guardian or agent takes what is the person’s, not what is for care alone.',
      next: 'Who takes what is for care is a carer or a home.',
    },
  },
  'payments.payee.who': {
    kind: 'invalid',
    zh: { what: '没有写明是谁。', next: '请选择本县登记的人；由机构代领的选择机构。' },
    en: {
      what: 'It does not say who.',
      next: 'Choose a person of this county, or a home where a home takes it.',
    },
  },
  'payments.payee.self': {
    kind: 'invalid',
    zh: { what: '本人领取不用协议。', next: '请选择代领的人。' },
    en: { what: 'Nobody needs an agreement to take what is theirs.', next: 'Choose who takes it for them.' },
  },
  'payments.payee.dead': {
    kind: 'invalid',
    zh: { what: '代领人已经去世、已合并或者没有登记。', next: '请选择其他代领人，或者先登记。' },
    en: {
      what: 'Who would take it has died, was merged or is not registered.',
      next: 'Choose another person, or register them first.',
    },
  },
  'payments.payee.home': {
    kind: 'invalid',
    zh: { what: '这个机构还没有经两人确认。', next: '请先由另一个人确认机构和账户。' },
    en: { what: 'This home was not confirmed by two.', next: 'Have another person confirm it first.' },
  },
  'payments.payee.which': {
    kind: 'invalid',
    zh: { what: '没有写明查谁的领取人。', next: '请给出待遇、人员、家庭或者代领人之一。' },
    en: {
      what: 'It does not say whose payees.',
      next: 'Name an award, a person, a household or who takes it.',
    },
  },
  'payments.payee.days': {
    kind: 'invalid',
    zh: { what: '结束日期早于开始日期。', next: '请改日期。' },
    en: { what: 'It would end before it begins.', next: 'Correct the day.' },
  },
  'payments.payee.not-held': {
    kind: 'conflict',
    zh: { what: '这一项没有生效，或者已经结束。', next: '请刷新后查看。' },
    en: { what: 'It does not hold, or has ended.', next: 'Load it again.' },
  },
};
