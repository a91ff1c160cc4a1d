import { squeeze } from '../values/cell-text.ts';

/** A closed set of words with the other ways of writing them. */
function finder<Word extends string>(
  entries: Readonly<Record<Word, readonly string[]>>,
): (text: string) => Word | undefined {
  const known = new Map<string, Word>();
  const words = Object.keys(entries) as Word[];
  for (const word of words) {
    known.set(squeeze(word).toUpperCase(), word);
    for (const synonym of entries[word]) known.set(squeeze(synonym).toUpperCase(), word);
  }
  return (text) => known.get(squeeze(text).toUpperCase());
}

/** Classes of the subsistence allowance; `差额` is topped up to the standard. */
export const findCategory = finder({
  A: ['A类', 'A档', '一类', '一档', '1类', '甲类', 'Ⅰ类', '全额', 'A级', '重点保障户', '一'],
  B: ['B类', 'B档', '二类', '二档', '2类', '乙类', 'Ⅱ类', 'B级', '基本保障户', '二'],
  C: ['C类', 'C档', '三类', '三档', '3类', '丙类', 'Ⅲ类', 'C级', '一般保障户', '三'],
  差额: ['补差', '差额补助', '差额类', '差额救助', '差额保障', '补差类'],
});

export const findCareLevel = finder({
  全自理: [
    '具备生活自理能力',
    '能自理',
    '自理',
    '完全自理',
    '有自理能力',
    '具备自理能力',
    '全自理人员',
    '一档',
  ],
  半护理: ['部分丧失', '部分丧失生活自理能力', '半自理', '半失能', '半护', '半护理人员', '部分自理', '二档'],
  全护理: [
    '完全丧失',
    '完全丧失生活自理能力',
    '不能自理',
    '失能',
    '全失能',
    '全护',
    '完全失能',
    '全护理人员',
    '三档',
  ],
});

export const findSupportMode = finder({
  集中供养: ['集中', '机构供养', '院内', '集中供养人员', '院内供养'],
  分散供养: ['分散', '居家供养', '院外', '散居', '分散供养人员', '院外供养'],
});

/** Only the synonyms that say the same; anything else is kept as it is written. */
export const findFamilyType = finder({
  低保: ['低保家庭', '低保户', '最低生活保障家庭', '最低生活保障', '农村低保', '城市低保', '低保对象'],
  低保边缘: ['低保边缘家庭', '低保边缘户', '边缘户', '低收入家庭', '低边', '低边家庭', '低保边缘对象'],
  特困: ['特困人员', '特困供养', '五保', '特困供养人员'],
  一般家庭: ['一般', '普通家庭', '非低保', '其他', '其他家庭', '一般户'],
});

/** Kinds of family with a claim to the living subsidy for disabled people in hardship. */
export const mayHaveLivingSubsidy = (familyType: string): boolean => !/^一般/.test(familyType);

export interface AgeBand {
  readonly from: number;
  readonly to: number;
}

/** `80-89`, `90—99周岁`, `百岁`, `100岁以上`: the ages it covers. */
export function findAgeBand(text: string): AgeBand | undefined {
  const bare = squeeze(text)
    .replace(/[—–~～至到−-]+/g, '-')
    .replace(/周?岁/g, '');
  if (/^百|^100(以上|及以上|\+)?$/.test(bare)) return { from: 100, to: 200 };
  const range = /^(\d{2,3})-(\d{2,3})$/.exec(bare);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  const open = /^(\d{2,3})(以上|及以上|\+)$/.exec(bare);
  return open ? { from: Number(open[1]), to: 200 } : undefined;
}

export const bandText = (band: AgeBand): string =>
  band.to >= 200 ? `${band.from}以上` : `${band.from}-${band.to}`;

const CLASS_OF_RELATION: Readonly<Record<string, string>> = { '1': '配偶', '2': '子', '3': '女' };
const PRECISE = new Set(['28', '29', '38', '39']);

/** The everyday word for a relation code: every son is a 子, whichever he is. */
export function plainRelation(code: string, zh: string): string {
  if (code === '51') return '父';
  if (code === '52') return '母';
  if (PRECISE.has(code)) return zh;
  return CLASS_OF_RELATION[code[0] ?? ''] ?? zh;
}
