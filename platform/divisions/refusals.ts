import type { Phrase, RefusalCatalogue, RefusalKind, RefusalText } from '../base/index.ts';
import { hangings } from './hangings.ts';

const text = (kind: RefusalKind, zh: Phrase, en: Phrase): RefusalText => ({ kind, zh, en });

const planRefusals: RefusalCatalogue = {
  'divisions.plan.refused': {
    kind: 'invalid',
    zh: { what: '共有 {count} 处问题，变更没有生效。', next: '请逐条修改后重新预览。' },
    en: {
      what: '{count} things are wrong; nothing was changed.',
      next: 'Mend each of them and preview again.',
    },
  },
  'divisions.plan.future': {
    kind: 'invalid',
    zh: {
      what: '第 {row} 项：生效日期 {day} 还没有到。',
      next: '请在生效当天或之后办理；在此之前，档案仍在原来的村、社区名下。',
    },
    en: {
      what: 'Act {row}: {day}, the day it takes effect, is still to come.',
      next: 'Do it on that day or later; until then records hang on the places that stand.',
    },
  },
  'divisions.plan.too-early': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：“{name}”最近一次变更自 {day} 起生效。', next: '请填写晚于该日的生效日期。' },
    en: { what: 'Act {row}: the last change of “{name}” took effect on {day}.', next: 'Give a later day.' },
  },
  'divisions.plan.before-founding': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：“{name}”自 {day} 起才设立。', next: '请填写不早于该日的生效日期。' },
    en: { what: 'Act {row}: “{name}” was founded on {day}.', next: 'Give that day or a later one.' },
  },
  'divisions.plan.no-such-place': {
    kind: 'missing',
    zh: { what: '第 {row} 项：所选的地方不存在或已经撤销。', next: '请重新选择。' },
    en: { what: 'Act {row}: the place does not exist, or no longer does.', next: 'Choose again.' },
  },
  'divisions.plan.twice': {
    kind: 'invalid',
    zh: {
      what: '第 {row} 项：“{name}”已在第 {other} 项中变更。',
      next: '同一批里每个地方只能变更一次，请分批办理。',
    },
    en: {
      what: 'Act {row}: “{name}” is changed by act {other} already.',
      next: 'One change for each place at a time.',
    },
  },
  'divisions.plan.nothing-changes': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：“{name}”没有任何变化。', next: '请检查填写的内容。' },
    en: { what: 'Act {row}: nothing about “{name}” changes.', next: 'Check what was filled in.' },
  },
  'divisions.plan.wrong-level': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：“{name}”的层级不能这样变更。', next: '请选择同一层级的地方。' },
    en: {
      what: 'Act {row}: “{name}” is of a level to which this cannot be done.',
      next: 'Choose places of one level.',
    },
  },
  'divisions.plan.kind-of-other-level': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：所选类型不属于这一层级。', next: '请重新选择类型。' },
    en: { what: 'Act {row}: this kind belongs to another level.', next: 'Choose another kind.' },
  },
  'divisions.plan.county': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：县级区划不能在这里变更。', next: '请选择乡镇或村。' },
    en: {
      what: 'Act {row}: the county itself is not changed here.',
      next: 'Choose a township or a village.',
    },
  },
  'divisions.plan.too-few': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：所选的地方太少。', next: '合并至少涉及两个地方，拆分至少分成两个。' },
    en: { what: 'Act {row}: too few places.', next: 'A merge needs two at least; so does a split.' },
  },
  'divisions.plan.no-code-left': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：“{name}”下已没有可用的代码。', next: '请手工填写代码。' },
    en: { what: 'Act {row}: no code is left under “{name}”.', next: 'Give the code yourself.' },
  },
  'divisions.plan.code-not-under-parent': {
    kind: 'invalid',
    zh: {
      what: '第 {row} 项：“{name}”的代码 {code} 不在上级“{parent}”（{parentCode}）之下。',
      next: '代码前几位必须与上级代码一致。',
    },
    en: {
      what: 'Act {row}: the code {code} of “{name}” is not one of “{parent}” ({parentCode}).',
      next: 'It must begin with the code of the place it lies in.',
    },
  },
  'divisions.plan.code-taken': {
    kind: 'conflict',
    zh: { what: '第 {row} 项：代码 {code} 正由“{name}”使用。', next: '请换一个代码，或留空由系统编排。' },
    en: { what: 'Act {row}: the code {code} is used by “{name}”.', next: 'Take another, or leave it empty.' },
  },
  'divisions.plan.code-was-in-use': {
    kind: 'conflict',
    zh: {
      what: '第 {row} 项：代码 {code} 在 {day} 之前由别的地方使用。',
      next: '请换一个代码，或改填生效日期。',
    },
    en: {
      what: 'Act {row}: the code {code} was in use elsewhere until {day}.',
      next: 'Take another code or day.',
    },
  },
  'divisions.plan.name-taken': {
    kind: 'conflict',
    zh: {
      what: '第 {row} 项：同一上级下已有“{name}”（{code}）。',
      next: '请换一个名称，或先变更另一处的名称。',
    },
    en: {
      what: 'Act {row}: there is a “{name}” ({code}) beside it.',
      next: 'Choose another name, or rename that one first.',
    },
  },
  'divisions.plan.in-two-parts': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：有的户或村同时列在两个部分。', next: '每一户、每一村只能划入一处。' },
    en: { what: 'Act {row}: something is listed in two parts.', next: 'Each goes to one part.' },
  },
  'divisions.plan.not-in-it': {
    kind: 'invalid',
    zh: { what: '第 {row} 项：有的村不属于要拆分的地方。', next: '请重新选择。' },
    en: { what: 'Act {row}: a village that is listed does not lie in it.', next: 'Choose again.' },
  },
};

/** An act that can no longer be undone, because records came to its result or left it: one text per kind. */
const hangingRefusals: RefusalCatalogue = Object.fromEntries(
  hangings.map(({ subjectKind, words }) => [
    `divisions.undo.hangs-${subjectKind}`,
    text(
      'conflict',
      {
        what: `变更后的地方已有新的${words.zh}记录 {count} 条（{examples}），其中 {gone} 条已转走。`,
        next: '这次变更已不能原样撤销；请按实际情况另行办理变更。',
      },
      {
        what: `On the result, {count} ${words.en} are not as the act left them ({examples}); {gone} of them went elsewhere.`,
        next: 'It can no longer be undone exactly; record what is true now as a new act.',
      },
    ),
  ]),
);

export const divisionRefusals: RefusalCatalogue = {
  ...planRefusals,
  'divisions.place.changed': {
    kind: 'conflict',
    zh: { what: '“{name}”刚刚由 {by} 变更（{at}）。', next: '请重新预览，确认后再提交。' },
    en: { what: '“{name}” has just been changed by {by} ({at}).', next: 'Preview again before you confirm.' },
  },
  'divisions.place.unseen': {
    kind: 'conflict',
    zh: { what: '“{name}”也会变更，但不在您确认过的预览里。', next: '请重新预览，确认后再提交。' },
    en: {
      what: '“{name}” would change too, and was not in the preview.',
      next: 'Preview again before you confirm.',
    },
  },
  'divisions.undo.already': {
    kind: 'conflict',
    zh: { what: '这次变更已经撤销过。', next: '请刷新查看。' },
    en: { what: 'This act was undone already.', next: 'Reload to see it.' },
  },
  'divisions.undo.of-undo': {
    kind: 'invalid',
    zh: { what: '撤销本身不能再撤销。', next: '如需恢复，请重新办理一次变更。' },
    en: { what: 'An undo cannot be undone.', next: 'Do the act again instead.' },
  },
  'divisions.undo.loading': {
    kind: 'invalid',
    zh: { what: '全县区划的首次载入不能撤销。', next: '个别地方有误时，请办理更名、调整代码等变更。' },
    en: {
      what: 'The first loading of the county cannot be undone.',
      next: 'Rename or recode what is wrong in it.',
    },
  },
  'divisions.undo.later-act': {
    kind: 'conflict',
    zh: { what: '“{name}”此后又有变更（{day}，{document}）。', next: '请先撤销后面的变更。' },
    en: { what: '“{name}” was changed again since ({day}, {document}).', next: 'Undo the later act first.' },
  },
  'divisions.undo.has-children': {
    kind: 'conflict',
    zh: { what: '“{name}”之下已有“{child}”。', next: '请先撤销或调整其下的地方。' },
    en: { what: '“{child}” lies in “{name}” by now.', next: 'Undo or move what lies below first.' },
  },
  'divisions.undo.parent-gone': {
    kind: 'conflict',
    zh: { what: '“{name}”原来的上级已经撤销。', next: '请先撤销对上级的变更。' },
    en: { what: 'What “{name}” lay in no longer exists.', next: 'Undo what was done to that first.' },
  },
  'divisions.undo.taken': {
    kind: 'conflict',
    zh: { what: '原来的名称或代码已被“{name}”使用（{code}）。', next: '请先变更占用者。' },
    en: {
      what: 'The former name or code is used by “{name}” by now ({code}).',
      next: 'Change that one first.',
    },
  },
  ...hangingRefusals,
};
