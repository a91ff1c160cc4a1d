import { type Decision, type Language, type Scheme, writeMoney } from '../../engine/index.ts';

const WORDS = {
  zh: {
    title: '一览',
    granted: '可以享受',
    refused: '不符合',
    asks: (count: number): string => `还有${count}个问题要回答`,
    lacksFigures: '当地缺标准',
    notInForce: '当时没有施行',
  },
  en: {
    title: 'At a glance',
    granted: 'granted',
    refused: 'not eligible',
    asks: (count: number): string => (count === 1 ? '1 question open' : `${count} questions open`),
    lacksFigures: 'the region lacks figures',
    notInForce: 'not in force on this day',
  },
} as const;

/** One line a scheme, so that nobody has to read all of them to find the ones that are granted. */
export function overviewOf(decisions: readonly Decision[], language: Language): string {
  const words = WORDS[language];
  const lines = decisions.map(({ scheme, status, eligible, amountFen, questions }) => {
    const decided = eligible ? `${words.granted} ${amountOf(scheme, amountFen, language)}` : words.refused;
    const result = {
      decided: decided.trim(),
      'needs-facts': words.asks(questions.length),
      'missing-parameters': words.lacksFigures,
      'not-in-force': words.notInForce,
    }[status];
    return `${scheme.title[language]} ${scheme.code}: ${result}`;
  });
  return [`== ${words.title}`, ...lines].join('\n');
}

/** A standing that is only confirmed has no amount. */
const amountOf = (scheme: Scheme, fen: bigint | undefined, language: Language): string =>
  scheme.amount.op === 'literal'
    ? ''
    : writeMoney(fen ?? 0n, { kind: 'money', period: scheme.period }, language).trim();
