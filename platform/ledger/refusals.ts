import type { RefusalCatalogue } from '../base/index.ts';

export const ledgerRefusals: RefusalCatalogue = {
  'ledger.key.reused': {
    kind: 'conflict',
    zh: { what: '这个编号已经记过另一笔账。', next: '请核对是否重复提交；确是另一笔的，请换编号。' },
    en: {
      what: 'Another transfer was posted under this key.',
      next: 'See whether it was sent twice; another transfer needs another key.',
    },
  },
  'ledger.balance.short': {
    kind: 'conflict',
    zh: { what: '账户余额不足，还差 {yuan} 元。', next: '请先补足资金或者减少金额。' },
    en: {
      what: 'The account has too little; {yuan} yuan are missing.',
      next: 'Bring more in, or move less.',
    },
  },
  'ledger.account.closed': {
    kind: 'conflict',
    zh: { what: '账户已经销户，不能再记账。', next: '请改用在用的账户。' },
    en: { what: 'The account is closed.', next: 'Use an account that is open.' },
  },
  'ledger.account.not-empty': {
    kind: 'conflict',
    zh: { what: '账户还有余额或者占用，不能销户。', next: '请先转清余额、解除占用。' },
    en: {
      what: 'The account is not empty, or something of it is set aside.',
      next: 'Move its balance and release what is set aside first.',
    },
  },
  'ledger.account.purpose': {
    kind: 'conflict',
    zh: { what: '这笔资金不能用于“{scheme}”，专款专用。', next: '请选用途相符的资金。' },
    en: { what: 'This asset may not be given for {scheme}.', next: 'Choose one that is meant for it.' },
  },
  'ledger.account.unknown': {
    kind: 'missing',
    zh: { what: '没有这个账户。', next: '请从资金页重新进入。' },
    en: { what: 'There is no such account.', next: 'Come in from the page of the fund again.' },
  },
  'ledger.item.twice': {
    kind: 'conflict',
    zh: { what: '名单中有人的同一项待遇同一时期已经记过账。', next: '请剔除重复项；更正请走下月补差。' },
    en: {
      what: 'Somebody on the list got this item of this period before.',
      next: 'Leave out what is there twice; corrections go into the next month.',
    },
  },
  'ledger.post.empty': {
    kind: 'conflict',
    zh: { what: '没有可记账的明细。', next: '请核对名单是否为空。' },
    en: { what: 'There is nothing to post.', next: 'See whether the list is empty.' },
  },
  'ledger.transfer.unknown': {
    kind: 'missing',
    zh: { what: '没有这笔账。', next: '请从账户明细重新查找。' },
    en: { what: 'There is no such transfer.', next: 'Look for it in the statement of the account.' },
  },
  'ledger.transfer.reversed': {
    kind: 'conflict',
    zh: { what: '这笔账已经冲销过，或者本身就是冲销。', next: '如需再次入账，请另记一笔。' },
    en: {
      what: 'This transfer was reversed already, or is a reversal itself.',
      next: 'Post another transfer where it is to stand again.',
    },
  },
  'ledger.hold.unknown': {
    kind: 'missing',
    zh: { what: '没有这笔占用。', next: '请刷新后重试。' },
    en: { what: 'There is no such hold.', next: 'Load the page again.' },
  },
  'ledger.hold.ended': {
    kind: 'conflict',
    zh: { what: '这笔占用已经结束。', next: '请刷新后查看结果。' },
    en: { what: 'This hold has ended.', next: 'Load the page again to see how.' },
  },
  'ledger.hold.too-much': {
    kind: 'conflict',
    zh: { what: '结算金额超过占用金额。', next: '请按不超过占用的金额结算。' },
    en: { what: 'More is settled than was set aside.', next: 'Settle what was set aside or less.' },
  },
  'ledger.list.cursor': {
    kind: 'invalid',
    zh: { what: '翻页位置不正确。', next: '请从第一页重新查看。' },
    en: { what: 'This is no place in the list.', next: 'Start again from the first page.' },
  },
};
