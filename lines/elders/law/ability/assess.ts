import {
  type Citation,
  findYmd,
  getYmd,
  type Problem,
  type Read,
  type Text,
  text,
} from '../../../../engine/index.ts';
import { article } from '../../../handbook/law/statutes.ts';
import { type Area, areas, type ItemCode, items } from './items.ts';

/** From the best down; the names are those of the fact `abilityLevel`. */
export const abilityLevels = ['intact', 'mild', 'moderate', 'severe', 'total'] as const;
export type AbilityLevel = (typeof abilityLevels)[number];

/** What the two assessors wrote down. */
export interface AbilityForm {
  /** Day of the assessment, as in `2023-06-15`. */
  readonly day: string;
  /** A score for each of the 26 items, 0 being the worst. */
  readonly scores: Readonly<Record<ItemCode, number>>;
  readonly isInComa: boolean;
  /** Dementia (F00–F03), or another mental or behavioural disorder (F04–F99), by a doctor's diagnosis. */
  readonly hasMentalDiagnosis: boolean;
  /** Falls, choking, self-harm, going astray and the like in the past 30 days. */
  readonly riskEventsIn30Days: number;
}

/** Why the level differs from that of the points. */
export interface LevelChange {
  readonly kind: 'coma' | 'mental-diagnosis' | 'risk-events';
  readonly reason: Text;
  readonly article: Citation;
}

export interface AbilityResult {
  readonly total: number;
  readonly byArea: Readonly<Record<Area, number>>;
  readonly preliminary: AbilityLevel;
  readonly level: AbilityLevel;
  readonly changes: readonly LevelChange[];
  /** The standard does not say whether two grounds raise the level twice: one is taken, a person looks again. */
  readonly needsSecondLook: boolean;
  readonly articles: readonly Citation[];
}

const IN_FORCE = getYmd('2022-12-30');
export const FULL_POINTS = 90;
const RISK_EVENTS_THAT_COUNT = 2;
/** Least points of each level; fewer are `total`. */
const leastPoints = [
  ['intact', FULL_POINTS],
  ['mild', 66],
  ['moderate', 46],
  ['severe', 30],
] as const;

const form = (place: string): Citation => article('ability-assessment-2022', place);

/** The level that the points alone give. */
export const levelOfPoints = (points: number): AbilityLevel =>
  leastPoints.find(([, least]) => points >= least)?.[0] ?? 'total';

/** Scores a form by GB/T 42195-2022. Everything wrong with it is told at once; nothing is taken as 0. */
export function assessAbility(given: AbilityForm): Read<AbilityResult> {
  const problems = problemsOf(given);
  if (problems.length > 0) return { ok: false, problems };
  const pointsOf = (area?: Area): number =>
    items
      .filter((item) => area === undefined || item.area === area)
      .reduce((sum, { code }) => sum + given.scores[code], 0);
  const total = pointsOf();
  const preliminary = levelOfPoints(total);
  const changes = changesOf(given);
  return {
    ok: true,
    value: {
      total,
      byArea: Object.fromEntries(
        (Object.keys(areas) as Area[]).map((area) => [area, pointsOf(area)]),
      ) as Record<Area, number>,
      preliminary,
      level: levelAfter(preliminary, changes),
      changes,
      needsSecondLook: changes.filter(({ kind }) => kind !== 'coma').length > 1,
      articles: [form('附录B'), form('能力等级划分'), ...changes.map((change) => change.article)],
    },
  };
}

function levelAfter(preliminary: AbilityLevel, changes: readonly LevelChange[]): AbilityLevel {
  if (changes.some(({ kind }) => kind === 'coma')) return 'total';
  if (changes.length === 0) return preliminary;
  return abilityLevels[abilityLevels.indexOf(preliminary) + 1] ?? 'total';
}

function changesOf(given: AbilityForm): readonly LevelChange[] {
  const change = (kind: LevelChange['kind'], reason: Text): LevelChange => ({
    kind,
    reason,
    article: form('能力等级变更'),
  });
  return [
    ...(given.isInComa
      ? [change('coma', text('处于昏迷状态，直接评为完全失能', 'in a coma: wholly disabled'))]
      : []),
    ...(given.hasMentalDiagnosis
      ? [
          change(
            'mental-diagnosis',
            text(
              '确诊痴呆或其他精神行为障碍，加重一级',
              'dementia or another mental disorder: one level worse',
            ),
          ),
        ]
      : []),
    ...(given.riskEventsIn30Days >= RISK_EVENTS_THAT_COUNT
      ? [
          change(
            'risk-events',
            text(
              '近30天发生两次以上照护风险事件，加重一级',
              'two or more incidents in 30 days: one level worse',
            ),
          ),
        ]
      : []),
  ];
}

const isWholeUpTo = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

function problemsOf(given: AbilityForm): readonly Problem[] {
  const problems: Problem[] = [];
  const tell = (path: string, code: string, zh: string, en: string): void => {
    problems.push({ path, code, message: { zh, en } });
  };
  const day = findYmd(given.day);
  if (day === undefined) {
    tell('day', 'not-a-day', '应为日期，如 2023-06-15。', 'A date is expected, as 2023-06-15.');
  } else if (day < IN_FORCE) {
    tell(
      'day',
      'not-in-force',
      '这一天还没有实行 GB/T 42195-2022。',
      'GB/T 42195-2022 was not yet in force on that day.',
    );
  }
  for (const { code, title, most } of items) {
    if (isWholeUpTo(given.scores[code], most)) continue;
    tell(
      `scores.${code}`,
      'not-a-score',
      `“${title.zh}”应为0至${most}的整数。`,
      `A whole number from 0 to ${most} is expected (${title.en}).`,
    );
  }
  const known = new Set<string>(items.map(({ code }) => code));
  for (const code of Object.keys(given.scores)) {
    if (!known.has(code))
      tell(`scores.${code}`, 'unknown-item', '没有这一项指标。', 'There is no such item.');
  }
  if (given.isInComa && given.scores.consciousness !== 0) {
    tell(
      'isInComa',
      'contradicts-score',
      '昏迷的人“意识水平”应为0分。',
      'Of a person in a coma the score of consciousness is 0.',
    );
  }
  if (!isWholeUpTo(given.riskEventsIn30Days, 1000)) {
    tell('riskEventsIn30Days', 'not-a-count', '应为次数。', 'A number of times is expected.');
  }
  return problems;
}
