import type { RefusalCatalogue } from '../base/index.ts';

export const reliefRefusals: RefusalCatalogue = {
  'relief.no-reserve': {
    kind: 'conflict',
    zh: {
      what: '本乡镇（街道）在 {year} 年没有临时救助备用金。',
      next: '请改用县级救助资金，或者请县级先拨付备用金。',
    },
    en: {
      what: 'This township has no reserve for relief in {year}.',
      next: 'Take the money of the county, or ask the county to allocate a reserve.',
    },
  },
  'relief.reserve-short': {
    kind: 'conflict',
    zh: {
      what: '本乡镇（街道）备用金不够，还差 {yuan} 元。',
      next: '请减少金额、改用县级救助资金，或者请县级先补充备用金。',
    },
    en: {
      what: 'The reserve of this township has not so much; {yuan} yuan are missing.',
      next: 'Give less, take the money of the county, or ask the county to add to the reserve.',
    },
  },
  'relief.cursor': {
    kind: 'invalid',
    zh: { what: '翻页标记不对。', next: '请从第一页重新打开列表。' },
    en: { what: 'The mark of the page is wrong.', next: 'Open the list from its first page.' },
  },
};
