import type { RefusalCatalogue } from '../base/index.ts';

export const visitsRefusals: RefusalCatalogue = {
  'visits.plan.matter': {
    kind: 'invalid',
    zh: { what: '这个事项没有县级抽查的步骤。', next: '请选择有抽查的事项。' },
    en: {
      what: 'Cases of this matter are not looked at by lot.',
      next: 'Choose a matter with a second look.',
    },
  },
  'visits.case.no-step': {
    kind: 'conflict',
    zh: { what: '这一件现在没有轮到您的入户调查。', next: '请在办件页看轮到哪一步、由谁办。' },
    en: {
      what: 'No visit of this case is yours to make now.',
      next: 'The page of the case says whose turn it is.',
    },
  },
  'visits.checklist.unknown': {
    kind: 'missing',
    zh: { what: '没有“{checklist}”这份检查清单。', next: '请从清单目录里选择。' },
    en: { what: 'There is no checklist {checklist}.', next: 'Choose one from the list of checklists.' },
  },
  'visits.checklist.not-in-force': {
    kind: 'invalid',
    zh: { what: '{on} 这一天这份检查清单还没有施行或者已经停用。', next: '请核对走访日期。' },
    en: { what: 'The checklist is not in force on {on}.', next: 'Check the day of the visit.' },
  },
  'visits.list.cursor': {
    kind: 'invalid',
    zh: { what: '翻页位置不正确。', next: '请从第一页重新查看。' },
    en: { what: 'This is no place in the list.', next: 'Start again from the first page.' },
  },
  'visits.plan.days': {
    kind: 'invalid',
    zh: { what: '走访结束日期不能早于开始日期。', next: '请改正起止日期。' },
    en: { what: 'The last day comes before the first.', next: 'Correct the days.' },
  },
  'visits.plan.share': {
    kind: 'invalid',
    zh: { what: '这一类对象至少要走访 {least}%，不能低于规定。', next: '请填写不低于 {least}% 的比例。' },
    en: {
      what: 'At least {least} % of this part have to be visited.',
      next: 'Give a share of {least} % or more.',
    },
  },
  'visits.plan.share-unknown': {
    kind: 'invalid',
    zh: { what: '这份清单没有“{stratum}”这一类对象。', next: '请按清单列出的类别填写比例。' },
    en: { what: 'The checklist knows no part {stratum}.', next: 'Give shares of the parts that it names.' },
  },
  'visits.plan.listed': {
    kind: 'conflict',
    zh: { what: '名单已经固定，不能再改。', next: '如果名单有误，请另立计划并说明。' },
    en: { what: 'The list is fixed already.', next: 'If it is wrong, make another plan and say why.' },
  },
  'visits.plan.not-listed': {
    kind: 'conflict',
    zh: { what: '名单还没有固定，不能抽取。', next: '请先固定名单。' },
    en: { what: 'The list is not fixed yet.', next: 'Fix the list first.' },
  },
  'visits.plan.empty': {
    kind: 'conflict',
    zh: { what: '按这些条件没有找到走访对象。', next: '请换名册、地区，或者录入名单。' },
    en: { what: 'Nobody was found to visit.', next: 'Choose another roster or place, or type a list.' },
  },
  'visits.plan.source': {
    kind: 'invalid',
    zh: { what: '这份清单的对象不能从名册取得。', next: '请录入名单。' },
    en: { what: 'What this checklist looks at stands on no roster.', next: 'Type the list.' },
  },
  'visits.plan.roster': {
    kind: 'invalid',
    zh: { what: '没有这个名册。', next: '请从名册目录里选择。' },
    en: { what: 'There is no such roster.', next: 'Choose one of the rosters.' },
  },
  'visits.plan.place': {
    kind: 'invalid',
    zh: { what: '第 {row} 行的村（社区）不在您的辖区内。', next: '请选择辖区内的村（社区）。' },
    en: { what: 'The village of row {row} is not in your area.', next: 'Choose a village of your area.' },
  },
  'visits.plan.twice': {
    kind: 'invalid',
    zh: { what: '“{name}”在名单里出现了两次。', next: '请删去一行。' },
    en: { what: '“{name}” stands on the list twice.', next: 'Take one row away.' },
  },
  'visits.plan.drawn': {
    kind: 'conflict',
    zh: { what: '已经抽取过，一份名单只抽一次。', next: '抽取结果可以在计划里查看和验证。' },
    en: { what: 'It has been drawn; a list is drawn once.', next: 'See and verify the draw in the plan.' },
  },
  'visits.plan.number': {
    kind: 'invalid',
    zh: { what: '计划约定了公开号码，抽取时必须填写。', next: '请按“{source}”填写公布的号码。' },
    en: {
      what: 'The plan names a public number, which the draw needs.',
      next: 'Enter it as published: {source}.',
    },
  },
  'visits.plan.no-number': {
    kind: 'invalid',
    zh: { what: '计划没有约定公开号码，抽取时不能填写。', next: '请留空后再抽取。' },
    en: { what: 'The plan names no public number, so none can be used.', next: 'Leave it empty.' },
  },
  'visits.team.small': {
    kind: 'invalid',
    zh: { what: '每组不得少于 {least} 人。', next: '请再选择同去的人。' },
    en: { what: 'At least {least} people go together.', next: 'Name who goes along.' },
  },
  'visits.team.unknown': {
    kind: 'invalid',
    zh: { what: '走访人员里有人不在可派人员中。', next: '请从名单里选择走访人员。' },
    en: { what: 'Somebody of the team cannot be sent.', next: 'Choose the team from the list.' },
  },
  'visits.team.not-you': {
    kind: 'invalid',
    zh: { what: '走访人员里没有您本人。', next: '走访由去的人本人填报，请加上自己。' },
    en: { what: 'You are not among those who went.', next: 'A visit is told by one who went: add yourself.' },
  },
  'visits.record.reused': {
    kind: 'conflict',
    zh: {
      what: '这条记录已经用同一编号收到过，内容却不一样。',
      next: '请重新填报一次，不要改动已发送的记录。',
    },
    en: { what: 'A different record came with the same id before.', next: 'Fill it in anew.' },
  },
  'visits.record.day': {
    kind: 'invalid',
    zh: { what: '走访日期 {on} 早于计划开始或者晚于今天。', next: '请核对手机日期后改正。' },
    en: { what: 'The day of the visit, {on}, is before the plan or after today.', next: 'Check the day.' },
  },
  'visits.record.wrong': {
    kind: 'invalid',
    zh: { what: '有 {count} 处填写不对。', next: '请按提示逐项改正后再发送。' },
    en: { what: '{count} answers are not right.', next: 'Correct each and send again.' },
  },
  'visits.record.one': {
    kind: 'invalid',
    zh: { what: '{zh}', next: '请改正这一项。' },
    en: { what: '{en}', next: 'Correct it.' },
  },
  'visits.record.remark': {
    kind: 'invalid',
    zh: { what: '没有见到人或者没能进门，要写明情况。', next: '请在“情况说明”里写一句话。' },
    en: { what: 'Nobody was met: say what happened.', next: 'Write a sentence about it.' },
  },
  'visits.record.photos': {
    kind: 'invalid',
    zh: { what: '照片应有 {min} 到 {max} 张。', next: '请补拍或者删去几张。' },
    en: { what: 'It takes {min} to {max} photographs.', next: 'Take some more, or some away.' },
  },
  'visits.record.signature': {
    kind: 'invalid',
    zh: { what: '还缺“{name}”的签字。', next: '请让本人在手机上签字。' },
    en: { what: 'The signature of “{name}” is missing.', next: 'Let them sign on the telephone.' },
  },
  'visits.record.photo-missing': {
    kind: 'conflict',
    zh: { what: '有照片或者签字还没有传到。', next: '请稍候，照片传完后会自动再发送。' },
    en: {
      what: 'A photograph or signature has not arrived yet.',
      next: 'It is sent again after the photographs.',
    },
  },
  'visits.photo.signature': {
    kind: 'invalid',
    zh: { what: '签字不是手机上画出的图片，或者太大。', next: '请重新签字。' },
    en: { what: 'The signature is no drawing from the telephone, or too large.', next: 'Sign again.' },
  },
  'visits.settle.no-such-finding': {
    kind: 'missing',
    zh: { what: '这次走访没有这个问题。', next: '请刷新后再看。' },
    en: { what: 'The visit found no such fault.', next: 'Read the visit again.' },
  },
  'visits.settle.not-open': {
    kind: 'conflict',
    zh: { what: '这个问题已经报告整改或者已经销号。', next: '请刷新后再看。' },
    en: { what: 'The fault is not open any more.', next: 'Read the visit again.' },
  },
  'visits.settle.not-rectified': {
    kind: 'conflict',
    zh: { what: '还没有报告整改，不能复查。', next: '请先报告整改情况。' },
    en: { what: 'Nobody has said that it was put right.', next: 'Report that first.' },
  },
  'visits.settle.same-person': {
    kind: 'forbidden',
    zh: { what: '报告整改的人不能自己复查。', next: '请由另一人复查。' },
    en: { what: 'Whoever reported it does not check it.', next: 'Somebody else has to check.' },
  },
  'visits.settle.not-settled': {
    kind: 'conflict',
    zh: { what: '两份走访记录不一致，还没有核定。', next: '请先核定以哪一份为准。' },
    en: { what: 'Two records differ and nobody has chosen.', next: 'Choose first which one holds.' },
  },
  'visits.settle.due': {
    kind: 'invalid',
    zh: { what: '复查不合格，要定新的整改期限，不能早于今天。', next: '请填写新的期限。' },
    en: { what: 'It was not put right: set a new last day, not before today.', next: 'Give the day.' },
  },
  'visits.settle.already-done': {
    kind: 'conflict',
    zh: { what: '已经走访过或者已经取消，不能取消。', next: '请刷新后再看。' },
    en: { what: 'It was visited or called off already.', next: 'Read the visit again.' },
  },
};
