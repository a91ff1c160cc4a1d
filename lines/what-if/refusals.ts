import type { RefusalCatalogue } from '../../platform/base/index.ts';

const mend = { zh: '请修改后重试。', en: 'Mend it and try again.' };

export const whatIfRefusals: RefusalCatalogue = {
  'what-if.month.none': {
    kind: 'invalid',
    zh: { what: '{month} 不是可以试算的月份。', next: '请填写如 2024-04 的月份。' },
    en: { what: '{month} is no month to try.', next: 'Give a month as 2024-04.' },
  },
  'what-if.change.wrong': {
    kind: 'invalid',
    zh: { what: '{reason}', next: mend.zh },
    en: { what: '{reason}', next: mend.en },
  },
  'what-if.variant.none': {
    kind: 'invalid',
    zh: { what: '没有这个方案。', next: '请先填写方案，再查看其明细。' },
    en: { what: 'There is no such variant.', next: 'Fill it in before looking at its households.' },
  },
  'what-if.household.left-out': {
    kind: 'conflict',
    zh: { what: '这户家庭情况不全，没有计入试算。', next: '请先补录家庭情况调查，再重新取数。' },
    en: {
      what: 'Not all is known of this household: it is left out.',
      next: 'Complete what was found of it, then read the population anew.',
    },
  },
  'what-if.too-large': {
    kind: 'too-large',
    zh: {
      what: '本辖区的家庭太多，网页上放不下。',
      next: '请由乡镇各自试算，或请系统管理员用命令 minzheng what-if 试算。',
    },
    en: {
      what: 'There are too many households here for the web.',
      next: 'Let each township try its own, or ask for the command minzheng what-if.',
    },
  },
  'what-if.cursor': {
    kind: 'invalid',
    zh: { what: '翻页位置无效。', next: '请回到第一页。' },
    en: { what: 'This is no place in the list.', next: 'Go back to the first page.' },
  },
};
