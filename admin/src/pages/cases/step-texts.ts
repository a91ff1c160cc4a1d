import { defineTexts } from '../../kit/catalogue.ts';

/** How a step of a case stands. */
export const stepTexts = defineTexts({
  zh: {
    stepStates: {
      'not-needed': '不需要',
      waiting: '未到',
      open: '待办',
      'may-do': '可以办',
      'left-out': '没有办',
      half: '待第二人签字',
      posted: '公示中',
      done: '已办',
    } as Readonly<Record<string, string>>,
  },
  en: {
    stepStates: {
      'not-needed': 'not needed',
      waiting: 'to come',
      open: 'open',
      'may-do': 'may be done',
      'left-out': 'not done',
      half: 'second signature missing',
      posted: 'on the wall',
      done: 'done',
    } as Readonly<Record<string, string>>,
  },
});
