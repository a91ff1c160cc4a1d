import { readCountyPlaces } from '../../divisions/index.ts';
import { type Cell, writeWorkbook } from '../../exports/index.ts';
import { checkCharacterOf, fitsLuhn } from '../../registry/index.ts';

/** Numbers that look random and are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高'];
const GIVEN = [...'建国秀英志强桂芳海燕文军小红玉兰春梅立新明华金花国庆爱民'];
const TITLES = [
  ...[
    '序号',
    '乡镇',
    '村（居）',
    '户编号',
    '户主姓名',
    '成员姓名',
    '与户主关系',
    '性别',
    '身份证号码',
    '出生日期',
  ],
  ...[
    '是否保障对象',
    '家庭人口',
    '保障人口',
    '保障类别',
    '家庭月收入（元）',
    '户月保障金额（元）',
    '残疾证号',
    '开户银行',
  ],
  ...['银行账号', '联系电话', '致困原因', '享受起始时间', '备注'],
];
const CLASS_YUAN = { A: 634, B: 480, C: 360 } as const;
const NOTE = '注：A类634元/人·月，B类480元/人·月，C类360元/人·月，按保障人口计发。';

/** An invented number: area 420299 was never assigned. `sequence` is unique, and odd for men. */
export function inventedId(sequence: number): { number: string; birth: string; isMan: boolean } {
  const day = new Date(Date.UTC(1935, 0, 1) + (Math.floor(sequence / 900) % 30_000) * 86_400_000);
  const birth = day.toISOString().slice(0, 10);
  const first17 = `420299${birth.replaceAll('-', '')}${String(100 + (sequence % 900)).padStart(3, '0')}`;
  return { number: first17 + checkCharacterOf(first17), birth, isMan: Number(first17[16]) % 2 === 1 };
}

function inventedAccount(sequence: number): string {
  const body = `629999${String(sequence).padStart(12, '0')}`;
  for (let digit = 0; digit < 10; digit++) if (fitsLuhn(`${body}${digit}`)) return `${body}${digit}`;
  throw new Error('unreachable: one digit always fits');
}

/**
 * Rows of an invented rural roster on the real places of a county, as deterministic as its seed.
 * @param wrongShare share of people whose ID number has a wrong check digit.
 */
export function* rosterRows(rowCount: number, seed: number, wrongShare = 0.002): Generator<Cell[]> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const places = readCountyPlaces('420281');
  const towns = new Map(places.filter(({ level }) => level === 'town').map(({ code, name }) => [code, name]));
  const villages = places.filter(({ level }) => level === 'village');
  let made = 0;
  for (let household = 1; made < rowCount; household++) {
    const village = pick(villages);
    const town = towns.get(village.code.slice(0, 9)) ?? '';
    const size = Math.min(1 + Math.floor(random() * 5), rowCount - made);
    const category = pick(['A', 'B', 'C'] as const);
    const surname = pick(SURNAMES);
    const headName = surname + pick(GIVEN) + pick(GIVEN);
    for (let member = 0; member < size; member++) {
      const { number, birth, isMan } = inventedId(seed * 1_000_000 + made);
      const isWrong = random() < wrongShare;
      const last = number.at(-1) === '0' ? '1' : '0';
      const isHead = member === 0;
      made += 1;
      yield [
        ...[made, town, village.name, `N${String(seed)}${String(household).padStart(7, '0')}`, headName],
        ...[
          isHead ? headName : surname + pick(GIVEN) + pick(GIVEN),
          isHead ? '户主' : isMan ? '子' : '女',
          isMan ? '男' : '女',
        ],
        ...[isWrong ? number.slice(0, 17) + last : number, birth, '是'],
        ...(isHead
          ? [
              size,
              size,
              category,
              100 + Math.floor(random() * 900),
              CLASS_YUAN[category] * size,
              null,
              '农商行',
              inventedAccount(seed * 1_000_000 + household),
              `154${String(10_000_000 + household).slice(-8)}`,
              '因病',
              '2021-04-01',
              null,
            ]
          : Array.from({ length: 12 }, () => null)),
      ];
    }
  }
}

/** The same as a workbook. */
export async function makeRosterWorkbook(
  rowCount: number,
  seed: number,
  wrongShare?: number,
): Promise<Buffer> {
  function* rows(): Generator<Cell[]> {
    yield* rosterRows(rowCount, seed, wrongShare);
    yield [NOTE];
  }
  const sheet = {
    name: '农村低保',
    title: '大冶市2023年9月农村最低生活保障对象花名册',
    columns: TITLES.map((title) => ({ title, kind: 'any' as const })),
    rows: rows(),
  };
  const pieces: Buffer[] = [];
  const at = Temporal.Instant.from('2023-09-08T00:00:00Z');
  for await (const piece of writeWorkbook([sheet], { author: 'bench', at })) pieces.push(piece);
  return Buffer.concat(pieces);
}
