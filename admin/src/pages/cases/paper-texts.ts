import { defineTexts } from '../../kit/catalogue.ts';

/** Applications that came on paper before they were entered, and what the office began itself. */
export const paperDayTexts = defineTexts({
  zh: {
    day: '收到纸质申请的日期',
    dayHelp: '今天收到的不用填。以前收到、现在才录入的，期限从这一天算起。',
    why: '为什么现在才录入',
    lawOf: (day: string, from: string, basis: string) =>
      `按 ${day} 有效的规定办理（${from} 起施行${basis ? `，${basis}` : ''}），期限从 ${day} 算起。补录的人和原因会留在办理记录里。`,
    between: '、',
    entered: (on: string, officer: string) => `${on} 收到纸质申请 · ${officer}补录`,
    whyEntered: '补录原因',
    countsFrom: (on: string) => `按 ${on} 受理计算`,
    fromPaper: '补录的纸质申请',
    begun: '发起办理',
    told: '登记情况',
    startChange: '登记变动',
    ofWhom: '户主或者本人',
    sendChange: '提交登记',
    dayOfChange: '收到书面材料的日期',
  },
  en: {
    day: 'Day on which the paper came',
    dayHelp: 'Leave it empty if it came today. Limits of an earlier one run from that day.',
    why: 'Why it is entered only now',
    lawOf: (day: string, from: string, basis: string) =>
      `The rules in force on ${day} hold (since ${from}${basis ? `, ${basis}` : ''}), and limits run from ${day}. Who enters it and why stays on record.`,
    between: ', ',
    entered: (on: string, officer: string) => `on paper on ${on} · entered by ${officer}`,
    whyEntered: 'Why entered later',
    countsFrom: (on: string) => `Counts as accepted on ${on}`,
    fromPaper: 'Came on paper, entered later',
    begun: 'Begin',
    told: 'What was told',
    startChange: 'Enter a change',
    ofWhom: 'Head of the household, or the person',
    sendChange: 'Enter it',
    dayOfChange: 'Day on which the papers came',
  },
});
