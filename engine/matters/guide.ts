import { type Citation, type Documents, writeCitation } from '../documents.ts';
import type { Language } from '../language/kinds.ts';
import { sayCondition } from './conditions.ts';
import type { RulesInForce } from './in-force.ts';
import type { ActingLevel, Limit, Step } from './matter.ts';

export interface GuideSection {
  readonly code: 'who' | 'materials' | 'shared' | 'steps' | 'limits' | 'publicity' | 'results' | 'basis';
  readonly heading: string;
  readonly lines: readonly string[];
}

const headings: Readonly<Record<GuideSection['code'], Readonly<Record<Language, string>>>> = {
  who: { zh: '谁可以申请', en: 'Who may apply' },
  materials: { zh: '要带的材料', en: 'What to bring' },
  shared: { zh: '不用带的材料（部门之间可以查到）', en: 'What need not be brought' },
  steps: { zh: '怎么办', en: 'How it goes' },
  limits: { zh: '多长时间', en: 'How long it takes' },
  publicity: { zh: '公示', en: 'What is put up in public' },
  results: { zh: '办完给什么', en: 'What you get' },
  basis: { zh: '依据', en: 'Basis' },
};

const offices: Readonly<Record<ActingLevel, Readonly<Record<Language, string>>>> = {
  village: { zh: '村（社区）', en: 'village' },
  town: { zh: '乡镇（街道）', en: 'township' },
  county: { zh: '县级民政部门', en: 'county' },
};

const shownWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  applicant: { zh: '申请人姓名', en: 'the applicant’s name' },
  village: { zh: '村（社区）', en: 'the village' },
  members: { zh: '保障人数', en: 'how many persons' },
  amount: { zh: '金额', en: 'the amount' },
  class: { zh: '类别', en: 'the class' },
  matter: { zh: '事项', en: 'the matter' },
  from: { zh: '公示起日', en: 'from which day' },
  to: { zh: '公示止日', en: 'to which day' },
  telephone: { zh: '监督电话', en: 'a telephone' },
};

/** The guide of a matter as it is done in a place on a day, for a citizen; every word comes from the declaration. */
export function writeGuide(
  rules: RulesInForce,
  documents: Documents,
  language: Language,
): readonly GuideSection[] {
  const { matter, procedure } = rules;
  const section = (code: GuideSection['code'], lines: readonly string[]): readonly GuideSection[] =>
    lines.length === 0 ? [] : [{ code, heading: headings[code][language], lines }];
  const papers = (isShared: boolean) =>
    procedure.materials
      .filter(({ shared }) => (shared === true) === isShared)
      .map(({ title, isOptional }) => title[language] + (isOptional ? optionalWord[language] : ''));
  const number = (lines: readonly string[]) => lines.map((line, place) => `${place + 1}. ${line}`);
  return [
    ...section('who', [matter.applicant.say[language]]),
    ...section('materials', papers(false)),
    ...section('shared', papers(true)),
    ...section('steps', number(procedure.steps.map((step) => sayStep(step, language)))),
    ...section(
      'limits',
      procedure.limits.flatMap((limit) => sayLimit(limit, rules, language)),
    ),
    ...section('publicity', sayPublicity(rules, language)),
    ...section(
      'results',
      procedure.results.map(({ title }) => title[language]),
    ),
    ...section(
      'basis',
      basisByDocument(basisOf(rules)).map((citation) => writeCitation(citation, documents, language)),
    ),
  ];
}

const optionalWord = { zh: '（有的才带）', en: ' (if you have it)' };

function sayStep({ title, by, when, second }: Step, language: Language): string {
  const office = offices[by[0]?.level ?? 'town'][language];
  const condition = when ? sayCondition(when)[language] : undefined;
  if (language === 'zh') {
    return `${office}：${title.zh}${second ? '（至少两人）' : ''}${condition ? `（${condition}）` : ''}`;
  }
  return `${office}: ${title.en}${second ? ' (two people at least)' : ''}${condition ? ` (${condition})` : ''}`;
}

const unitsOfTime: Readonly<Record<Limit['counts'], Readonly<Record<Language, string>>>> = {
  'working-days': { zh: '个工作日', en: 'working days' },
  days: { zh: '日', en: 'days' },
  months: { zh: '个月', en: 'months' },
};

function sayLimit(limit: Limit, rules: RulesInForce, language: Language): readonly string[] {
  const set = rules.findDays(limit.days);
  if (!set) return [];
  const promised = limit.promised && rules.findDays(limit.promised);
  const when = limit.when ? sayCondition(limit.when)[language] : undefined;
  if (language === 'zh') {
    const unit = unitsOfTime[limit.counts].zh;
    const own = promised ? `，承诺${promised.days}${unit}` : '';
    return [`${limit.title.zh}：${set.days}${unit}内${own}${when ? `（${when}）` : ''}`];
  }
  const unit = unitsOfTime[limit.counts].en;
  const own = promised ? `, promised ${promised.days}` : '';
  return [`${limit.title.en}: within ${set.days} ${unit}${own}${when ? ` (${when})` : ''}`];
}

function sayPublicity({ procedure, findDays }: RulesInForce, language: Language): readonly string[] {
  if (procedure.notPublic) return [procedure.notPublic.say[language]];
  return procedure.steps.flatMap(({ publicity, title }) => {
    if (!publicity) return [];
    const days = findDays(publicity.days)?.days;
    const shown = publicity.shows.map((one) => shownWords[one]?.[language] ?? one);
    return language === 'zh'
      ? [
          `${title.zh}：${publicity.where.zh}，${days === undefined ? '天数由当地规定' : `${days}天`}；只写${shown.join('、')}`,
        ]
      : [
          `${title.en}: ${publicity.where.en}, ${days === undefined ? 'as the place sets' : `${days} days`}; only ${shown.join(', ')}`,
        ];
  });
}

/** Every article that a procedure rests on, each once. */
export function basisOf({ procedure }: RulesInForce): readonly Citation[] {
  const all = [
    ...procedure.articles,
    ...procedure.steps.flatMap(({ articles }) => articles),
    ...procedure.limits.flatMap(({ articles }) => articles),
  ];
  return [...new Map(all.map((one) => [`${one.document} ${one.place}`, one])).values()];
}

const numerals = '零一二三四五六七八九';
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** 第二十一条 as 21; what names no article comes last. */
function articleNo(place: string): number {
  const [, said] = /^第([零一二三四五六七八九十百]+)条/.exec(place) ?? [];
  if (said === undefined) return Number.POSITIVE_INFINITY;
  let sum = 0;
  let digit = 0;
  for (const sign of said) {
    const weight = places[sign];
    if (weight === undefined) digit = numerals.indexOf(sign);
    else {
      sum += (digit || 1) * weight;
      digit = 0;
    }
  }
  return sum + digit;
}

/** Each document once, with its articles in their order behind it. */
export function basisByDocument(citations: readonly Citation[]): readonly Citation[] {
  return [...Map.groupBy(citations, ({ document }) => document)].map(([document, cited]) => ({
    document,
    place: cited
      .map(({ place }) => place)
      .sort((one, other) => (articleNo(one) === articleNo(other) ? 0 : articleNo(one) - articleNo(other)))
      // Parts of a notice are numbered with the mark that stands between articles: 二、（一）.
      .join(cited.some(({ place }) => place.includes('、')) ? '；' : '、'),
  }));
}

/** One line of the list of powers and duties (权责清单). */
export interface PowerEntry {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly office: string;
  readonly basis: readonly string[];
  /** What each office has to do. */
  readonly duties: readonly { readonly office: string; readonly tasks: readonly string[] }[];
}

const kinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  grant: { zh: '行政给付', en: 'payment by the administration' },
  confirmation: { zh: '行政确认', en: 'confirmation' },
  certificate: { zh: '其他行政权力（证件发放）', en: 'certificate' },
  change: { zh: '行政给付（动态管理）', en: 'payment by the administration, changes' },
};

export function powerEntry(rules: RulesInForce, documents: Documents, language: Language): PowerEntry {
  const { matter, procedure } = rules;
  const byLevel = Map.groupBy(procedure.steps, ({ by }) => by[0]?.level ?? 'town');
  return {
    code: matter.code,
    name: matter.title[language],
    kind: kinds[matter.kind]?.[language] ?? matter.kind,
    office: matter.office[language],
    basis: basisByDocument(basisOf(rules)).map((citation) => writeCitation(citation, documents, language)),
    duties: [...byLevel].map(([level, steps]) => ({
      office: offices[level][language],
      tasks: steps.map(({ title }) => title[language]),
    })),
  };
}
