import type { RefusalCatalogue } from '../../platform/base/index.ts';

export const policyRefusals: RefusalCatalogue = {
  'policy.region.unknown': {
    kind: 'missing',
    zh: { what: '没有 {region} 的参数包。', next: '请从地区列表中选择。' },
    en: { what: 'There are no figures of {region}.', next: 'Choose a region from the list.' },
  },
  'policy.day.none': {
    kind: 'invalid',
    zh: { what: '{day} 不是有效的日期。', next: '请填写如 2023-06-15 的日期。' },
    en: { what: '{day} is no day of the calendar.', next: 'Give a day as 2023-06-15.' },
  },
  'policy.scheme.unknown': {
    kind: 'missing',
    zh: { what: '没有事项 {scheme}。', next: '请从政策目录中选择。' },
    en: { what: 'There is no scheme {scheme}.', next: 'Choose one from the catalogue.' },
  },
  'policy.parameter.unknown': {
    kind: 'missing',
    zh: { what: '没有参数 {parameter}。', next: '请从政策目录中选择。' },
    en: { what: 'There is no parameter {parameter}.', next: 'Choose one from the catalogue.' },
  },
  'policy.facts.wrong': {
    kind: 'invalid',
    zh: { what: '家庭情况有 {count} 处需要修改。', next: '请按各处的说明修改。' },
    en: { what: 'The facts are wrong in {count} places.', next: 'Mend each place as it says.' },
  },
  'policy.facts.one': {
    kind: 'invalid',
    zh: { what: '{zh}', next: '请修改后重试。' },
    en: { what: '{en}', next: 'Mend it and try again.' },
  },
  'policy.calendar.year': {
    kind: 'missing',
    zh: {
      what: '没有{year}年的放假日历，不能推算工作日。',
      next: '请换一个日期，或在规则包中补充该年度日历。',
    },
    en: {
      what: 'There is no calendar of working days for {year}.',
      next: 'Choose another day, or add that year’s calendar to the packs.',
    },
  },
};
