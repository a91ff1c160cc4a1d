import { Type } from 'typebox';
import {
  type Gift,
  type Received,
  readHouseholdReceived,
  readPersonReceived,
} from '../../platform/awards/index.ts';
import { done, type Id, type Language, type Outcome, refuse } from '../../platform/base/index.ts';
import { columnsOf, defineList, type ListContext } from '../../platform/exports/index.ts';
import { openFundLaw } from '../funds/index.ts';
import { giftSources } from './sources.ts';

const Uuid = Type.String({ format: 'uuid' });

const words = {
  fen: { zh: '资金', en: 'Money' },
  point: { zh: '积分', en: 'Points' },
  piece: { zh: '实物', en: 'Goods' },
  minute: { zh: '服务', en: 'Service' },
  goods: { zh: '实物', en: 'Goods' },
  service: { zh: '服务', en: 'Service' },
  exemption: { zh: '减免', en: 'Not asked' },
} as const;

const notes = {
  waiting: { zh: '应发，未到账', en: 'due, not arrived' },
  back: { zh: '退回', en: 'paid back' },
  roster: { zh: '启用系统前的台账', en: 'from a ledger kept before' },
  goingOn: { zh: '至今', en: 'until now' },
} as const;

/** A row of the table that a family signs: of the book, or given otherwise. */
interface Row {
  readonly when: string;
  readonly kind: keyof typeof words;
  readonly title: string;
  readonly whose: string | null;
  /** In fen, of money alone; what arrived, or what is due. */
  readonly fen: bigint | null;
  readonly waitingFen: bigint | null;
  readonly worthFen: number | null;
  readonly detail: string;
}

interface Filter {
  readonly householdId?: string;
  readonly personId?: string;
}

async function readOf(
  { reader, actor, today, language }: ListContext,
  { householdId, personId }: Filter,
): Promise<Outcome<Received>> {
  const context = { reader, actor, today, language };
  if (householdId !== undefined) return readHouseholdReceived(context, giftSources, householdId as Id);
  if (personId !== undefined) return readPersonReceived(context, giftSources, personId as Id);
  return refuse('http.missing');
}

const isUnit = (unit: string): unit is keyof typeof words => Object.hasOwn(words, unit);

async function sayMoney(rows: Received['rows'], language: Language): Promise<Row[]> {
  const { titleOf } = await openFundLaw();
  return rows.map((row) => {
    const note =
      row.origin === 'roster' ? 'roster' : row.amount < 0 ? 'back' : row.waiting > 0 ? 'waiting' : null;
    const isMoney = row.unit === 'fen';
    const pieces = isMoney ? '' : `${row.amount} ${isUnit(row.unit) ? words[row.unit][language] : row.unit}`;
    return {
      when: row.period,
      kind: isUnit(row.unit) ? row.unit : 'piece',
      title: titleOf(row.scheme, language) ?? row.scheme,
      whose: row.personName,
      fen: isMoney ? BigInt(row.amount) : null,
      waitingFen: isMoney && row.waiting !== 0 ? BigInt(row.waiting) : null,
      worthFen: null,
      detail: [pieces, note === null ? '' : notes[note][language]].filter((part) => part !== '').join(' '),
    };
  });
}

const sayGift = (gift: Gift, language: Language): Row => ({
  when: gift.isGoingOn
    ? `${gift.on} ${notes.goingOn[language]}`
    : gift.to === null
      ? gift.on
      : `${gift.on} ${{ zh: '至', en: 'to' }[language]} ${gift.to}`,
  kind: gift.kind,
  title: gift.title,
  whose: gift.personName,
  fen: null,
  waitingFen: null,
  worthFen: gift.worthFen,
  detail: gift.detail,
});

const { text, money, word } = columnsOf<Row>();

/** 幸福清单 of a household or a person, to be taken out, printed and signed by the family. */
export const receivedList = defineList({
  name: 'received',
  title: { zh: '幸福清单', en: 'Received' },
  permission: 'awards.read',
  filter: Type.Object({ householdId: Type.Optional(Uuid), personId: Type.Optional(Uuid) }),
  signatures: [
    { zh: '户主或者本人', en: 'Head of the household' },
    { zh: '经办人', en: 'Prepared by' },
  ],
  async subtitle(context, filter) {
    const read = await readOf(context, filter);
    if (!read.ok) return '';
    const { name, persons } = read.value;
    const { language } = context;
    if (filter.householdId === undefined) return name;
    return language === 'zh' ? `${name}家庭 · ${persons} 人` : `Household of ${name} · ${persons} people`;
  },
  columns: [
    text('when', '月份（日期）', 'Month or day', ({ when }) => when, { width: 14 }),
    word('kind', '类别', 'Kind', words, ({ kind }) => kind, { width: 8 }),
    text('title', '项目', 'What', ({ title }) => title, { width: 24 }),
    text(
      'whose',
      '归属',
      'Whose',
      ({ whose }, language) => whose ?? { zh: '家庭', en: 'household' }[language],
      {
        width: 10,
      },
    ),
    money('amount', '到账（元）', 'Arrived (yuan)', ({ fen }) => fen, { isSummed: true }),
    money('waiting', '未到账（元）', 'Due (yuan)', ({ waitingFen }) => waitingFen, { isSummed: true }),
    money('worth', '折价（元）', 'Worth (yuan)', ({ worthFen }) => worthFen, { isSummed: true }),
    text('detail', '说明', 'Note', ({ detail }) => detail, { width: 30 }),
  ],
  async readPage(context, filter) {
    const read = await readOf(context, filter);
    if (!read.ok) return read;
    const { rows, gifts } = read.value;
    const said = [
      ...(await sayMoney(rows, context.language)),
      ...gifts.map((gift) => sayGift(gift, context.language)),
    ];
    // Months and days compare as text; of a month the money stands after its days.
    return done({
      items: said.toSorted((a, b) => (a.when < b.when ? 1 : a.when > b.when ? -1 : 0)),
      next: null,
    });
  },
});
