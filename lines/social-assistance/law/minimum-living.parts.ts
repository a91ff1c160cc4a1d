import { type Citation, choice, text } from '../../../engine/index.ts';
import {
  ask,
  choicesAtDesk,
  type Field,
  formPaper,
  type Limit,
  type Material,
  onlyWhen,
  paper,
  type RecordCheck,
  sharedPaper,
  since,
} from '../../../engine/matters/index.ts';

const channels = choice('channel', {
  self: ['本人或者家庭成员', 'a member of the family'],
  entrusted: ['委托村（居）委会或者他人', 'somebody entrusted'],
  found: ['村（社区）或者乡镇主动发现', 'found by the township'],
});

export const form: readonly Field[] = [
  choicesAtDesk(['found'], ask.choice('channel', '提出方式', 'Who brings it', channels)),
  onlyWhen('channel', ['entrusted'], ask.text('agent', '受托人', 'Who was entrusted', 50)),
  ask.text('reason', '申请理由', 'Reason', 500),
  ask.count('members', '共同生活的家庭成员人数', 'Members who live together', 1, 30),
  ask.yesNo('authorised', '全体成员已授权核对家庭经济状况', 'All members authorise the check'),
  ask.yesNo('promised', '承诺所提供的信息真实、完整', 'Promises that all is true and complete'),
  since(
    '2026-07-01',
    ask.yesNo(
      'supportersAgree',
      '不共同生活的父母、子女等法定义务人是否同意核对',
      'Those bound to support agree to the check',
    ),
  ),
  ask.yesNo('nearRelative', '与经办人员或者村（居）委会成员是否有近亲属关系', 'Near relative of an officer'),
  onlyWhen('nearRelative', [true], ask.text('relativeOf', '近亲属姓名、职务和关系', 'Whose, and how', 100)),
];

export const materials = (by: Citation): readonly Material[] => [
  formPaper('application', '申请书', 'Application', by),
  paper('authorisation', '家庭经济状况核对授权书', 'Authorisation of the check', by),
  paper('promise', '诚信承诺书', 'Promise', by),
  sharedPaper('identity', '身份证、户口簿', 'Identity card and register', by),
  sharedPaper('certificate', '残疾人证', 'Disability certificate', by),
  { ...paper('income', '收入、支出票据', 'Proof of income and spending', by), isOptional: true },
];

/** Every vote is of somebody who was there. */
export const votes = (by: Citation): RecordCheck => ({
  code: 'votes',
  say: text('票数不得多于参加评议人数', 'there are more votes than people present'),
  article: by,
  field: 'present',
  holds: ({ present, votesFor, votesAgainst, representatives }) =>
    Number(votesFor) + Number(votesAgainst) <= Number(present) && Number(representatives) <= Number(present),
});

export const shown = ['applicant', 'village', 'members', 'amount', 'from', 'to', 'telephone'] as const;
/** Of a recognition that gives no money there is no amount to show. */
export const shownOfRecognition = ['applicant', 'village', 'members', 'from', 'to', 'telephone'] as const;
export const noticeBoard = text('村（居）务公开栏', 'Notice board of the village');

export const working = (
  code: string,
  title: Limit['title'],
  from: Limit['from'],
  to: Limit['to'],
  by: Citation,
  own: Partial<Limit> = {},
): Limit => ({
  code,
  title,
  days: { parameter: `limits.dibao.${code}` },
  counts: 'working-days',
  from,
  to,
  articles: [by],
  ...own,
});
