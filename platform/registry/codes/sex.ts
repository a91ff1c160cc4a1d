import type { CodeList } from './code-list.ts';

/** The words for 1 and 2 as on the identity card; the standard says 男性 and 女性. GB/T 2261.2 (marriage) is not kept. */
export const sexes: CodeList = {
  name: 'sex',
  source: 'GB/T 2261.1-2003 个人基本信息分类与代码 第1部分：人的性别代码',
  codes: [
    { code: '0', zh: '未知的性别', en: 'Unknown', synonyms: ['未知'] },
    { code: '1', zh: '男', en: 'Male', synonyms: ['男性', '男的'] },
    { code: '2', zh: '女', en: 'Female', synonyms: ['女性', '女的'] },
    { code: '9', zh: '未说明的性别', en: 'Not stated', synonyms: ['未说明'] },
  ],
};
