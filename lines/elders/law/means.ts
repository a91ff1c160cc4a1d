import { all, any, boolKind, facts, parameter, rule, text } from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { granted } from '../../social-assistance/law/granted.ts';
import { counted, edgeMeans } from '../../social-assistance/law/means.ts';

const { household } = facts;

const forEdge = parameter(
  'elders.subsidy-for-edge',
  boolKind,
  text('老年人补贴扩大到低保边缘家庭', 'subsidies of elders extend to edge families'),
);

/** Poor in the sense of the elders' subsidies. The extremely poor have their care from elsewhere. */
export const poorElder = rule({
  code: 'elders.poor',
  sums: true,
  title: text('经济困难', 'is of limited means'),
  article: article('elder-subsidies-2014', '一、'),
  value: any(granted, all(forEdge, counted, edgeMeans)),
  say: {
    zh: [
      '家庭享受低保或属于当地认可的低保边缘家庭，算经济困难。',
      '家庭没有享受低保，也不属于当地认可的低保边缘家庭。',
    ],
    en: [
      'The family has the minimum living allowance, or is an edge family that the county counts as poor.',
      'The family has no minimum living allowance and is no edge family that the county counts as poor.',
    ],
  },
});

/** Registered as poor, or counted so by the schemes of assistance. */
export const poorInAnyWay = any(poorElder, household.registeredPoor);
