import type { RefusalCatalogue } from '../base/index.ts';

export const campaignsRefusals: RefusalCatalogue = {
  'campaigns.kind': {
    kind: 'invalid',
    zh: { what: '没有这种一次性补助。', next: '请从列出的种类中选择。' },
    en: { what: 'There is no such kind of grant.', next: 'Choose one of those listed.' },
  },
  'campaigns.class': {
    kind: 'invalid',
    zh: { what: '对象类别不对，或者选了两次。', next: '请从列出的类别中选择，每类一次。' },
    en: { what: 'A class is unknown or stands twice.', next: 'Choose from those listed, each once.' },
  },
  'campaigns.goods': {
    kind: 'invalid',
    zh: {
      what: '实物和件数对不上，或者这项补助不需要签收。',
      next: '发放实物要写明一件是什么，至少一类对象每人一件；不上门签收的补助不能发实物。',
    },
    en: {
      what: 'Goods and pieces do not go together, or this grant is not signed for.',
      next: 'Say what one piece is and give a class at least one; goods want a receipt.',
    },
  },
  'campaigns.no-goods': {
    kind: 'conflict',
    zh: { what: '这项补助不发实物。', next: '请从发放实物的名单进入。' },
    en: { what: 'This grant gives no goods.', next: 'Come in from a list that does.' },
  },
  'campaigns.goods-short': {
    kind: 'conflict',
    zh: { what: '实物不够，还差{missing}件。', next: '请先登记入库的件数，再发放或者退回。' },
    en: {
      what: 'There are not so many pieces: {missing} are missing.',
      next: 'Note what came in first, then hand out or send back.',
    },
  },
  'campaigns.goods-left': {
    kind: 'conflict',
    zh: { what: '还有{pieces}件实物没有退回。', next: '请先登记退回，再撤销名单。' },
    en: {
      what: '{pieces} pieces have not gone back.',
      next: 'Note that they went back, then withdraw the list.',
    },
  },
  'campaigns.month': {
    kind: 'invalid',
    zh: { what: '这个月还没有到，当月的名单还不能确定。', next: '请到当月再生成名单。' },
    en: {
      what: 'This month lies ahead; who is on its rolls is not known yet.',
      next: 'Make the list in that month.',
    },
  },
  'campaigns.nobody': {
    kind: 'conflict',
    zh: {
      what: '没有符合条件、还没有领过的人。',
      next: '请核对月份、对象类别和标准；这一次已经发过的人不会再列入。',
    },
    en: {
      what: 'Nobody is of these classes and has not had it yet.',
      next: 'Check month, classes and amounts; who had it is not listed again.',
    },
  },
  'campaigns.moved-on': {
    kind: 'conflict',
    zh: { what: '刚刚有别人改动了。', next: '请刷新后按最新的情况办理。' },
    en: { what: 'Somebody has just changed it.', next: 'Read the page anew, then go on.' },
  },
  'campaigns.state': {
    kind: 'conflict',
    zh: { what: '现在不能这样办。', next: '请刷新后查看它的状态。' },
    en: {
      what: 'It does not stand so that this could be done.',
      next: 'Read the page anew and look at its state.',
    },
  },
  'campaigns.own': {
    kind: 'forbidden',
    zh: { what: '自己生成的名单要由另一个人批准。', next: '请另一位经办人或者负责人批准。' },
    en: {
      what: 'Somebody else approves a list that you made.',
      next: 'Ask another officer or the director.',
    },
  },
  'campaigns.had': {
    kind: 'conflict',
    zh: { what: '名单里有人已经通过另一份名单领取。', next: '请重新生成名单，已经领过的人会自动去掉。' },
    en: {
      what: 'Somebody on it had it by another list.',
      next: 'Make the list anew; they will be left out.',
    },
  },
  'campaigns.paid': {
    kind: 'conflict',
    zh: { what: '已经有人发放或者领取实物，不能整体撤销。', next: '个别不该发的，请在待遇里停发并追回。' },
    en: {
      what: 'Somebody was paid or handed goods already.',
      next: 'Stop single awards instead, and recover what was too much.',
    },
  },
  'campaigns.not-signed-for': {
    kind: 'conflict',
    zh: { what: '这项补助不需要签收。', next: '请从待签收的名单进入。' },
    en: { what: 'This grant is not signed for.', next: 'Come in from the list of those to be signed for.' },
  },
  'campaigns.signed': {
    kind: 'conflict',
    zh: { what: '已经签收过。', next: '请刷新名单查看签收记录。' },
    en: { what: 'It was signed for already.', next: 'Read the list anew to see by whom.' },
  },
  'campaigns.cursor': {
    kind: 'invalid',
    zh: { what: '翻页标记不对。', next: '请从第一页重新打开列表。' },
    en: { what: 'The mark of the page is wrong.', next: 'Open the list from its first page.' },
  },
};
