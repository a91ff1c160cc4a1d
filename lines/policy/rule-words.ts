import type { Language } from '../../engine/index.ts';

type Mode = 'down' | 'up' | 'half-up';
type To = 'fen' | 'jiao' | 'yuan';
type How = 'sum' | 'count' | 'any' | 'every' | 'highest';

const zh = {
  group: (text: string) => `（${text}）`,
  named: (title: string) => `「${title}」`,
  slot: (name: string | undefined) => `【${name ?? '结果'}】`,
  settled: (isYes: boolean): string => (isYes ? '一律成立' : '尚不适用'),
  inCase: (when: string, then: string) => `${when}的：${then}`,
  otherwise: (then: string) => `其余：${then}`,
  between: '；',
  all: ' 且 ',
  any: ' 或 ',
  least: (items: string) => `取最低（${items}）`,
  greatest: (items: string) => `取最高（${items}）`,
  notBelowNothing: (text: string) => `（${text}，不足零的按零）`,
  not: (text: string) => `不是（${text}）`,
  fails: (rule: string) => `不符合${rule}`,
  lacks: (fact: string) => `没有${fact}`,
  tests: { lt: '低于', le: '不超过', gt: '高于', ge: '不低于', eq: '等于', ne: '不等于' },
  isOneOf: (item: string, choices: string) => `${item}为${choices}`,
  isNoneOf: (item: string, choices: string) => `${item}不为${choices}`,
  age: { day: '年龄', 'end-of-month': '当月月末的年龄', 'end-of-last-month': '上月月末的年龄' },
  monthsSince: (item: string) => `自${item}起的月数`,
  since: (day: string) => `自${day}起`,
  over: (how: How, item: string, where: string | undefined): string => {
    const whose = where === undefined ? '全家每人' : `${where}的成员`;
    switch (how) {
      case 'sum':
        return `${whose}的${item}之和`;
      case 'count':
        return `${whose}的人数`;
      case 'any':
        return where === undefined ? `家中有人${item}` : `${whose}中有人${item}`;
      case 'every':
        return `${whose}都${item}`;
      case 'highest':
        return `${whose}的${item}中最高的`;
    }
  },
  rounded: (mode: Mode, to: To) =>
    `（${{ down: '舍去尾数', up: '进位', 'half-up': '四舍五入' }[mode]}到${{ fen: '分', jiao: '角', yuan: '元' }[to]}）`,
};

const en: typeof zh = {
  group: (text: string) => `(${text})`,
  named: (title: string) => `“${title}”`,
  slot: (name: string | undefined) => `[${name ?? 'result'}]`,
  settled: (isYes: boolean) => (isYes ? 'always holds' : 'does not apply yet'),
  inCase: (when: string, then: string) => `if ${when}: ${then}`,
  otherwise: (then: string) => `otherwise: ${then}`,
  between: '; ',
  all: ' and ',
  any: ' or ',
  least: (items: string) => `lowest of (${items})`,
  greatest: (items: string) => `highest of (${items})`,
  notBelowNothing: (text: string) => `(${text}, at least nothing)`,
  not: (text: string) => `not (${text})`,
  fails: (rule: string) => `not ${rule}`,
  lacks: (fact: string) => `not: ${fact}`,
  tests: {
    lt: ' below ',
    le: ' at most ',
    gt: ' above ',
    ge: ' at least ',
    eq: ' equal to ',
    ne: ' not equal to ',
  },
  isOneOf: (item: string, choices: string) => `${item}: ${choices}`,
  isNoneOf: (item: string, choices: string) => `${item}: other than ${choices}`,
  age: {
    day: 'age',
    'end-of-month': 'age at the end of the month',
    'end-of-last-month': 'age at the end of last month',
  },
  monthsSince: (item: string) => `months since ${item}`,
  since: (day: string) => `from ${day} on`,
  over: (how: How, item: string, where: string | undefined): string => {
    const whose = where === undefined ? 'all members' : `members (${where})`;
    switch (how) {
      case 'sum':
        return `sum over ${whose} of ${item}`;
      case 'count':
        return `number of ${whose}`;
      case 'any':
        return `any of ${whose}: ${item}`;
      case 'every':
        return `each of ${whose}: ${item}`;
      case 'highest':
        return `highest over ${whose} of ${item}`;
    }
  },
  rounded: (mode: Mode, to: To) =>
    ` (rounded ${{ down: 'down', up: 'up', 'half-up': 'half up' }[mode]} to the ${to})`,
};

/** The words in which an expression is told. */
export const ruleWords: Readonly<Record<Language, typeof zh>> = { zh, en };

export const joinWords = (items: readonly string[], language: Language): string =>
  items.join(language === 'zh' ? '、' : ', ');
