import { toIso } from './day.ts';
import { findDecimal, writeDecimal } from './decimal.ts';
import { type Kind, type Language, type Money, type Period, RATIO_ONE, type Text } from './kinds.ts';

/** A unit as people write it, and what it stands for. */
export interface Unit {
  readonly kind: 'money' | 'ratio' | 'count' | 'choice' | 'bool' | 'day';
  readonly period?: Period;
  /** Decimal places between the written figure and the held integer: yuan have two. */
  readonly places: number;
}

const yuan = (period: Period): Unit => ({ kind: 'money', period, places: 2 });
const fen = (period: Period): Unit => ({ kind: 'money', period, places: 0 });
const number: Unit = { kind: 'count', places: 0 };
const percent: Unit = { kind: 'ratio', places: 4 };
const multiple: Unit = { kind: 'ratio', places: 6 };

/** Every unit that a fact or a parameter may be written in. */
export const units: Readonly<Record<string, Unit>> = {
  '元/月': yuan('month'),
  '元/人/月': yuan('month'),
  'yuan/month': yuan('month'),
  'yuan/person/month': yuan('month'),
  'fen/month': fen('month'),
  '元/季': yuan('quarter'),
  '元/人/季': yuan('quarter'),
  'yuan/quarter': yuan('quarter'),
  'fen/quarter': fen('quarter'),
  '元/年': yuan('year'),
  '元/人/年': yuan('year'),
  'yuan/year': yuan('year'),
  'yuan/person/year': yuan('year'),
  'fen/year': fen('year'),
  元: yuan('once'),
  '元/人': yuan('once'),
  '元/户': yuan('once'),
  yuan: yuan('once'),
  fen: fen('once'),
  '%': percent,
  percent,
  倍: multiple,
  multiple,
  人: number,
  周岁: number,
  岁: number,
  个月: number,
  次: number,
  项: number,
  日: number,
  工作日: number,
  个: number,
  persons: number,
  years: number,
  months: number,
  times: number,
  items: number,
  days: number,
  'working days': number,
  选项: { kind: 'choice', places: 0 },
  choice: { kind: 'choice', places: 0 },
  是否: { kind: 'bool', places: 0 },
  'yes/no': { kind: 'bool', places: 0 },
};

const PER_YEAR: Readonly<Record<Period, number>> = { month: 12, quarter: 4, year: 1, once: 0 };

/** An amount of one period as another's: only when that is exact to the fen; otherwise nothing. */
export function findOfPeriod(fenValue: bigint, from: Period, to: Period): bigint | undefined {
  if (from === to) return fenValue;
  if (from === 'once' || to === 'once') return undefined;
  const perYear = fenValue * BigInt(PER_YEAR[from]);
  const into = BigInt(PER_YEAR[to]);
  return perYear % into === 0n ? perYear / into : undefined;
}

/** Reads `1200.50` in a unit as the integer held; nothing when it is no such figure. */
export function findHeld(figure: string, unit: Unit, kind: Kind): bigint | undefined {
  if (unit.kind !== kind.kind) return undefined;
  const value = findDecimal(figure, unit.places);
  if (value === undefined || kind.kind !== 'money') return value;
  return findOfPeriod(value, unit.period ?? 'once', kind.period);
}

/** The unit of money of a period. */
export const periodTexts: Readonly<Record<Period, Text>> = {
  month: { zh: '元/月', en: ' yuan a month' },
  quarter: { zh: '元/季', en: ' yuan a quarter' },
  year: { zh: '元/年', en: ' yuan a year' },
  once: { zh: '元', en: ' yuan' },
};

export function writeMoney(fenValue: number | bigint, kind: Money, language: Language): string {
  const value = BigInt(fenValue);
  const [whole = '0', fraction] = writeDecimal(value, 2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${grouped}${fraction ? `.${fraction.padEnd(2, '0')}` : ''}${periodTexts[kind.period][language]}`;
}

/** A held integer as people read it, with its unit where it has one. */
export function writeValue(value: number | bigint, kind: Kind, language: Language): string {
  switch (kind.kind) {
    case 'money':
      return writeMoney(value, kind, language);
    case 'ratio':
      return `${writeDecimal((BigInt(value) * 100n) as bigint, String(RATIO_ONE).length - 1)}%`;
    case 'count':
      return value.toString();
    case 'bool':
      return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
    case 'day':
      return toIso(Number(value));
    case 'choice': {
      const name = kind.values[Number(value)];
      return (name === undefined ? undefined : kind.labels[name]?.[language]) ?? String(value);
    }
  }
}
