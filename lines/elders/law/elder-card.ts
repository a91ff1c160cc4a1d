import {
  ageYears,
  atLeast,
  countKind,
  facts,
  noMoney,
  parameter,
  rule,
  scheme,
  text,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { elderCardExamples } from './elder-card.examples.ts';

const { member } = facts;

const cardAge = parameter(
  'elders.card-age',
  countKind,
  text('老年优待证起始年龄', 'age from which the elder card is given'),
);

/** 老年人优待证: a card, not money; whatever the income. */
export const elderCard = scheme({
  code: 'elder-card',
  title: text('老年人优待证', 'Elder card'),
  unit: 'member',
  from: '2013-07-01',
  basis: [article('elders-law', '第五十三条')],
  eligible: rule({
    code: 'elders.card-eligible',
    title: text('可以办理老年人优待证', 'may have the elder card'),
    article: article('elders-law', '第五十三条'),
    value: atLeast(ageYears(member.birthDate), cardAge),
    say: {
      zh: ['已满{elders.card-age}周岁，可以免费办理，不看收入。', '不满{elders.card-age}周岁，还不能办理。'],
      en: [
        'Has reached {elders.card-age}: the card is free, whatever the income.',
        'Is under {elders.card-age}.',
      ],
    },
  }),
  amount: noMoney('month'),
  examples: elderCardExamples,
});
