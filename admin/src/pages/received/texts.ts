import { defineTexts } from '../../kit/catalogue.ts';

type Words = Readonly<Record<string, string>>;

export const receivedTexts = defineTexts({
  zh: {
    title: (name: string) => `幸福清单 · ${name}`,
    introHousehold:
      '这个家庭得到过的全部资金、实物和服务，成员在家期间本人得到的也在内。资金以账本为准，到账才算。',
    introPerson: '本人得到过的全部资金、实物和服务，以及本人在家期间家庭得到的。资金以账本为准，到账才算。',
    households: '家庭',
    people: '人员',
    print: '打印本页',
    takeOut: '导出清单',
    gifts: '实物和服务',
    giftsIntro: '不发钱的部分：实物、服务和减免的费用。折价仅供了解，不计入资金合计。',
    giftCount: '实物和服务（项）',
    when: '时间',
    what: '内容',
    kind: '类别',
    giftKinds: { goods: '实物', service: '服务', exemption: '减免' },
    worth: '折价（元）',
    since: (first: string, last: string) => (last === '' ? `${first}至今` : `${first}至${last}，正在进行`),
    total: '历年合计（元）',
    thisYear: '今年（元）',
    waiting: '应发未到账（元）',
    span: '起止月份',
    spanOf: (first: string, last: string) => (first === last ? first : `${first}至${last}`),
    persons: '涉及人员',
    picture: '各年领取',
    pictureOf: (name: string) => `${name}各年领取的金额`,
    byScheme: '各项合计',
    scheme: '项目',
    months: '次数',
    amount: '金额（元）',
    first: '最早',
    last: '最近',
    share: '占比',
    years: '逐年明细',
    year: (year: string) => `${year}年`,
    sumOf: (amount: string) => `合计 ${amount} 元`,
    period: '月份',
    whose: '归属',
    household: '家庭',
    note: '说明',
    notes: { waiting: '应发，未到账', roster: '启用系统前的台账', back: '退回' } as Words,
    units: { fen: '元', point: '积分', piece: '件', minute: '分钟' } as Words,
    monthly: '各项逐月',
    laneOf: (scheme: string, name: string) => `${scheme} · ${name}`,
    acts: (month: string, kind: string, yuan: string) =>
      kind === 'stop'
        ? `${month}起停发`
        : kind === 'suspend'
          ? `${month}起暂停`
          : kind === 'resume'
            ? `${month}起恢复，每月 ${yuan} 元`
            : `${month}起每月 ${yuan} 元`,
    because: (parts: readonly string[]) =>
      parts.length > 0 ? `：${parts.map((part) => part.replace(/。$/, '')).join('；')}。` : '',
    why: '为什么是这个数',
    whyOpen: '查看依据',
    empty: '还没有领取过',
    emptyNext: '发放到账以后，逐月列在这里。',
    other: '其他',
    soft: '—',
  },
  en: {
    title: (name: string) => `Received · ${name}`,
    introHousehold:
      'All money, goods and services that reached this household, and its people while they belonged to it. Money counts when it has arrived, by the ledger.',
    introPerson:
      'All money, goods and services that reached this person, and the household while they belonged to it. Money counts when it has arrived.',
    households: 'Households',
    people: 'People',
    print: 'Print this page',
    takeOut: 'Export the list',
    gifts: 'Goods and services',
    giftsIntro:
      'What is not paid in money: goods, services and fees that were not asked. Their worth is for information and not added to the money.',
    giftCount: 'Goods and services',
    when: 'When',
    what: 'What',
    kind: 'Kind',
    giftKinds: { goods: 'Goods', service: 'Service', exemption: 'Not asked' },
    worth: 'Worth (yuan)',
    since: (first: string, last: string) =>
      last === '' ? `since ${first}` : `${first} to ${last}, going on`,
    total: 'All years (yuan)',
    thisYear: 'This year (yuan)',
    waiting: 'Due, not arrived (yuan)',
    span: 'Months',
    spanOf: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
    persons: 'People',
    picture: 'Year by year',
    pictureOf: (name: string) => `What ${name} received, year by year`,
    byScheme: 'By scheme',
    scheme: 'Scheme',
    months: 'Times',
    amount: 'Yuan',
    first: 'First',
    last: 'Last',
    share: 'Share',
    years: 'Month by month',
    year: (year: string) => year,
    sumOf: (amount: string) => `${amount} yuan`,
    period: 'Month',
    whose: 'Whose',
    household: 'Household',
    note: 'Note',
    notes: { waiting: 'due, not arrived', roster: 'from a ledger kept before', back: 'paid back' } as Words,
    units: { fen: 'yuan', point: 'points', piece: 'pieces', minute: 'minutes' } as Words,
    monthly: 'Month by month, each by itself',
    laneOf: (scheme: string, name: string) => `${scheme} · ${name}`,
    acts: (month: string, kind: string, yuan: string) =>
      kind === 'stop'
        ? `Stopped from ${month}`
        : kind === 'suspend'
          ? `Suspended from ${month}`
          : kind === 'resume'
            ? `Resumed from ${month}, ${yuan} yuan a month`
            : `From ${month} ${yuan} yuan a month`,
    because: (parts: readonly string[]) => (parts.length > 0 ? `: ${parts.join('; ')}` : ''),
    why: 'Why this amount',
    whyOpen: 'See why',
    empty: 'Nothing was received yet',
    emptyNext: 'What arrives stands here, month by month.',
    other: 'Others',
    soft: '—',
  },
});
