import { evaluate, explain, getYmd, type Language, makePlan, withGiven } from '../../engine/index.ts';
import type { CampaignClass, CampaignKind, CampaignLaw, Proposal } from '../../platform/campaigns/index.ts';
import { type Law, openLaw } from '../policy/open-law.ts';

const title = (zh: string, en: string) => ({ zh, en });
const extreme: CampaignClass = {
  code: 'extreme',
  title: title('特困人员', 'Extremely poor'),
  schemes: ['extreme-poverty'],
  rosters: ['extreme-poverty'],
};
const orphan: CampaignClass = {
  code: 'orphan',
  title: title('孤儿', 'Orphans'),
  schemes: ['orphan-allowance'],
  rosters: [],
};
const unattended: CampaignClass = {
  code: 'unattended',
  title: title('事实无人抚养儿童', 'Unattended children'),
  schemes: ['unattended-children'],
  rosters: [],
};
const dibao: CampaignClass = {
  code: 'dibao',
  title: title('低保对象', 'On the minimum living allowance'),
  schemes: ['minimum-living-allowance'],
  rosters: ['rural-allowance', 'urban-allowance'],
};
const severelyDisabled: CampaignClass = {
  code: 'severely-disabled',
  title: title('重度残疾人', 'Severely disabled'),
  schemes: ['disability-care-subsidy'],
  rosters: [],
  grades: [1, 2],
};
const centenarian: CampaignClass = {
  code: 'centenarian',
  title: title('百岁老人', 'A hundred years old'),
  schemes: [],
  rosters: [],
  ageFrom: 100,
};

const PRICE = 'price-subsidy';
const FESTIVAL = 'festival-grant';
const festive = [extreme, orphan, unattended, dibao, severelyDisabled, centenarian];
const festival = (code: string, zh: string, en: string): CampaignKind => ({
  code,
  title: title(zh, en),
  scheme: FESTIVAL,
  per: 'year',
  isSignedFor: true,
  classes: festive,
});

/** Of the classes of 发改价格〔2021〕1553号 those whose rolls civil affairs keeps. */
const kinds: readonly CampaignKind[] = [
  {
    code: PRICE,
    title: title('价格临时补贴', 'Price-linked subsidy'),
    scheme: PRICE,
    per: 'month',
    isSignedFor: false,
    classes: [extreme, dibao, orphan, unattended],
  },
  festival('spring-festival', '春节慰问', 'Spring Festival'),
  festival('dragon-boat', '端午慰问', 'Dragon Boat Festival'),
  festival('mid-autumn', '中秋慰问', 'Mid-Autumn Festival'),
  festival('double-ninth', '重阳慰问', 'Double Ninth Festival'),
  festival('childrens-day', '六一慰问', 'Children’s Day'),
  festival('disabled-day', '助残日慰问', 'Day of Helping the Disabled'),
  {
    code: 'heating',
    title: title('冬季取暖补助', 'Heating in winter'),
    scheme: FESTIVAL,
    per: 'year',
    isSignedFor: false,
    classes: [extreme, dibao, orphan, unattended, severelyDisabled],
  },
];

let opened: Promise<CampaignLaw> | undefined;

/** Kinds of one-off grants, with amounts by the figures on record. */
export function openCampaignLaw(): Promise<CampaignLaw> {
  opened ??= openLaw().then((law) => ({
    kinds,
    propose: (kind, region, month, language) =>
      propose(law, kind, { region, day: month.toString() }, language),
  }));
  return opened;
}

interface Where {
  readonly region: string;
  readonly day: string;
}

const none: Proposal = { amounts: new Map(), basis: [] };

function propose(law: Law, code: string, where: Where, language: Language): Proposal {
  if (code === PRICE) return proposePrice(law, where, language);
  return kinds.find((one) => one.code === code)?.scheme === FESTIVAL && code !== 'heating'
    ? proposeFestival(law, where)
    : none;
}

/** By the formula of the place, for one person of the town and one of the country; who is listed is not judged again. */
function proposePrice(law: Law, { region, day }: Where, language: Language): Proposal {
  const plan = withGiven(
    makePlan(law.handbook, law.book, { region, day, schemes: [PRICE] }),
    new Map([['price.listed', 1]]),
  );
  const decided = ([0, 1] as const).map((residence) => {
    const facts = {
      household: new Map([['residence', residence]]),
      members: [{ id: '1', facts: new Map() }],
    };
    return evaluate(plan, facts).find(({ scheme }) => scheme.code === PRICE);
  });
  const [urban, rural] = decided;
  if (!urban?.eligible || !rural?.eligible) {
    return { ...none, basis: urban ? explain(plan, urban, language).sentences : [] };
  }
  const amount = { urbanFen: Number(urban.amountFen ?? 0n), ruralFen: Number(rural.amountFen ?? 0n) };
  const told = explain(plan, rural, language);
  return {
    amounts: new Map([extreme, dibao, orphan, unattended].map(({ code }) => [code, amount])),
    basis: [...told.sentences, ...told.figures.map(({ sentence }) => sentence)],
  };
}

/** The figure of each class that is in force on the first day of the month. */
function proposeFestival(law: Law, { region, day }: Where): Proposal {
  const definition = law.handbook.parameters.get('festival.grant');
  if (!definition) return none;
  const amounts = festive.flatMap(({ code }): [string, { urbanFen: number; ruralFen: number }][] => {
    const fen = law.book.find(definition.code, code, region, getYmd(day))?.won.value;
    return fen === undefined ? [] : [[code, { urbanFen: fen, ruralFen: fen }]];
  });
  return { amounts: new Map(amounts), basis: [] };
}
