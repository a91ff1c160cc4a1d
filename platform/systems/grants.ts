import type { Language } from '../base/index.ts';
import type { Permission } from '../identity/index.ts';

/** What a machine may be allowed: to read what came of cases, and to hand applications or bills of hospitals in. Nothing else, ever. */
export const systemPermissions = {
  'divisions.read': { zh: '读取行政区划', en: 'Read places' },
  'applications.hand-in': { zh: '代群众提交申请', en: 'Hand applications in' },
  'medical.settle': { zh: '提交医疗救助结算', en: 'Hand bills of hospitals in' },
  'cases.results': { zh: '读取办件进度和结果', en: 'Read how cases stand and what came of them' },
} as const satisfies Partial<Record<Permission, Readonly<Record<Language, string>>>>;

export type SystemPermission = keyof typeof systemPermissions;
export const systemPermissionNames = Object.keys(systemPermissions) as SystemPermission[];

/** The post in which a machine acts: it is in no table of who may act on a case. */
export const SYSTEM_POST = 'external-system';
