import { defineTexts } from '../../kit/catalogue.ts';

type Words = Readonly<Record<string, string>>;

export const receivedTexts = defineTexts({
  zh: {
    title: (name: string) => `幸福清单 · ${name}`,
    introHousehold: '这个家庭从各项政策领取过的全部，成员在家期间本人领取的也在内。钱以账本为准，到账才算。',
    introPerson: '本人领取过的全部，以及本人在家期间家庭领取的。钱以账本为准，到账才算。',
    households: '家庭',
    people: '人员',
    print: '打印',
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
      'Everything that this household ever received, and its people while they belonged to it. Money counts when it has arrived, by the ledger.',
    introPerson:
      'What this person ever received, and the household while they belonged to it. Money counts when it has arrived.',
    households: 'Households',
    people: 'People',
    print: 'Print',
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
