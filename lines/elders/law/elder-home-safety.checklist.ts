import { choice, text } from '../../../engine/index.ts';
import { ask, optional } from '../../../engine/matters/index.ts';
import { type ChecklistText, checklist, fault, item, share } from '../../../engine/visits/index.ts';
import { article } from '../../handbook/law/statutes.ts';

const yearly = article('elder-homes-2020', '第三十六条');
const registration = article('elder-homes-2020', '第九条');
const safety = (place: string) => article('elder-homes-safety-2019', place);

const registered = choice('registered', {
  yes: ['已备案', 'registered'],
  within: ['收住未满10个工作日', 'within ten working days of the first resident'],
  no: ['应备案未备案', 'not registered although it should be'],
});

const general: ChecklistText['items'] = [
  item(ask.count('beds', '床位数', 'Beds', 0, 5000)),
  item(ask.count('residents', '在住老年人数', 'Residents', 0, 5000)),
  fault(
    ask.choice('registered', '备案情况', 'Registration', registered),
    ['no'],
    '收住老年人后没有在规定期限内备案',
    'Not registered in time',
    14,
    registration,
  ),
  fault(
    ask.yesNo('fireStation', '微型消防站和消防设施完好', 'The fire equipment is complete and works'),
    [false],
    '消防设施不完好',
    'The fire equipment does not work',
    7,
    yearly,
  ),
  fault(
    ask.yesNo('exits', '疏散通道、安全出口畅通', 'The exits are clear'),
    [false],
    '疏散通道、安全出口被占用或者锁闭',
    'An exit is blocked or locked',
    1,
    yearly,
  ),
];

/** 九防: what the standard has a home guard against, as it is checked on the spot. */
const guards: ChecklistText['items'] = [
  fault(
    ask.yesNo(
      'assessed',
      '入住前都做了服务安全风险评估',
      'Every resident was assessed for risks before moving in',
    ),
    [false],
    '有老年人入住前没有做安全风险评估',
    'Somebody moved in without an assessment',
    15,
    safety('第4章'),
  ),
  fault(
    ask.yesNo('patrols', '有昼夜巡查和交接班记录', 'Patrols by day and night are written down'),
    [false],
    '没有昼夜巡查或者交接班记录',
    'No record of patrols',
    7,
    safety('第6章'),
  ),
  fault(
    ask.yesNo('food', '食品、药品保管符合要求，没有过期', 'Food and medicine are kept well and in date'),
    [false],
    '食品、药品保管不符合要求或者过期',
    'Food or medicine out of date or kept badly',
    3,
    safety('第5章'),
  ),
  fault(
    ask.yesNo('falls', '有防跌倒、防坠床、防烫伤措施', 'Falls and scalds are guarded against'),
    [false],
    '缺少防跌倒、防坠床或者防烫伤措施',
    'Falls or scalds are not guarded against',
    15,
    safety('第5章'),
  ),
  fault(
    ask.yesNo('trained', '护理人员经培训合格上岗', 'The carers are trained'),
    [false],
    '有护理人员未经培训上岗',
    'A carer works without training',
    30,
    safety('第4章'),
  ),
  fault(
    ask.yesNo('noSelling', '没有兜售保健品', 'Nobody sells health products'),
    [false],
    '有人在机构内兜售保健品',
    'Health products are sold in the home',
    3,
    safety('第4章'),
  ),
  item(optional(ask.text('other', '其他问题', 'Other faults', 1000))),
];

const common = {
  photos: { min: 2, max: 20 },
  host: { title: text('机构负责人', 'Manager of the home') },
  shares: [share('all', '全部养老机构', 'All homes', 100, yearly)],
  articles: [yearly],
} as const;

export const elderHomeSafety = checklist({
  code: 'elder-home-safety',
  title: text('养老机构安全检查', 'Safety check of a home for the elderly'),
  of: 'site',
  teamMin: 2,
  texts: [
    { from: '2020-11-01', items: general, ...common },
    { from: '2022-01-01', items: [...general, ...guards], ...common },
  ],
});
