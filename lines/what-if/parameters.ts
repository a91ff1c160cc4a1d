import type { Static } from 'typebox';
import { cellsOf, getYmd, type Language, type ParameterDefinition } from '../../engine/index.ts';
import type { Law as ReadLaw } from '../policy/open-law.ts';
import { countUnits, sayCell } from '../policy/say-figures.ts';
import { findUnit } from './changes.ts';
import { firstDay, type Month } from './months.ts';
import type { ParameterShape } from './shapes.ts';

/** The figures that may be tried: those that a scheme reads, with what holds in a month, in the unit of the packs. */
export function listTriable(
  law: ReadLaw,
  region: string,
  month: Month,
  language: Language,
): Static<typeof ParameterShape>[] {
  const order = [...law.handbook.schemes.keys()];
  return [...law.handbook.parameters.values()]
    .flatMap((definition) => {
      const [user] = law.usersOf.get(definition.code) ?? [];
      const unit = findUnit(law, region, definition);
      if (!user || unit === undefined) return [];
      return [
        {
          code: definition.code,
          title: definition.title[language],
          kind: definition.kind.kind,
          group: { code: user.code, title: user.title[language] },
          unit,
          unitLabel: language === 'zh' ? unit : (englishUnits[unit] ?? unit),
          choices: choicesOf(definition, language),
          cells: cellsOf(definition).map((cell) => {
            const won = law.book.find(definition.code, cell, region, getYmd(firstDay(month)))?.won;
            return {
              cell,
              label: sayCell(definition, cell, language),
              value: won ? won.written.slice(0, won.written.indexOf(' ')) : null,
              isAssumed: won?.assumed !== undefined,
            };
          }),
        },
      ];
    })
    .toSorted((a, b) => order.indexOf(a.group.code) - order.indexOf(b.group.code));
}

const choicesOf = ({ kind }: ParameterDefinition, language: Language) =>
  kind.kind === 'choice'
    ? kind.values.map((value) => ({ value, label: kind.labels[value]?.[language] ?? value }))
    : [];

const englishUnits: Readonly<Record<string, string>> = {
  '元/月': 'yuan/month',
  '元/人/月': 'yuan/person/month',
  '元/季': 'yuan/quarter',
  '元/人/季': 'yuan/person/quarter',
  '元/年': 'yuan/year',
  '元/人/年': 'yuan/person/year',
  元: 'yuan',
  '元/人': 'yuan/person',
  '元/户': 'yuan/household',
  倍: 'times',
  ...countUnits,
};
