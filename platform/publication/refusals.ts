import type { RefusalCatalogue } from '../base/index.ts';

export const publicationRefusals: RefusalCatalogue = {
  'publication.row.birth-date': {
    kind: 'invalid',
    zh: {
      what: '{name}没有登记出生日期，不能确认是否成年，名字不能公开。',
      next: '请先在人员档案里补上出生日期。',
    },
    en: {
      what: 'No birth date is on record for {name}, who might be a child whose name may not be shown.',
      next: 'Add the birth date to the record of the person first.',
    },
  },
  'publication.row.name': {
    kind: 'invalid',
    zh: { what: '“{name}”不像姓名，不能公开。', next: '请先更正人员档案里的姓名。' },
    en: {
      what: '“{name}” does not read like a name.',
      next: 'Correct it in the record of the person first.',
    },
  },
  'publication.village': {
    kind: 'missing',
    zh: { what: '没有这个村（社区）或者这种公示。', next: '请回到待张贴的名单重新选择。' },
    en: { what: 'There is no such village or list.', next: 'Choose again from what waits.' },
  },
  'publication.post.too-early': {
    kind: 'invalid',
    zh: { what: '张贴日期（{on}）不能晚于今天。', next: '请在张贴当天办理。' },
    en: { what: 'The day ({on}) lies after today.', next: 'Do it on the day on which it is hung up.' },
  },
  'publication.post.too-late': {
    kind: 'invalid',
    zh: {
      what: '张贴日期最多补录到 {days} 天前：网上没有公示过的日子不能算进公示期。',
      next: '请填写今天，公示期从今天算起。',
    },
    en: {
      what: 'At most {days} days back: days on which nobody could read it here do not count.',
      next: 'Give today; the days are counted from then.',
    },
  },
  'publication.post.days': {
    kind: 'invalid',
    zh: { what: '当地还没有录入这种公示的天数。', next: '请按当地文件填写天数。' },
    en: { what: 'How long it hangs is not on record for this place.', next: 'Give the number of days.' },
  },
  'publication.post.nobody': {
    kind: 'conflict',
    zh: { what: '没有等待公示的办件。', next: '可能已经由别人张贴，请刷新后查看。' },
    en: { what: 'No case waits to be put up.', next: 'Somebody else may have done it: reload.' },
  },
  'publication.post.none': {
    kind: 'conflict',
    zh: { what: '{count} 件都不能张贴。', next: '请按每一件的原因处理后再张贴。' },
    en: { what: 'None of {count} cases can be put up.', next: 'Settle the reason of each first.' },
  },
  'publication.post.not-waiting': {
    kind: 'conflict',
    zh: { what: '这个办件不在等待公示。', next: '请刷新后查看它的进度。' },
    en: { what: 'This case does not wait to be put up.', next: 'Reload and see where it stands.' },
  },
  'publication.standing.matter': {
    kind: 'invalid',
    zh: { what: '这个事项没有要求长期公布。', next: '请选择低保、特困等要求长期公布的事项。' },
    en: {
      what: 'Nothing says that those who receive by this matter stay in public.',
      next: 'Choose a matter that has a standing list.',
    },
  },
  'publication.standing.nobody': {
    kind: 'conflict',
    zh: { what: '这个村（社区）没有可以长期公布的对象。', next: '有人获得确认后再张贴。' },
    en: {
      what: 'Nobody there can be on the standing list.',
      next: 'Put it up when somebody was granted aid.',
    },
  },
  'publication.list.cursor': {
    kind: 'invalid',
    zh: { what: '翻页位置不正确。', next: '请从第一页重新查看。' },
    en: { what: 'This is no place in the list.', next: 'Start again from the first page.' },
  },
  'publication.list.down': {
    kind: 'gone',
    zh: { what: '这份公示已经结束或者撤下（{on}）。', next: '对结果有意见的，可以向民政部门反映。' },
    en: { what: 'This list does not hang any more ({on}).', next: 'Write to the bureau instead.' },
  },
  'publication.list.village': {
    kind: 'forbidden',
    zh: { what: '村（社区）不能张贴、撤下网上公示。', next: '请联系乡镇（街道）办理。' },
    en: { what: 'A village does not put up or take down lists.', next: 'Ask the township to do it.' },
  },
  'publication.list.standing': {
    kind: 'invalid',
    zh: { what: '长期公布没有公示期，不用办结。', next: '有变化时重新张贴。' },
    en: { what: 'A standing list has no end to conclude.', next: 'Put it up anew when it has changed.' },
  },
  'publication.tip.form': {
    kind: 'invalid',
    zh: { what: '页面已经失效。', next: '请回到公示页面重新填写。' },
    en: { what: 'The form is not valid any more.', next: 'Go back to the list and begin again.' },
  },
  'publication.tip.text': {
    kind: 'invalid',
    zh: { what: '请写下要反映的内容，最多 {limit} 个字。', next: '请补充或者缩短后再提交。' },
    en: {
      what: 'Say what it is about, in at most {limit} characters.',
      next: 'Add or shorten it and send again.',
    },
  },
  'publication.tip.number': {
    kind: 'invalid',
    zh: {
      what: '内容里有身份证号或者银行账号一样的长号码。',
      next: '请删掉号码再提交，用姓名和村名说明是谁就可以。',
    },
    en: {
      what: 'It holds a long number like that of an identity card or an account.',
      next: 'Leave the number out; a name and a village are enough.',
    },
  },
  'publication.tip.name': {
    kind: 'invalid',
    zh: { what: '姓名太长，或者里面有号码。', next: '请只写姓名；不愿署名的可以不填。' },
    en: { what: 'The name is too long or holds a number.', next: 'Write the name alone, or leave it empty.' },
  },
  'publication.tip.phone': {
    kind: 'invalid',
    zh: { what: '电话号码不正确。', next: '请填写手机号或者带区号的固定电话，也可以不填。' },
    en: { what: 'This is no telephone number.', next: 'Correct it, or leave it empty.' },
  },
  'publication.tip.unsigned': {
    kind: 'invalid',
    zh: { what: '留了电话，没有写姓名。', next: '请写上姓名；要匿名的请把电话也空着。' },
    en: {
      what: 'There is a telephone but no name.',
      next: 'Add the name; to stay anonymous leave both empty.',
    },
  },
  'publication.tip.town': {
    kind: 'invalid',
    zh: { what: '没有这个乡镇（街道）。', next: '请从列表里选择。' },
    en: { what: 'There is no such township.', next: 'Choose one from the list.' },
  },
  'publication.tip.many': {
    kind: 'limited',
    zh: { what: '今天收到的意见太多，暂时不能在网上提交。', next: '请打公示上的电话，或者明天再提交。' },
    en: { what: 'Too much came in today.', next: 'Call the number on the list, or try tomorrow.' },
  },
  'publication.tip.closed': {
    kind: 'conflict',
    zh: { what: '这条意见已经办结。', next: '有新情况的另行登记。' },
    en: { what: 'This has been closed.', next: 'Record anything new on its own.' },
  },
  'publication.tip.answered': {
    kind: 'conflict',
    zh: { what: '这条意见已经答复，不用再转办。', next: '需要补充的可以再次答复，或者办结。' },
    en: { what: 'This has been answered.', next: 'Answer once more, or close it.' },
  },
  'publication.tip.how': {
    kind: 'invalid',
    zh: { what: '请选择异议怎样处理。', next: '重新调查、民主评议等按事项规定选择。' },
    en: { what: 'Say how the objection is answered.', next: 'Choose one of the ways of the matter.' },
  },
  'publication.tip.nobody': {
    kind: 'invalid',
    zh: { what: '本单位没有这个经办人。', next: '请从列表里选择。' },
    en: { what: 'There is no such officer here.', next: 'Choose one from the list.' },
  },
};
