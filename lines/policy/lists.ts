import { Type } from 'typebox';
import { done } from '../../platform/base/index.ts';
import { defineList } from '../../platform/exports/index.ts';
import { openLaw } from './open-law.ts';
import { listParameters } from './parameters.ts';
import { readSetting } from './setting.ts';

type Row = ReturnType<typeof rowsOf>[number];

/** One row for each class of each parameter. */
function rowsOf(items: ReturnType<typeof listParameters>) {
  return items.flatMap((item) => item.cells.map((cell) => ({ item, cell })));
}

const day = (text: string | null | undefined) => (text ? Temporal.PlainDate.from(text) : null);

/** The figures in force in a region on a day, as the catalogue shows them. */
export const figuresList = defineList({
  name: 'policy-figures',
  title: { zh: '政策参数', en: 'Policy figures' },
  permission: 'signed-in',
  filter: Type.Object({
    region: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
    on: Type.Optional(Type.String({ format: 'date' })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  columns: [
    {
      name: 'group',
      title: { zh: '事项', en: 'Scheme' },
      kind: 'text',
      width: 22,
      value: ({ item }: Row) => item.group.title,
    },
    {
      name: 'title',
      title: { zh: '参数', en: 'Figure' },
      kind: 'text',
      width: 32,
      value: ({ item }) => item.title,
    },
    {
      name: 'class',
      title: { zh: '类别', en: 'Class' },
      kind: 'text',
      width: 20,
      value: ({ cell }) => cell.label || null,
    },
    {
      name: 'value',
      title: { zh: '数值', en: 'Value' },
      kind: 'text',
      width: 18,
      value: ({ cell }) => cell.won?.said ?? null,
    },
    {
      name: 'region',
      title: { zh: '由谁规定', en: 'Set by' },
      kind: 'text',
      width: 12,
      value: ({ cell }) => cell.won?.regionName ?? null,
    },
    {
      name: 'from',
      title: { zh: '执行起始日', en: 'From' },
      kind: 'date',
      value: ({ cell }) => day(cell.won?.from),
    },
    {
      name: 'until',
      title: { zh: '执行截止日', en: 'Until' },
      kind: 'date',
      value: ({ cell }) => day(cell.won?.until),
    },
    {
      name: 'source',
      title: { zh: '依据', en: 'Source' },
      kind: 'text',
      width: 60,
      value: ({ cell }) => cell.won?.source?.written ?? null,
    },
    {
      name: 'assumed',
      title: { zh: '推定说明', en: 'Why assumed' },
      kind: 'text',
      width: 50,
      value: ({ cell }) => cell.won?.assumed ?? null,
    },
    {
      name: 'code',
      title: { zh: '参数代码', en: 'Code' },
      kind: 'text',
      width: 26,
      isExtra: true,
      value: ({ item }) => item.code,
    },
  ],
  async readPage({ actor, today, now, language }, { region, on, q }) {
    const clock = { now: () => now, today: () => today };
    const setting = readSetting(await openLaw(), { region, on }, { actor, clock, language });
    return setting.ok ? done({ items: rowsOf(listParameters(setting.value, q)), next: null }) : setting;
  },
});
