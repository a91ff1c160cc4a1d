import { Type } from 'typebox';
import { HouseholdFilter, type HouseholdItem, listHouseholds } from '../../registry/index.ts';
import { defineList, type ListColumn } from '../list-definition.ts';
import { dayOf } from './codes.ts';
import { placeColumns } from './place-columns.ts';

const columns: readonly ListColumn<HouseholdItem>[] = [
  {
    name: 'householdNo',
    title: { zh: '户编号', en: 'Household number' },
    kind: 'text',
    width: 18,
    value: (home) => home.householdNo,
  },
  { name: 'head', title: { zh: '户主姓名', en: 'Head' }, kind: 'text', value: (home) => home.headName },
  {
    name: 'members',
    title: { zh: '家庭人口', en: 'Members' },
    kind: 'integer',
    value: (home) => home.members,
  },
  ...placeColumns(),
  {
    name: 'formedOn',
    title: { zh: '立户日期', en: 'Formed' },
    kind: 'date',
    value: (home) => dayOf(home.formedOn),
  },
  {
    name: 'dissolvedOn',
    title: { zh: '销户日期', en: 'Dissolved' },
    kind: 'date',
    isExtra: true,
    value: (home) => dayOf(home.dissolvedOn),
  },
];

export const householdsList = defineList({
  name: 'households',
  title: { zh: '家庭名单', en: 'Households' },
  permission: 'registry.read',
  filter: Type.Object({
    ...HouseholdFilter.properties,
    q: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  columns,
  readPage: ({ reader, actor, cipher, today }, { q, ...filter }, page) =>
    listHouseholds(reader, { actor, cipher, today }, { q, filter, ...page }),
});
