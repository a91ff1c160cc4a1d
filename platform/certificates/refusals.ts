import type { RefusalCatalogue } from '../base/index.ts';

/** Why a document is not given out, served or revoked. */
export const certificatesRefusals: RefusalCatalogue = {
  'documents.not-yours': {
    kind: 'forbidden',
    zh: { what: '文书由乡镇（街道）和县级民政部门出具。', next: '请联系乡镇经办人。' },
    en: {
      what: 'Documents are given out by townships and the county.',
      next: 'Ask the clerk of the township.',
    },
  },
  'documents.not-decided': {
    kind: 'conflict',
    zh: { what: '还没有作出决定，没有可出具的文书。', next: '作出决定后再出具。' },
    en: {
      what: 'Nothing was decided yet, so there is no document.',
      next: 'Give it out after the decision.',
    },
  },
  'documents.none-due': {
    kind: 'conflict',
    zh: { what: '应出具的文书都已出具。', next: '请在办件页面打印；遗失的先作废再补发。' },
    en: {
      what: 'Every document of this decision was given out.',
      next: 'Print it from the case; revoke one that was lost and give it out anew.',
    },
  },
  'documents.not-valid': {
    kind: 'conflict',
    zh: { what: '文书已经作废或者被新的文书代替。', next: '请刷新后再看。' },
    en: { what: 'The document was revoked or replaced.', next: 'Read the page again.' },
  },
  'documents.delivery-day': {
    kind: 'invalid',
    zh: { what: '送达日期应在出具日期和今天之间。', next: '请改正日期。' },
    en: { what: 'It was served between the day of issue and today.', next: 'Correct the day.' },
  },
  'documents.receipt': {
    kind: 'invalid',
    zh: { what: '送达回证不在这件办件的材料里。', next: '请先在办件页面上传。' },
    en: {
      what: 'The receipt is not among the papers of the case.',
      next: 'Upload it on the page of the case.',
    },
  },
  'documents.cursor': {
    kind: 'invalid',
    zh: { what: '这一页的位置标记不对。', next: '请从第一页重新打开。' },
    en: { what: 'The mark of this page is not one of ours.', next: 'Open the list from its beginning.' },
  },
};
