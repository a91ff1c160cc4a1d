import { Type } from 'typebox';
import { done } from '../../base/index.ts';
import { decodeCursor } from '../../http/index.ts';
import { listUsers, type UserItem } from '../../identity/index.ts';
import { type Bilingual, defineList } from '../list-definition.ts';

const states: Readonly<Record<UserItem['state'], Bilingual>> = {
  active: { zh: '正常', en: 'Active' },
  locked: { zh: '已锁定', en: 'Locked' },
  'awaits-release': { zh: '待放行', en: 'Awaits release' },
  disabled: { zh: '已停用', en: 'Disabled' },
};

const instant = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));

/** `大冶市 社会救助股工作人员；…`: the posts held on the day of the export. */
const heldPosts = (user: UserItem) =>
  user.posts
    .filter((post) => post.isHeldNow)
    .map((post) => `${post.placeName} ${post.postName}`)
    .join('；');

export const usersList = defineList({
  name: 'users',
  title: { zh: '用户名单', en: 'Accounts' },
  permission: 'identity.read',
  filter: Type.Object({
    text: Type.Optional(Type.String({ maxLength: 50 })),
    state: Type.Optional(
      Type.Union([Type.Literal('active'), Type.Literal('disabled'), Type.Literal('awaits-release')]),
    ),
  }),
  columns: [
    {
      name: 'login',
      title: { zh: '登录名', en: 'Login' },
      kind: 'text',
      value: (user: UserItem) => user.login,
    },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, kind: 'text', value: (user) => user.name },
    {
      name: 'state',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      value: (user, { language }) => states[user.state][language],
    },
    { name: 'posts', title: { zh: '现任岗位', en: 'Posts' }, kind: 'text', width: 36, value: heldPosts },
    {
      name: 'totp',
      title: { zh: '动态验证码', en: 'One-time codes' },
      kind: 'text',
      value: (user, { language }) =>
        language === 'zh' ? (user.hasTotp ? '已启用' : '未启用') : user.hasTotp ? 'On' : 'Off',
    },
    {
      name: 'lastSignIn',
      title: { zh: '最近登录', en: 'Last sign-in' },
      kind: 'instant',
      value: (user) => instant(user.lastSignInAt),
    },
    {
      name: 'created',
      title: { zh: '创建时间', en: 'Made' },
      kind: 'instant',
      value: (user) => instant(user.createdAt),
    },
  ],
  async readPage({ reader, actor, now, today, language }, filter, { limit, after }) {
    const [afterLogin] = after === undefined ? [] : (decodeCursor(after, 1) ?? []);
    const query = { ...filter, limit, ...(afterLogin ? { afterLogin } : {}) };
    return done(await listUsers(reader, actor, query, { now, today, language }));
  },
});
