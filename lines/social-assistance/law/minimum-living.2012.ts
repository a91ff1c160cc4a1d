import { type Citation, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  not,
  type ProcedureText,
  type RecordCheck,
  townshipClerk,
  villageWorker,
  whenRefused,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { appraisal, calculation, decisions, notice, opinion, visit } from '../../handbook/law/usual-steps.ts';
import {
  countyVisit,
  form,
  materials,
  noticeBoard,
  review,
  shown,
  votes,
  working,
} from './minimum-living.parts.ts';

const in2012 = (place: string): Citation => article('dibao-2012', place);

/** 村（居）民代表人数不得少于参加评议总人数的三分之二。 */
const quorum: RecordCheck = {
  code: 'quorum',
  say: text(
    '村（居）民代表人数不得少于参加评议总人数的三分之二',
    'representatives of the residents must be at least two thirds of those present',
  ),
  article: in2012('第二十二条'),
  holds: ({ present, representatives }) => Number(representatives) * 3 >= Number(present) * 2,
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
    calculation({ articles: [in2012('第十六条'), in2012('第二十七条')] }),
    appraisal({
      checks: [quorum, votes(in2012('第二十三条'))],
      articles: [in2012('第二十一条'), in2012('第二十三条')],
    }),
    opinion({ title: text('乡镇审核意见', 'Opinion of the township'), articles: [in2012('第二十五条')] }),
    {
      code: 'publicity',
      title: text('村（社区）公示', 'Publicity in the village'),
      kind: 'publicity',
      by: [townshipClerk],
      records: [ask.text('result', '公示结果', 'Result', 500)],
      publicity: {
        days: { parameter: 'publicity.dibao' },
        where: noticeBoard,
        shows: shown,
        answers: [
          {
            code: 'investigate',
            title: text('重新调查', 'Investigate anew'),
            redo: ['visit', 'calculate', 'appraise', 'opinion'],
          },
        ],
      },
      articles: [in2012('第二十五条')],
    },
    review(in2012('第二十六条')),
    countyVisit(in2012('第二十六条')),
    opinion({
      code: 'county-opinion',
      title: text('县级提出审批意见', 'Opinion of the county'),
      by: [bureauOfficer],
      articles: [in2012('第二十六条')],
    }),
    {
      code: 'county-publicity',
      title: text('县级再次公示', 'Second publicity, by the county'),
      kind: 'publicity',
      by: [bureauOfficer],
      when: {
        if: 'field',
        of: { step: 'county-opinion' },
        field: 'agree',
        is: [true],
        say: text('拟批准的', 'when a grant is proposed'),
      },
      records: [ask.text('result', '公示结果', 'Result', 500)],
      publicity: {
        days: { parameter: 'publicity.dibao-county' },
        where: text('政务公开栏、村（居）务公开栏、政务大厅', 'Notice boards of the county and the village'),
        shows: shown,
        answers: [
          {
            code: 'investigate',
            title: text('重新调查核实并重新公示', 'Investigate anew and put up again'),
            redo: ['county-visit', 'calculate', 'county-opinion'],
            isRepeated: true,
          },
        ],
      },
      articles: [in2012('第二十九条')],
    },
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
  extensions: [],
  pauses: [],
  results: [
    {
      code: 'certificate',
      title: text('最低生活保障证', 'Certificate'),
      on: 'granted',
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
