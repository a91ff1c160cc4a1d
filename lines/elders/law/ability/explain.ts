import { abilityKinds, type Language } from '../../../../engine/index.ts';
import type { AbilityResult } from './assess.ts';
import { areas, items } from './items.ts';

const mostOf = (area: string): number =>
  items.filter((item) => item.area === area).reduce((sum, item) => sum + item.most, 0);

/** The result as a clerk reads it to the elder or the family. */
export function explainAbility(result: AbilityResult, language: Language): readonly string[] {
  const level = (name: AbilityResult['level']): string => abilityKinds.labels[name][language];
  const zh = language === 'zh';
  const parts = Object.entries(areas).map(([area, title]) => {
    const points = result.byArea[area as keyof typeof areas];
    return zh
      ? `${title.zh}${points}分（满分${mostOf(area)}分）`
      : `${title.en} ${points} of ${mostOf(area)}`;
  });
  return [
    zh
      ? `26项合计${result.total}分（满分90分）：${parts.join('，')}。`
      : `The 26 items give ${result.total} of 90 points: ${parts.join(', ')}.`,
    zh ? `按得分是${level(result.preliminary)}。` : `By the points: ${level(result.preliminary)}.`,
    ...result.changes.map(({ reason }) => `${reason[language]}${zh ? '。' : '.'}`),
    ...(result.changes.length > 0 && result.level === result.preliminary
      ? [zh ? '已经是最重的一级，等级不变。' : 'It is the worst level already and stays.']
      : []),
    zh ? `评估结论：${level(result.level)}。` : `The result: ${level(result.level)}.`,
    ...(result.needsSecondLook
      ? [
          zh
            ? '同时有两种加重情形，按只加重一级处理，请人工复核。'
            : 'There are two grounds; the level was raised once, and a person should look again.',
        ]
      : []),
  ];
}
