import type { RefusalCatalogue } from '../base/index.ts';

export const applicationsRefusals: RefusalCatalogue = {
  'applications.moved-on': {
    kind: 'conflict',
    zh: { what: '这份网上申请刚刚已经有人处理，或者申请人补交、撤回了。', next: '请刷新后再看。' },
    en: { what: 'Somebody else dealt with it, or the family changed it.', next: 'Read it again.' },
  },
  'applications.not-waiting': {
    kind: 'conflict',
    zh: { what: '这份网上申请现在不在等候处理。', next: '请看它的当前状态。' },
    en: { what: 'This application does not wait for the office.', next: 'See how it stands.' },
  },
  'applications.person-missing': {
    kind: 'invalid',
    zh: { what: '还没有说明申请人是名册上的哪一位。', next: '请选择对应的人，或者选择新登记。' },
    en: { what: 'It is not said who on the rolls this is.', next: 'Choose the person, or register them.' },
  },
  'applications.may-not-register': {
    kind: 'forbidden',
    zh: { what: '您的岗位不能登记新的人员。', next: '请转给乡镇（街道）经办人收下。' },
    en: { what: 'Your post registers nobody.', next: 'Let the township clerk take it in.' },
  },
  'applications.member-number': {
    kind: 'invalid',
    zh: { what: '家庭成员“{name}”的证件号码不对。', next: '请对照户口簿重新填写；还没有证件的，号码空着。' },
    en: {
      what: 'The ID number of “{name}” is not right.',
      next: 'Compare it with the household register; leave it empty where there is none yet.',
    },
  },
  'applications.not-here': {
    kind: 'invalid',
    zh: { what: '选的地方不是本县的村（社区）。', next: '请重新选择乡镇和村。' },
    en: { what: 'The place is no village of this county.', next: 'Choose township and village again.' },
  },
  'applications.slot': {
    kind: 'invalid',
    zh: {
      what: '这个事项没有“{slot}”这一项材料，或者它部门之间可以共享，不得再交。',
      next: '请按事项目录里的材料编码重新上传，其他材料用 other。',
    },
    en: {
      what: 'The matter asks for no paper “{slot}”, or offices share it and nobody may be asked for it.',
      next: 'Use the code of a material of the matter, or `other`.',
    },
  },
  'applications.not-online': {
    kind: 'invalid',
    zh: { what: '没有这个事项，或者它不能从网上申请。', next: '请核对事项编码。' },
    en: { what: 'There is no such matter, or it is not applied for online.', next: 'Check its code.' },
  },
  'applications.form': {
    kind: 'invalid',
    zh: { what: '有 {count} 处没有填对。', next: '请按每一处的提示改正后再提交。' },
    en: { what: '{count} entries are not right.', next: 'Correct each as it says and send again.' },
  },
  'applications.form-one': {
    kind: 'invalid',
    zh: { what: '{zh}。', next: '请改正后再提交。' },
    en: { what: '{en}.', next: 'Correct it and send again.' },
  },
  'applications.too-often': {
    kind: 'limited',
    zh: { what: '试的次数太多了。', next: '请过十五分钟再试，或者打电话到乡镇民政办问。' },
    en: {
      what: 'There were too many tries.',
      next: 'Try again in a quarter of an hour, or ring the township.',
    },
  },
  'applications.unknown': {
    kind: 'missing',
    zh: {
      what: '编号和证件号码后四位对不上。',
      next: '请照回执上的编号重新填写；还是不行的，到乡镇民政办查。',
    },
    en: {
      what: 'Code and last four do not belong together.',
      next: 'Enter them as on the receipt; or ask at the township.',
    },
  },
};
