import type { CodeList } from './code-list.ts';

const SOURCE = 'GB/T 26341-2010 残疾人残疾分类和分级';

export const disabilityKinds: CodeList = {
  name: 'disability-kind',
  source: SOURCE,
  codes: [
    { code: '1', zh: '视力残疾', en: 'Sight', synonyms: ['视力', '盲'] },
    { code: '2', zh: '听力残疾', en: 'Hearing', synonyms: ['听力', '聋'] },
    { code: '3', zh: '言语残疾', en: 'Speech', synonyms: ['言语', '语言', '语言残疾'] },
    { code: '4', zh: '肢体残疾', en: 'Physical', synonyms: ['肢体'] },
    { code: '5', zh: '智力残疾', en: 'Intellectual', synonyms: ['智力'] },
    { code: '6', zh: '精神残疾', en: 'Mental', synonyms: ['精神'] },
    { code: '7', zh: '多重残疾', en: 'Multiple', synonyms: ['多重', '综合'] },
  ],
};

export const disabilityGrades: CodeList = {
  name: 'disability-grade',
  source: SOURCE,
  codes: [
    { code: '1', zh: '一级', en: 'Grade 1', synonyms: ['壹级', 'Ⅰ级', 'Ⅰ', '极重度', '一', '1级'] },
    { code: '2', zh: '二级', en: 'Grade 2', synonyms: ['贰级', 'Ⅱ级', 'Ⅱ', '重度', '二', '2级'] },
    { code: '3', zh: '三级', en: 'Grade 3', synonyms: ['叁级', 'Ⅲ级', 'Ⅲ', '中度', '三', '3级'] },
    { code: '4', zh: '四级', en: 'Grade 4', synonyms: ['肆级', 'Ⅳ级', 'Ⅳ', '轻度', '四', '4级'] },
  ],
};
