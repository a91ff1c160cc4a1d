import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/sms',
      permission: 'sms.read',
      title: { zh: '短信', en: 'Text messages' },
      load: () => import('./sms-list.tsx').then((module) => module.SmsList),
    },
    {
      path: '/sms/opt-outs',
      permission: 'sms.read',
      title: { zh: '不接收短信的号码', en: 'Numbers that want no messages' },
      load: () => import('./opt-out-list.tsx').then((module) => module.OptOutList),
    },
  ],
  menu: [{ group: 'desk', order: 60, path: '/sms', title: { zh: '短信', en: 'Text messages' } }],
});
