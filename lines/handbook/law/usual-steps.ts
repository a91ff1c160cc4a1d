import type { Citation } from '../../../engine/index.ts';
import { choice, text } from '../../../engine/index.ts';
import type {
  ActingPost,
  Condition,
  Field,
  Limit,
  PublicityRule,
  ShownField,
  Step,
} from '../../../engine/matters/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  not,
  onlyWhen,
  optional,
  since,
  townshipClerk,
  townshipDirector,
  villageWorker,
  whenDelegated,
  whenDrawn,
} from '../../../engine/matters/index.ts';

/** Steps that most matters have, so that a declaration says only what is its own. */
type Own = Partial<Omit<Step, 'articles' | 'kind'>> & { readonly articles: readonly Citation[] };

const township: readonly ActingPost[] = [townshipClerk];

const visitWays = choice('visit-way', {
  home: ['入户调查', 'at home'],
  remote: ['电话、视频等非接触方式', 'by telephone or video'],
});

export const visitFields: readonly Field[] = [
  ask.choice('way', '调查方式', 'How', visitWays),
  ask.day('visitedOn', '入户日期', 'Visited on'),
  ask.text('place', '地点', 'Where', 100),
  ask.text('living', '吃、穿、住、用等实际生活情况', 'How the family lives', 2000),
  ask.text('means', '了解到的收入和财产情况', 'Income and property as seen', 2000),
  ask.text('present', '在场并签字的家庭成员', 'Member of the family who was present and signed', 50),
  optional(ask.lines('neighbours', '邻里访问情况', 'What neighbours say', 10)),
  onlyWhen('way', ['home'], ask.papers('photos', '入户照片', 'Photographs', 'photo', [1, 30])),
  // 调查人员、调查对象等签字: drawn on the telephone, or the signed sheet photographed.
  onlyWhen(
    'way',
    ['home'],
    ask.papers(
      'signatures',
      '调查人员和家庭成员签字',
      'Signatures of the family and of those who went',
      'signature',
      [1, 8],
    ),
  ),
];

/** The checklist of the telephone for a visit that an application asks for: its answers are the record of the step. */
export const CASE_VISIT = 'case-visit';
export const CASE_SPOT_CHECK = 'case-spot-check';

/** 每组调查人员不得少于2人: the second signs in their own name. */
export const visit = (own: Own): Step => ({
  code: 'visit',
  title: text('入户调查', 'Visit at home'),
  kind: 'investigation',
  by: township,
  second: [townshipClerk, townshipDirector, villageWorker],
  records: visitFields,
  checklist: CASE_VISIT,
  ...own,
});

/** The township asks the county to look into registers; those bound to support are asked by their own consent. */
export const requestCheck = (own: Own): Step => ({
  code: 'request-check',
  title: text('提请县级信息核对', 'Request for the check of registers'),
  kind: 'record',
  by: township,
  records: [
    ask.count('persons', '授权核对人数', 'Persons who authorised it', 1, 60),
    optional(
      since(
        '2026-07-01',
        ask.count('supporters', '同意核对的法定义务人人数', 'Those bound to support who agreed', 0, 60),
      ),
    ),
    optional(
      ask.lines(
        'sources',
        '提请核对的内容（户籍、车船、不动产、存款、社保等）',
        'What is to be looked into',
        20,
      ),
    ),
  ],
  ...own,
});

const reportSays = choice('report-says', {
  clear: ['与申报一致', 'as declared'],
  differs: ['与申报不一致', 'not as declared'],
});

/** What registers say is a clue and not the verdict: the report is entered here, with how long it may be used. */
export const registerCheck = (own: Own): Step => ({
  code: 'check',
  title: text('县级信息核对', 'Check of registers by the county'),
  kind: 'record',
  by: [bureauOfficer],
  records: [
    ask.text('reportNo', '核对报告编号', 'Number of the report', 40),
    ask.lines('found', '核对结果', 'What was found', 20),
    optional(ask.choice('says', '核对结论', 'What the report says', reportSays)),
    optional(ask.day('reportedOn', '出具日期', 'Day of the report')),
    optional(ask.day('usableUntil', '报告有效期至', 'To be used until')),
  ],
  checks: [
    {
      code: 'report-days',
      say: text('报告有效期不得早于出具日期', 'the report would end before it was made'),
      article: own.articles[0] ?? { document: '', place: '' },
      field: 'usableUntil',
      holds: ({ reportedOn, usableUntil }) =>
        typeof reportedOn !== 'string' || typeof usableUntil !== 'string' || reportedOn <= usableUntil,
    },
  ],
  ...own,
});

/** A family that doubts what registers say brings proof, and the township looks again. */
export const recheck = (own: Own): Step => ({
  code: 'recheck',
  title: text('对核对结果有异议的复查', 'Second look, where the family doubts the report'),
  kind: 'record',
  by: township,
  isOptional: true,
  records: [
    ask.day('toldOn', '告知申请人的日期', 'Told to the family on'),
    ask.text('proof', '申请人的说明和举证', 'What the family brings forward', 1000),
    ask.text('finding', '复查结果', 'Finding', 1000),
  ],
  ...own,
});

const secondLooks = choice('second-look', {
  none: ['不需要', 'not needed'],
  doubt: ['有疑问', 'on doubt'],
  complaint: ['有投诉、举报', 'on complaint'],
});

/** The county receives a case. Whom it visits by lot is drawn and not chosen; doubt and complaint are reasons besides. */
export const review = (own: Own): Step => ({
  code: 'review',
  title: text('县级接收并全面审查', 'Review by the county'),
  kind: 'record',
  by: [bureauOfficer],
  records: [
    ask.choice(
      'visit',
      '抽中以外，是否需要县级入户',
      'Whether the county visits, besides those drawn',
      secondLooks,
    ),
    optional(ask.text('finding', '审查意见', 'Finding', 1000)),
  ],
  ...own,
});

/** Whom the county looks at itself: drawn by lot, near relatives, objected to, doubted or complained of. */
export const lookedAtAgain: Condition = {
  if: 'any',
  of: [
    whenDrawn,
    { if: 'near-relative' },
    { if: 'objection' },
    {
      if: 'field',
      of: { step: 'review' },
      field: 'visit',
      is: ['doubt', 'complaint'],
      say: text('有投诉举报或者有疑问的', 'on complaint or on doubt'),
    },
  ],
};

export const countyVisit = (own: Own): Step =>
  visit({
    code: 'county-visit',
    title: text('县级入户调查', 'Visit by the county'),
    by: [bureauOfficer],
    second: [bureauOfficer, bureauDirector],
    when: lookedAtAgain,
    isSample: true,
    ...own,
  });

export const calculation = (own: Own): Step => ({
  code: 'calculate',
  title: text('核算收入、财产和金额', 'Calculation'),
  kind: 'calculation',
  by: township,
  records: [],
  ...own,
});

export const appraisalFields: readonly Field[] = [
  ask.day('heldOn', '评议日期', 'Held on'),
  ask.text('place', '评议地点', 'Where', 100),
  ask.count('present', '参加评议人数', 'Present', 3, 500),
  ask.count('representatives', '其中村（居）民代表人数', 'Representatives of the residents', 1, 500),
  ask.count('votesFor', '认为调查结果真实完整的票数', 'Votes for', 0, 500),
  ask.count('votesAgainst', '认为不真实、不完整的票数', 'Votes against', 0, 500),
  ask.text('conclusion', '评议结论', 'Conclusion', 1000),
];

export const appraisal = (own: Own): Step => ({
  code: 'appraise',
  title: text('民主评议', 'Appraisal by the residents'),
  kind: 'record',
  by: township,
  records: appraisalFields,
  proves: 'appraisal',
  ...own,
});

export const opinion = (own: Own): Step => ({
  code: 'opinion',
  title: text('提出初审意见', 'Opinion of the township'),
  kind: 'opinion',
  by: [townshipClerk, townshipDirector],
  records: [],
  ...own,
});

/** The decision of the county, and of the township where the right to decide was given to it. */
export function decisions(own: Own & { readonly isDelegable?: boolean }): readonly Step[] {
  const { isDelegable = true, ...rest } = own;
  const both = (mine: Condition): Condition => (own.when ? { if: 'all', of: [own.when, mine] } : mine);
  const county: Step = {
    code: 'decide',
    title: text('县级民政部门审核确认', 'Decision of the county'),
    kind: 'decision',
    by: [bureauOfficer, bureauDirector],
    records: [],
    ...rest,
    ...(isDelegable ? { when: both(not(whenDelegated)) } : {}),
  };
  if (!isDelegable) return [county];
  const delegated: Step = {
    ...county,
    code: 'decide-township',
    title: text('乡镇（街道）确认', 'Decision of the township'),
    by: [townshipDirector],
    when: both(whenDelegated),
    ...(own.after ? { after: own.after } : {}),
  };
  return [county, delegated];
}

const noticeWays = choice('notice-way', {
  handed: ['当面送达', 'handed over'],
  left: ['留置送达', 'left with a witness'],
  post: ['邮寄', 'by post'],
  message: ['短信或者网上送达', 'by message'],
  notice: ['公告送达', 'by public notice'],
});

/** Whoever serves the document of the decision has told the family: an office that does so need not hand it on. */
export const notice = (own: Own): Step => ({
  code: 'notice',
  title: text('书面告知申请人', 'Notice to the family'),
  kind: 'record',
  by: [townshipClerk],
  alsoBy: [townshipDirector, bureauOfficer, bureauDirector],
  records: [
    ask.day('notifiedOn', '送达日期', 'Served on'),
    ask.choice('way', '送达方式', 'How', noticeWays),
    ask.text('receivedBy', '收件人', 'Received by', 50),
  ],
  ...own,
});

/** A second look by the county at what townships decide; nothing waits for it. */
export const spotCheck = (own: Own): Step => ({
  code: 'spot-check',
  title: text('县级抽查', 'Spot check by the county'),
  kind: 'record',
  by: [bureauOfficer],
  isOptional: true,
  isSample: true,
  checklist: CASE_SPOT_CHECK,
  when: whenDelegated,
  records: [
    ask.yesNo('isRight', '是否合格', 'Found right'),
    ask.day('checkedOn', '抽查日期', 'Checked on'),
    onlyWhen('isRight', [false], ask.text('finding', '发现的问题', 'Finding', 1000)),
  ],
  ...own,
});

/** A look at papers and family by one person, where no article asks for two. */
export const survey = (own: Own): Step => ({
  code: 'survey',
  title: text('调查核实', 'Examination'),
  kind: 'investigation',
  by: township,
  records: [
    ask.day('doneOn', '核实日期', 'Examined on'),
    ask.text('finding', '核实情况', 'Finding', 2000),
    optional(ask.lines('sources', '核实依据', 'Sources', 10)),
  ],
  ...own,
});

const usuallyShown: readonly ShownField[] = [
  'applicant',
  'village',
  'amount',
  'class',
  'from',
  'to',
  'telephone',
];

const villageBoard = text('村（居）务公开栏', 'Notice board of the village');

/** A list on the wall of the village. `shows` where an amount or a class would not be there, or would tell too much. */
export const publicity = (
  own: Own & {
    readonly days: string;
    readonly redo: readonly string[];
    readonly isRepeated?: boolean;
    readonly shows?: readonly ShownField[];
    readonly where?: PublicityRule['where'];
    /** Further ways to answer an objection. */
    readonly answers?: PublicityRule['answers'];
  },
): Step => {
  const {
    days,
    redo,
    isRepeated = false,
    shows = usuallyShown,
    where = villageBoard,
    answers = [],
    ...rest
  } = own;
  return {
    code: 'publicity',
    title: text('村（社区）公示', 'Publicity in the village'),
    kind: 'publicity',
    by: township,
    records: [
      ask.text('result', '公示结果', 'Result', 500),
      optional(ask.papers('proof', '公示现场照片', 'Photographs of the list on the wall', 'photo', [1, 10])),
    ],
    publicity: {
      days: { parameter: days },
      where,
      shows,
      answers: [
        { code: 'investigate', title: text('重新调查核实', 'Investigate anew'), redo, isRepeated },
        ...answers,
      ],
    },
    ...rest,
  };
};

/** A limit of one step in working days, set by a parameter. */
export const stepLimit = (
  code: string,
  title: Limit['title'],
  parameterCode: string,
  span: readonly [from: Limit['from'], to: Limit['to']],
  articles: readonly Citation[],
  when?: Condition,
): Limit => ({
  code,
  title,
  days: { parameter: parameterCode },
  counts: 'working-days',
  from: span[0],
  to: span[1],
  articles,
  ...(when ? { when } : {}),
});
