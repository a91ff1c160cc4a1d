/** What a transfer of the book is called: on its page, in the account book, on its voucher. */
export const transferKinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'fund.receive': { zh: '拨入', en: 'Receipt' },
  'fund.allocate': { zh: '分配', en: 'Allocation' },
  'fund.take-back': { zh: '收回', en: 'Taken back' },
  'fund.carry-over': { zh: '结转', en: 'Carried over' },
  'relief.grant': { zh: '临时救助', en: 'Temporary relief' },
  'pay.due': { zh: '应发', en: 'Fell due' },
  'pay.given': { zh: '实发', en: 'Paid' },
  'pay.came-back': { zh: '退回', en: 'Came back' },
  'recover.set-off': { zh: '追缴抵扣', en: 'Recovery set off' },
  'recover.paid-in': { zh: '追缴退回', en: 'Recovery paid in' },
  'recover.remitted': { zh: '多发款核销', en: 'Recovery written off' },
  'medical.due': { zh: '医疗救助应付', en: 'Medical assistance due' },
  'medical.given': { zh: '医疗救助清算', en: 'Medical assistance cleared' },
};

/** A kind that has no word yet is a transfer all the same. */
export const sayTransfer = (kind: string, language: 'zh' | 'en'): string =>
  transferKinds[kind]?.[language] ?? (language === 'zh' ? '记账' : 'Transfer');
