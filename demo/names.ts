import { type Random, weigh } from './random.ts';

/**
 * Invented names in the manner of eastern Hubei: surnames about as frequent as there, given names of the years
 * in which people were born. No list of real people was used.
 */
const surnames = weigh([
  ...pairs(
    '陈:60 王:58 李:57 张:50 刘:48 黄:46 柯:44 胡:40 徐:30 吴:30 周:28 石:26 余:26 冯:24 曹:22 袁:21 叶:20',
  ),
  ...pairs(
    '程:18 马:17 郭:14 熊:14 杨:14 朱:13 董:12 卢:12 邓:11 何:10 罗:10 方:10 汪:10 詹:9 尹:8 潘:8 孙:8',
  ),
  ...pairs('赵:8 高:8 林:7 明:7 占:6 殷:6 郑:6 梁:5 谢:5 韩:5 唐:5 肖:5 彭:5 严:4 左:4 纪:4 佘:3 饶:3 万:3'),
  ...pairs(
    '向:2 龚:2 游:2 华:2 阮:2 舒:1 欧阳:1 上官:0.4 诸葛:0.2 司马:0.2 仇:0.3 单:0.3 查:0.4 区:0.2 盖:0.1',
  ),
]);

function pairs(text: string): [string, number][] {
  return text.split(' ').map((pair) => {
    const [name = '', weight = '1'] = pair.split(':');
    return [name, Number(weight)];
  });
}

interface Era {
  readonly from: number;
  /** Share of names with one character after the surname. */
  readonly single: number;
  readonly male: readonly string[];
  readonly female: readonly string[];
}

const chars = (text: string) => [...text];

const eras: readonly Era[] = [
  {
    from: 1920,
    single: 0.08,
    male: chars('国明德金水火木春生福贵成正义光华有才大启先绪松柏炎祥和文学开家道传世永顺'),
    female: chars('秀英兰桂珍玉香梅凤莲菊菱花翠娥云枝姣荣冬腊月爱银清贞元细'),
  },
  {
    from: 1953,
    single: 0.16,
    male: chars('建国军新胜利卫东红华强志刚勇平国栋文武学民友良林树森海江河山峰清忠汉进'),
    female: chars('红霞英秀兰玲芳萍琴桂珍玉梅华丽群建美金凤翠香菊云爱琼桃霞荣娥'),
  },
  {
    from: 1976,
    single: 0.34,
    male: chars('伟军涛勇斌磊鹏超波辉杰刚强飞亮华明俊峰凯林志海文龙平敏威锋'),
    female: chars('丽敏静芳艳燕娟霞娜玲琴慧红婷莉英萍颖晶雪倩梅洁云琼'),
  },
  {
    from: 1995,
    single: 0.26,
    male: chars('鑫宇浩杰俊豪文轩博涛志远天翔子龙嘉伟一鸣思源晨阳泽凯瑞翰哲铭'),
    female: chars('婷雨欣梦佳怡思雅琪诗瑶颖晓萱文静宇娇紫雪莹璐倩可心妍子涵依'),
  },
  {
    from: 2008,
    single: 0.1,
    male: chars('梓浩宇轩子睿沐辰奕泽博文俊熙铭宸皓景行承佑煜诚言昊然一诺宥柏屿'),
    female: chars('梓涵雨桐欣怡诗涵若汐沐语可馨佳妍一诺芷晴思琪安然婉清予彤星妤苒宁'),
  },
];

/** Characters that old programs lose: beyond the basic plane, or written in several ways. */
const RARE = ['𬀩', '𬭎', '𫖮', '𬱖', '𫍽', '𬘭', '𠅤', '𡈼', '䶮', '㛃', '頔', '翀', '堃', '祎', '玥', '赟'];

const MINORITY: Readonly<Record<string, { male: readonly string[]; female: readonly string[] }>> = {
  '05': {
    male: ['阿卜杜拉·买买提', '艾力·吐尔逊', '吐尔洪·阿不都热合曼', '麦麦提敏·图尔荪尼亚孜'],
    female: ['古丽娜尔·艾山江', '阿依古丽·买买提', '热依汗古丽·阿卜杜热依木'],
  },
  '04': { male: ['扎西多吉', '才让多杰', '丹增·旺堆'], female: ['卓玛措', '拉毛吉', '央金·卓玛'] },
  '02': { male: ['巴特尔', '朝鲁·孟克'], female: ['萨仁图雅', '乌兰·其其格'] },
  '07': { male: ['阿火·木呷', '吉克·伍果'], female: ['阿西·阿呷', '沙马·尔姑'] },
  '17': { male: ['叶尔兰·哈孜别克'], female: ['古丽孜亚·沙合多拉'] },
};

export const ethnicities = weigh<string>([
  ['01', 9935],
  ['15', 26],
  ['06', 9],
  ['03', 7],
  ['12', 6],
  ['08', 5],
  ['11', 3],
  ['04', 3],
  ['05', 3],
  ['02', 1.5],
  ['07', 1],
  ['17', 0.5],
]);

export function drawSurname(random: Random, local: string | null): string {
  return local !== null && random.chance(0.42) ? local : random.weighted(surnames);
}

/** 柯湾村 is where people called 柯 live; null when the village's name does not begin with a surname. */
export function surnameOfVillage(village: string): string | null {
  const [first = ''] = village;
  return /^.(?:家|湾|庄|铺|畈|桥|河|祠|拳|冲|咀|垴)/.test(village) && surnames.items.includes(first)
    ? first
    : null;
}

function drawGiven(random: Random, sex: 1 | 2, born: number): string {
  const era = eras.findLast(({ from }) => born >= from) ?? eras[0];
  if (era === undefined) throw new Error('there are no eras');
  const pool = sex === 1 ? era.male : era.female;
  if (random.chance(0.0012)) return random.pick(RARE);
  const first = random.pick(pool);
  if (random.chance(era.single)) return first;
  if (random.chance(0.0012)) return first + random.pick(RARE);
  return first + random.pick(pool);
}

/** `surname` where it is given down, otherwise drawn; people of some nationalities have none. */
export function drawName(
  random: Random,
  of: { sex: 1 | 2; born: number; ethnicity: string; surname: string },
): string {
  const own = MINORITY[of.ethnicity];
  if (own) return random.pick(of.sex === 1 ? own.male : own.female);
  return of.surname + drawGiven(random, of.sex, of.born);
}

export const hasOwnNaming = (ethnicity: string): boolean => MINORITY[ethnicity] !== undefined;
