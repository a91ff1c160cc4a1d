import { type Citation, text } from '../../../engine/index.ts';
import {
  ask,
  bureauOfficer,
  type Field,
  type FieldValues,
  type Json,
  type RecordCheck,
  type Step,
  townshipClerk,
} from '../../../engine/matters/index.ts';

const six: readonly (readonly [name: string, zh: string, en: string])[] = [
  ['eats', '自主吃饭', 'Eats alone'],
  ['dresses', '自主穿衣', 'Dresses alone'],
  ['rises', '自主上下床', 'Gets in and out of bed alone'],
  ['toilet', '自主如厕', 'Uses the toilet alone'],
  ['walks', '室内自主行走', 'Walks indoors alone'],
  ['bathes', '自主洗澡', 'Bathes alone'],
];
const asked: readonly Field[] = six.map(([name, zh, en]) => ask.yesNo(name, zh, en));

/** How many of the six cannot be done: none able, one to three partly, four and more wholly unable. */
export const unableOf = (record: FieldValues): number =>
  six.filter(([name]) => record[name] === false).length;

/** 生活自理能力评估: each of the six by itself, so that whoever reads the record sees what was looked at. */
export const selfCare = (by: readonly Citation[], own: Partial<Step> = {}): Step => ({
  code: 'self-care',
  title: text('生活自理能力评估', 'Assessment of self-care'),
  kind: 'record',
  by: [townshipClerk, bureauOfficer],
  records: [
    ...asked,
    ask.day('assessedOn', '评估日期', 'Assessed on'),
    ask.text('assessor', '评估人或者机构', 'Assessed by', 100),
  ],
  settles: (record) => ({ selfCareUnable: unableOf(record) }),
  articles: by,
  ...own,
});

const membersOf = (facts: Json | undefined): readonly FieldValues[] =>
  typeof facts === 'object' && facts !== null && 'members' in facts && Array.isArray(facts.members)
    ? (facts.members as readonly FieldValues[])
    : [];

/** The level of care that is paid follows what was assessed, and nobody types another. */
export const careAsAssessed = (by: Citation): RecordCheck => ({
  code: 'care-as-assessed',
  say: text(
    '核算里填的不能自理项数，与本件“生活自理能力评估”的结果不同；请按评估结果核算，评估有误的先退回重做评估',
    'takes another number of self-care acts than the assessment of this case found; take that one, or have the assessment done anew first',
  ),
  article: by,
  holds: ({ facts }, seen) => {
    const told = membersOf(facts).flatMap(({ selfCareUnable }) =>
      typeof selfCareUnable === 'number' ? selfCareUnable : [],
    );
    return told.length === 0 || told.includes(unableOf(seen.recordOf('self-care')));
  },
});
