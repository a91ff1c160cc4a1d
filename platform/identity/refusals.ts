import type { RefusalCatalogue } from '../base/index.ts';

export const identityRefusals: RefusalCatalogue = {
  'identity.sign-in.wrong': {
    kind: 'not-signed-in',
    zh: { what: '登录名或密码不正确。', next: '请核对后重试；连续输错多次后须等待一段时间。' },
    en: {
      what: 'The login or the password is wrong.',
      next: 'Check them and try again; after several wrong tries you have to wait.',
    },
  },
  'identity.sign-in.wait': {
    kind: 'limited',
    zh: {
      what: '连续输错次数过多，请 {minutes} 分钟后再试。',
      next: '如急需使用，请联系安全管理员解锁。',
    },
    en: {
      what: 'Too many wrong tries; wait {minutes} minutes.',
      next: 'If it is urgent, ask the security administrator to unlock the account.',
    },
  },
  'identity.sign-in.busy': {
    kind: 'busy',
    zh: { what: '此刻登录的人太多。', next: '请过几秒钟再试。' },
    en: { what: 'Too many people are signing in at this moment.', next: 'Try again in a few seconds.' },
  },
  'identity.sign-in.disabled': {
    kind: 'not-signed-in',
    zh: { what: '此账号已停用。', next: '请联系系统管理员。' },
    en: { what: 'This account is disabled.', next: 'Ask the system administrator.' },
  },
  'identity.sign-in.awaits-release': {
    kind: 'not-signed-in',
    zh: { what: '此账号的密码刚被重置，尚待安全管理员放行。', next: '请联系安全管理员核实身份后放行。' },
    en: {
      what: 'The password of this account was reset; the security administrator has not released it yet.',
      next: 'Ask the security administrator, who will make sure that it is you.',
    },
  },
  'identity.sign-in.code-needed': {
    kind: 'not-signed-in',
    zh: { what: '请输入动态验证码。', next: '打开手机上的验证器，输入当前的六位数字。' },
    en: {
      what: 'A one-time code is needed.',
      next: 'Open the authenticator on your phone and type its six digits.',
    },
  },
  'identity.sign-in.code-wrong': {
    kind: 'not-signed-in',
    zh: { what: '动态验证码不正确，或已使用过。', next: '请等待验证器显示下一组数字后重试。' },
    en: {
      what: 'The one-time code is wrong, or was used before.',
      next: 'Wait for the next one and try again.',
    },
  },
  'identity.password.must-change': {
    kind: 'forbidden',
    zh: { what: '须先修改密码才能继续。', next: '请在“我的账号”中设置新密码。' },
    en: { what: 'Change your password first.', next: 'Set a new one under “My account”.' },
  },
  'identity.password.wrong': {
    kind: 'invalid',
    zh: { what: '当前密码不正确。', next: '请重新输入。' },
    en: { what: 'The present password is wrong.', next: 'Type it again.' },
  },
  'identity.password.short': {
    kind: 'invalid',
    zh: { what: '密码至少 {min} 个字符。', next: '请加长；几个不相干的词连在一起既长又好记。' },
    en: {
      what: 'A password has at least {min} characters.',
      next: 'Make it longer; a few unrelated words are long and easy to remember.',
    },
  },
  'identity.password.long': {
    kind: 'invalid',
    zh: { what: '密码最多 {max} 个字符。', next: '请缩短。' },
    en: { what: 'A password has at most {max} characters.', next: 'Make it shorter.' },
  },
  'identity.password.kinds': {
    kind: 'invalid',
    zh: { what: '密码须包含大写字母、小写字母、数字、符号中的至少 {min} 种。', next: '请补充。' },
    en: {
      what: 'A password needs at least {min} kinds of: capitals, small letters, digits, signs.',
      next: 'Add what is missing.',
    },
  },
  'identity.password.common': {
    kind: 'invalid',
    zh: { what: '这个密码太常见，很容易被猜中。', next: '请避开常用词、键盘连排和连续数字。' },
    en: {
      what: 'This password is a common one and easily guessed.',
      next: 'Avoid common words, runs along the keyboard and rows of digits.',
    },
  },
  'identity.password.personal': {
    kind: 'invalid',
    zh: { what: '密码中不能含有登录名、姓名或县市名称。', next: '请换一个与您无关的密码。' },
    en: {
      what: 'The password must not contain your login, your name or the name of the county.',
      next: 'Choose one that has nothing to do with you.',
    },
  },
  'identity.password.reused': {
    kind: 'invalid',
    zh: { what: '不能使用最近 {count} 次用过的密码。', next: '请换一个新的密码。' },
    en: { what: 'This is one of your last {count} passwords.', next: 'Choose a new one.' },
  },
  'identity.totp.is-on': {
    kind: 'conflict',
    zh: { what: '动态验证码已经启用。', next: '如需更换手机，请先停用再重新启用。' },
    en: { what: 'One-time codes are already on.', next: 'To change your phone, switch them off first.' },
  },
  'identity.totp.is-off': {
    kind: 'conflict',
    zh: { what: '动态验证码没有启用。', next: '无需操作。' },
    en: { what: 'One-time codes are not on.', next: 'There is nothing to do.' },
  },
  'identity.totp.not-started': {
    kind: 'conflict',
    zh: { what: '尚未开始启用动态验证码。', next: '请先扫描二维码。' },
    en: { what: 'Nothing was begun.', next: 'Scan the picture first.' },
  },
  'identity.totp.code-wrong': {
    kind: 'invalid',
    zh: { what: '动态验证码不正确，或已使用过。', next: '请检查手机时间，等待下一组数字后重试。' },
    en: {
      what: 'The code is wrong, or was used before.',
      next: 'Check the clock of your phone and wait for the next one.',
    },
  },
  'identity.post.not-yours': {
    kind: 'missing',
    zh: { what: '您目前不担任这个岗位。', next: '请刷新页面查看现任岗位。' },
    en: { what: 'You do not hold this post now.', next: 'Reload the page to see the posts you hold.' },
  },
  'identity.post.unknown': {
    kind: 'invalid',
    zh: { what: '没有这种岗位。', next: '请从列表中选择。' },
    en: { what: 'There is no such post.', next: 'Choose one from the list.' },
  },
  'identity.post.no-person': {
    kind: 'conflict',
    zh: {
      what: '这个账号还没有登记本人的身份证号，不能任职：任何审批和签字都要落实到人。',
      next: '请系统管理员先在账号页登记身份证号，再授予岗位。',
    },
    en: {
      what: 'It is not known yet whose account this is, so it is given no post: who signs has to be a known person.',
      next: 'Ask the system administrator to enter the ID number on the page of the account first.',
    },
  },
  'identity.person.number': {
    kind: 'invalid',
    zh: { what: '身份证号不正确。', next: '请对照本人身份证核对 18 位号码后重新填写。' },
    en: { what: 'The ID number is not valid.', next: 'Check the 18 characters against the card.' },
  },
  'identity.person.stays': {
    kind: 'conflict',
    zh: {
      what: '这个账号已任过职，所登记的本人不能再改。',
      next: '如登记有误，请停用这个账号，用正确的身份证号另建账号并重新任职。',
    },
    en: {
      what: 'This account has held a post; whose account it is cannot be changed any more.',
      next: 'If the entry is wrong, disable the account and make another one with the right number.',
    },
  },
  'identity.post.level': {
    kind: 'invalid',
    zh: { what: '这个岗位不能设在所选地方的层级。', next: '请选择相应层级的地方。' },
    en: { what: 'This post cannot be held at a place of this level.', next: 'Choose a place of its level.' },
  },
  'identity.post.two-duties': {
    kind: 'conflict',
    zh: {
      what: '系统管理员、安全管理员、审计管理员和业务岗位必须由不同的人担任，同一人的几个账号按一人计。',
      next: '请由另一个人担任此岗位，或先免去其现任岗位。',
    },
    en: {
      what: 'The system, security and audit administrators and the business posts must be different people.',
      next: 'Give the post to another person, or take the present one away first.',
    },
  },
  'identity.post.held': {
    kind: 'conflict',
    zh: { what: '此人在同一时期已担任这个岗位。', next: '无需重复任命。' },
    en: { what: 'This person already holds that post in that period.', next: 'There is nothing to do.' },
  },
  'identity.post.dates': {
    kind: 'invalid',
    zh: { what: '免职日期不能早于任职日期。', next: '请核对日期。' },
    en: { what: 'A post cannot end before it begins.', next: 'Check the dates.' },
  },
  'identity.post.ended': {
    kind: 'conflict',
    zh: { what: '这个岗位已经免去。', next: '请刷新页面。' },
    en: { what: 'This post was already taken away.', next: 'Reload the page.' },
  },
  'identity.user.login-taken': {
    kind: 'conflict',
    zh: { what: '登录名“{login}”已有人使用。', next: '请换一个登录名。' },
    en: { what: 'The login “{login}” is taken.', next: 'Choose another one.' },
  },
  'identity.user.yourself': {
    kind: 'forbidden',
    zh: { what: '不能对自己的账号（包括本人名下其他账号）进行此项操作。', next: '请由另一位管理员办理。' },
    en: { what: 'This cannot be done to an account of your own.', next: 'Ask another administrator.' },
  },
  'identity.user.state': {
    kind: 'conflict',
    zh: { what: '账号已经处于该状态。', next: '请刷新页面查看。' },
    en: { what: 'The account is already in that state.', next: 'Reload the page.' },
  },
  'identity.user.changed': {
    kind: 'conflict',
    zh: { what: '此账号刚被他人修改。', next: '请刷新后再修改。' },
    en: { what: 'Somebody has just changed this account.', next: 'Reload it and change it again.' },
  },
};
