import type { RefusalCatalogue } from '../base/index.ts';

export const noticesRefusals: RefusalCatalogue = {
  'notices.cursor': {
    kind: 'invalid',
    zh: { what: '这一页的位置标记不对。', next: '请从第一页重新打开。' },
    en: { what: 'The mark of this page is not one of ours.', next: 'Open the list from its beginning.' },
  },
  'notices.sms.on-its-way': {
    kind: 'conflict',
    zh: { what: '这条短信还在发送，不能重发。', next: '请等它有了结果再看。' },
    en: { what: 'This message is still on its way.', next: 'Wait until it has come to an end.' },
  },
  'notices.sms.no-phone': {
    kind: 'conflict',
    zh: { what: '没有登记电话，发不出短信。', next: '请当面或者书面告知，并在人员档案里补录电话。' },
    en: {
      what: 'No telephone is on record.',
      next: 'Tell the family in person or by letter, and add their number to the record.',
    },
  },
  'notices.sms.opted-out': {
    kind: 'conflict',
    zh: { what: '这个号码不接收短信。', next: '请用别的方式告知；本人要求恢复的，先取消拒收。' },
    en: {
      what: 'This number wants no messages.',
      next: 'Tell the family otherwise, or take the number off the list when they ask for it.',
    },
  },
  'notices.phone': {
    kind: 'invalid',
    zh: { what: '电话号码不对。', next: '请填 11 位手机号，或者带区号的固定电话。' },
    en: { what: 'This is no telephone number.', next: 'Give 11 digits, or a landline with its area code.' },
  },
  'notices.opt-out.there': {
    kind: 'conflict',
    zh: { what: '这个号码已经登记为不接收短信。', next: '不需要再登记。' },
    en: { what: 'This number is on the list already.', next: 'Nothing is left to do.' },
  },
  'notices.opt-out.missing': {
    kind: 'missing',
    zh: { what: '这个号码没有登记拒收。', next: '请核对号码。' },
    en: { what: 'This number is not on the list.', next: 'Check the number.' },
  },
  'notices.report.signature': {
    kind: 'forbidden',
    zh: { what: '签名不对，或者已经过时。', next: '请用短信网关的密钥按接口文档签名，并核对时钟。' },
    en: {
      what: 'The signature is wrong or too old.',
      next: 'Sign with the key of the gateway as the API document says, and check the clock.',
    },
  },
};
