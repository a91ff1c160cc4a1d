import { createWorkingCalendar } from '../../calendar/working-days.ts';
import { citing } from '../../documents.ts';
import { countKind, text } from '../../language/kinds.ts';
import { createBook } from '../../parameters/book.ts';
import { parameter, parameterOf } from '../../parameters/declare.ts';
import { ask, onlyWhen, since } from '../fields.ts';
import {
  type Matter,
  matter,
  type ProcedureText,
  paper,
  result,
  townshipClerk,
  townshipDirector,
} from '../matter.ts';

export const documents = {
  well: { title: '水井办法', issuer: '县', published: '2020-01-01' },
  old: { title: '旧办法', issuer: '县', published: '2020-01-01', repealed: '2030-01-01' },
} as const;
export const article = citing(documents);
const law = article('well', '第一条');

const days = parameterOf(parameter('limits.well.total', countKind, text('打井时限', 'limit')));
export const parameters = new Map([[days.code, days]]);

export const procedure: ProcedureText = {
  from: '2024-01-01',
  startedBy: [townshipClerk],
  acceptedBy: [townshipClerk],
  form: [
    ask.text('where', '地点', 'Where', 20),
    ask.yesNo('isDeep', '是否深井', 'Deep'),
    onlyWhen('isDeep', [true], ask.count('metres', '深度', 'Metres', 1, 300)),
    since('2024-06-01', ask.day('wanted', '希望日期', 'Wanted on')),
  ],
  materials: [paper('plan', '图', 'Plan', law)],
  steps: [
    {
      code: 'look',
      title: text('看', 'Look'),
      kind: 'investigation',
      by: [townshipClerk],
      records: [],
      articles: [law],
    },
    {
      code: 'decide',
      title: text('定', 'Decide'),
      kind: 'decision',
      by: [townshipDirector],
      records: [],
      articles: [law],
    },
  ],
  limits: [
    {
      code: 'total',
      title: text('全部', 'Whole'),
      days: { parameter: 'limits.well.total' },
      counts: 'working-days',
      from: 'acceptance',
      to: 'decision',
      articles: [law],
    },
  ],
  pauses: [{ code: 'rain', title: text('下雨', 'Rain'), articles: [law] }],
  extensions: [
    { code: 'rock', title: text('遇石', 'Rock'), limit: 'total', days: { fixed: 10 }, articles: [law] },
  ],
  notPublic: { say: text('不公示', 'Not put up'), articles: [law] },
  results: [result('permit', '许可', 'Permit', 'granted', law)],
  articles: [law],
};

/** A matter just large enough to be a matter, and changed by tests. */
export const wellWith = (own: Partial<ProcedureText> = {}, more: Partial<Matter> = {}): Matter =>
  matter({
    code: 'well',
    title: text('打井', 'Well'),
    kind: 'confirmation',
    applicant: { of: 'person', say: text('谁都可以', 'Anybody') },
    office: text('县', 'County'),
    procedures: [{ ...procedure, ...own }],
    examples: [
      {
        name: '例',
        source: law,
        region: '420281',
        acceptedOn: '2026-02-12',
        limit: 'total',
        lastDay: '2026-02-26',
      },
    ],
    ...more,
  });

/** Spring Festival of 2026 as its notice has it. */
export const books = {
  book: createBook(
    [
      {
        region: '420281',
        name: text('大冶', 'Daye'),
        documents: {},
        values: [
          {
            parameter: 'limits.well.total',
            cell: '',
            region: '420281',
            from: 20_240_101,
            until: undefined,
            published: 20_240_101,
            known: 20_240_101,
            value: 5,
            source: undefined,
            assumed: '试验',
          },
        ],
        examples: [],
      } as never,
    ],
    documents,
  ),
  calendar: createWorkingCalendar({
    2026: {
      workingDays: 248,
      offWeekdays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
      workedWeekendDays: ['2026-02-14', '2026-02-28'],
      sources: [],
    },
  }),
};
