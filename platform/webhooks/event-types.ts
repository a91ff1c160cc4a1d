import type { Language } from '../base/index.ts';

/** Everything that other systems can be told. A type is never renamed: somebody listens for it. */
export const eventTypes = {
  'case.applied': { zh: '收到申请', en: 'An application was taken in' },
  'case.accepted': { zh: '已受理', en: 'A case was accepted' },
  'case.not-accepted': { zh: '不予受理', en: 'A case was not accepted' },
  'case.supplement-asked': { zh: '要求补正', en: 'More papers were asked for' },
  'case.moved': { zh: '办理进展', en: 'A case moved on' },
  'case.decided': { zh: '已作决定', en: 'A case was decided' },
  'case.ended': { zh: '撤回或者终止', en: 'A case was withdrawn or terminated' },
  'case.reopened': { zh: '重新办理', en: 'A case was reopened' },
  'publication.posted': { zh: '公示开始', en: 'A list was put up' },
  'publication.taken-down': { zh: '公示结束', en: 'A list was taken down' },
  'certificate.issued': { zh: '发证', en: 'A certificate was issued' },
  'certificate.revoked': { zh: '证件撤销', en: 'A certificate was revoked' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type EventType = keyof typeof eventTypes;
export const eventTypeNames = Object.keys(eventTypes) as EventType[];
