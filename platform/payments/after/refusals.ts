import type { RefusalCatalogue } from '../../base/index.ts';

export const afterRefusals: RefusalCatalogue = {
  'payments.after.not-ended': {
    kind: 'conflict',
    zh: { what: '批次还没有办结。', next: '请先对账、办结批次，再公示和通知。' },
    en: { what: 'The run has not ended.', next: 'Reconcile and end it first.' },
  },
  'payments.after.done': {
    kind: 'conflict',
    zh: { what: '这一项已经做过，每个批次只做一次。', next: '请刷新后查看结果。' },
    en: {
      what: 'This was done already; it is done once for a run.',
      next: 'Load it again to see the result.',
    },
  },
  'payments.after.private': {
    kind: 'conflict',
    zh: { what: '这个项目按规定不公示。', next: '不用张贴发放名单。' },
    en: { what: 'The law does not let this scheme hang in public.', next: 'Nothing has to be put up.' },
  },
  'payments.after.nobody': {
    kind: 'conflict',
    zh: { what: '没有可以公示或者通知的人员。', next: '请核对批次的发放结果和人员档案。' },
    en: { what: 'There is nobody to put up or to write to.', next: 'Look at the outcomes and the records.' },
  },
};
