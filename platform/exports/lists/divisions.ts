import { Type } from 'typebox';
import { done, type Id } from '../../base/index.ts';
import { loadTreeOn, type TreeNode } from '../../divisions/index.ts';
import { type Bilingual, defineList } from '../list-definition.ts';

interface Place extends TreeNode {
  readonly parentName: string | null;
}

const levels: Readonly<Record<TreeNode['level'], Bilingual>> = {
  county: { zh: '县', en: 'County' },
  town: { zh: '乡级', en: 'Township' },
  village: { zh: '村级', en: 'Village' },
};

const kinds: Readonly<Record<string, Bilingual>> = {
  subdistrict: { zh: '街道', en: 'Subdistrict' },
  town: { zh: '镇', en: 'Town' },
  township: { zh: '乡', en: 'Township' },
  'ethnic-township': { zh: '民族乡', en: 'Ethnic township' },
  village: { zh: '村', en: 'Village' },
  community: { zh: '社区', en: 'Community' },
  farm: { zh: '农林场', en: 'Farm' },
  zone: { zh: '开发区', en: 'Zone' },
  unit: { zh: '类似单位', en: 'Other unit' },
};

/** A county has some hundred places: one page. */
export const divisionsList = defineList({
  name: 'divisions',
  title: { zh: '行政区划', en: 'Places' },
  permission: 'divisions.read',
  filter: Type.Object({ asOf: Type.Optional(Type.String({ format: 'date' })) }),
  columns: [
    { name: 'code', title: { zh: '代码', en: 'Code' }, kind: 'text', value: (place: Place) => place.code },
    {
      name: 'name',
      title: { zh: '名称', en: 'Name' },
      kind: 'text',
      width: 24,
      value: (place) => place.name,
    },
    {
      name: 'level',
      title: { zh: '级别', en: 'Level' },
      kind: 'text',
      value: (place, { language }) => levels[place.level][language],
    },
    {
      name: 'kind',
      title: { zh: '类型', en: 'Kind' },
      kind: 'text',
      value: (place, { language }) => kinds[place.kind]?.[language] ?? null,
    },
    {
      name: 'parent',
      title: { zh: '上级', en: 'In' },
      kind: 'text',
      width: 24,
      value: (place) => place.parentName,
    },
  ],
  async readPage({ reader, actor, today }, { asOf }) {
    const on = asOf === undefined ? today : Temporal.PlainDate.from(asOf);
    const nodes = await loadTreeOn(reader, actor.countyCode, on);
    const names = new Map<Id, string>(nodes.map((node) => [node.id, node.name]));
    const items = nodes.map((node) => ({ ...node, parentName: names.get(node.parentId ?? '') ?? null }));
    return done({ items, next: null });
  },
});
