import type { Language } from '../../language/kinds.ts';

interface Words {
  opening(place: string, day: string): string;
  eligible(opening: string, title: string, amount: string, people?: number): string;
  standing(opening: string, title: string, people?: number): string;
  notEligible(opening: string, title: string): string;
  cutToNothing(opening: string, title: string): string;
  nothingDue(opening: string, title: string): string;
  needsFacts(opening: string, title: string, count: number): string;
  missing(opening: string, title: string, names: string): string;
  notInForce(opening: string, title: string): string;
  /** Whose a sentence is; the places of several members of whom the same is said. */
  members(places: readonly number[]): string;
  interaction(other: string, sentence: string, rest: string): string;
  deducted(amounts: readonly (readonly [member: number | undefined, amount: string])[]): string;
  figure(title: string, value: string, region: string, from: string, notes: readonly string[]): string;
  bySource(source: string): string;
  assumedBecause(reason: string): string;
  partlyAssumed(reason: string): string;
  insteadOf(region: string, value: string): string;
  readonly questions: string;
  readonly interactions: string;
  readonly figures: string;
  readonly basis: string;
  readonly given: string;
  readonly notAsked: string;
  readonly noneSet: string;
  readonly assumed: string;
  readonly unknown: string;
}

const zh: Words = {
  opening: (place, day) => `按${place}${day}的规定，`,
  eligible: (opening, title, amount, people) =>
    people === undefined
      ? `${opening}您家可以享受${title}，金额${amount}。`
      : `${opening}您家有${people}人可以领取${title}，合计${amount}。`,
  standing: (opening, title, people) =>
    people === undefined
      ? `${opening}您家符合${title}的条件。`
      : `${opening}您家有${people}人符合${title}的条件。`,
  notEligible: (opening, title) => `${opening}您家目前不符合${title}的条件。`,
  cutToNothing: (opening, title) => `${opening}您家符合${title}的条件，但因已享受其他待遇，不再另发。`,
  nothingDue: (opening, title) => `${opening}您家符合${title}的条件，但按规定计算没有可发的金额。`,
  needsFacts: (opening, title, count) => `${opening}还不能判定${title}，先要弄清下面${count}个问题。`,
  missing: (opening, title, names) => `${opening}暂时不能计算${title}，因为还没有登记：${names}。`,
  notInForce: (opening, title) => `${opening}这一天没有实行${title}。`,
  members: (places) => `第${places.join('、')}位成员：`,
  interaction: (other, sentence, rest) => `与${other}：${sentence}${rest}。`,
  deducted: (amounts) =>
    `，扣除后${amounts.map(([member, amount]) => `${member === undefined ? '' : `第${member}位成员`}领${amount}`).join('，')}`,
  figure: (title, value, region, from, notes) =>
    `${title}：${value}（${region}，自${from}起；${notes.join('；')}）`,
  bySource: (source) => `依据${source}`,
  assumedBecause: (reason) => `推定，不是公布的数字：${reason}`,
  partlyAssumed: (reason) => `其中有推定：${reason}`,
  insteadOf: (region, value) => `代替${region}的${value}`,
  questions: '还要问清：',
  interactions: '与其他待遇的关系：',
  figures: '用到的标准：',
  basis: '依据：',
  given: '申报',
  notAsked: '不需要问',
  noneSet: '没有设定',
  assumed: '推定',
  unknown: '待定',
};

const en: Words = {
  opening: (place, day) => `By the rules of ${place} on ${day}, `,
  eligible: (opening, title, amount, people) =>
    people === undefined
      ? `${opening}your family is entitled to: ${title}, ${amount}.`
      : `${opening}${people} of your family may receive: ${title}, ${amount} together.`,
  standing: (opening, title, people) =>
    people === undefined
      ? `${opening}your family meets the conditions: ${title}.`
      : `${opening}${people} of your family meet the conditions: ${title}.`,
  notEligible: (opening, title) => `${opening}your family does not meet the conditions at present: ${title}.`,
  cutToNothing: (opening, title) =>
    `${opening}your family meets the conditions, but another benefit takes the place of: ${title}.`,
  nothingDue: (opening, title) =>
    `${opening}your family meets the conditions, but by the rules nothing is due: ${title}.`,
  needsFacts: (opening, title, count) =>
    `${opening}this cannot be decided before ${count} questions are answered: ${title}.`,
  missing: (opening, title, names) =>
    `${opening}this cannot be computed (${title}); not on record: ${names}.`,
  notInForce: (opening, title) => `${opening}there was no such scheme on that day: ${title}.`,
  members: (places) => `${places.length > 1 ? 'Members' : 'Member'} ${places.join(', ')}: `,
  interaction: (other, sentence, rest) => `With ${other}: ${sentence}${rest}.`,
  deducted: (amounts) =>
    `; after that ${amounts.map(([member, amount]) => `${member === undefined ? '' : `member ${member}: `}${amount}`).join(', ')}`,
  figure: (title, value, region, from, notes) =>
    `${title}: ${value} (${region}, since ${from}; ${notes.join('; ')})`,
  bySource: (source) => `by ${source}`,
  assumedBecause: (reason) => `assumed, not a published figure: ${reason}`,
  partlyAssumed: (reason) => `partly assumed: ${reason}`,
  insteadOf: (region, value) => `in place of ${value} of ${region}`,
  questions: 'Still to be asked:',
  interactions: 'With other benefits:',
  figures: 'Figures used:',
  basis: 'By:',
  given: 'stated',
  notAsked: 'need not be asked',
  noneSet: 'none set',
  assumed: 'assumed',
  unknown: 'not yet known',
};

export const explainWords: Readonly<Record<Language, Words>> = { zh, en };
