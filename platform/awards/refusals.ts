import type { RefusalCatalogue } from '../base/index.ts';

export const awardsRefusals: RefusalCatalogue = {
  'awards.list.cursor': {
    kind: 'invalid',
    zh: { what: '翻页标记不对。', next: '请从第一页重新打开列表。' },
    en: { what: 'The mark of the page is wrong.', next: 'Open the list from its first page.' },
  },
  'awards.moved-on': {
    kind: 'conflict',
    zh: { what: '这项待遇刚刚被别人改动。', next: '请看过新的情况后再办。' },
    en: { what: 'Somebody has just changed this award.', next: 'Look at how it stands now, then go on.' },
  },
  'awards.state': {
    kind: 'conflict',
    zh: {
      what: '这项待遇现在不是可以这样办的状态。',
      next: '停发的待遇要重新申请；暂停的可以恢复或者停发。',
    },
    en: {
      what: 'The award does not stand so that this could be done.',
      next: 'What was stopped is applied for anew; what is suspended can be resumed or stopped.',
    },
  },
  'awards.cause': {
    kind: 'invalid',
    zh: { what: '原因不在这项操作的原因之内。', next: '请从列出的原因中选择。' },
    en: { what: 'This is no cause for this act.', next: 'Choose one of those listed.' },
  },
  'awards.month.early': {
    kind: 'invalid',
    zh: {
      what: '起始月份早于这项待遇开始的月份（{year}年{month}月）。',
      next: '请选择{year}年{month}月或者以后的月份。',
    },
    en: { what: 'The award began only in {month}/{year}.', next: 'Choose {month}/{year} or a later month.' },
  },
  'awards.month.resume': {
    kind: 'invalid',
    zh: {
      what: '这项待遇从{year}年{month}月起暂停，恢复不能早于这个月份。',
      next: '请选择{year}年{month}月或者以后的月份；暂停以前少发的，请另行办件更正。',
    },
    en: {
      what: 'The award is suspended from {month}/{year} and cannot be resumed before.',
      next: 'Choose {month}/{year} or a later month; what earlier months lack is put right by a case.',
    },
  },
  'awards.month.late': {
    kind: 'invalid',
    zh: {
      what: '起始月份太晚，最晚可以办到{year}年{month}月。',
      next: '请选择{year}年{month}月或者以前的月份。',
    },
    en: {
      what: 'The month is too late: {month}/{year} is the last one.',
      next: 'Choose {month}/{year} or an earlier month.',
    },
  },
  'awards.finding.unknown': {
    kind: 'conflict',
    zh: { what: '其中有的事项不存在，或者已经处理过。', next: '请刷新列表后重新选择。' },
    en: {
      what: 'One of them is not there, or was settled already.',
      next: 'Read the list anew and choose again.',
    },
  },
  'awards.opening.roster': {
    kind: 'invalid',
    zh: { what: '这份花名册不能据以建立待遇。', next: '临时救助等一次性给予的，只作为历史记录保存。' },
    en: {
      what: 'No award is opened from this roster.',
      next: 'What is given once, as temporary relief, is kept as history only.',
    },
  },
  'awards.opening.nobody': {
    kind: 'conflict',
    zh: { what: '这份花名册上没有人。', next: '请先在“数据导入”里导入花名册。' },
    en: { what: 'Nobody stands on this roster.', next: 'Import the roster first.' },
  },
  'awards.opening.ended': {
    kind: 'conflict',
    zh: { what: '这次比对已经结束，不能再改。', next: '需要重来时，请重新发起一次比对。' },
    en: {
      what: 'This opening has ended and cannot be changed.',
      next: 'Start a new one where it is needed.',
    },
  },
  'awards.opening.which': {
    kind: 'invalid',
    zh: { what: '没有指明处理哪些人。', next: '请勾选名单，或者选择一类差异。' },
    en: { what: 'It does not say which lines.', next: 'Choose lines, or a kind of difference.' },
  },
  'awards.opening.review': {
    kind: 'invalid',
    zh: { what: '暂按花名册发放的，要写明今天以后的复核期限。', next: '请填写复核期限。' },
    en: {
      what: 'An amount that is kept needs a day after today by which it is reviewed.',
      next: 'Give the day of the review.',
    },
  },
  'awards.opening.cannot': {
    kind: 'conflict',
    zh: {
      what: '其中有 {count} 行不能这样处理：没有可以采用的金额，或者本人已去世、已有待遇、人员没有登记。',
      next: '请对这些行选择“不建立”，或者先更正登记后重新比对。',
    },
    en: {
      what: '{count} of the lines cannot be settled so: there is no such amount, or the person died, has it already, or is not on record.',
      next: 'Leave these out, or correct the record and compare again.',
    },
  },
  'awards.opening.unsettled': {
    kind: 'conflict',
    zh: { what: '还有 {count} 行差异没有处理。', next: '请逐项或者按类处理完再建立待遇。' },
    en: {
      what: '{count} differences are not settled.',
      next: 'Settle them, singly or by kind, before opening.',
    },
  },
  'awards.opening.own-work': {
    kind: 'forbidden',
    zh: {
      what: '其中有 {count} 行是您本人处理的，不能由您本人建立待遇。',
      next: '请另一位同事或者负责人核对后建立。',
    },
    en: {
      what: 'You settled {count} of the lines yourself.',
      next: 'Somebody else looks at them and opens.',
    },
  },
};
