import type { Language } from '../../language/kinds.ts';

interface Words {
  opening(place: string, day: string): string;
  /** Who has it: all that are named, or the only member. */
  whom(callings: readonly string[], isAlone: boolean): string;
  readonly family: string;
  eligible(opening: string, title: string, amount: string, whom: string, isShared: boolean): string;
  standing(opening: string, title: string, whom: string): string;
  notEligible(opening: string, title: string, whom: string): string;
  cutToNothing(opening: string, title: string): string;
  nothingDue(opening: string, title: string): string;
  needsFacts(opening: string, title: string, count: number): string;
  missing(opening: string, title: string, names: string): string;
  notInForce(opening: string, title: string): string;
  /** Whose a sentence is; the places of several members of whom the same is said. */
  members(callings: readonly string[]): string;
  /** What a member is called of whom nothing else is known. */
  member(place: number): string;
  interaction(other: string, sentence: string, rest: string): string;
  deducted(amounts: readonly (readonly [member: string, amount: string])[]): string;
  figure(
    title: string,
    value: string,
    region: string,
    from: string | undefined,
    notes: readonly string[],
  ): string;
  bySource(source: string): string;
  assumedBecause(reason: string): string;
  partlyAssumed(reason: string): string;
  insteadOf(region: string, value: string): string;
  /** How long the steps may take, or how they are done. */
  within(steps: readonly string[]): string;
  limitOf(days: number, isWorkingDays: boolean): string;
  remedy(sentence: string, laws: readonly string[]): string;
  caution(figures: number): string;
  readonly assumedMark: string;
  /** To whom the answer is no: it is of what was told, and an application may be made all the same. */
  readonly mayApply: string;
  readonly mayAsk: string;
  readonly askFirst: string;
  readonly figuresFirst: string;
  readonly next: string;
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
  whom: (callings, isAlone) =>
    isAlone ? '您' : callings.length > 3 ? `您家有${callings.length}人` : `您家的${callings.join('、')}`,
  family: '您家',
  eligible: (opening, title, amount, whom, isShared) =>
    `${opening}${whom}可以享受${title}，${isShared ? '合计' : ''}${amount}。`,
  standing: (opening, title, whom) => `${opening}${whom}符合${title}的条件。`,
  notEligible: (opening, title, whom) => `${opening}${whom}目前不符合${title}的条件。`,
  cutToNothing: (opening, title) => `${opening}您家符合${title}的条件，但因已享受其他待遇，不再另发。`,
  nothingDue: (opening, title) => `${opening}您家符合${title}的条件，但按规定计算没有可发的金额。`,
  needsFacts: (opening, title, count) => `${opening}还不能判定${title}，先要弄清下面${count}个问题。`,
  missing: (opening, title, names) => `${opening}暂时不能计算${title}，因为当地的标准还没有登记：${names}。`,
  notInForce: (opening, title) => `${opening}这一天没有实行${title}。`,
  members: (callings) => `${callings.join('、')}：`,
  member: (place) => `第${place}位成员`,
  interaction: (other, sentence, rest) => `与${other}：${sentence}${rest}。`,
  deducted: (amounts) => `，扣除后${amounts.map(([member, amount]) => `${member}领${amount}`).join('，')}`,
  figure: (title, value, region, from, notes) =>
    `${title}：${value}（${region}${from ? `，自${from}起` : ''}；${notes.join('；')}）`,
  bySource: (source) => `依据${source}`,
  assumedBecause: (reason) => `推定，不是公布的数字：${reason}`,
  partlyAssumed: (reason) => `其中有推定：${reason}`,
  insteadOf: (region, value) => `代替${region}的${value}`,
  within: (steps) => `办理过程和时限：${steps.join('；')}。`,
  limitOf: (days, isWorkingDays) => (isWorkingDays ? `，${days}个工作日内` : `，${days}天`),
  remedy: (sentence, laws) => `${sentence}（依据${laws.join('、')}）`,
  caution: (figures) =>
    `请注意：这里用到的标准有${figures}项没有查到文件或者部分是推定的，后面“用到的标准”里逐项注明；实际以当地公布的为准。`,
  assumedMark: '（推定）',
  mayApply:
    '这是按您说的情况算的。情况没有说全、后来有变化，或者您觉得不对的，仍然可以提出申请；不批准的，要书面告诉您理由。',
  mayAsk: '这是按您说的情况算的。情况没有说全、后来有变化，或者您觉得不对的，可以到乡镇（街道）窗口查问。',
  askFirst: '上面的问题弄清楚以后再算一次；现在就想申请的，也可以先申请。',
  figuresFirst: '当地的标准请向受理的乡镇（街道）或者县级民政部门问清，登记以后再算。',
  next: '接下来怎么办：',
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
  whom: (callings, isAlone) =>
    isAlone
      ? 'you'
      : callings.length > 3
        ? `${callings.length} of your family`
        : `of your family, ${callings.join(', ')}`,
  family: 'your family',
  eligible: (opening, title, amount, whom, isShared) =>
    `${opening}${whom} may have: ${title}, ${amount}${isShared ? ' together' : ''}.`,
  standing: (opening, title, whom) => `${opening}${whom} can be confirmed for: ${title}.`,
  notEligible: (opening, title, whom) => `${opening}${whom} cannot have at present: ${title}.`,
  cutToNothing: (opening, title) =>
    `${opening}your family meets the conditions, but another benefit takes the place of: ${title}.`,
  nothingDue: (opening, title) =>
    `${opening}your family meets the conditions, but by the rules nothing is due: ${title}.`,
  needsFacts: (opening, title, count) =>
    `${opening}this cannot be decided before ${count} questions are answered: ${title}.`,
  missing: (opening, title, names) =>
    `${opening}this cannot be computed (${title}); not on record: ${names}.`,
  notInForce: (opening, title) => `${opening}there was no such scheme on that day: ${title}.`,
  members: (callings) => `${callings.join(', ')}: `,
  member: (place) => `member ${place}`,
  interaction: (other, sentence, rest) => `With ${other}: ${sentence}${rest}.`,
  deducted: (amounts) =>
    `; after that ${amounts.map(([member, amount]) => `${member === '' ? '' : `${member}: `}${amount}`).join(', ')}`,
  figure: (title, value, region, from, notes) =>
    `${title}: ${value} (${region}${from ? `, since ${from}` : ''}; ${notes.join('; ')})`,
  bySource: (source) => `by ${source}`,
  assumedBecause: (reason) => `assumed, not a published figure: ${reason}`,
  partlyAssumed: (reason) => `partly assumed: ${reason}`,
  insteadOf: (region, value) => `in place of ${value} of ${region}`,
  within: (steps) => `Steps and limits: ${steps.join('; ')}.`,
  limitOf: (days, isWorkingDays) => `: ${days} ${isWorkingDays ? 'working days' : 'days'}`,
  remedy: (sentence, laws) => `${sentence} (${laws.join(', ')})`,
  caution: (figures) =>
    `Mind: figures used here that stand on no document, wholly or in part: ${figures}; each is marked below. What the place has published holds.`,
  assumedMark: ' (assumed)',
  mayApply:
    'This is by what was told. If something was left out, has changed or seems wrong, an application may be made all the same; a refusal is given in writing, with its reasons.',
  mayAsk:
    'This is by what was told. If something was left out, has changed or seems wrong, ask at the township.',
  askFirst: 'Answer the questions above and it is computed anew; an application may be made already.',
  figuresFirst:
    'Ask the township or the bureau for the figures of the place; once they are on record it is computed.',
  next: 'What to do next:',
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
