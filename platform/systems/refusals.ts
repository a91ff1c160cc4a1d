import type { RefusalCatalogue } from '../base/index.ts';

export const systemsRefusals: RefusalCatalogue = {
  'systems.place': {
    kind: 'invalid',
    zh: { what: '范围只能是全县或者一个现有的乡镇。', next: '请重新选择。' },
    en: { what: 'It can see the county or one township that exists.', next: 'Choose again.' },
  },
  'systems.changed': {
    kind: 'conflict',
    zh: { what: '别人刚刚改过这一条。', next: '请刷新后再改。' },
    en: { what: 'Somebody has just changed this.', next: 'Reload it and change it then.' },
  },
  'systems.keys': {
    kind: 'conflict',
    zh: { what: '一个系统同时最多有 {max} 把有效的密钥。', next: '请先作废不用的一把。' },
    en: { what: 'A system holds {max} good keys at most.', next: 'Revoke one that is not used first.' },
  },
  'systems.key': {
    kind: 'not-signed-in',
    zh: { what: '密钥不对、已作废或者过期。', next: '请向县民政局系统管理员索取新的密钥。' },
    en: {
      what: 'The key is wrong, revoked or too old.',
      next: 'Ask the system administrator for a new one.',
    },
  },
  'systems.too-often': {
    kind: 'limited',
    zh: { what: '这把密钥每分钟最多调用 {max} 次。', next: '请放慢速度，一分钟后再试。' },
    en: { what: 'This key may call {max} times a minute.', next: 'Slow down, and try again in a minute.' },
  },
};
