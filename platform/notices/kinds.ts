import type { Language } from '../base/index.ts';

/** What a message says of its subject: words in both languages, or what needs none. */
export type NoticeFact = string | number | Readonly<Record<Language, string>>;
export type NoticeFacts = Readonly<Record<string, NoticeFact>>;

export interface NoticeText {
  readonly title: Readonly<Record<Language, string>>;
  readonly body: Readonly<Record<Language, string>>;
}

/**
 * Everything that officers are told. `{name}` is filled from the facts; a fact in two languages speaks the reader's.
 * Who applied is named: whoever reads it has the case before them anyway, and sees it only in the post of that place.
 */
export const noticeKinds = {
  'case-returned': {
    title: { zh: '办件退回', en: 'A case was returned' },
    body: {
      zh: '{name}的“{matter}”（{caseNo}）由{who}退回：{reason}',
      en: '{who} returned “{matter}” of {name} ({caseNo}): {reason}',
    },
  },
  'case-handed-on': {
    title: { zh: '办件转交给您', en: 'A case was handed to you' },
    body: {
      zh: '{who}把{name}的“{matter}”（{caseNo}）转交给您办理。',
      en: '{who} handed “{matter}” of {name} ({caseNo}) on to you.',
    },
  },
  'case-taken-over': {
    title: { zh: '办件由他人接办', en: 'A case was taken over' },
    body: {
      zh: '{who}接办了您手上{name}的“{matter}”（{caseNo}）：{reason}',
      en: '{who} took over “{matter}” of {name} ({caseNo}) from you: {reason}',
    },
  },
  'case-objection': {
    title: { zh: '公示收到异议', en: 'An objection came in' },
    body: {
      zh: '{name}的“{matter}”（{caseNo}）公示期间收到异议，请调查处理。',
      en: 'Somebody objects to “{matter}” of {name} ({caseNo}), which is on the wall. Please look into it.',
    },
  },
  'application-sent': {
    title: { zh: '群众网上提交', en: 'Sent by telephone' },
    body: {
      zh: '“{matter}”收到{what}，请在“网上申请”里处理。',
      en: '{what} came in for “{matter}”. See “From the public”.',
    },
  },
  'case-supplemented': {
    title: { zh: '补充材料已交', en: 'What was lacking has arrived' },
    body: {
      zh: '{name}的“{matter}”（{caseNo}）补充材料已交，请决定是否受理。',
      en: '{name} has brought what was lacking for “{matter}” ({caseNo}). Please accept or refuse it.',
    },
  },
  'case-reopened': {
    title: { zh: '办件重新启动', en: 'A case was reopened' },
    body: {
      zh: '{who}重新启动了{name}的“{matter}”（{caseNo}）：{reason}',
      en: '{who} reopened “{matter}” of {name} ({caseNo}): {reason}',
    },
  },
  'case-reversed': {
    title: { zh: '办理被撤销', en: 'An act was taken back' },
    body: {
      zh: '{who}撤销了{name}的“{matter}”（{caseNo}）最近一次办理：{reason}',
      en: '{who} took back the latest act on “{matter}” of {name} ({caseNo}): {reason}',
    },
  },
  'limits-today': {
    title: { zh: '办理期限提醒', en: 'Limits of your cases' },
    body: {
      zh: '您的待办中有 {late} 件已超期、{near} 件临近期限，最早的一件期限是 {first}。',
      en: '{late} of your cases are late and {near} near their limit; the first is due on {first}.',
    },
  },
  'publication-objection': {
    title: { zh: '公示收到异议', en: 'An objection came in' },
    body: {
      zh: '“{title}”收到异议，请调查处理。',
      en: 'Somebody objects to “{title}”. Please look into it.',
    },
  },
  'tip-arrived': {
    title: { zh: '收到群众反映', en: 'Somebody told us something' },
    body: {
      zh: '收到一条关于“{about}”的反映，请查看。',
      en: 'Somebody told us about “{about}”. Please look.',
    },
  },
  'webhook-disabled': {
    title: { zh: '对外推送已停用', en: 'A webhook was disabled' },
    body: {
      zh: '“{name}”一直推送失败，已停用；新消息仍为它保留，恢复后补推。最近一次：{reason}',
      en: '“{name}” kept failing and was disabled; events are kept for it until it is switched on again. The last answer: {reason}',
    },
  },
  'pay-failed': {
    title: { zh: '有款项没有发放成功', en: 'Some were not paid' },
    body: {
      zh: '{month}的{scheme}有 {count} 人没有发放成功，请联系本人核对账户。',
      en: '{count} people were not paid {scheme} for {month}. Please find out their accounts.',
    },
  },
  'sms-stuck': {
    title: { zh: '短信发不出去', en: 'Messages cannot be sent' },
    body: {
      zh: '短信多次发送失败，未能送达：{reason}',
      en: 'A message failed again and again and was given up: {reason}',
    },
  },
} as const satisfies Record<string, NoticeText>;

export type NoticeKind = keyof typeof noticeKinds;

export const isNoticeKind = (text: string): text is NoticeKind => Object.hasOwn(noticeKinds, text);

const fill = (template: string, facts: NoticeFacts, language: Language): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    return typeof fact === 'object' ? fact[language] : String(fact);
  });

/** A message in one language. A kind that is no longer known (of an older program) shows itself. */
export function sayNotice(
  kind: string,
  facts: NoticeFacts,
  language: Language,
): { title: string; body: string } {
  if (!isNoticeKind(kind)) return { title: kind, body: '' };
  const { title, body } = noticeKinds[kind];
  return { title: title[language], body: fill(body[language], facts, language) };
}
