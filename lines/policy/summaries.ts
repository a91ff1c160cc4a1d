import type { Text } from '../../engine/index.ts';

/** What a scheme is, in the words of a township clerk; how much and for whom exactly say the rules. */
export const summaries: Readonly<Record<string, Text>> = {
  'minimum-living-allowance': {
    zh: '家庭人均收入低于当地低保标准、财产符合规定的，按月补到标准；老人、未成年人、重残重病人员另有增发。',
    en: 'Families whose income per person is below the local standard, and whose property is within the limits, are brought up to the standard each month.',
  },
  'extreme-poverty': {
    zh: '没有劳动能力、没有生活来源、没有人赡养抚养的老人、残疾人和未成年人，由国家供养：基本生活加照料护理。',
    en: 'Elders, disabled people and minors who cannot work, have no means and nobody bound to support them are kept by the state: living costs and care.',
  },
  'disability-living-subsidy': {
    zh: '低保家庭（有的地方包括低保边缘家庭）中的残疾人，按月领取生活补贴。',
    en: 'Disabled people in families on the allowance (in places also edge families) receive a monthly living subsidy.',
  },
  'disability-care-subsidy': {
    zh: '残疾等级为一、二级且需要长期照护的重度残疾人，按月领取护理补贴。',
    en: 'Severely disabled people of grades one and two who need long-term care receive a monthly care subsidy.',
  },
  'old-age-allowance': {
    zh: '达到规定年龄的老年人，按年龄段领取津贴，不看收入（当地另有规定的除外）。',
    en: 'Elders from a certain age on receive an allowance by age band, in most places whatever their income.',
  },
  'elder-care-subsidy': {
    zh: '经济困难且经评估失能的老年人，补贴护理费用。',
    en: 'Poor elders who were assessed as unable to care for themselves are helped with the costs of care.',
  },
  'elder-service-subsidy': {
    zh: '经济困难的老年人，补贴购买养老服务的费用。',
    en: 'Poor elders are helped with the costs of services for the old.',
  },
  'elder-card': {
    zh: '达到规定年龄的老年人可以领取优待证，凭证享受优待；不发钱。',
    en: 'Elders from a certain age on may have the card that entitles them to preferences; no money is paid.',
  },
  'elder-accident-insurance': {
    zh: '政府为规定的老年人购买意外伤害保险，保费由政府出。',
    en: 'The government insures certain elders against accidents and pays the premium.',
  },
  'orphan-allowance': {
    zh: '失去父母、查找不到生父母的未成年人，按月发给基本生活费；集中养育和社会散居标准不同。',
    en: 'Minors who have lost their parents receive a monthly living allowance; more in institutions than at home.',
  },
  'unattended-children': {
    zh: '父母双方因重残、重病、服刑、失联等都不能抚养的儿童，参照孤儿发给基本生活补贴。',
    en: 'Children whose parents both cannot raise them (grave disability, illness, prison, absence) are provided for as orphans are.',
  },
  'children-in-difficulty': {
    zh: '自身重残、重病或者家庭困难的儿童，按当地规定发给生活补贴。',
    en: 'Children in difficulty through disability, illness or poverty receive a subsidy as the county has set it.',
  },
  'edge-family': {
    zh: '收入在低保标准的一定倍数以内、又不符合低保的家庭，认定为低保边缘家庭，可以享受专项救助；本身不发钱。',
    en: 'Families just above the standard are confirmed as edge families, which opens other assistance; no money is paid for it.',
  },
  'rigid-spending-family': {
    zh: '收入不高、医疗教育等必需支出过大的家庭，认定为刚性支出困难家庭，可以享受专项救助；本身不发钱。',
    en: 'Families of modest income with heavy unavoidable spending are confirmed as such, which opens other assistance; no money is paid for it.',
  },
  'temporary-relief': {
    zh: '遇到火灾、车祸、大病等急难，或者必需支出突然增加，基本生活一时过不下去的家庭，给予一次性救助。',
    en: 'Families struck by fire, accident, illness or sudden unavoidable spending are given relief once.',
  },
  'medical-assistance': {
    zh: '特困、低保等困难群众看病，经医保、大病保险报销后自己负担的部分，再按比例救助。',
    en: 'Of what poor patients must bear after insurance, a further share is paid.',
  },
  'insurance-premium-aid': {
    zh: '特困、低保等困难群众参加城乡居民基本医疗保险，个人应缴的保费由政府全额或定额资助。',
    en: 'The poor have their own contribution to the residents’ medical insurance paid, in full or by a fixed sum.',
  },
  'price-subsidy': {
    zh: '物价涨幅达到规定条件的月份，给低保、特困等对象发放临时补贴。',
    en: 'In months in which prices rise beyond a line, the poor receive a temporary subsidy.',
  },
  'festival-grant': {
    zh: '节日期间当地统一给困难群众发放的一次性慰问金。',
    en: 'A grant that the county gives to the poor at a festival.',
  },
};
