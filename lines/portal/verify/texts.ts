import type { Language } from '../../../engine/index.ts';

const zh = {
  title: '核验文书和证件',
  lead: '扫描文书上的二维码，或者输入“核验编码”，可以查到文书是不是民政部门出具的、现在是否有效。',
  code: '核验编码',
  codeNote: '文书下方 20 位字母和数字，横线可以不输。',
  look: '核验',
  genuine: '这份文书是真实的',
  notOurs: '没有查到这个编码的文书',
  notOursNext:
    '请核对编码后再试。编码无误仍查不到的，不是本县民政部门出具的文书，请向乡镇（街道）或者县级民政部门核实。',
  tooOften: '试错的编码太多了',
  tooOftenNext: '请过十五分钟再试，或者带着文书到乡镇（街道）民政办核实。',
  states: {
    valid: '有效',
    expired: '已过有效期',
    replaced: '已被新的文书代替，本份不再有效',
    revoked: '已作废，不再有效',
  } as Readonly<Record<string, string>>,
  state: '现在的状态：',
  document: '文书',
  matter: '事项',
  holder: '持有人',
  office: '出具机关',
  issuedOn: '出具日期',
  validUntil: '有效期至',
  noEnd: '没有固定期限，以定期核查结果为准',
  only: '为保护个人信息，这里只显示以上内容。姓名只显示姓氏。',
  again: '再核验一份',
  checkedOn: (day: string) => `核验日期：${day}`,
};

const en: typeof zh = {
  title: 'Verify a document or certificate',
  lead: 'Scan the QR on the document, or type its code, to learn whether the civil affairs office issued it and whether it is still valid.',
  code: 'Code',
  codeNote: 'The 20 letters and figures at the foot of the document; hyphens may be left out.',
  look: 'Verify',
  genuine: 'This document is genuine',
  notOurs: 'No document with this code was found',
  notOursNext:
    'See whether the code is right. If it is, the document was not issued by the civil affairs office of this county: ask the township or the bureau.',
  tooOften: 'Too many wrong codes were tried',
  tooOftenNext: 'Try again in a quarter of an hour, or ask at the township with the document.',
  states: {
    valid: 'valid',
    expired: 'past its last day',
    replaced: 'replaced by a newer document, no longer valid',
    revoked: 'revoked, no longer valid',
  },
  state: 'State today: ',
  document: 'Document',
  matter: 'Matter',
  holder: 'Holder',
  office: 'Issued by',
  issuedOn: 'Issued on',
  validUntil: 'Valid until',
  noEnd: 'no fixed end; it depends on the regular review',
  only: 'To protect personal information nothing more is shown, and of the name only the first character.',
  again: 'Verify another one',
  checkedOn: (day) => `Checked on ${day}`,
};

export const verifyTexts: Readonly<Record<Language, typeof zh>> = { zh, en };
