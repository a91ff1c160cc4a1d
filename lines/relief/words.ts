const said = (zh: string, en: string) => ({ zh, en });

/** How the ledger of relief says its codes. */
export const reliefTexts = {
  standings: {
    extreme: said('特困人员', 'Extremely poor'),
    dibao: said('低保对象', 'On the allowance'),
    other: said('其他困难家庭', 'Others in need'),
  },
  kinds: {
    emergency: said('急难型', 'Urgent'),
    small: said('支出型（小额）', 'Spending, small'),
    spending: said('支出型', 'Spending'),
  } as Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
  deciders: { town: said('乡镇', 'Township'), county: said('市局', 'County') },
  ways: {
    cash: said('现金', 'Cash'),
    transfer: said('银行转账', 'Bank transfer'),
    goods: said('实物', 'Goods'),
    referral: said('转介服务', 'Referral'),
  },
  takenBack: said('决定已撤销', 'Decision taken back'),
} as const;
