import { type Citation, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  is,
  not,
  type ProcedureText,
  type RecordCheck,
  type Step,
  townshipClerk,
  villageWorker,
  whenRefused,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import {
  appraisal,
  calculation,
  countyVisit,
  decisions,
  notice,
  opinion,
  publicity,
  registerCheck,
  review,
  visit,
} from '../../handbook/law/usual-steps.ts';
import { form, materials, noticeBoard, shown, votes, working } from './minimum-living.parts.ts';

const in2012 = (place: string): Citation => article('dibao-2012', place);

/** 村（居）民代表人数不得少于参加评议总人数的三分之二。 */
const quorum: RecordCheck = {
  code: 'quorum',
  say: text(
    '村（居）民代表人数不得少于参加评议总人数的三分之二',
    'representatives of the residents must be at least two thirds of those present',
  ),
  article: in2012('第二十二条'),
  field: 'representatives',
  holds: ({ present, representatives }) => Number(representatives) * 3 >= Number(present) * 2,
};

const letters: Step = {
  code: 'letters',
  title: text('信函索证', 'Proof asked for by letter'),
  kind: 'record',
  by: [townshipClerk],
  isOptional: true,
  after: [],
  records: [
    ask.text('office', '去函单位', 'Office written to', 100),
    ask.day('sentOn', '发函日期', 'Sent on'),
    ask.text('answer', '回复内容', 'Answer', 1000),
  ],
  articles: [in2012('第十八条')],
};

/** 民发〔2012〕220号. */
export const of2012: ProcedureText = {
  from: '2012-12-12',
  startedBy: [villageWorker, townshipClerk],
  acceptedBy: [townshipClerk],
  form,
  materials: materials(in2012('第十二条')),
  steps: [
    visit({ articles: [in2012('第十八条'), in2012('第十九条')] }),
    // 信息核对、信函索证 are ways of the investigation, where a county has them.
    registerCheck({ isOptional: true, after: [], articles: [in2012('第十八条')] }),
    letters,
    calculation({ after: ['visit'], articles: [in2012('第十六条'), in2012('第二十七条')] }),
    appraisal({
      checks: [quorum, votes(in2012('第二十三条'))],
      articles: [in2012('第二十一条'), in2012('第二十三条')],
    }),
    opinion({ title: text('乡镇审核意见', 'Opinion of the township'), articles: [in2012('第二十五条')] }),
    publicity({
      days: 'publicity.dibao',
      redo: ['visit', 'calculate', 'appraise', 'opinion'],
      shows: shown,
      where: noticeBoard,
      articles: [in2012('第二十五条')],
    }),
    review({ articles: [in2012('第二十六条')] }),
    countyVisit({ after: ['publicity'], articles: [in2012('第二十六条')] }),
    opinion({
      code: 'county-opinion',
      after: ['review', 'county-visit'],
      title: text('县级提出审批意见', 'Opinion of the county'),
      by: [bureauOfficer],
      articles: [in2012('第二十六条')],
    }),
    publicity({
      code: 'county-publicity',
      title: text('县级再次公示', 'Second publicity, by the county'),
      by: [bureauOfficer],
      when: is({ step: 'county-opinion' }, 'agree', [true], text('拟批准的', 'when a grant is proposed')),
      days: 'publicity.dibao-county',
      where: text('政务公开栏、村（居）务公开栏、政务大厅', 'Notice boards of the county and the village'),
      shows: shown,
      redo: ['county-visit', 'calculate', 'county-opinion'],
      isRepeated: true,
      articles: [in2012('第二十九条')],
    }),
    ...decisions({
      isDelegable: false,
      by: [bureauDirector],
      title: text('县级审批', 'Decision of the county'),
      articles: [in2012('第二十九条')],
    }),
    notice({ articles: [in2012('第二十六条')] }),
  ],
  limits: [
    working(
      'investigation',
      text('家庭经济状况调查', 'Investigation'),
      'acceptance',
      { step: 'visit' },
      in2012('第十八条'),
    ),
    working(
      'appraisal',
      text('民主评议', 'Appraisal'),
      { step: 'visit' },
      { step: 'appraise' },
      in2012('第二十一条'),
    ),
    working(
      'county-decision',
      text('县级提出审批意见', 'Opinion of the county'),
      { step: 'publicity' },
      { step: 'county-opinion' },
      in2012('第二十六条'),
    ),
    working(
      'after-publicity',
      text('公示期满后审批', 'Decision after the publicity'),
      { step: 'county-publicity' },
      'decision',
      in2012('第二十九条'),
      { when: not({ if: 'objection' }) },
    ),
    working(
      'after-objection',
      text('有异议的重新调查并审批', 'Decision after an objection'),
      'objection',
      'decision',
      in2012('第二十九条'),
    ),
    {
      code: 'refusal-notice',
      title: text('不予批准的书面告知', 'Notice of a refusal'),
      days: { parameter: 'days.dibao.refusal-notice' },
      counts: 'days',
      from: 'decision',
      to: { step: 'notice' },
      when: whenRefused,
      articles: [in2012('第二十六条')],
    },
  ],
  sampling: {
    shares: [{ parameter: 'sampling.county', cell: 'new' }],
    articles: [in2012('第二十六条')],
  },
  extensions: [],
  pauses: [],
  results: [
    {
      code: 'certificate',
      title: text('最低生活保障证', 'Certificate'),
      on: 'granted',
      form: 'certificate',
      articles: [in2012('第二十九条')],
    },
    {
      code: 'refusal',
      title: text('不予批准告知书', 'Notice of refusal'),
      on: 'refused',
      articles: [in2012('第二十六条')],
    },
  ],
  articles: [in2012('第二条')],
};
