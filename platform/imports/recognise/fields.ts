/** What a column can mean. */
export type FieldType =
  | 'text'
  | 'id'
  | 'name'
  | 'place'
  | 'date'
  | 'month'
  | 'amount'
  | 'count'
  | 'account'
  | 'word';

export interface FieldSpec {
  readonly type: FieldType;
  readonly zh: string;
  readonly en: string;
  /** Titles that mean this and nothing else, with blanks between them. Compared without punctuation and units. */
  readonly titles: string;
  /** Titles that contain this mean it when nothing better fits. */
  readonly like?: RegExp;
}

const specs = {
  sequence: {
    type: 'count',
    zh: '序号',
    en: 'Running number',
    titles: `序号 序 顺序号 行号 NO No`,
  },
  caseNo: {
    type: 'text',
    zh: '编号',
    en: 'Case number',
    titles: `编号 台账编号 救助编号 案号 受理编号 申请编号 业务编号 档案编号 档案号`,
  },
  place: {
    type: 'place',
    zh: '乡镇村',
    en: 'Township and village',
    titles: `乡镇村 所在地 所属乡镇村 乡村 家庭住址 住址 户籍地 户籍地址 家庭地址 详细地址 现住址 地址 居住地 户籍所在地`,
    like: /住址|地址|所在地/,
  },
  town: {
    type: 'place',
    zh: '乡镇（街道）',
    en: 'Township',
    titles: `乡镇 乡镇街道 镇 乡 镇街 镇街道 街道 街道办 街道办事处 乡镇办 乡镇场 乡镇办场 所属乡镇 所在乡镇 镇乡 乡镇名称 镇办 管理区 办事处 乡场镇 街镇 乡街 镇场区 镇区 镇名 乡名 苏木乡镇`,
    like: /^(所属|所在|户籍)?(乡|镇|街道)/,
  },
  village: {
    type: 'place',
    zh: '村（社区）',
    en: 'Village or community',
    titles: `村 村组 村居 村社区 社区 居委会 村居委会 村委会 行政村 所属村 所在村 村居社区 社区村 村名 村居名称 所属社区 社区名称 居民委员会 村民委员会 村屯 嘎查村 牧委会 村牧委会 村名称`,
    like: /村|社区|居委/,
  },
  group: {
    type: 'text',
    zh: '村民小组',
    en: 'Group',
    titles: `组 村民小组 组别 小组 居民小组 湾组 湾 自然村 自然湾`,
    like: /组$/,
  },
  householdNo: {
    type: 'text',
    zh: '户编号',
    en: 'Household number',
    titles: `户编号 家庭编号 户号 家庭户编号 低保证号 低保证编号 户籍编号 低保编号 救助证号 家庭编码 户编码 保障证号 低保户编号 证号 低保号 户序号 户序 户内编号 低保金领取证号`,
    like: /户.{0,3}(编号|编码|号)|(低保|保障|救助).{0,3}(证|编)号/,
  },
  headName: {
    type: 'name',
    zh: '户主姓名',
    en: 'Head of household',
    titles: `户主姓名 户主 户主名 户主名字 家庭户主 户主名称 低保户主`,
    like: /户主(姓名|名)/,
  },
  name: {
    type: 'name',
    zh: '姓名',
    en: 'Name',
    titles: `姓名 成员姓名 家庭成员姓名 家庭成员 保障对象姓名 保障对象 对象姓名 申请人 申请人姓名 老人姓名 残疾人姓名 特困人员姓名 救助对象 救助对象姓名 人员姓名 享受对象 供养对象姓名 供养对象 供养人姓名 受助人 受助人姓名 享受人姓名 高龄老人姓名 被救助人 被救助人姓名 救助人姓名 名字 低保对象姓名 低保对象 补贴对象姓名 补贴对象 成员 老年人姓名`,
    like: /姓名$/,
  },
  relation: {
    type: 'word',
    zh: '与户主关系',
    en: 'Relation to the head',
    titles: `与户主关系 关系 与户主的关系 与户主之间关系 与户主之间的关系 同户主关系 家庭关系 与申请人关系 户主关系 称谓 与户主何种关系`,
    like: /与(户主|申请人|低保户主).*关系/,
  },
  sex: { type: 'word', zh: '性别', en: 'Sex', titles: `性别 男女` },
  idNumber: {
    type: 'id',
    zh: '身份证号',
    en: 'ID number',
    titles: `身份证号 身份证号码 公民身份号码 居民身份证号码 身份证 身份证件号码 证件号码 证件号 身份证件号 居民身份证号 身份号码 公民身份证号 公民身份证号码 公民身份号 成员身份证号 成员身份证号码 老人身份证号 申请人身份证号 申请人身份证号码 本人身份证号 残疾人身份证号`,
    like: /身份证|身份号|证件号/,
  },
  birthDate: {
    type: 'date',
    zh: '出生日期',
    en: 'Date of birth',
    titles: `出生日期 出生年月 出生年月日 出生时间 生日 出生`,
    like: /出生/,
  },
  age: {
    type: 'count',
    zh: '年龄',
    en: 'Age',
    titles: `年龄 周岁 岁数 现年龄 实足年龄 年龄周岁 年龄岁`,
  },
  ethnicity: { type: 'word', zh: '民族', en: 'Ethnicity', titles: `民族 族别` },
  isCovered: {
    type: 'word',
    zh: '是否保障对象',
    en: 'Is covered',
    titles: `是否保障对象 是否保障 是否享受 是否低保 是否低保对象 是否纳入保障 是否享受低保 保障标识 是否在保 是否保障人口 是否纳入`,
    like: /^是否.*(保|享受)/,
  },
  familySize: {
    type: 'count',
    zh: '家庭人口',
    en: 'Persons in the family',
    titles: `家庭人口 家庭人口数 家庭人数 人口 户人口 家庭成员数 家庭总人口 户籍人口 家庭人口人 全家人口 家庭成员人数 人口数 户内人口 家庭常住人口`,
  },
  coveredCount: {
    type: 'count',
    zh: '保障人口',
    en: 'Persons covered',
    titles: `保障人口 保障人数 享受人数 低保人数 保障人口数 享受人口 享受低保人数 保障数 在保人数 在保人口 低保人口 纳入人数 享受保障人数 实际保障人数 实保人数 享受人口数`,
  },
  category: {
    type: 'word',
    zh: '保障类别',
    en: 'Class',
    titles: `保障类别 类别 低保类别 救助类别 保障类型 档次 保障档次 低保类型 分类 享受类别 类型 低保档次 分类施保类别 等级 保障等级 低保等级 救助档次`,
  },
  income: {
    type: 'amount',
    zh: '家庭月收入',
    en: 'Family income a month',
    titles: `家庭月收入 月收入 家庭收入 家庭月总收入 家庭总收入 户月收入 家庭月纯收入 家庭月均收入 月家庭收入 家庭月收入合计`,
    like: /收入/,
  },
  amount: {
    type: 'amount',
    zh: '金额',
    en: 'Amount',
    titles: `户月保障金额 月保障金额 月保障金 保障金额 金额 月救助金额 救助金额 发放金额 低保金额 月低保金额 户月低保金 保障金 补助金额 月补助金额 月发放金额 户月保障金 实发金额 本月发放金额 补差金额 月补差金额 户月补差 月补差 低保金 月低保金 救助资金 发放金额合计 户月救助金额 补助资金 津贴金额 应发金额 户月补差金额 月人均补差 户保障金额 发放资金 家庭月保障金额 家庭月补差额 户月补助金额 救助资金金额 补贴金额 本次发放金额 发放标准金额`,
    like: /(保障|低保|补差|发放|救助|补助|补贴|津贴).{0,3}(金|额)/,
  },
  disabilityNumber: {
    type: 'id',
    zh: '残疾证号',
    en: 'Disability certificate',
    titles: `残疾证号 残疾证号码 残疾人证号 残疾人证 残疾证 残疾证编号 残疾人证号码 残疾人证件号 残疾人证编号 残疾证件号`,
    like: /残疾(人)?证/,
  },
  disabilityKind: {
    type: 'word',
    zh: '残疾类别',
    en: 'Kind of disability',
    titles: `残疾类别 残疾类型 残疾种类 残别 残疾人类别 残疾分类`,
  },
  disabilityGrade: {
    type: 'word',
    zh: '残疾等级',
    en: 'Grade of disability',
    titles: `残疾等级 残疾级别 残级 残疾程度 残疾人等级 级别 伤残等级`,
  },
  familyType: {
    type: 'word',
    zh: '家庭类型',
    en: 'Kind of family',
    titles: `家庭类型 家庭类别 困难类型 家庭经济状况 对象类型 人员类别 困难类别 家庭困难类型 家庭情况 身份类别 家庭状况`,
  },
  livingSubsidy: {
    type: 'amount',
    zh: '困难残疾人生活补贴',
    en: 'Living subsidy',
    titles: `困难残疾人生活补贴 生活补贴 困难生活补贴 生活补贴金额 困难补贴 残疾人生活补贴 困难残疾人补贴 生活补贴标准`,
    like: /生活补贴/,
  },
  careSubsidy: {
    type: 'amount',
    zh: '重度残疾人护理补贴',
    en: 'Care subsidy',
    titles: `重度残疾人护理补贴 护理补贴 重残护理补贴 护理补贴金额 重度护理补贴 重度残疾护理补贴 护理补贴标准`,
    like: /护理补贴/,
  },
  total: {
    type: 'amount',
    zh: '合计',
    en: 'Sum',
    titles: `合计 补贴合计 合计金额 总计 金额合计 小计 补贴总额 合计发放 月合计 总金额 发放合计`,
  },
  month: {
    type: 'month',
    zh: '发放月份',
    en: 'Month',
    titles: `发放月份 月份 所属月份 补贴月份 发放年月 年月 补发月份 期别`,
  },
  guardian: {
    type: 'text',
    zh: '监护人',
    en: 'Guardian',
    titles: `监护人 监护人姓名 代理人 监护人或代理人`,
  },
  bank: {
    type: 'text',
    zh: '开户银行',
    en: 'Bank',
    titles: `开户银行 开户行 银行 银行名称 开户银行名称 开户行名称 代发银行 金融机构 发放银行`,
    like: /开户(银)?行/,
  },
  account: {
    type: 'account',
    zh: '银行账号',
    en: 'Account',
    titles: `银行账号 账号 帐号 银行帐号 银行卡号 卡号 存折账号 一卡通账号 一卡通号 社保卡号 社保卡账号 惠农一卡通 惠民惠农一卡通账号 存折号 银行账户 账户 收款账号 一卡通 一折通账号 农商行账号 社会保障卡账号 发放账号 惠农卡号 银行存折账号`,
    like: /(账|帐|卡)(号|户$|户号)/,
  },
  holder: {
    type: 'name',
    zh: '户名',
    en: 'Account holder',
    titles: `户名 账户名 开户名 开户人 账户姓名 持卡人 银行户名 领款人 收款人 户名姓名 领取人 账户名称 开户人姓名 持卡人姓名 开户名称 领取人姓名 代领人`,
  },
  holderRelation: {
    type: 'word',
    zh: '与本人关系',
    en: "Holder's relation",
    titles: `与老人关系 与本人关系 与持卡人关系 与户名关系 与开户人关系 与残疾人关系 与对象关系 户名与本人关系 代领人关系 领取人与本人关系`,
    like: /与(老人|本人|残疾人|对象|领取人|持卡人).*关系/,
  },
  phone: {
    type: 'text',
    zh: '联系电话',
    en: 'Telephone',
    titles: `联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 联系号码 联系人电话 监护人电话 联系手机`,
    like: /电话|手机/,
  },
  cause: {
    type: 'text',
    zh: '致困原因',
    en: 'Cause of hardship',
    titles: `致困原因 困难原因 致贫原因 救助原因 主要致贫原因 申请原因 申请事由 救助事由 致困主因 主要致困原因 享受原因 保障原因 困难情形 救助情形`,
  },
  since: {
    type: 'date',
    zh: '享受起始时间',
    en: 'On the roll since',
    titles: `享受起始时间 起始时间 享受时间 认定时间 开始时间 纳入时间 批准时间 起始年月 享受起始年月 享受开始时间 纳入保障时间 审批时间 保障起始时间 享受起始日期 起保时间 入保时间 认定日期 纳入日期 起始日期 享受补贴时间 批准享受时间 开始享受时间 起发时间 享受月份 批准日期 开始享受年月 保障起始年月 享受低保时间 首次享受时间`,
    like: /(享受|起始|纳入|认定|入保|起保).*(时间|年月|日期)/,
  },
  note: {
    type: 'text',
    zh: '备注',
    en: 'Note',
    titles: `备注 说明 附注 备注说明`,
  },
  supportMode: {
    type: 'word',
    zh: '供养方式',
    en: 'Mode of support',
    titles: `供养方式 供养类型 救助供养方式 供养形式 集中分散 供养类别 供养性质`,
  },
  home: {
    type: 'text',
    zh: '供养机构',
    en: 'Home',
    titles: `供养机构 供养服务机构 福利院 敬老院 供养机构名称 所在机构 入住机构 集中供养机构`,
  },
  careLevel: {
    type: 'word',
    zh: '自理能力',
    en: 'Care level',
    titles: `自理能力 生活自理能力 护理等级 自理能力等级 护理类型 照料护理等级 自理程度 生活自理能力等级 护理类别 自理情况 护理档次 失能等级 自理能力评估`,
  },
  baseAmount: {
    type: 'amount',
    zh: '基本生活费',
    en: 'Basic living amount',
    titles: `基本生活费 基本生活标准 基本生活补助 基本生活金 基本生活供养金 供养金 生活费 基本生活救助金 供养标准 基本生活费标准`,
    like: /基本生活/,
  },
  careAmount: {
    type: 'amount',
    zh: '照料护理费',
    en: 'Care amount',
    titles: `照料护理费 护理费 照料护理补助 照料护理补贴 照料费 护理补助 照料护理标准 照料护理金 照护费 照料护理费用`,
    like: /照料|护理费/,
  },
  carer: {
    type: 'text',
    zh: '照料人',
    en: 'Carer',
    titles: `照料人 照料服务人 护理人 照护人 照料护理人 照料服务人员 照料人姓名`,
  },
  band: {
    type: 'word',
    zh: '年龄段',
    en: 'Age band',
    titles: `年龄段 年龄档 年龄组 年龄区间 年龄分段 年龄层次 享受档次`,
  },
  monthlyStandard: {
    type: 'amount',
    zh: '月标准',
    en: 'Standard a month',
    titles: `月标准 标准 发放标准 补贴标准 津贴标准 每月标准 月发放标准 月津贴标准 享受标准 标准每月 标准月`,
    like: /标准/,
  },
  months: {
    type: 'count',
    zh: '月数',
    en: 'Months',
    titles: `月数 发放月数 享受月数 补发月数 个月`,
  },
  acceptedOn: {
    type: 'date',
    zh: '受理日期',
    en: 'Accepted on',
    titles: `受理日期 申请日期 受理时间 申请时间`,
  },
  decidedOn: {
    type: 'date',
    zh: '审批日期',
    en: 'Decided on',
    titles: `审批日期 批准日期 审核日期 确认日期 审核确认日期 审批时间 审定日期`,
  },
  paidOn: {
    type: 'date',
    zh: '发放日期',
    en: 'Paid on',
    titles: `发放日期 发放时间 支付日期 拨付日期 资金发放日期 救助时间 救助日期 打卡时间 拨付时间`,
  },
  personKind: {
    type: 'word',
    zh: '对象类别',
    en: 'Kind of person',
    titles: `对象类别 救助对象类别 对象类型 人员类型 救助对象类型 身份类型 困难对象类别`,
  },
  reliefKind: {
    type: 'word',
    zh: '救助类型',
    en: 'Kind of relief',
    titles: `救助类型 救助方式类型 救助类别 临时救助类型 救助种类`,
  },
  decidedBy: {
    type: 'text',
    zh: '审批机关',
    en: 'Who decided',
    titles: `审批机关 审批单位 审批层级 批准机关 审批部门 审核机关 审批级别`,
  },
  payMethod: {
    type: 'text',
    zh: '发放方式',
    en: 'How paid',
    titles: `发放方式 支付方式 救助方式 发放形式 资金发放方式`,
  },
  officer: {
    type: 'text',
    zh: '经办人',
    en: 'Officer',
    titles: `经办人 经手人 经办人员 承办人 办理人`,
  },
} as const satisfies Record<string, FieldSpec>;

export type FieldName = keyof typeof specs;

export const fields: Readonly<Record<FieldName, FieldSpec>> = specs;
export const fieldNames = Object.keys(specs) as FieldName[];

export function isFieldName(text: string): text is FieldName {
  return Object.hasOwn(specs, text);
}
