import { defineTexts } from '../kit/catalogue.ts';

type Words = Readonly<Record<string, string>>;

/** Who takes the money of an award, and why. */
export const payeeOfTexts = defineTexts({
  zh: {
    takenBy: '由谁领取',
    kinds: {
      self: '本人',
      head: '户主',
      guardian: '监护人',
      carer: '照料人',
      agent: '代领人',
      home: '供养机构',
    } as Words,
    of: (kind: string, name: string) => `${kind} ${name}`,
    hidden: '辖区外人员',
    account: (bank: string, tail: string) => `${bank} ****${tail}`,
    noAccount: '没有登记账户',
    byPaper: (paper: string) => `按协议：${paper}`,
    bySelf: '没有代领协议，付给本人',
    noCarer: '没有约定照料人，发放前会列为疑点',
    parts: { basic: '基本生活费', care: '照料护理费' } as Words,
    partOf: (part: string, who: string) => `${part}：${who}`,
    between: '；',
    byHead: '以户发放，付给户主',
    takes: '代他人领取',
    takesOf: (name: string, scheme: string) => `${name}的${scheme}`,
  },
  en: {
    takenBy: 'Taken by',
    kinds: {
      self: 'Self',
      head: 'Head of household',
      guardian: 'Guardian',
      carer: 'Carer',
      agent: 'Agent',
      home: 'Care home',
    } as Words,
    of: (kind: string, name: string) => `${kind} ${name}`,
    hidden: 'Somebody outside your area',
    account: (bank: string, tail: string) => `${bank} ****${tail}`,
    noAccount: 'No account on record',
    byPaper: (paper: string) => `By agreement: ${paper}`,
    bySelf: 'No agreement: paid to the person',
    noCarer: 'Nobody was agreed on who cares: found before payment',
    parts: { basic: 'Basic living', care: 'Care' } as Words,
    partOf: (part: string, who: string) => `${part}: ${who}`,
    between: '; ',
    byHead: 'Given to the household: paid to its head',
    takes: 'Takes the money of others',
    takesOf: (name: string, scheme: string) => `${name}: ${scheme}`,
  },
});
