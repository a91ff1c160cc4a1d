import { type Procedure, type Remedy, type Stage, type Text, text } from '../../../engine/index.ts';
import { article } from './statutes.ts';

const atTownship = text(
  '到户籍所在地的乡镇人民政府（街道办事处）窗口申请；自己去不方便的，可以请村（居）民委员会或者别人代办。政府部门查得到的材料，不用自己跑去开。',
  'Apply at the township where the household is registered; the village committee or somebody else may do it for you. What offices can look up themselves need not be brought.',
);
const onSpot = text(
  '材料齐的当场受理，不齐的一次告知要补什么',
  'A complete application is accepted at once; what is lacking is told once',
);
const notPublic = text('为保护孩子的隐私，不公示', 'To protect the child nothing is put up in public');
const noPublicity = text('按名单发放，没有公示期', 'Paid by the list, without publicity');

/** Codes that a scheme has in common with all: `limits.<name>.acceptance`, `publicity.<name>` and so on. */
export const generalCodes = (name: string): Readonly<Record<Stage, string>> => ({
  acceptance: `limits.${name}.acceptance`,
  survey: `limits.${name}.survey`,
  publicity: `publicity.${name}`,
  decision: `limits.${name}.decision`,
  payment: `payment.${name}`,
});

interface Steps {
  /** The name in the codes of limits; two schemes of one procedure share it. */
  readonly name: string;
  readonly apply: Text;
  readonly isByList?: true;
  readonly own?: Partial<Record<Stage, readonly string[]>>;
  readonly further?: Partial<Record<Stage, readonly string[]>>;
  readonly notes?: Partial<Record<Stage, Text>>;
}

function procedure({ name, apply, isByList, own = {}, further = {}, notes = {} }: Steps): Procedure {
  const general = generalCodes(name);
  const of = (stage: Stage) => {
    const [note, more] = [notes[stage], further[stage]];
    return {
      parameters: own[stage] ?? [general[stage]],
      ...(note ? { note } : {}),
      ...(more ? { further: more } : {}),
    };
  };
  return {
    apply,
    ...(isByList ? { isByList } : {}),
    stages: {
      acceptance: of('acceptance'),
      survey: of('survey'),
      publicity: of('publicity'),
      decision: of('decision'),
      payment: of('payment'),
    },
  };
}

const dibao = procedure({
  name: 'dibao',
  apply: atTownship,
  own: {
    survey: [
      'limits.dibao.start',
      'limits.dibao.check',
      'limits.dibao.investigation',
      'limits.dibao.appraisal',
    ],
    publicity: ['publicity.dibao', 'publicity.dibao-county'],
    decision: ['limits.dibao.county-decision', 'limits.dibao.after-publicity', 'limits.dibao.total'],
    payment: ['payment.dibao', 'days.dibao.payday'],
  },
  further: {
    decision: [
      'limits.dibao.total-delegated',
      'limits.dibao.total-special',
      'limits.dibao.after-objection',
      'limits.dibao.refusal-notice',
      'days.dibao.refusal-notice',
    ],
  },
  notes: { acceptance: onSpot },
});

const extremePoverty = procedure({
  name: 'extreme-poverty',
  apply: atTownship,
  own: {
    survey: ['limits.extreme-poverty.township'],
    decision: ['limits.extreme-poverty.county-decision'],
  },
  further: {
    survey: ['limits.extreme-poverty.after-objection', 'limits.extreme-poverty.reassessment'],
    decision: ['limits.extreme-poverty.refusal-notice'],
  },
  notes: { acceptance: onSpot },
});

const disability = procedure({
  name: 'disability',
  apply: text(
    '带残疾证到户籍所在地的乡镇人民政府（街道办事处）窗口申请，在外地的可以就近代办；县残联核对残疾证，县级民政部门审定。',
    'Apply at the township with the disability certificate; elsewhere in the country an office nearby passes it on. The federation checks the certificate and the bureau decides.',
  ),
});

const elderSubsidy = procedure({
  name: 'elder-subsidy',
  apply: text(
    '到户籍所在地的乡镇人民政府（街道办事处）窗口申请；失能的由评估机构上门评估能力等级。',
    'Apply at the township; assessors come to the home to assess the ability of those who are disabled.',
  ),
});

/** How each scheme is applied for. What nobody has set is a parameter without a figure, which a county may fill in. */
export const procedures: Readonly<Record<string, Procedure>> = {
  'minimum-living-allowance': dibao,
  'extreme-poverty': extremePoverty,
  'edge-family': procedure({
    name: 'edge',
    apply: atTownship,
    notes: {
      acceptance: onSpot,
      payment: text(
        '认定后不发低保金，可以享受医疗、教育等救助',
        'No money is paid; help with medicine and schooling may be had',
      ),
    },
  }),
  'rigid-spending-family': procedure({
    name: 'rigid',
    apply: atTownship,
    further: { decision: ['limits.rigid.special'] },
    notes: {
      acceptance: onSpot,
      payment: text(
        '认定后一年内有效，可以享受医疗、教育等救助，期满重新申请',
        'It holds for a year, for help with medicine and schooling; then apply anew',
      ),
    },
  }),
  'temporary-relief': procedure({
    name: 'relief',
    apply: text(
      '向遇到急难的地方的乡镇人民政府（街道办事处）申请；情况紧急的先救助，缓过来再补手续。',
      'Apply at the township where the need arose; in urgent cases help comes first and the papers after.',
    ),
    own: { decision: ['limits.relief.county-decision'] },
    notes: { payment: text('批准后一次发给', 'Paid once, when granted') },
  }),
  'medical-assistance': procedure({
    name: 'medical',
    apply: text(
      '在定点医院看病，特困、低保等人员出院时一并结算，不用另外申请；没有直接结算的，带上票据到医疗保障部门或者乡镇（街道）窗口办理。',
      'In hospitals of the scheme it is settled on leaving; otherwise bring the bills to the medical insurance office or the township.',
    ),
    notes: {
      payment: text('出院结算时直接减免，或者凭票据报销', 'Deducted on leaving hospital, or refunded'),
    },
  }),
  'insurance-premium-aid': procedure({
    name: 'premium',
    isByList: true,
    apply: text(
      '不用申请：民政部门把名单送医疗保障部门，资助的部分直接代缴；自己已经全额交了的，到乡镇（街道）窗口查问。',
      'No application: the list goes to the medical insurance office. Who paid in full already should ask at the township.',
    ),
    notes: { publicity: noPublicity, payment: text('缴费时直接扣除', 'Deducted when the premium is paid') },
  }),
  'price-subsidy': procedure({
    name: 'price',
    isByList: true,
    apply: text(
      '不用申请：当月在册的，按名单发到原来领补助的账户；没有收到的，到乡镇（街道）窗口查问。',
      'No application: who is on the list of the month is paid into the usual account. Who was left out should ask at the township.',
    ),
    own: { payment: ['payment.price', 'limits.price.payment'] },
    notes: { publicity: noPublicity },
  }),
  'festival-grant': procedure({
    name: 'festival',
    isByList: true,
    apply: text(
      '不用申请：由乡镇（街道）和村（居）民委员会按名单上门慰问；漏了的，到乡镇（街道）窗口查问。',
      'No application: the township and the village visit by the list. Who was left out should ask there.',
    ),
    notes: { publicity: noPublicity, payment: text('慰问时发给', 'Handed over at the visit') },
  }),
  'disability-living-subsidy': disability,
  'disability-care-subsidy': disability,
  'orphan-allowance': procedure({
    name: 'orphan',
    apply: text(
      '由监护人到孩子户籍所在地的乡镇人民政府（街道办事处）窗口申请，县级民政部门认定；在福利机构生活的，由机构办理。',
      'The guardian applies at the township where the child is registered, and the bureau confirms; an institution applies for those it raises.',
    ),
    notes: { publicity: notPublic },
  }),
  'unattended-children': procedure({
    name: 'unattended',
    apply: text(
      '由监护人或者受委托的近亲属，到孩子户籍所在地的乡镇人民政府（街道办事处）窗口申请；情况特殊的，由村（居）民委员会提出。',
      'The guardian or a near relative applies at the township where the child is registered; in special cases the village committee does.',
    ),
    own: { survey: ['limits.unattended.township'], decision: ['limits.unattended.county-decision'] },
    notes: { publicity: notPublic },
  }),
  'children-in-difficulty': procedure({
    name: 'child-difficulty',
    apply: text(
      '由监护人到乡镇人民政府（街道办事处）窗口申请，也可以告诉村（居）的儿童主任，请他帮着办。',
      'The guardian applies at the township, or asks the children’s officer of the village to help.',
    ),
    notes: { publicity: notPublic },
  }),
  'old-age-allowance': procedure({
    name: 'old-age',
    apply: text(
      '带身份证到村（居）民委员会或者乡镇人民政府（街道办事处）窗口申请；领上以后，按当地要求每年确认一次。',
      'Apply with the identity card at the village committee or the township; afterwards confirm once a year as the place asks.',
    ),
  }),
  'elder-care-subsidy': elderSubsidy,
  'elder-service-subsidy': elderSubsidy,
  'elder-card': procedure({
    name: 'elder-card',
    apply: text(
      '带身份证和照片到乡镇人民政府（街道办事处）或者县里指定的窗口办理，不收费。',
      'Apply with the identity card and a photograph at the township or the office named by the county; it is free.',
    ),
    notes: {
      publicity: text('不公示', 'No publicity'),
      payment: text('发证，不发钱', 'A card and no money'),
    },
  }),
  'elder-accident-insurance': procedure({
    name: 'elder-insurance',
    isByList: true,
    apply: text(
      '不用申请：由民政部门按名单统一投保；出了意外，及时向保险公司报案，可以请村（居）民委员会帮忙。',
      'No application: the bureau insures by the list. After an accident tell the insurer; the village committee helps.',
    ),
    notes: {
      publicity: noPublicity,
      payment: text('保费由民政部门交给保险公司', 'The premium goes to the insurer'),
    },
  }),
};

const say = text(
  '对决定不服的，可以自知道决定之日起60日内申请行政复议，也可以在6个月内直接向人民法院起诉；对办事人员不满意的，可以打社会救助服务热线或者到县级民政部门反映。',
  'Against a decision you may ask for reconsideration within 60 days of knowing it, or go to court within six months; complaints about the handling go to the hotline or the bureau.',
);
const court = article('litigation-law', '第四十六条');

/** Against every decision; the periods are those of the two laws of procedure. */
export const remedies: readonly Remedy[] = [
  { from: '2015-05-01', say, articles: [article('reconsideration-law-1999', '第九条'), court] },
  { from: '2024-01-01', say, articles: [article('reconsideration-law', '第二十条'), court] },
];
