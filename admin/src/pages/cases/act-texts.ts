import { defineTexts } from '../../kit/catalogue.ts';

/** What stands in the forms of acts: the sheet of facts that is calculated from, and what follows from an act. */
export const actTexts = defineTexts({
  zh: {
    reckonedFor: (names: readonly string[]) =>
      `按家庭档案里的 ${names.length} 名成员核算：${names.join('、')}。人数不对的，先到家庭档案里加入成员或者办理离开。`,
    stillThere: (names: readonly string[]) =>
      `本件说 ${names.join('、')} 已不在这一家，家庭档案里还在：核算仍会算上，请先到家庭档案办理离开或者登记去世。`,
    notYetThere: (names: readonly string[]) =>
      `本件说 ${names.join('、')} 加入了家庭，家庭档案里还没有：核算不会算上，请先到家庭档案加入。`,
    otherFacts: (n: number) => `档案里的其他情况 ${n} 项（这次核算用不上）`,
    months: (n: number) => `${n}个月`,
    asFound: '按本件评估',
    unitOnce: '元',
    unitMonth: '元/月',
    unitYear: '元/年',
    unitOf: (title: string) => `${title}的单位`,
    restIsNothing: (n: number) => `没有填的 ${n} 项金额都是 0`,
    reckoned: (result: string, amount: string) => `核算结果：${result}，${amount}。`,
    received: (amount: string) => `现在每月 ${amount}。`,
    undone: (act: string, who: string, when: string) =>
      `要撤销的是：${act}（${who} ${when}）。记录仍然保留。`,
    objected: (when: string, words: string) => `${when} 提出的异议：${words}`,
    about: {
      accept: '受理后按今天有效的规定办理，期限从今天起计算，并用短信告诉申请人。',
      confirm: '您与办理人共同办理了这一步，签字确认后这一步才算办完。',
      opine: '金额按核算结果，不能改。',
      decide: '金额按核算结果，不能改。决定后按规定发放，并用短信告诉申请人。',
      'decide-typed': '金额由您填写，不超过当地规定的限额。决定后按规定发放，并用短信告诉申请人。',
      'take-over': '接办后，这一件由您办理。',
    } as Readonly<Record<string, string>>,
  },
  en: {
    reckonedFor: (names: readonly string[]) =>
      `Calculated for the ${names.length} members on record: ${names.join(', ')}. If somebody is lacking, record them with the household first.`,
    stillThere: (names: readonly string[]) =>
      `The case says that ${names.join(', ')} left, but the record of the household still has them: they are counted until you end their stay there.`,
    notYetThere: (names: readonly string[]) =>
      `The case says that ${names.join(', ')} joined, but the record of the household does not have them yet: enter them there first.`,
    otherFacts: (n: number) => `${n} more on record, which this calculation does not read`,
    months: (n: number) => (n === 1 ? '1 month' : `${n} months`),
    asFound: 'as assessed',
    unitOnce: 'yuan',
    unitMonth: 'yuan a month',
    unitYear: 'yuan a year',
    unitOf: (title: string) => `Unit of ${title}`,
    restIsNothing: (n: number) => `The ${n} amounts left open are 0`,
    reckoned: (result: string, amount: string) => `Calculation: ${result}, ${amount}.`,
    received: (amount: string) => `Today ${amount} a month.`,
    undone: (act: string, who: string, when: string) =>
      `Undone is: ${act} (${who}, ${when}). It stays on record.`,
    objected: (when: string, words: string) => `Objection of ${when}: ${words}`,
    about: {
      accept: 'Limits run from today, the law in force today holds, and the family is told by text message.',
      confirm: 'You did this step together; it is done once you sign as well.',
      opine: 'The amount is that of the calculation.',
      decide: 'The amount is that of the calculation. It is paid as the rules say, and the family is told.',
      'decide-typed':
        'You say the amount, within the limit of the place. It is paid as the rules say, and the family is told.',
      'take-over': 'The case is yours from now on.',
    },
  },
});
