import type { RefusalCatalogue } from '../base/index.ts';

export const httpRefusals: RefusalCatalogue = {
  'http.not-signed-in': {
    kind: 'not-signed-in',
    zh: { what: '您尚未登录，或登录已过期。', next: '请重新登录；已填写的内容会保留。' },
    en: {
      what: 'You are not signed in, or your session has ended.',
      next: 'Sign in again; what you typed is kept.',
    },
  },
  'http.forbidden': {
    kind: 'forbidden',
    zh: { what: '您当前的岗位不能进行此项操作。', next: '如工作需要，请联系安全管理员调整岗位。' },
    en: {
      what: 'The post you act in does not include this.',
      next: 'Ask the security administrator if you need it.',
    },
  },
  'http.post-ended': {
    kind: 'forbidden',
    zh: {
      what: '您的账号或岗位刚刚停止，本次操作没有生效。',
      next: '请重新登录，查看现任岗位；如有疑问请联系安全管理员。',
    },
    en: {
      what: 'Your account or your post has just ended; nothing was done.',
      next: 'Sign in again to see the posts you hold, or ask the security administrator.',
    },
  },
  'http.missing': {
    kind: 'missing',
    zh: { what: '没有找到这条记录，或它不在您的管辖范围内。', next: '请核对后重试，或返回列表。' },
    en: {
      what: 'There is no such record, or it is outside your area.',
      next: 'Check it and try again, or go back to the list.',
    },
  },
  'http.no-address': {
    kind: 'missing',
    zh: { what: '没有这个地址。', next: '请检查地址，或返回首页。' },
    en: { what: 'There is no such address.', next: 'Check it, or go back to the start page.' },
  },
  'http.method': {
    kind: 'method',
    zh: { what: '这个地址不支持此种请求方式。', next: '请按接口文档使用。' },
    en: { what: 'This address does not know that method.', next: 'Follow the API document.' },
  },
  'http.clash': {
    kind: 'conflict',
    zh: { what: '有人同时改动了相关内容，本次操作没有生效。', next: '请刷新后重试。' },
    en: {
      what: 'Somebody changed the same thing at the same time; nothing of yours was saved.',
      next: 'Reload and try again.',
    },
  },
  'http.invalid': {
    kind: 'invalid',
    zh: { what: '提交的内容不符合要求（{where} {reason}）。', next: '请按提示修改后重新提交。' },
    en: {
      what: 'What was sent does not fit ({where} {reason}).',
      next: 'Mend it as shown and send it again.',
    },
  },
  'http.too-large': {
    kind: 'too-large',
    zh: { what: '提交的内容超过大小限制。', next: '请减少内容或拆分后重试。' },
    en: { what: 'What was sent is too large.', next: 'Send less, or split it.' },
  },
  'http.unsupported': {
    kind: 'unsupported',
    zh: { what: '不支持的提交格式。', next: '请使用系统页面或按接口文档提交。' },
    en: { what: 'This content type is not supported.', next: 'Use the pages, or follow the API document.' },
  },
  'http.limited': {
    kind: 'limited',
    zh: { what: '操作过于频繁。', next: '请稍等片刻后重试。' },
    en: { what: 'Too many requests.', next: 'Wait a moment and try again.' },
  },
  'http.csrf': {
    kind: 'forbidden',
    zh: { what: '页面的安全凭证已失效。', next: '请刷新页面后重试。' },
    en: {
      what: 'The security token of this page is no longer valid.',
      next: 'Reload the page and try again.',
    },
  },
  'http.key-missing': {
    kind: 'invalid',
    zh: { what: '缺少请求头 Idempotency-Key。', next: '请为每次提交生成一个唯一的键。' },
    en: { what: 'The Idempotency-Key header is missing.', next: 'Send a unique key with every write.' },
  },
  'http.key-reused': {
    kind: 'conflict',
    zh: { what: '同一个 Idempotency-Key 曾用于不同的内容。', next: '请为新的提交换一个键。' },
    en: {
      what: 'This Idempotency-Key was used with other content.',
      next: 'Use a new key for a new submission.',
    },
  },
  'http.busy': {
    kind: 'busy',
    zh: { what: '数据库暂时无法应答。', next: '系统正在自动恢复，请稍后重试。' },
    en: {
      what: 'The database does not answer at the moment.',
      next: 'It is being restarted; try again shortly.',
    },
  },
};
