import { Type } from 'typebox';
import {
  type FactColumn,
  factColumns,
  isUsualFact,
  listMembers,
  type MemberItem,
  rosters,
} from '../../rosters/index.ts';
import { defineList, type ListColumn, type ListContext, type ListDefinition } from '../list-definition.ts';
import type { CellValue, ColumnKind } from '../write/cells.ts';
import { dayOf, sayCode } from './codes.ts';
import { placeColumns } from './place-columns.ts';

/** A fact as the sheet said it; amounts are kept as text of fen, so that nothing rounds them. */
function factOf(member: MemberItem, { name, kind }: FactColumn, { language }: ListContext): CellValue {
  const said = member.facts[name];
  if (typeof said === 'boolean') return words[said ? 'yes' : 'no'][language];
  if (typeof said !== 'string' && typeof said !== 'number') return null;
  if (kind === 'fen') return /^-?\d+$/.test(String(said)) ? BigInt(said) : null;
  if (kind === 'disability-kind' || kind === 'disability-grade') return sayCode(kind, said, language);
  // Many sheets have a month or a year where others have a day.
  if (kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(String(said))) return dayOf(String(said));
  return said;
}

const words = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } } as const;
const kinds: Readonly<Partial<Record<FactColumn['kind'], ColumnKind>>> = {
  fen: 'money',
  count: 'integer',
  day: 'any',
};

const factColumnsOf = (roster: string): ListColumn<MemberItem>[] =>
  factColumns.map((fact) => ({
    name: fact.name,
    title: { zh: fact.zh, en: fact.en },
    kind: kinds[fact.kind] ?? 'text',
    isExtra: !isUsualFact(roster, fact.name),
    value: (member, context) => factOf(member, fact, context),
  }));

const beginColumns: readonly ListColumn<MemberItem>[] = [
  { name: 'name', title: { zh: '姓名', en: 'Name' }, kind: 'text', value: (member) => member.name },
  {
    name: 'sex',
    title: { zh: '性别', en: 'Sex' },
    kind: 'text',
    width: 8,
    value: (member, { language }) => sayCode('sex', member.sex, language),
  },
  {
    name: 'birthDate',
    title: { zh: '出生日期', en: 'Born' },
    kind: 'date',
    value: (member) => dayOf(member.birthDate),
  },
  {
    name: 'idNumber',
    title: { zh: '证件号码', en: 'ID number' },
    kind: 'text',
    width: 21,
    value: (member) => member.idMasked,
  },
  ...placeColumns(),
  {
    name: 'fromOn',
    title: { zh: '纳入日期', en: 'Entered' },
    kind: 'date',
    value: (member) => dayOf(member.fromOn),
  },
];

const endColumns: readonly ListColumn<MemberItem>[] = [
  {
    name: 'enterReason',
    title: { zh: '纳入原因', en: 'Why entered' },
    kind: 'text',
    isExtra: true,
    value: (member) => member.enterReason,
  },
  {
    name: 'toOn',
    title: { zh: '退出日期', en: 'Left' },
    kind: 'date',
    isExtra: true,
    value: (member) => dayOf(member.toOn),
  },
  {
    name: 'leaveReason',
    title: { zh: '退出原因', en: 'Why left' },
    kind: 'text',
    isExtra: true,
    value: (member) => member.leaveReason,
  },
];

/** One list for each roster: `roster-old-age`. */
export const rosterLists: readonly ListDefinition[] = rosters.map((roster) =>
  defineList({
    name: `roster-${roster.code}`,
    title: { zh: `${roster.zh}名册`, en: `Roster: ${roster.en}` },
    permission: 'rosters.read',
    filter: Type.Object({
      townId: Type.Optional(Type.String({ format: 'uuid' })),
      villageId: Type.Optional(Type.String({ format: 'uuid' })),
      left: Type.Optional(Type.Boolean()),
    }),
    columns: [...beginColumns, ...factColumnsOf(roster.code), ...endColumns],
    readPage: ({ reader, actor }, filter, page) =>
      listMembers(reader, actor, roster.code, { ...filter, ...page }),
  }),
);
