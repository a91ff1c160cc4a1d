import { type Citation, text } from '../../../engine/index.ts';
import {
  not,
  type ProcedureText,
  townshipClerk,
  villageWorker,
  whenDelegated,
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
  recheck,
  registerCheck,
  requestCheck,
  review,
  spotCheck,
  visit,
} from '../../handbook/law/usual-steps.ts';
import { form, materials, noticeBoard, shown, votes, working } from './minimum-living.parts.ts';

const in2021 = (place: string): Citation => article('dibao-2021', place);

/** 民发〔2021〕57号. */
export const of2021: ProcedureText = {
  from: '2021-07-01',
  startedBy: [villageWorker, townshipClerk],
  acceptedBy: [townshipClerk],
  form,
  materials: materials(in2021('第九条')),
  steps: [
    requestCheck({ articles: [in2021('第十五条')] }),
    registerCheck({ articles: [in2021('第十七条')] }),
    recheck({ articles: [in2021('第十八条')] }),
    visit({ after: [], articles: [in2021('第十五条'), in2021('第十六条')] }),
    calculation({
      after: ['check', 'visit'],
      articles: [in2021('第十三条'), in2021('第十四条'), in2021('第二十三条')],
    }),
    appraisal({
      when: { if: 'answered', how: 'appraise' },
      checks: [votes(in2021('第十九条'))],
      articles: [in2021('第十九条')],
    }),
    opinion({ articles: [in2021('第十九条')] }),
    publicity({
      days: 'publicity.dibao',
      redo: ['visit', 'calculate', 'opinion'],
      shows: shown,
      where: noticeBoard,
      answers: [
        { code: 'appraise', title: text('开展民主评议', 'Hold an appraisal'), redo: ['appraise', 'opinion'] },
      ],
      articles: [in2021('第十九条')],
    }),
    review({ when: not(whenDelegated), articles: [in2021('第二十条')] }),
    countyVisit({ after: ['publicity'], articles: [in2021('第二十条')] }),
    ...decisions({ after: ['review', 'county-visit'], articles: [in2021('第二十条'), in2021('第二十一条')] }),
    notice({ articles: [in2021('第二十一条')] }),
    spotCheck({ articles: [in2021('第二条')] }),
  ],
  limits: [
    working(
      'start',
      text('启动家庭经济状况调查', 'Start of the investigation'),
      'acceptance',
      { begun: 'request-check' },
      in2021('第十五条'),
    ),
    working(
      'check',
      text('启动信息核对', 'Start of the check'),
      { step: 'request-check' },
      { begun: 'check' },
      in2021('第十七条'),
    ),
    working(
      'county-decision',
      text('县级提出审核确认意见', 'Decision of the county'),
      { step: 'publicity' },
      'decision',
      in2021('第二十条'),
      { when: not(whenDelegated) },
    ),
    working('total', text('全部办结', 'Whole procedure'), 'acceptance', 'decision', in2021('第二十二条'), {
      when: not(whenDelegated),
      promised: { parameter: 'promised.dibao.total' },
    }),
    working(
      'total-delegated',
      text('全部办结（权限下放）', 'Whole procedure, delegated'),
      'acceptance',
      'decision',
      in2021('第二条'),
      { when: whenDelegated },
    ),
    working(
      'refusal-notice',
      text('不予确认的书面告知', 'Notice of a refusal'),
      'decision',
      { step: 'notice' },
      in2021('第二十一条'),
      { when: whenRefused },
    ),
  ],
  extensions: (['total', 'total-delegated'] as const).map((limit) => ({
    code: `special-${limit}`,
    title: text('特殊情况（公示有异议、人户分离、异地申办、调查难度大）', 'Special cases'),
    limit,
    days: { parameter: 'limits.dibao.total-special' },
    articles: [in2021('第二十二条（只说特殊情况，情形的列举见民发〔2022〕83号）')],
  })),
  pauses: [],
  sampling: {
    shares: [{ parameter: 'sampling.county', cell: 'new' }],
    articles: [in2021('第二十条（只要求备案和投诉举报的全部入户，抽查比例由地方规定）')],
  },
  delegation: { parameter: 'delegation.dibao', articles: [in2021('第二条')] },
  announced: { shows: shown, articles: [in2021('第二十四条')] },
  results: [
    {
      code: 'certificate',
      title: text('最低生活保障证（确认通知书）', 'Certificate'),
      on: 'granted',
      form: 'certificate',
      articles: [in2021('第二十一条')],
    },
    {
      code: 'refusal',
      title: text('不予确认告知书', 'Notice of refusal'),
      on: 'refused',
      articles: [in2021('第二十一条')],
    },
  ],
  articles: [in2021('第二条'), in2021('第四条')],
};
