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
  'relief.cursor': {
    kind: 'invalid',
    zh: { what: '翻页标记不对。', next: '请从第一页重新打开列表。' },
    en: { what: 'The mark of the page is wrong.', next: 'Open the list from its first page.' },
  },
};
