import type { RefusalCatalogue } from '../base/index.ts';

export const adjustmentsRefusals: RefusalCatalogue = {
  'adjustments.figure': {
    kind: 'invalid',
    zh: { what: '新标准填写不对：{reason}', next: '请对照文件改正后再保存。' },
    en: { what: 'A figure is wrong: {reason}', next: 'Correct it by the document, then save.' },
  },
  'adjustments.figure.nobody': {
    kind: 'invalid',
    zh: { what: '这些参数不影响任何按月发放的待遇。', next: '请选择低保标准等直接决定金额的参数。' },
    en: {
      what: 'No award that is paid by the month depends on these figures.',
      next: 'Choose figures that set an amount.',
    },
  },
  'adjustments.figure.nothing': {
    kind: 'invalid',
    zh: { what: '新标准不能是 0。', next: '请照文件填写金额；停办一项待遇不在这里办。' },
    en: {
      what: 'A new figure cannot be 0.',
      next: 'Give the amount of the document; no scheme is ended here.',
    },
  },
  'adjustments.published': {
    kind: 'invalid',
    zh: { what: '文件日期在今天以后。', next: '请填写文件的印发日期。' },
    en: { what: 'The document is of a day to come.', next: 'Give the day on which it was published.' },
  },
  'adjustments.posted': {
    kind: 'invalid',
    zh: { what: '公布日期在今天以后。', next: '请在公布以后登记，填写实际公布的日期。' },
    en: { what: 'It is posted on a day to come.', next: 'Write it down once it hangs, with the day.' },
  },
  'adjustments.moved-on': {
    kind: 'conflict',
    zh: { what: '这次调标刚刚被别人改动。', next: '请看过新的情况后再办。' },
    en: {
      what: 'Somebody has just changed this adjustment.',
      next: 'Look at how it stands now, then go on.',
    },
  },
  'adjustments.state': {
    kind: 'conflict',
    zh: { what: '这次调标现在不是可以这样办的阶段。', next: '请按页面上的步骤依次办理。' },
    en: {
      what: 'The adjustment is not at the step for this.',
      next: 'Follow the steps of the page in their order.',
    },
  },
  'adjustments.own-work': {
    kind: 'forbidden',
    zh: { what: '起草调标的人不能由本人确认执行。', next: '请另一位同事或者负责人核对文件后确认。' },
    en: {
      what: 'Who drafted it cannot adopt it.',
      next: 'Somebody else compares it with the document and adopts it.',
    },
  },
  'adjustments.funds': {
    kind: 'conflict',
    zh: {
      what: '有 {count} 个项目的资金不够发到年底。',
      next: '请先落实资金；确需先执行的，写明资金来源和理由。',
    },
    en: {
      what: 'The funds of {count} schemes do not last until the end of the year.',
      next: 'Find the money first, or say from where it will come.',
    },
  },
};
