import type { Language } from '../../base/index.ts';
import { lengthWithin, PARTS_MAX } from './count-parts.ts';
import { cleanWords } from './mask-name.ts';

type Words = Readonly<Record<Language, string>>;
/** A value in both languages, or one that needs none. `name` is masked already. */
export type SmsFact = string | Words;
export type SmsFacts = Readonly<Record<string, SmsFact>>;

export interface SmsTemplate {
  readonly title: Words;
  readonly text: Words;
  /** What may be cut when the message grows too long: words that somebody typed. */
  readonly elastic?: string;
}

const LOOK = {
  zh: '凭办件号和身份证后四位可在便民网页查询。',
  en: 'Look it up online with the case number and the last 4 of your ID.',
};

/**
 * Everything that families are told by telephone. A masked name, the matter, its number and where to look: no amount,
 * no illness, no ID number, since a telephone lies about and passes from hand to hand.
 */
export const smsTemplates = {
  'case-received': {
    title: { zh: '收到申请', en: 'Application received' },
    text: {
      zh: `{name}：已收到您的{matter}申请，办件号{caseNo}。${LOOK.zh}`,
      en: `{name}: we have your application for {matter}, case {caseNo}. ${LOOK.en}`,
    },
  },
  'case-accepted': {
    title: { zh: '已受理', en: 'Accepted' },
    text: {
      zh: `{name}：您的{matter}申请已受理，办件号{caseNo}。${LOOK.zh}`,
      en: `{name}: your application for {matter} is accepted, case {caseNo}. ${LOOK.en}`,
    },
  },
  'case-not-accepted': {
    title: { zh: '不予受理', en: 'Not accepted' },
    text: {
      zh: '{name}：您的{matter}申请（{caseNo}）未予受理，理由：{reason}。详见书面告知，可到乡镇民政办咨询。',
      en: '{name}: your application for {matter} ({caseNo}) was not accepted: {reason}. See the letter or ask at the township office.',
    },
    elastic: 'reason',
  },
  'case-supplement': {
    title: { zh: '请补充材料', en: 'Papers are lacking' },
    text: {
      zh: '{name}：您的{matter}申请（{caseNo}）请一次补齐：{items}。交乡镇民政办或者在便民网页上传。',
      en: '{name}: for {matter} ({caseNo}) please bring: {items}. To the township office, or upload them online.',
    },
    elastic: 'items',
  },
  'case-publicity': {
    title: { zh: '公示开始', en: 'On public notice' },
    text: {
      zh: `{name}：您的{matter}申请（{caseNo}）已张榜公示，至{until}止。${LOOK.zh}`,
      en: `{name}: your application for {matter} ({caseNo}) is on public notice until {until}. ${LOOK.en}`,
    },
  },
  'case-granted': {
    title: { zh: '准予', en: 'Granted' },
    text: {
      zh: `{name}：您的{matter}申请（{caseNo}）已经批准，具体见决定书。${LOOK.zh}`,
      en: `{name}: your application for {matter} ({caseNo}) is granted; the decision tells the details. ${LOOK.en}`,
    },
  },
  'case-refused': {
    title: { zh: '不予批准', en: 'Refused' },
    text: {
      zh: '{name}：您的{matter}申请（{caseNo}）未获批准，理由和救济途径见决定书，可到乡镇民政办领取、咨询。',
      en: '{name}: your application for {matter} ({caseNo}) was refused. The decision says why and what you can do; ask at the township office.',
    },
  },
  'case-changed': {
    title: { zh: '待遇有变动', en: 'Decided' },
    text: {
      zh: '{name}：您的{matter}（{caseNo}）已作出决定，内容、理由和救济途径见决定书，可到乡镇民政办领取、咨询。',
      en: '{name}: “{matter}” ({caseNo}) is decided. The decision says what, why and what you can do; ask at the township office.',
    },
  },
  'case-corrected': {
    title: { zh: '更正', en: 'Corrected' },
    text: {
      zh: `{name}：您的{matter}（{caseNo}）此前的决定已撤销，正在重新办理，以新的决定书为准。${LOOK.zh}`,
      en: `{name}: the decision on your {matter} ({caseNo}) was taken back and is being made anew. ${LOOK.en}`,
    },
  },
  'case-extended': {
    title: { zh: '延长办理期限', en: 'The limit was extended' },
    text: {
      zh: `{name}：您的{matter}申请（{caseNo}）依规定延长办理期限。${LOOK.zh}`,
      en: `{name}: the time for your {matter} ({caseNo}) was extended as the rules allow. ${LOOK.en}`,
    },
  },
  'case-ended': {
    title: { zh: '终止办理', en: 'Ended' },
    text: {
      zh: '{name}：您的{matter}申请（{caseNo}）已终止办理，理由：{reason}。可到乡镇民政办咨询。',
      en: '{name}: your application for {matter} ({caseNo}) was ended: {reason}. Ask at the township office.',
    },
    elastic: 'reason',
  },
  'application-taken': {
    title: { zh: '网上申请已收到', en: 'Online application received' },
    text: {
      zh: '{name}：已收到您在网上提交的{matter}申请，查询码{code}。工作人员审看后会再通知您。',
      en: '{name}: we have your online application for {matter}, code {code}. We will write again once it was looked at.',
    },
  },
  'award-changed': {
    title: { zh: '待遇变动', en: 'An award changed' },
    text: {
      zh: '{name}：您家的{scheme}自{month}起{act}，理由和依据可到乡镇民政办查询，有异议的可以提出。',
      en: '{name}: {scheme} of your family {act} from {month}. The township office tells why; you may object.',
    },
  },
  'pay-arrived': {
    title: { zh: '已发放', en: 'Paid' },
    text: {
      zh: '{name}：{month}的{scheme}已经发放，请查收。有疑问可到乡镇民政办查询。',
      en: '{name}: {scheme} for {month} was paid into your account. Ask at the township office.',
    },
  },
  'pay-failed': {
    title: { zh: '发放未成功', en: 'Not paid' },
    text: {
      zh: '{name}：{month}的{scheme}有款项没有发放成功。请带身份证和存折（卡）到乡镇民政办核对账户，核对后补发。',
      en: '{name}: part of {scheme} for {month} could not be paid. Bring ID card and passbook to the township office.',
    },
  },
  'objection-answered': {
    title: { zh: '群众反映已答复', en: 'What was told is answered' },
    text: {
      zh: '{name}：您向民政部门反映的问题已有答复，可凭当时得到的编号在便民网页查看。',
      en: '{name}: what you told the civil affairs office is answered; see it online with the number you were given.',
    },
  },
} as const satisfies Record<string, SmsTemplate>;

export type SmsTemplateName = keyof typeof smsTemplates;
export const smsTemplateNames = Object.keys(smsTemplates) as SmsTemplateName[];

const fill = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');

/**
 * Writes a message out. Typed words are cleaned of long numbers and addresses, and cut so that the whole stays within
 * the parts allowed.
 * @throws when it is too long without any typed words: the template is.
 */
export function writeText(name: SmsTemplateName, facts: SmsFacts, language: Language): string {
  const { text, elastic }: SmsTemplate = smsTemplates[name];
  const words: Record<string, string> = {};
  for (const [key, fact] of Object.entries(facts))
    words[key] = typeof fact === 'object' ? fact[language] : fact;
  const whole = fill(text[language], words);
  const max = lengthWithin(PARTS_MAX);
  if (elastic === undefined) {
    if (whole.length > max) throw new Error(`${name} is ${whole.length} characters long, ${max} at most`);
    return whole;
  }
  const typed = cleanWords(words[elastic] ?? '').replace(/[。.;；]+$/, '');
  const rest = fill(text[language], { ...words, [elastic]: '' }).length;
  const room = Math.max(8, max - rest);
  words[elastic] = typed.length > room ? `${typed.slice(0, room - 1)}…` : typed;
  return fill(text[language], words);
}
