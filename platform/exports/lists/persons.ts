import { Type } from 'typebox';
import { listPersons, PersonFilter, type PersonItem } from '../../registry/index.ts';
import { defineList, type ListColumn } from '../list-definition.ts';
import { ageOf, dayOf, sayCode } from './codes.ts';
import { placeColumns } from './place-columns.ts';

const columns: readonly ListColumn<PersonItem>[] = [
  { name: 'name', title: { zh: '姓名', en: 'Name' }, kind: 'text', value: (person) => person.name },
  {
    name: 'sex',
    title: { zh: '性别', en: 'Sex' },
    kind: 'text',
    width: 8,
    value: (person, { language }) => sayCode('sex', person.sex, language),
  },
  {
    name: 'birthDate',
    title: { zh: '出生日期', en: 'Born' },
    kind: 'date',
    value: (person) => dayOf(person.birthDate),
  },
  {
    name: 'age',
    title: { zh: '周岁', en: 'Age' },
    kind: 'integer',
    value: (person, { today }) => ageOf(person, today),
  },
  {
    name: 'idNumber',
    title: { zh: '证件号码', en: 'ID number' },
    kind: 'text',
    width: 21,
    value: (person) => person.idMasked,
  },
  ...placeColumns(),
  {
    name: 'relation',
    title: { zh: '与户主关系', en: 'Relation to head' },
    kind: 'text',
    value: (person, { language }) => sayCode('relation', person.relation, language),
  },
  {
    name: 'disabilityKind',
    title: { zh: '残疾类别', en: 'Disability' },
    kind: 'text',
    value: (person, { language }) => sayCode('disability-kind', person.disabilityKind, language),
  },
  {
    name: 'disabilityGrade',
    title: { zh: '残疾等级', en: 'Grade' },
    kind: 'text',
    value: (person, { language }) => sayCode('disability-grade', person.disabilityGrade, language),
  },
  {
    name: 'phone',
    title: { zh: '联系电话', en: 'Phone' },
    kind: 'text',
    isExtra: true,
    value: (person) => person.phoneMasked,
  },
  {
    name: 'diedOn',
    title: { zh: '死亡日期', en: 'Died' },
    kind: 'date',
    isExtra: true,
    value: (person) => dayOf(person.diedOn),
  },
];

export const personsList = defineList({
  name: 'persons',
  title: { zh: '人员名单', en: 'People' },
  permission: 'registry.read',
  filter: Type.Object({
    ...PersonFilter.properties,
    q: Type.Optional(Type.String({ maxLength: 100 })),
    sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('birth'), Type.Literal('-birth')])),
  }),
  columns,
  readPage: ({ reader, actor, cipher, today }, { q, sort, ...filter }, page) =>
    listPersons(reader, { actor, cipher, today }, { q, sort, filter, ...page }),
});
