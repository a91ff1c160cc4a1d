import { choice } from '../language/kinds.ts';

/** Values may be added only at the end: rows of facts hold their places. */
export const residenceKinds = choice('residence', { urban: ['城镇', 'urban'], rural: ['农村', 'rural'] });

export const tierKinds = choice('tier', {
  none: ['未分档', 'no tier'],
  one: ['一类', 'tier one'],
  two: ['二类', 'tier two'],
  three: ['三类', 'tier three'],
});

export const emergencyKinds = choice('emergency', {
  none: ['无', 'none'],
  fire: ['火灾', 'fire'],
  traffic: ['交通事故', 'traffic accident'],
  illness: ['突发重大疾病', 'sudden grave illness'],
  schooling: ['子女就学', 'schooling of children'],
  other: ['其他不可抗力', 'other force majeure'],
  'necessary-spending': ['生活必需支出突增', 'sudden rise of necessary spending'],
});

export const relationKinds = choice('relation', {
  self: ['户主', 'head'],
  spouse: ['配偶', 'spouse'],
  child: ['子女', 'child'],
  parent: ['父母', 'parent'],
  grandparent: ['祖父母', 'grandparent'],
  grandchild: ['孙子女', 'grandchild'],
  sibling: ['兄弟姐妹', 'sibling'],
  other: ['其他', 'other'],
});

export const sexKinds = choice('sex', { male: ['男', 'male'], female: ['女', 'female'] });

export const livingKinds = choice('living', {
  together: ['共同生活', 'lives with the household'],
  religious: ['在宗教场所居住满三年', 'three years or more in a place of religion'],
  imprisoned: ['在监狱服刑', 'serving a sentence'],
  detoxification: ['强制隔离戒毒', 'in compulsory drug treatment'],
  missing: ['宣告失踪', 'declared missing'],
  apart: ['不共同生活', 'does not live with the household'],
});

export const disabilityKinds = choice('disability-kind', {
  none: ['无', 'none'],
  vision: ['视力', 'vision'],
  hearing: ['听力', 'hearing'],
  speech: ['言语', 'speech'],
  limb: ['肢体', 'limb'],
  intellectual: ['智力', 'intellectual'],
  mental: ['精神', 'mental'],
  multiple: ['多重', 'multiple'],
});

export const gradeKinds = choice('disability-grade', {
  none: ['无', 'none'],
  one: ['一级', 'grade one'],
  two: ['二级', 'grade two'],
  three: ['三级', 'grade three'],
  four: ['四级', 'grade four'],
});

export const studentKinds = choice('student', {
  none: ['不在校', 'not at school'],
  compulsory: ['义务教育', 'compulsory schooling'],
  'high-school': ['普通高中', 'high school'],
  vocational: ['中等职业学校', 'vocational school'],
  college: ['全日制本科及以下高校', 'full-time college'],
});

export const workAbilityKinds = choice('work-ability', {
  full: ['有劳动能力', 'able to work'],
  partial: ['部分丧失', 'partly able'],
  none: ['完全丧失', 'unable to work'],
});

export const supportKinds = choice('legal-support', {
  none: ['无法定义务人', 'nobody is bound to support'],
  unable: ['法定义务人无履行能力', 'those bound to support cannot'],
  able: ['法定义务人有履行能力', 'somebody bound to support can'],
});

export const careKinds = choice('care-place', {
  home: ['在家（分散）', 'at home'],
  institution: ['在供养服务机构（集中）', 'in an institution'],
});

export const guardianshipKinds = choice('guardianship', {
  parents: ['父母抚养', 'raised by parents'],
  orphan: ['孤儿', 'orphan'],
  unattended: ['事实无人抚养', 'in fact unattended'],
  lacking: ['监护缺失或不当', 'guardianship lacking or unfit'],
});

/** What keeps a father or mother from raising the child. */
export const parentKinds = choice('parent-state', {
  able: ['能够抚养', 'able to raise the child'],
  dead: ['死亡', 'dead'],
  missing: ['宣告失踪', 'declared missing'],
  'severely-disabled': ['重残', 'severely disabled'],
  'gravely-ill': ['重病', 'gravely ill'],
  imprisoned: ['服刑在押', 'serving a sentence'],
  detoxification: ['强制隔离戒毒', 'in compulsory drug treatment'],
  restrained: ['被执行其他限制人身自由的措施', 'under another restraint of liberty'],
  'lost-contact': ['失联', 'out of contact'],
  'custody-revoked': ['被撤销监护资格', 'custody revoked by a court'],
  deported: ['被遣送（驱逐）出境', 'sent out of the country'],
});

/** Levels of GB/T 42195-2022, and of whom no level is known yet. */
export const abilityKinds = choice('ability-level', {
  'not-assessed': ['未评估', 'not assessed'],
  intact: ['能力完好', 'able'],
  mild: ['轻度失能', 'mildly disabled'],
  moderate: ['中度失能', 'moderately disabled'],
  severe: ['重度失能', 'severely disabled'],
  total: ['完全失能', 'wholly disabled'],
});

export const unemploymentPayKinds = choice('unemployment-pay', {
  none: ['没有领取', 'none'],
  insurance: ['失业保险金', 'unemployment insurance'],
  subsidy: ['失业补助金', 'unemployment subsidy'],
});
