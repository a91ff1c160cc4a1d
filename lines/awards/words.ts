/** How a difference between a roster and the law is called. */
export const kindWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'unknown-person': { zh: '人员没有登记', en: 'Person not on record' },
  dead: { zh: '已去世', en: 'Dead' },
  running: { zh: '已有待遇', en: 'Has it already' },
  twice: { zh: '重复或者互斥', en: 'Twice, or excluded' },
  'no-amount': { zh: '花名册没有金额', en: 'No amount on the roster' },
  'unknown-class': { zh: '类别不明', en: 'Class unknown' },
  'cannot-reckon': { zh: '资料不足，算不出', en: 'Cannot be reckoned' },
  'not-entitled': { zh: '按政策不能享受', en: 'Not entitled' },
  higher: { zh: '高于政策', en: 'Above the law' },
  lower: { zh: '低于政策', en: 'Below the law' },
  same: { zh: '一致', en: 'Alike' },
};

export const settledWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  law: { zh: '按政策', en: 'By the law' },
  keep: { zh: '暂按花名册', en: 'As on the roster' },
  'leave-out': { zh: '不建立', en: 'Not opened' },
};
