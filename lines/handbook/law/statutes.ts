import { citing } from '../../../engine/index.ts';

/** The national texts that rules cite. What was not read in full says so. */
export const statutes = {
  'assistance-law-2026': {
    title: '中华人民共和国社会救助法',
    issuer: '全国人民代表大会常务委员会',
    published: '2026-04-30',
    inForce: '2026-07-01',
  },
  'assistance-measures-2014': {
    title: '社会救助暂行办法',
    number: '国务院令第649号',
    issuer: '国务院',
    published: '2014-02-21',
    inForce: '2014-05-01',
  },
  'dibao-2012': {
    title: '最低生活保障审核审批办法（试行）',
    number: '民发〔2012〕220号',
    issuer: '民政部',
    published: '2012-12-12',
    repealed: '2021-07-01',
  },
  'dibao-2021': {
    title: '最低生活保障审核确认办法',
    number: '民发〔2021〕57号',
    issuer: '民政部',
    published: '2021-06-11',
    inForce: '2021-07-01',
  },
  'safety-net-2022': {
    title: '关于进一步做好最低生活保障等社会救助兜底保障工作的通知',
    number: '民发〔2022〕83号',
    issuer: '民政部、中央农村工作领导小组办公室、财政部、国家乡村振兴局',
    published: '2022-10-20',
  },
  'extreme-poverty-2016': {
    title: '国务院关于进一步健全特困人员救助供养制度的意见',
    number: '国发〔2016〕14号',
    issuer: '国务院',
    published: '2016-02-10',
  },
  'extreme-poverty-criteria-2016': {
    title: '特困人员认定办法',
    number: '民发〔2016〕178号',
    issuer: '民政部',
    published: '2016-10-10',
    repealed: '2021-07-01',
    readAs: 'from-general-knowledge',
  },
  'extreme-poverty-criteria-2021': {
    title: '特困人员认定办法',
    number: '民发〔2021〕43号',
    issuer: '民政部',
    published: '2021-04-26',
    inForce: '2021-07-01',
  },
  'disability-subsidies-2015': {
    title: '国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见',
    number: '国发〔2015〕52号',
    issuer: '国务院',
    published: '2015-09-25',
    inForce: '2016-01-01',
  },
  'unattended-children-2019': {
    title: '关于进一步加强事实无人抚养儿童保障工作的意见',
    number: '民发〔2019〕62号',
    issuer: '民政部等12部门',
    published: '2019-06-18',
  },
  'elders-law': {
    title: '中华人民共和国老年人权益保障法',
    issuer: '全国人民代表大会常务委员会',
    published: '2012-12-28',
    inForce: '2013-07-01',
  },
} as const;

/** `article('dibao-2021', '第二十三条')` */
export const article = citing(statutes);
