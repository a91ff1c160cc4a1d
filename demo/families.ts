import { type Random, weigh } from './random.ts';

/** Who lives together: sexes, ages and relations to the head, before anybody has a name. */
export interface Member {
  readonly sex: 1 | 2;
  /** In days, so that birth dates fall on any day of the year. */
  readonly ageDays: number;
  /** GB/T 4761. */
  readonly relation: string;
  /** Whose surname: the head's family, or one that married in. */
  readonly line: 'head' | 'wife' | 'mother' | 'daughter-in-law';
}

const YEAR = 365.25;
type Maker = (random: Random) => Member[];

/** Shares by kind of household, chosen so that sizes (2.4) and ages come out as in a county of Hubei. */
export const ruralFamilies = weigh<Maker>([
  [elderAlone, 18],
  [elderCouple, 15],
  [single, 11],
  [couple, 11],
  [coupleWithOne, 14],
  [coupleWithTwo, 12],
  [oneParent, 4],
  [threeGenerations, 12],
  [leftBehind, 5],
  [brothers, 3],
]);
export const urbanFamilies = weigh<Maker>([
  [elderAlone, 9],
  [elderCouple, 10],
  [single, 18],
  [couple, 15],
  [coupleWithOne, 24],
  [coupleWithTwo, 14],
  [oneParent, 6],
  [threeGenerations, 8],
  [leftBehind, 1],
]);

/** An age in days, bell-shaped around a mean in years; drawn again outside the bounds, so that none piles up there. */
function aged(random: Random, mean: number, deviation: number, from: number, to: number): number {
  for (;;) {
    const years = random.bell(mean, deviation);
    if (years >= from && years < to) return Math.floor(years * YEAR) + random.below(365);
  }
}

/** Boys are born more often than girls: 111 to 100. */
const childSex = (random: Random): 1 | 2 => (random.chance(0.526) ? 1 : 2);

const head = (sex: 1 | 2, ageDays: number): Member => ({ sex, ageDays, relation: '02', line: 'head' });
const YOUNGEST_WIFE = 21;
function wifeOf(random: Random, ageDays: number, relation: string, line: Member['line']): Member {
  const wanted = ageDays - Math.floor(random.bell(1.9, 2.2) * YEAR);
  const isOldEnough = wanted >= YOUNGEST_WIFE * YEAR;
  return { sex: 2, ageDays: isOldEnough ? wanted : YOUNGEST_WIFE * YEAR + random.below(800), relation, line };
}

function elderAlone(random: Random): Member[] {
  return [head(random.chance(0.6) ? 2 : 1, aged(random, 76, 10, 61, 101))];
}

function elderCouple(random: Random): Member[] {
  const age = aged(random, 71, 8, 60, 95);
  return [head(1, age), wifeOf(random, age, '12', 'wife')];
}

function single(random: Random): Member[] {
  return [head(random.chance(0.66) ? 1 : 2, aged(random, 46, 19, 19, 66))];
}

function couple(random: Random): Member[] {
  const age = aged(random, 55, 11, 24, 67);
  return [head(1, age), wifeOf(random, age, '12', 'wife')];
}

/** Children of a mother: the first when she was about 26, the next some years later; none unborn. */
function children(random: Random, motherDays: number, count: number, relations: [string, string]): Member[] {
  const made: Member[] = [];
  let birthAge = random.bell(25.5, 3);
  for (let i = 0; i < count; i++) {
    const ageDays = Math.floor(motherDays - Math.max(21, birthAge) * YEAR);
    if (ageDays > 0) {
      const sex = childSex(random);
      const [son, daughter] = relations;
      made.push({ sex, ageDays, relation: sex === 1 ? son : daughter, line: 'head' });
    }
    birthAge += random.bell(4.2, 1.6);
  }
  return made;
}

function coupleWithOne(random: Random): Member[] {
  const age = aged(random, 47, 14, 23, 64);
  const wife = wifeOf(random, age, '12', 'wife');
  return [head(1, age), wife, ...children(random, wife.ageDays, 1, ['21', '31'])];
}

function coupleWithTwo(random: Random): Member[] {
  const age = aged(random, 42, 11, 27, 60);
  const wife = wifeOf(random, age, '12', 'wife');
  return [head(1, age), wife, ...children(random, wife.ageDays, random.chance(0.12) ? 3 : 2, ['20', '30'])];
}

function oneParent(random: Random): Member[] {
  const sex = random.chance(0.55) ? 2 : 1;
  const age = aged(random, 43, 8, 24, 62);
  const count = random.chance(0.3) ? 2 : 1;
  return [head(sex, age), ...children(random, age - (sex === 1 ? 2 * YEAR : 0), count, ['20', '30'])];
}

function threeGenerations(random: Random): Member[] {
  const age = aged(random, 37, 6, 25, 52);
  const fatherAge = age + aged(random, 26, 3, 20, 36);
  const both = random.chance(0.68);
  const motherAge = fatherAge - Math.floor(random.bell(2, 2) * YEAR);
  const grandchildren = random.chance(0.42) ? 2 : 1;
  if (random.chance(0.6)) {
    const wife = wifeOf(random, age, '38', 'daughter-in-law');
    const elders = both
      ? [head(1, fatherAge), { ...wifeOf(random, fatherAge, '12', 'wife'), ageDays: motherAge }]
      : [head(random.chance(0.7) ? 2 : 1, fatherAge)];
    const son: Member = { sex: 1, ageDays: age, relation: '20', line: 'head' };
    return [...elders, son, wife, ...children(random, wife.ageDays, grandchildren, ['41', '42'])];
  }
  const wife = wifeOf(random, age, '12', 'wife');
  const mother: Member = { sex: 2, ageDays: motherAge, relation: '52', line: 'mother' };
  const father: Member = { sex: 1, ageDays: fatherAge, relation: '51', line: 'head' };
  const elders = both ? [father, mother] : [random.chance(0.7) ? mother : father];
  return [head(1, age), wife, ...children(random, wife.ageDays, grandchildren, ['20', '30']), ...elders];
}

/** Grandparents with the children of those who work elsewhere. */
function leftBehind(random: Random): Member[] {
  const age = aged(random, 61, 5, 48, 76);
  const count = random.chance(0.45) ? 2 : 1;
  const grandchildren = Array.from({ length: count }, (): Member => {
    const sex = childSex(random);
    return { sex, ageDays: aged(random, 9, 3.5, 1, 15), relation: sex === 1 ? '41' : '42', line: 'head' };
  });
  const wife = random.chance(0.85) ? [wifeOf(random, age, '12', 'wife')] : [];
  return [head(wife.length ? 1 : 2, age), ...wife, ...grandchildren];
}

function brothers(random: Random): Member[] {
  const age = aged(random, 60, 8, 42, 82);
  return [
    head(1, age),
    { sex: 1, ageDays: age - Math.floor(random.bell(3.5, 1) * YEAR), relation: '73', line: 'head' },
  ];
}
