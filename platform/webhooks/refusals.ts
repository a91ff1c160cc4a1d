import type { RefusalCatalogue } from '../base/index.ts';

export const webhooksRefusals: RefusalCatalogue = {
  'webhooks.url': {
    kind: 'invalid',
    zh: { what: '接收地址不对。', next: '请填 https:// 开头的完整地址，不含用户名和密码。' },
    en: { what: 'This is no address.', next: 'Give a whole one with https://, without a name or password.' },
  },
  'webhooks.url.inside': {
    kind: 'invalid',
    zh: {
      what: '这是内部网络的地址，不允许推送。',
      next: '确需推送到内网的，请运维人员在 settings.json 的 webhooks.networks 里开放这个网段。',
    },
    en: {
      what: 'This address lies inside the network.',
      next: 'If it must be, the operator opens it in settings.json under webhooks.networks.',
    },
  },
  'webhooks.url.plain': {
    kind: 'invalid',
    zh: { what: '推送到互联网必须加密。', next: '请改用 https:// 开头的地址。' },
    en: { what: 'Over the open internet only TLS will do.', next: 'Use an address with https://.' },
  },
  'webhooks.place': {
    kind: 'invalid',
    zh: { what: '范围只能是全县或者一个现有的乡镇。', next: '请重新选择。' },
    en: { what: 'It can listen for the county or one township that exists.', next: 'Choose again.' },
  },
  'webhooks.changed': {
    kind: 'conflict',
    zh: { what: '别人刚刚改过这一条。', next: '请刷新后再改。' },
    en: { what: 'Somebody has just changed this.', next: 'Reload it and change it then.' },
  },
  'webhooks.cursor': {
    kind: 'invalid',
    zh: { what: '这一页的位置标记不对。', next: '请从第一页重新打开。' },
    en: { what: 'The mark of this page is not one of ours.', next: 'Open the list from its beginning.' },
  },
};
