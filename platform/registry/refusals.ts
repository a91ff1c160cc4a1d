import type { RefusalCatalogue, RefusalKind, RefusalText } from '../base/index.ts';

type Four = readonly [zhWhat: string, zhNext: string, enWhat: string, enNext: string];

const text = (kind: RefusalKind, [zhWhat, zhNext, enWhat, enNext]: Four): RefusalText => ({
  kind,
  zh: { what: zhWhat, next: zhNext },
  en: { what: enWhat, next: enNext },
});
const invalid = (...four: Four) => text('invalid', four);
const conflict = (...four: Four) => text('conflict', four);

const nameRefusals: RefusalCatalogue = {
  'registry.name.empty': invalid(
    '姓名没有填写。',
    '请按证件填写姓名。',
    'The name is empty.',
    'Write it as on the card.',
  ),
  'registry.name.too-long': invalid(
    '姓名超过五十个字。',
    '请核对是否把其他内容填进了姓名栏。',
    'The name has more than fifty characters.',
    'See whether something else was typed into it.',
  ),
  'registry.name.character-lost': invalid(
    '姓名中有丢失的字“{characters}”。',
    '请按证件重新输入该字；生僻字可用部件输入法。',
    'A character of the name was lost: “{characters}”.',
    'Type it again from the card.',
  ),
  'registry.name.private-use': invalid(
    '姓名中有旧系统自造区的字，其他系统无法识别。',
    '请改用标准字：{suggestion}',
    'The name has a character of a private area that other systems cannot read.',
    'Use the standard character: {suggestion}',
  ),
  'registry.name.control-character': invalid(
    '姓名中有不可见的控制字符。',
    '请删除后重新输入。',
    'The name has an invisible control character.',
    'Delete it and type the name again.',
  ),
  'registry.name.sign': invalid(
    '姓名中有不属于姓名的符号“{characters}”。',
    '请按证件只填姓名，备注另填。',
    'The name has signs that belong to no name: “{characters}”.',
    'Write only the name as on the card; notes have a place of their own.',
  ),
  'registry.name.dot-variant': invalid(
    '姓名中的间隔点“{characters}”不是规范的“·”。',
    '建议改为：{suggestion}',
    'The dot “{characters}” in the name is not the standard “·”.',
    'Suggested: {suggestion}',
  ),
  'registry.name.outer-blank': invalid(
    '姓名中有多余的空格。',
    '建议改为：{suggestion}',
    'The name has needless blanks.',
    'Suggested: {suggestion}',
  ),
};

const idRefusals: RefusalCatalogue = {
  'registry.id.empty': invalid(
    '证件号码没有填写。',
    '请填写，或将证件类型选为“无证件”。',
    'The ID number is empty.',
    'Fill it in, or choose “no document”.',
  ),
  'registry.id.precision-lost': invalid(
    '证件号码的末几位已丢失（表格把它当成了数字）。',
    '请按证件重新输入全部十八位。',
    'The last digits of the ID number are lost: a sheet took it for a number.',
    'Type all eighteen characters again.',
  ),
  'registry.id.not-digits': invalid(
    '证件号码含有不应有的字符。',
    '请核对证件。',
    'The ID number has characters that do not belong in it.',
    'Check it against the card.',
  ),
  'registry.id.length': invalid(
    '证件号码应为十八位（旧证十五位）。',
    '请核对是否多输或少输。',
    'An ID number has eighteen characters (fifteen before 1999).',
    'See whether one is missing or too many.',
  ),
  'registry.id.birth-date': invalid(
    '证件号码中的出生日期不存在。',
    '请核对第七至十四位。',
    'There is no such birth date as in the ID number.',
    'Check the seventh to fourteenth digit.',
  ),
  'registry.id.future-birth': invalid(
    '证件号码中的出生日期在今天之后。',
    '请核对第七至十四位。',
    'The birth date in the ID number is in the future.',
    'Check the seventh to fourteenth digit.',
  ),
  'registry.id.check-digit': invalid(
    '证件号码的校验位不对，至少有一位输错。',
    '请逐位核对证件。',
    'The check digit does not fit: at least one digit is wrong.',
    'Compare it with the card digit by digit.',
  ),
  'registry.id.disagrees': invalid(
    '证件号码表明{what}，与填写的不一致。',
    '请核对证件后修改其中一项。',
    'The ID number says {what}, which is not what was filled in.',
    'Check the card and mend one of them.',
  ),
  'registry.phone.shape': invalid(
    '电话号码的形式不对。',
    '请填写十一位手机号，或带区号的固定电话。',
    'This is no telephone number.',
    'Eleven digits of a mobile, or a landline with its area code.',
  ),
  'registry.account.empty': invalid(
    '账号没有填写。',
    '请填写账号。',
    'The account number is empty.',
    'Fill it in.',
  ),
  'registry.account.precision-lost': invalid(
    '账号的末几位已丢失。',
    '请按存折或银行卡重新输入。',
    'The last digits of the account are lost.',
    'Type it again from the book or card.',
  ),
  'registry.account.not-digits': invalid(
    '账号只能是数字。',
    '请核对。',
    'An account number is digits only.',
    'Check it.',
  ),
  'registry.account.length': invalid(
    '账号的位数不对。',
    '请核对。',
    'The account number is too short or too long.',
    'Check it.',
  ),
  'registry.certificate.shape': invalid(
    '残疾人证号应为二十位，补换证后缀为 B1、B2。',
    '请核对证件。',
    'A disability certificate has twenty characters, and B1, B2 when issued again.',
    'Check it.',
  ),
  'registry.code.unknown': invalid(
    '“{code}”不在{list}代码表中。',
    '请从列表中选择。',
    '“{code}” is not in the list {list}.',
    'Choose from the list.',
  ),
};

const personRefusals: RefusalCatalogue = {
  'registry.list.cursor': invalid(
    '翻页位置无效。',
    '请回到第一页。',
    'This is no place in the list.',
    'Go back to the first page.',
  ),
  'registry.nothing-differs': invalid(
    '没有任何改动。',
    '如无需修改，直接返回即可。',
    'Nothing is different.',
    'Go back if nothing needs to change.',
  ),
  'registry.changed-meanwhile': conflict(
    '{by}刚刚修改过这条记录（{what}）。',
    '请查看最新内容后，再决定是否继续。',
    '{by} has just changed this record ({what}).',
    'Look at it as it is now, then decide.',
  ),
  'registry.place.unknown': invalid(
    '没有这个村（社区），或它不在您的管辖范围内。',
    '请从列表中选择。',
    'There is no such village, or it is outside your area.',
    'Choose from the list.',
  ),
  'registry.date.future': invalid(
    '日期在今天之后。',
    '请填写已经发生的日期。',
    'The day is in the future.',
    'Give the day on which it happened.',
  ),
  'registry.date.before-birth': invalid(
    '日期早于出生日期。',
    '请核对日期。',
    'The day is before the birth.',
    'Check it.',
  ),
  'registry.date.before-last-change': conflict(
    '{on} 已登记过之后的变动。',
    '变动须按先后登记；如原登记有误，请使用“更正”。',
    'A later change, of {on}, is already recorded.',
    'Record changes in their order; use “correct” where the record was wrong.',
  ),
  'registry.person.dead': conflict(
    '此人已于 {on} 死亡。',
    '如登记有误，请先更正死亡日期。',
    'This person died on {on}.',
    'If that is wrong, correct it first.',
  ),
  'registry.person.in-household': conflict(
    '此人是一户的成员。',
    '请办理整户迁移，或先办理迁出。',
    'This person is a member of a household.',
    'Move the household, or let them leave first.',
  ),
  'registry.person.merged': text('gone', [
    '此记录已并入另一条记录。',
    '请打开合并后的记录。',
    'This record was merged into another one.',
    'Open that one.',
  ]),
  'registry.reason.missing': invalid(
    '没有填写理由。',
    '请写明用途，此操作会留下记录并向本人公开。',
    'A reason is missing.',
    'Say what it is for; it is recorded and shown on the record.',
  ),
  'registry.reveal.empty': text('missing', [
    '没有登记这项内容。',
    '无需查看。',
    'Nothing is recorded there.',
    'There is nothing to see.',
  ]),
};

const householdRefusals: RefusalCatalogue = {
  'registry.household.no-members': invalid(
    '没有选择家庭成员。',
    '至少选择一人作为户主。',
    'A household needs members.',
    'Choose at least a head.',
  ),
  'registry.household.head-not-member': invalid(
    '户主必须是本户成员。',
    '请从成员中选择户主。',
    'The head must be a member.',
    'Choose one of the members.',
  ),
  'registry.household.one-head': invalid(
    '一户有且只有一名户主。',
    '请核对“与户主关系”。',
    'A household has exactly one head.',
    'Check the relations.',
  ),
  'registry.household.person-unknown': invalid(
    '所选人员不存在，或不在您的管辖范围内。',
    '请重新选择。',
    'A chosen person does not exist or is outside your area.',
    'Choose again.',
  ),
  'registry.household.in-another': conflict(
    '{name}在这段时间已是另一户的成员。',
    '一人同一时间只能在一户；请先办理迁出，或核对日期。',
    '{name} is a member of another household in that time.',
    'A person is in one household at a time: let them leave first, or check the day.',
  ),
  'registry.household.not-member': conflict(
    '所选人员中有人不是本户成员。',
    '请刷新后重试。',
    'Somebody chosen is not a member of this household.',
    'Reload and try again.',
  ),
  'registry.household.dissolved': conflict(
    '本户已于 {on} 注销。',
    '注销的户不能再变动。',
    'This household was dissolved on {on}.',
    'It cannot change any more.',
  ),
  'registry.household.needs-successor': conflict(
    '户主离开后，本户还有 {count} 名成员。',
    '请先指定新户主。',
    '{count} members stay behind when the head goes.',
    'Name a new head.',
  ),
  'registry.household.before-joined': invalid(
    '日期早于{name}入户的日期 {on}。',
    '请核对日期。',
    'The day is before {name} joined, {on}.',
    'Check it.',
  ),
  'registry.household.before-formed': invalid(
    '日期早于立户日期 {on}。',
    '请核对日期。',
    'The day is before the household was formed, {on}.',
    'Check it.',
  ),
  'registry.household.whole': invalid(
    '分户后原户没有成员了。',
    '整户迁移请用“迁移”。',
    'Nobody would stay behind.',
    'To move the whole household use “move”.',
  ),
  'registry.household.relation-missing': invalid(
    '没有填写{name}与户主的关系。',
    '户主以外的每名成员都要填写。',
    'What {name} is to the head is missing.',
    'Fill it in for everybody but the head.',
  ),
  'registry.household.same': invalid(
    '不能与自己合并。',
    '请选择另一户。',
    'A household cannot be merged with itself.',
    'Choose another one.',
  ),
};

const duplicateRefusals: RefusalCatalogue = {
  'registry.duplicate.decided': conflict(
    '这一对已由{by}处理。',
    '请刷新列表。',
    'This pair was settled by {by}.',
    'Reload the list.',
  ),
  'registry.duplicate.searching': conflict(
    '全县查重正在进行。',
    '请等它结束后再查。',
    'The county is being searched already.',
    'Wait until that search has ended.',
  ),
  'registry.duplicate.survivor': invalid(
    '保留的记录必须是这一对中的一条。',
    '请重新选择。',
    'The survivor must be one of the two.',
    'Choose again.',
  ),
  'registry.duplicate.stays-overlap': conflict(
    '两条记录在同一时间分属两户（{first}、{second}）。',
    '请先让其中一条办理迁出，再合并。',
    'The two records are in two households at the same time ({first}, {second}).',
    'Let one of them leave first.',
  ),
};

export const registryRefusals: RefusalCatalogue = {
  ...nameRefusals,
  ...idRefusals,
  ...personRefusals,
  ...householdRefusals,
  ...duplicateRefusals,
};
