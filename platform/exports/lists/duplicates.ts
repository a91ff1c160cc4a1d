import { Type } from 'typebox';
import { listPairs, type PairItem, type PersonItem } from '../../registry/index.ts';
import { type Bilingual, defineList, type ListColumn } from '../list-definition.ts';
import { dayOf } from './codes.ts';

const reasons: Readonly<Record<string, Bilingual>> = {
  'same-id': { zh: '证件号码相同', en: 'Same ID number' },
  'former-id': { zh: '新旧证件号码相同', en: 'Old and new ID number' },
  'same-name': { zh: '姓名、出生日期、村相同', en: 'Same name, birth date and village' },
  'near-id': { zh: '证件号码相近', en: 'ID numbers nearly the same' },
};
const states: Readonly<Record<string, Bilingual>> = {
  open: { zh: '待核实', en: 'Open' },
  merged: { zh: '已合并', en: 'Merged' },
  apart: { zh: '确认为两人', en: 'Kept apart' },
};

/** The same columns once for each of the two. */
function personColumns(which: 0 | 1, mark: Bilingual): ListColumn<PairItem>[] {
  const of = (pair: PairItem): PersonItem | undefined => pair.persons[which];
  const title = (zh: string, en: string) => ({ zh: `${mark.zh}${zh}`, en: `${en} ${mark.en}` });
  const name = (part: string) => `${part}${which + 1}`;
  return [
    {
      name: name('name'),
      title: title('姓名', 'Name'),
      kind: 'text',
      value: (pair) => of(pair)?.name ?? null,
    },
    {
      name: name('birthDate'),
      title: title('出生日期', 'Born'),
      kind: 'date',
      value: (pair) => dayOf(of(pair)?.birthDate ?? null),
    },
    {
      name: name('idNumber'),
      title: title('证件号码', 'ID number'),
      kind: 'text',
      width: 21,
      value: (pair) => of(pair)?.idMasked ?? null,
    },
    {
      name: name('place'),
      title: title('住址', 'Place'),
      kind: 'text',
      width: 28,
      value: (pair) => [of(pair)?.townName, of(pair)?.villageName].filter(Boolean).join(' ') || null,
    },
  ];
}

export const duplicatesList = defineList({
  name: 'duplicates',
  title: { zh: '疑似重复人员', en: 'Possible duplicates' },
  permission: 'registry.merge',
  filter: Type.Object({
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('merged'), Type.Literal('apart')])),
    personId: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  columns: [
    {
      name: 'reasons',
      title: { zh: '疑点', en: 'Why' },
      kind: 'text',
      width: 28,
      value: (pair: PairItem, { language }) =>
        pair.reasons
          .map((reason) => reasons[reason]?.[language] ?? reason)
          .join(language === 'zh' ? '、' : ', '),
    },
    ...personColumns(0, { zh: '甲', en: 'A' }),
    ...personColumns(1, { zh: '乙', en: 'B' }),
    {
      name: 'state',
      title: { zh: '处理结果', en: 'State' },
      kind: 'text',
      value: (pair, { language }) => states[pair.state]?.[language] ?? pair.state,
    },
    {
      name: 'decidedBy',
      title: { zh: '处理人', en: 'Decided by' },
      kind: 'text',
      value: (pair) => pair.decidedByName,
    },
    { name: 'note', title: { zh: '说明', en: 'Note' }, kind: 'text', width: 30, value: (pair) => pair.note },
  ],
  readPage: ({ reader, actor, cipher }, { state = 'open', personId }, page) =>
    listPairs(reader, actor, cipher, { state, personId, ...page }),
});
