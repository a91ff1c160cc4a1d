import type { Command } from 'commander';
import { cellsOf, type Kind, type ParameterDefinition, type Period, units } from '../../engine/index.ts';
import { checkPacks } from '../handbook/check-packs.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';

/** Adds `packs`: what the parameter packs hold, what in them is only assumed, what may stand in them. */
export function addPacks(program: Command): void {
  program
    .command('packs')
    .description('查看参数包 / Look at the parameter packs')
    .option('--assumed', '列出没有文件依据的数字 / list the figures that stand on no document')
    .option('--parameters', '列出全部参数、单位和类别 / list every parameter with units and classes')
    .action((wish: { assumed?: true; parameters?: true }) => {
      const lines = wish.assumed ? assumedLines() : wish.parameters ? parameterLines() : packLines();
      console.log(lines.join('\n'));
    });
}

function packLines(): readonly string[] {
  return openPacks().packs.map(({ region, name, values, examples }) => {
    const assumed = values.filter((value) => value.assumed !== undefined).length;
    return `${region} ${name.zh} ${name.en}：${values.length} 个数 values，推定 assumed ${assumed}，示例 examples ${examples.length}`;
  });
}

function assumedLines(): readonly string[] {
  const { assumed, values, wholly } = checkPacks();
  return [
    ...assumed,
    `${values} 个数中 ${wholly} 个没有文件依据 / ${wholly} of ${values} figures stand on no document`,
  ];
}

const parameterLines = (): readonly string[] =>
  [...handbook.parameters.values()]
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((one) => `${one.code}  ${one.title.zh} ${one.title.en}；单位 unit ${unitsOf(one)}${classesOf(one)}`);

/** The Chinese names of the units that fit; the English ones stand in the code of the units. */
const unitsOf = ({ kind }: ParameterDefinition): string =>
  Object.entries(units)
    .filter(
      ([name, unit]) => /[^ -~]/.test(name) && unit.kind === kind.kind && !isOtherPeriod(kind, unit.period),
    )
    .map(([name]) => name)
    .concat(kind.kind === 'ratio' ? ['%'] : [])
    .join(' | ');

/** An amount set once is not one that recurs; months, quarters and years convert where that is exact. */
const isOtherPeriod = (kind: Kind, period: Period | undefined): boolean =>
  kind.kind === 'money' && (kind.period === 'once') !== (period === 'once');

function classesOf(definition: ParameterDefinition): string {
  const cells = cellsOf(definition).filter((cell) => cell !== '');
  const kind = definition.kind;
  const choices = kind.kind === 'choice' ? `；取值 values ${kind.values.join(', ')}` : '';
  return `${cells.length > 0 ? `；类别 classes ${cells.join(', ')}` : ''}${choices}`;
}
