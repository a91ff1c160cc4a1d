import { defineTexts } from './catalogue.ts';

export const plotTexts = defineTexts({
  zh: {
    earlier: '上一次变化',
    later: '下一次变化',
    today: '今天',
    noEarlier: '没有更早的变化',
    noLater: '没有更晚的变化',
    until: (from: string, to: string) => `${from}至${to}`,
    from: (from: string) => `${from}起`,
    keys: '用方向键逐段查看。',
    comma: '，',
    assumed: '推定',
    assumedKey: '虚线为推定',
    holdsKey: '粗线为当时生效',
  },
  en: {
    earlier: 'Change before',
    later: 'Next change',
    today: 'Today',
    noEarlier: 'No earlier change',
    noLater: 'No later change',
    until: (from: string, to: string) => `${from} to ${to}`,
    from: (from: string) => `from ${from}`,
    keys: 'Arrow keys go from step to step, Home and End to the first and last.',
    comma: ', ',
    assumed: 'assumed',
    assumedKey: 'dashed: assumed',
    holdsKey: 'thick: in force then',
  },
});
