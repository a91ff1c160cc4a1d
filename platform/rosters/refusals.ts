import type { RefusalCatalogue } from '../base/index.ts';

export const rostersRefusals: RefusalCatalogue = {
  'rosters.unknown': {
    kind: 'missing',
    zh: { what: '没有这份名册。', next: '请从名册列表中选择。' },
    en: { what: 'There is no such roster.', next: 'Choose one from the list.' },
  },
  'rosters.cursor': {
    kind: 'invalid',
    zh: { what: '翻页位置无效。', next: '请回到第一页。' },
    en: { what: 'This is no place in the list.', next: 'Go back to the first page.' },
  },
};
