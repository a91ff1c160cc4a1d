import {
  ageYears,
  all,
  any,
  atLeast,
  boolKind,
  count,
  type Expr,
  facts,
  isOneOf,
  lessThan,
  no,
  not,
  parameter,
  rule,
  type Scope,
  text,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';

const { member } = facts;
const age = ageYears(member.birthDate);

export const minor = lessThan(age, count(18));

const forStudents = parameter(
  'orphan.continued-for-students',
  boolKind,
  text('孤儿成年后在校就读的继续发给', 'the orphan allowance goes on for adults at school'),
);

/** An orphan in the sense of the law, or one who came of age at school where the county goes on paying. */
export const orphan = rule({
  code: 'orphan.standing',
  title: text('属于孤儿', 'is an orphan in the sense of the law'),
  article: article('orphans-2010', '一、'),
  value: any(
    all(minor, isOneOf(member.guardianship, 'orphan')),
    all(forStudents, atLeast(age, count(18)), not(isOneOf(member.student, 'none')), member.raisedAsOrphan),
  ),
  say: {
    zh: ['失去父母或者查找不到生父母，认定为孤儿。', '不属于孤儿。'],
    en: ['Has lost the parents, or they cannot be found: an orphan.', 'Is not an orphan.'],
  },
});

type State = typeof member.fatherState;
type Months = typeof member.fatherStateMonths;

/** Six months that restraint of liberty, or silence of a parent, must last. */
const halfYear = count(6);

const cannot = (state: State, months: Months): Expr<{ readonly kind: 'bool' }, Scope> =>
  any(
    isOneOf(state, 'severely-disabled', 'gravely-ill'),
    all(
      isOneOf(state, 'imprisoned', 'detoxification', 'restrained', 'lost-contact'),
      atLeast(months, halfYear),
    ),
  );
const cannotNow = (state: State, months: Months): Expr<{ readonly kind: 'bool' }, Scope> =>
  any(cannot(state, months), isOneOf(state, 'custody-revoked', 'deported'));
const isGone = (state: State): Expr<{ readonly kind: 'bool' }, Scope> => isOneOf(state, 'dead', 'missing');

/** Both are kept from raising the child, or one is and the other is dead or missing. */
const leftAlone = (kept: typeof cannot): Expr<{ readonly kind: 'bool' }, Scope> => {
  const father = kept(member.fatherState, member.fatherStateMonths);
  const mother = kept(member.motherState, member.motherStateMonths);
  return all(
    minor,
    isOneOf(member.guardianship, 'unattended'),
    any(all(father, any(mother, isGone(member.motherState))), all(mother, isGone(member.fatherState))),
  );
};

const say = {
  zh: [
    '父亲{fatherState}，母亲{motherState}，都不能抚养，属于事实无人抚养儿童。',
    '不属于事实无人抚养儿童：要父母双方都因重残、重病、服刑、失联等不能抚养，或者一方这样、另一方死亡或失踪；服刑、失联等要满六个月。',
  ],
  en: [
    'Father: {fatherState}; mother: {motherState}. Neither can raise the child, who is in fact unattended.',
    'Not in fact unattended: both parents must be kept from raising the child, or one of them with the other dead or missing; restraint or absence must last six months.',
  ],
} as const;

export const unattended = rule({
  code: 'unattended.standing',
  title: text('属于事实无人抚养儿童', 'is a child in fact unattended'),
  since: [
    // There was no such class in the whole country before.
    { from: '2010-11-16', article: article('orphans-2010', '一、'), value: all(minor, no) },
    {
      from: '2020-01-01',
      article: article('unattended-children-2019', '一、'),
      value: leftAlone(cannot),
      say,
    },
    {
      from: '2021-01-01',
      article: article('unattended-children-2020', '一、'),
      value: leftAlone(cannotNow),
      say,
    },
  ],
});
