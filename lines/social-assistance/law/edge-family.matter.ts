import { type Citation, text } from '../../../engine/index.ts';
import {
  type ActingPost,
  matter,
  type ProcedureText,
  result,
  townshipClerk,
  villageWorker,
  wholeLimit,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import {
  calculation,
  decisions,
  notice,
  opinion,
  publicity,
  registerCheck,
  spotCheck,
  visit,
} from '../../handbook/law/usual-steps.ts';
import { form, materials, shownOfRecognition } from './minimum-living.parts.ts';

/** Which article speaks of what. The rules of 2021 define the family; places follow those of the allowance for the rest. */
interface Articles {
  readonly who: Citation;
  readonly papers: Citation;
  readonly check: Citation;
  readonly visit: Citation;
  readonly publicity: Citation;
  readonly decision: Citation;
  readonly delegation: Citation;
  readonly notice: Citation;
}

const started: readonly ActingPost[] = [villageWorker, townshipClerk];

const procedure = (from: string, by: Articles): ProcedureText => ({
  from,
  startedBy: started,
  acceptedBy: [townshipClerk],
  form,
  materials: materials(by.papers),
  steps: [
    registerCheck({ articles: [by.check] }),
    visit({ after: [], articles: [by.visit] }),
    calculation({
      title: text('核算收入和财产', 'Calculation of income and property'),
      after: ['check', 'visit'],
      articles: [by.who],
    }),
    opinion({ articles: [by.decision] }),
    publicity({
      days: 'publicity.edge',
      redo: ['visit', 'calculate', 'opinion'],
      shows: shownOfRecognition,
      articles: [by.publicity],
    }),
    ...decisions({ articles: [by.who, by.decision] }),
    notice({ articles: [by.notice] }),
    spotCheck({ articles: [by.delegation] }),
  ],
  limits: [wholeLimit('edge', 'limits.edge.decision', by.decision)],
  validity: {
    months: { parameter: 'validity.edge' },
    renew: (told) => told,
    articles: [by.who],
  },
  delegation: { parameter: 'delegation.edge', articles: [by.delegation] },
  results: [
    result('confirmation', '低保边缘家庭认定通知书', 'Confirmation', 'granted', by.notice),
    result('refusal', '不予认定告知书', 'Notice of refusal', 'refused', by.notice),
  ],
  articles: [by.who],
});

const in2021 = (place: string): Citation => article('dibao-2021', place);
const alike = (place: string): Citation => in2021(`${place}（低保边缘家庭由地方参照执行）`);
const inLaw = (place: string): Citation => article('assistance-law-2026', place);
const confirmed = inLaw('第四十三条、第四十四条');

/** 低保边缘家庭认定: no money of its own, and what other offices grant rests on it. */
export const edgeFamilyMatter = matter({
  code: 'edge-family',
  title: text('低保边缘家庭认定', 'Recognition of edge families'),
  kind: 'confirmation',
  applicant: {
    of: 'household',
    say: text(
      '不符合低保条件，共同生活的家庭成员人均收入低于当地低保边缘标准，且财产状况符合规定的家庭，由一名成员提出。',
      'A family without the allowance whose income for each member lies below the limit of edge families and whose property keeps the rules; one member applies.',
    ),
  },
  scheme: 'edge-family',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [
    procedure('2021-07-01', {
      who: in2021('第八条'),
      papers: alike('第九条'),
      check: alike('第十七条'),
      visit: alike('第十五条、第十六条'),
      publicity: alike('第十九条'),
      decision: alike('第二十条'),
      delegation: alike('第二条'),
      notice: alike('第二十一条'),
    }),
    procedure('2026-07-01', {
      who: inLaw('第二十一条'),
      papers: inLaw('第四十条、第六十二条'),
      check: inLaw('第四十一条'),
      visit: confirmed,
      publicity: alike('第十九条'),
      decision: confirmed,
      delegation: confirmed,
      notice: inLaw('第四十五条'),
    }),
  ],
  examples: [
    {
      name: '国家没有规定认定的工作日，没有录入的不用低保的推算',
      source: in2021('第八条'),
      region: '420281',
      acceptedOn: '2025-03-03',
      limit: 'decision',
      lastDay: null,
    },
    {
      name: '社会救助法施行以后也没有规定工作日',
      source: confirmed,
      region: '420281',
      acceptedOn: '2026-07-01',
      limit: 'decision',
      lastDay: null,
    },
  ],
});
