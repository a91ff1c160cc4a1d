import { defineTexts } from '../../kit/catalogue.ts';

export const figureTexts = defineTexts({
  zh: {
    now: '当日执行',
    history: '历次变化',
    plotOf: (title: string, label: string) =>
      label ? `${title}（${label}）历次变化。` : `${title}历次变化。`,
    compare: '加入其他地区对照',
    usedBy: '用到它的事项',
    notUsed: '不直接用于计算金额',
    table: '以表格查看',
    code: '参数代码',
    none: '本地区及上级都没有规定过这项参数',
    noneThatDay: '当日没有规定：本地区和上级都没有这项参数的数值。',
    noneNext: '可以选择其他地区对照。',
    holds: '当时生效',
    beaten: '被下级规定取代',
  },
  en: {
    now: 'In force that day',
    history: 'History',
    plotOf: (title: string, label: string) =>
      label ? `History of ${title} (${label}).` : `History of ${title}.`,
    compare: 'Compare with other regions',
    usedBy: 'Schemes that use it',
    notUsed: 'No amount depends on it directly',
    table: 'As a table',
    code: 'Code',
    none: 'Neither this region nor one above it ever set this figure',
    noneThatDay: 'Not set that day, neither here nor above.',
    noneNext: 'Choose other regions to compare.',
    holds: 'in force',
    beaten: 'a narrower region’s figure goes before',
  },
});
