import { Type } from 'typebox';
import { listMembers, type MemberItem, rosters } from '../../rosters/index.ts';
import { defineList, type ListColumn, type ListDefinition } from '../list-definition.ts';
import type { CellValue } from '../write/cells.ts';
import { dayOf, sayCode } from './codes.ts';

/** Amounts are kept as text of fen, so that nothing rounds them. */
function fenOf(member: MemberItem, ...names: readonly string[]): CellValue {
  const said = names.map((name) => member.facts[name]).find((value) => value !== undefined);
  return typeof said === 'string' && /^-?\d+$/.test(said) ? BigInt(said) : null;
}

const columns: readonly ListColumn<MemberItem>[] = [
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
  {
    name: 'town',
    title: { zh: '乡镇（街道）', en: 'Township' },
    kind: 'text',
    width: 18,
    value: (member) => member.townName,
  },
  {
    name: 'village',
    title: { zh: '村（社区）', en: 'Village' },
    kind: 'text',
    width: 18,
    value: (member) => member.villageName,
  },
  {
    name: 'fromOn',
    title: { zh: '纳入日期', en: 'Entered' },
    kind: 'date',
    value: (member) => dayOf(member.fromOn),
  },
  {
    name: 'amount',
    title: { zh: '名册所载金额（元）', en: 'Amount as listed (yuan)' },
    kind: 'money',
    value: (member) => fenOf(member, 'amountFen', 'totalFen'),
  },
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
    columns,
    readPage: ({ reader, actor }, filter, page) =>
      listMembers(reader, actor, roster.code, { ...filter, ...page }),
  }),
);
