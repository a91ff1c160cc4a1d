import { type Citation, text } from '../../../engine/index.ts';
import {
  ask,
  bureauOfficer,
  type Condition,
  onlyWhen,
  type RecordCheck,
  type Step,
  townshipClerk,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';

/** 社会救助法第48条: whoever is to lose is heard first, and without it nothing is decided. */
export const hear = (when: Condition): Step => ({
  code: 'hear',
  title: text('听取对象意见', 'Hearing of the family'),
  kind: 'record',
  by: [townshipClerk, bureauOfficer],
  when,
  records: [
    ask.day('heardOn', '听取日期', 'Heard on'),
    ask.text('person', '陈述人', 'Who spoke', 50),
    ask.text('said', '陈述的意见', 'What was said', 2000),
    ask.yesNo('agrees', '是否认可', 'Agrees'),
    onlyWhen('agrees', [false], ask.text('reply', '对意见的答复', 'Answer to it', 1000)),
  ],
  articles: [article('assistance-law-2026', '第四十八条')],
});

/** Causes for which a family may be stopped although the calculation would still grant it. */
const WITHOUT_MEANS: ReadonlySet<unknown> = new Set(['voluntary', 'work', 'uncooperative']);

/** Nobody is stopped whom the calculation still grants, but for what the family itself did. */
export const stopFits = (
  by: Citation,
  wanted: (seen: Parameters<RecordCheck['holds']>[1]) => unknown,
): RecordCheck => ({
  code: 'stop-fits',
  say: text('核算结果仍符合条件，不能停发', 'the calculation still grants it; it cannot be stopped'),
  article: by,
  field: 'granted',
  holds: ({ granted }, seen) =>
    granted !== true ||
    wanted(seen) !== 'stop' ||
    WITHOUT_MEANS.has(seen.form.cause) ||
    seen.recordOf('calculate').eligible !== true,
});

const isMoney = (value: unknown): value is number => typeof value === 'number';

/**
 * A cut gives less than the family has today, an increase more, and what goes on as it is the same: by the calculation,
 * not by what somebody ticked when the case began. Where it is not on record what the family has, nothing is said.
 */
export const changeFits = (
  by: Citation,
  field: string,
  wanted: (seen: Parameters<RecordCheck['holds']>[1], record: Parameters<RecordCheck['holds']>[0]) => unknown,
): RecordCheck => ({
  code: 'change-fits',
  say: text(
    '核算金额与现在的金额相比，不是这种变动（减发应更少，增发应更多，继续保障应不变）',
    'against what the family has today, the calculation is no such change: a cut gives less, an increase more',
  ),
  article: by,
  field,
  holds: (record, seen) => {
    const { amountFen, receivedFen, eligible } = seen.recordOf('calculate');
    if (record.granted === false || eligible !== true || !isMoney(amountFen) || !isMoney(receivedFen))
      return true;
    const change = wanted(seen, record);
    if (change === 'reduce') return amountFen < receivedFen;
    if (change === 'increase') return amountFen > receivedFen;
    return change !== 'keep' || amountFen === receivedFen;
  },
});

/** Nothing is kept up or raised that the calculation does not grant. */
export const keepFits = (
  by: Citation,
  wanted: (seen: Parameters<RecordCheck['holds']>[1]) => unknown,
): RecordCheck => ({
  code: 'keep-fits',
  say: text('核算结果不符合条件，应当停发', 'the calculation grants nothing; it has to be stopped'),
  article: by,
  field: 'granted',
  holds: ({ granted }, seen) =>
    granted !== true || wanted(seen) === 'stop' || seen.recordOf('calculate').eligible === true,
});
