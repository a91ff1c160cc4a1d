import type { RefusalCatalogue } from '../../base/index.ts';

export const paymentBankRefusals: RefusalCatalogue = {
  'payments.bank.format': {
    kind: 'invalid',
    zh: { what: '没有这种文件格式。', next: '请从列出的格式中选择。' },
    en: { what: 'There is no such format.', next: 'Choose one of those listed.' },
  },
  'payments.bank.account': {
    kind: 'invalid',
    zh: { what: '付款账号不是账号。', next: '请按开户证明填写 8 至 30 位数字。' },
    en: {
      what: 'The account to pay from is none.',
      next: 'Enter its 8 to 30 digits as the bank wrote them.',
    },
  },
  'payments.bank.ended': {
    kind: 'conflict',
    zh: { what: '这项银行设置已经办结。', next: '请刷新后查看；要改请重新填写。' },
    en: {
      what: 'This has been confirmed, refused or withdrawn already.',
      next: 'Load it again; to change it, enter it anew.',
    },
  },
  'payments.bank.own': {
    kind: 'forbidden',
    zh: { what: '自己填写的付款账号不能自己确认。', next: '请由另一个人确认。' },
    en: { what: 'Nobody confirms what they entered.', next: 'Another person has to confirm it.' },
  },
  'payments.bank.not-own': {
    kind: 'forbidden',
    zh: { what: '只有填写的人能撤回。', next: '您可以确认或者退回。' },
    en: { what: 'Only who entered it can withdraw it.', next: 'You may confirm or refuse it.' },
  },
  'payments.bank.none': {
    kind: 'conflict',
    zh: { what: '还没有经两人确认的代发银行。', next: '请先填写银行、格式和付款账号，并由另一个人确认。' },
    en: {
      what: 'There is no bank that two persons have confirmed.',
      next: 'Enter bank, format and account, and have another person confirm them.',
    },
  },
  'payments.bank.pay-on': {
    kind: 'invalid',
    zh: { what: '付款日不能早于今天。', next: '请改为今天或者以后。' },
    en: { what: 'The day of payment is past.', next: 'Choose today or later.' },
  },
  'payments.bank.state': {
    kind: 'conflict',
    zh: { what: '只有签批过、还没有结束的批次才能和银行往来。', next: '请先由两人签批。' },
    en: {
      what: 'Only a run that is signed and has not ended goes to the bank.',
      next: 'Have two persons sign it first.',
    },
  },
  'payments.bank.account-gone': {
    kind: 'conflict',
    zh: { what: '有 {count} 行签批时的账号找不到了。', next: '请报告系统管理员；不要手工制作发放文件。' },
    en: {
      what: 'The accounts of {count} lines that were signed are not there.',
      next: 'Tell the system administrator; do not make a file by hand.',
    },
  },
  'payments.bank.nothing-again': {
    kind: 'conflict',
    zh: {
      what: '没有可以重发的行。',
      next: '请先在人员档案中更正账号；账号没有变、银行已恢复的，请逐行勾选。',
    },
    en: {
      what: 'There is nothing to send again.',
      next: 'Correct the accounts in the register first; choose lines whose account the bank has mended.',
    },
  },
  'payments.bank.not-back': {
    kind: 'conflict',
    zh: { what: '有的行没有退回、已经办过，或者还有疑点。', next: '请刷新后再选。' },
    en: {
      what: 'Some lines did not come back, are settled already, or have something open.',
      next: 'Load the list again and choose anew.',
    },
  },
  'payments.bank.file-size': {
    kind: 'invalid',
    zh: { what: '回盘文件是空的，或者超过 {megabytes} MB。', next: '请核对后重新选择文件。' },
    en: {
      what: 'The return is empty, or larger than {megabytes} MB.',
      next: 'Look at it and choose the file again.',
    },
  },
  'payments.bank.no-file': {
    kind: 'invalid',
    zh: { what: '没有收到文件。', next: '请选择银行的回盘文件。' },
    en: { what: 'No file came.', next: 'Choose the file that the bank returned.' },
  },
  'payments.bank.own-file': {
    kind: 'forbidden',
    zh: { what: '制作发放文件的人不能自己认定结果。', next: '请由另一个有签批权的人向银行核实后认定。' },
    en: {
      what: 'Who made the file does not say what became of its lines.',
      next: 'Another person who may sign asks the bank and decides.',
    },
  },
  'payments.bank.unknown': {
    kind: 'missing',
    zh: { what: '有的行或者疑点不在这个文件里，或者已经处理。', next: '请刷新后再选。' },
    en: {
      what: 'Some lines or findings are not of this file, or settled already.',
      next: 'Load it again and choose anew.',
    },
  },
  'payments.bank.undecided': {
    kind: 'invalid',
    zh: {
      what: '涉及付款行的疑点不能只作备注：第 {lines} 行。',
      next: '请先把这些行的疑点取消勾选，其余的作备注；这些行向银行核实后选“已付”或者“未付”。',
    },
    en: {
      what: 'Findings about lines cannot only be noted: lines {lines}.',
      next: 'Leave these out and note the others; ask the bank about these, then say paid or failed.',
    },
  },
  'payments.bank.gone-again': {
    kind: 'conflict',
    zh: {
      what: '有的行已经重发或者留待另办，结果不能再改。',
      next: '请作备注；多付的向银行或者收款人追回。',
    },
    en: {
      what: 'Some lines have gone out again or were left; what became of them stays.',
      next: 'Note it, and claim back what was paid twice.',
    },
  },
  'payments.bank.open': {
    kind: 'conflict',
    zh: {
      what: '还不能办结：没有结果的 {openYuan} 元，退回未处理的 {failedYuan} 元，待认定的疑点 {findings} 个。',
      next: '请等回盘、认定疑点、重发退回的行，或者写明理由留下不发。',
    },
    en: {
      what: 'Not yet: {openYuan} yuan without a result, {failedYuan} yuan came back, open findings: {findings}.',
      next: 'Wait for the returns, settle the findings, send again what came back, or leave it with a reason.',
    },
  },
  'payments.bank.differs': {
    kind: 'conflict',
    zh: { what: '名册、账本和银行有 {count} 处对不上。', next: '请在对账里逐处核实。' },
    en: {
      what: 'Roll, ledger and bank differ in {count} places.',
      next: 'Look at each in the reconciliation.',
    },
  },
};
