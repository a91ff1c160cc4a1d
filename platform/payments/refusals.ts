import type { RefusalCatalogue } from '../base/index.ts';
import { afterRefusals } from './after/refusals.ts';
import { paymentBankRefusals } from './bank/refusals.ts';
import { payeeRefusals } from './payees/refusals.ts';

export const paymentsRefusals: RefusalCatalogue = {
  ...paymentBankRefusals,
  ...payeeRefusals,
  ...afterRefusals,
  'payments.reconciliation.county-only': {
    kind: 'forbidden',
    zh: {
      what: '三方对账由县级办理，乡镇看不到银行的结果。',
      next: '请在发放批次里查看本乡镇的名册和合计。',
    },
    en: {
      what: 'Roll, ledger and bank are held together at the county; a township does not see the bank.',
      next: 'Look at the roll and the sums of your township in the payment runs.',
    },
  },
  'payments.moved-on': {
    kind: 'conflict',
    zh: { what: '这个批次刚刚被别人改动。', next: '请刷新后再办。' },
    en: { what: 'Somebody has just changed this run.', next: 'Load it again, then go on.' },
  },
  'payments.state': {
    kind: 'conflict',
    zh: { what: '这个批次现在不能这样办。', next: '核对后才能冻结，冻结后才能签批，签批后不能改动。' },
    en: {
      what: 'The run does not stand so that this could be done.',
      next: 'It is looked at, then frozen, then signed; what is signed stays as it is.',
    },
  },
  'payments.nothing': {
    kind: 'conflict',
    zh: { what: '没有应发未发的待遇。', next: '请核对月份和项目；已经发过的月份不会再发。' },
    en: {
      what: 'Nobody is owed anything.',
      next: 'Look at month and scheme; a month that was paid is not paid again.',
    },
  },
  'payments.rhythm.month': {
    kind: 'invalid',
    zh: { what: '这个项目按月发放，一批只发一个月。', next: '请只选一个月；以前少发的会自动列为补发。' },
    en: {
      what: 'This scheme is paid month by month: a run is of one month.',
      next: 'Choose one month; what earlier months lacked comes along as back pay.',
    },
  },
  'payments.rhythm.quarter': {
    kind: 'invalid',
    zh: {
      what: '这个项目按季发放，一批要发一个季度的三个月。',
      next: '请选“按季”和从1、4、7、10月开始的季度。',
    },
    en: {
      what: 'This scheme is paid by the quarter: a run is of its three months.',
      next: 'Choose a quarter; it begins in January, April, July or October.',
    },
  },
  'payments.rhythm.once': {
    kind: 'invalid',
    zh: { what: '这个项目一次性发放，一批只发它批准的那个月。', next: '请选批准发放的月份。' },
    en: {
      what: 'This scheme is paid once: a run is of the month for which it was approved.',
      next: 'Choose that month.',
    },
  },
  'payments.rhythm.in-kind': {
    kind: 'invalid',
    zh: { what: '这个项目发的是实物，不能做资金发放批次。', next: '请改从物资发放办理。' },
    en: {
      what: 'This scheme is given in kind: there is no money to pay.',
      next: 'Hand out the goods instead.',
    },
  },
  'payments.finding.unknown': {
    kind: 'missing',
    zh: { what: '有的疑点不在这个批次里。', next: '请刷新后再选。' },
    en: { what: 'Some of these findings are not of this run.', next: 'Load it again and choose anew.' },
  },
  'payments.finding.of-roll': {
    kind: 'invalid',
    zh: {
      what: '资金不足说的是整个名册，没有可以剔除的人。',
      next: '资金到位后选“照发”；也可以剔除其他疑点后重新生成。',
    },
    en: {
      what: 'A fund that is short is about the whole roll: there is nobody to leave out.',
      next: 'Say that it is paid once the fund is filled.',
    },
  },
  'payments.finding.never': {
    kind: 'invalid',
    zh: {
      what: '死亡、已并入别的记录或者没有账号的，不能选照发。',
      next: '请先剔除；登记账号或者更正记录后，下一批会补发。',
    },
    en: {
      what: 'Who has died, was merged into another record, or has no account cannot be paid all the same.',
      next: 'Leave them out; once the account or the record is put right, the next run pays them.',
    },
  },
  'payments.findings-open': {
    kind: 'conflict',
    zh: { what: '还有 {count} 个疑点没有处理。', next: '请逐个选择照发或者剔除并写明理由。' },
    en: { what: '{count} findings are open.', next: 'Settle each with a reason: pay, or leave out.' },
  },
  'payments.signed-already': {
    kind: 'forbidden',
    zh: { what: '您已经签过这个批次。', next: '请由另一个人签。' },
    en: { what: 'You have signed this run.', next: 'Another person has to sign.' },
  },
  'payments.needs-director': {
    kind: 'forbidden',
    zh: { what: '两个签字人中要有一位负责人。', next: '请负责人来签。' },
    en: { what: 'One of the two who sign has to be a director.', next: 'Ask the director to sign.' },
  },
  'payments.changed': {
    kind: 'conflict',
    zh: { what: '名册和冻结时不一样。', next: '请停止这个批次，重新生成，并报告系统管理员。' },
    en: {
      what: 'The roll is not what was frozen.',
      next: 'Give this run up, make it anew, and tell the system administrator.',
    },
  },
  'payments.not-owed': {
    kind: 'conflict',
    zh: {
      what: '有 {count} 行在冻结之后不应再发：待遇已变动，或者已由别的批次发放。',
      next: '请放弃这个批次，重新生成。',
    },
    en: {
      what: '{count} lines are not owed any more: the award was changed since, or another run was faster.',
      next: 'Give this run up and make it anew.',
    },
  },
  'payments.died-since': {
    kind: 'conflict',
    zh: {
      what: '有 {count} 行的领款人或者享受人已经去世，去世的月份之后不再发放；死亡是在核对之后登记的。',
      next: '请放弃这个批次，重新生成，名单会列出已去世的人。',
    },
    en: {
      what: '{count} lines are for months after a death that was registered since the roll was looked at.',
      next: 'Give this run up and make it anew: it names whom it found dead.',
    },
  },
  'payments.list.cursor': {
    kind: 'invalid',
    zh: { what: '翻页标记不对。', next: '请从第一页重新打开列表。' },
    en: { what: 'The mark of the page is wrong.', next: 'Open the list from its first page.' },
  },
};
