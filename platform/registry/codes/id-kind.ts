import type { CodeList } from './code-list.ts';

export const idKinds: CodeList = {
  name: 'id-kind',
  source: 'GB 11643-1999; 港澳台居民居住证申领发放办法（国办发〔2018〕81号）; 外国人永久居留身份证',
  codes: [
    { code: 'resident', zh: '居民身份证', en: 'Resident identity card' },
    { code: 'hmt-resident', zh: '港澳台居民居住证', en: 'Residence permit (Hong Kong, Macao, Taiwan)' },
    { code: 'foreign-resident', zh: '外国人永久居留身份证', en: 'Permanent residence card of a foreigner' },
    { code: 'none', zh: '无证件', en: 'No document' },
  ],
};
