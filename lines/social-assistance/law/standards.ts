import {
  boolKind,
  choice,
  countKind,
  monthly,
  parameter,
  parameterBy,
  ratioKind,
  residenceKinds,
  text,
  tierKinds,
  yearly,
} from '../../../engine/index.ts';

/** The figures that assistance schemes leave to province and county. */
export const standard = parameterBy(
  'dibao.standard',
  monthly,
  residenceKinds,
  text('低保标准（每人）', 'minimum living standard, per person'),
);

export const supplementKinds = choice('supplement', {
  elder: ['老年人', 'elder'],
  minor: ['未成年人', 'minor'],
  'severe-disability': ['重度残疾人', 'severely disabled'],
  'grave-illness': ['重病患者', 'gravely ill'],
});

export const methodKinds = choice('dibao-method', {
  difference: ['按差额', 'by difference'],
  tiers: ['分档定额', 'by tiers'],
  'tiers-rural': ['农村分档定额、城镇按差额', 'by tiers in villages, by difference in towns'],
});

export const method = parameter(
  'dibao.method',
  methodKinds,
  text('低保金计算方式', 'how the allowance is computed'),
);

export const tierAmount = parameterBy(
  'dibao.tier-amount',
  monthly,
  tierKinds,
  text('分档低保金（每人）', 'allowance of the tier, per person'),
  'some',
);

export const supplementShare = parameterBy(
  'dibao.supplement-share',
  ratioKind,
  supplementKinds,
  text('分类施保增发比例', 'classified supplement, as a share of the standard'),
  'some',
);

export const supplementElderAge = parameter(
  'dibao.supplement-elder-age',
  countKind,
  text('分类施保老年人年龄', 'age from which an elder is given the supplement'),
);

export const fullWhenUnable = parameter(
  'dibao.full-when-unable',
  boolKind,
  text('全家无劳动能力的按标准全额发给', 'full standard for families of whom nobody can work'),
);

export const singleAdultDisabled = parameter(
  'dibao.single-adult-disabled',
  boolKind,
  text(
    '成年无业重度残疾人参照单人户申请',
    'severely disabled adults without work are granted as a household of one',
  ),
);

export const exitMonths = parameter(
  'dibao.exit-months',
  countKind,
  text('渐退期月数', 'months of gradual exit'),
);

export const edgeMultiple = parameter(
  'edge.multiple',
  ratioKind,
  text('低保边缘家庭收入倍数', 'income limit of edge families, as a multiple of the standard'),
);

export const assetMonths = parameter(
  'property.asset-months',
  countKind,
  text(
    '人均金融资产上限（低保标准的月数）',
    'limit of financial assets per person, in months of the standard',
  ),
);

export const vehiclesMost = parameter(
  'property.vehicles',
  countKind,
  text('非必需机动车上限', 'vehicles at most'),
);
export const dwellingsMost = parameter(
  'property.dwellings',
  countKind,
  text('住房套数上限', 'dwellings at most'),
);

export const disposableIncome = parameterBy(
  'disposable-income',
  yearly,
  residenceKinds,
  text('上年度当地居民人均可支配收入', 'disposable income per person of the year before'),
);
