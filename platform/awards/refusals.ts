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
};
