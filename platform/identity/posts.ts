import type { Duty, Language } from '../base/index.ts';

/** What a route may ask for. `signed-in` and `public` are not here: they need no post. */
export const permissions = [
  'divisions.read',
  'divisions.change',
  'registry.read',
  'registry.write',
  'registry.reveal',
  'registry.merge',
  'rosters.read',
  'cases.read',
  'cases.act',
  'cases.delegate',
  'awards.read',
  'awards.change',
  'awards.open',
  'payments.read',
  'payments.prepare',
  'payments.sign',
  'campaigns.read',
  'campaigns.manage',
  'campaigns.receipt',
  'medical.settle',
  'medical.read',
  'medical.manage',
  'tips.read',
  'tips.handle',
  'cases.results',
  'applications.hand-in',
  'sms.read',
  'sms.send',
  'webhooks.manage',
  'systems.manage',
  'visits.read',
  'visits.plan',
  'visits.record',
  'visits.check',
  'imports.read',
  'imports.run',
  'exports.run',
  'what-if.run',
  'funds.read',
  'funds.manage',
  'identity.read',
  'identity.users',
  'identity.security',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

/** Where a post can be held. */
export type PostLevel = 'county' | 'town' | 'village';

export interface PostRule {
  readonly name: Readonly<Record<Language, string>>;
  readonly duty: Duty;
  readonly levels: readonly PostLevel[];
  readonly permissions: readonly Permission[];
}

/**
 * Who may do what: the one table. What an officer can do is the row here times the place of the post.
 * The three administrators watch one another: each has a duty of its own, and nobody holds two duties.
 */
export const posts = {
  'bureau-officer': {
    name: { zh: '局机关经办人', en: 'Bureau officer' },
    duty: 'business',
    levels: ['county'],
    permissions: [
      'divisions.read',
      'divisions.change',
      'registry.read',
      'registry.write',
      'registry.reveal',
      'registry.merge',
      'rosters.read',
      'cases.read',
      'campaigns.read',
      'campaigns.manage',
      'campaigns.receipt',
      'awards.read',
      'payments.read',
      'payments.prepare',
      'payments.sign',
      'cases.act',
      'awards.change',
      'awards.open',
      'tips.read',
      'tips.handle',
      'cases.results',
      'sms.read',
      'sms.send',
      'visits.read',
      'visits.plan',
      'visits.record',
      'visits.check',
      'imports.read',
      'imports.run',
      'exports.run',
      'what-if.run',
      'funds.read',
      'medical.read',
      'medical.manage',
      'funds.manage',
    ],
  },
  'township-clerk': {
    name: { zh: '乡镇民政办经办人', en: 'Township clerk' },
    duty: 'business',
    levels: ['town'],
    permissions: [
      'divisions.read',
      'registry.read',
      'registry.write',
      'registry.reveal',
      'rosters.read',
      'cases.read',
      'campaigns.read',
      'campaigns.receipt',
      'awards.read',
      'payments.read',
      'cases.act',
      'tips.read',
      'tips.handle',
      'cases.results',
      'sms.read',
      'sms.send',
      'visits.read',
      'visits.plan',
      'visits.record',
      'visits.check',
      'imports.read',
      'imports.run',
      'exports.run',
      'what-if.run',
      'funds.read',
    ],
  },
  'village-worker': {
    name: { zh: '村（社区）协办员', en: 'Village worker' },
    duty: 'business',
    levels: ['village'],
    permissions: [
      'divisions.read',
      'registry.read',
      'rosters.read',
      'cases.read',
      'campaigns.read',
      'campaigns.receipt',
      'awards.read',
      'cases.act',
      'visits.read',
      'visits.record',
    ],
  },
  director: {
    name: { zh: '负责人', en: 'Director' },
    duty: 'business',
    levels: ['county', 'town'],
    permissions: [
      'divisions.read',
      'registry.read',
      'registry.reveal',
      'rosters.read',
      'cases.read',
      'campaigns.read',
      'campaigns.manage',
      'awards.read',
      'payments.read',
      'payments.sign',
      'cases.act',
      'cases.delegate',
      'awards.change',
      'awards.open',
      'tips.read',
      'tips.handle',
      'cases.results',
      'sms.read',
      'visits.read',
      'visits.plan',
      'visits.record',
      'visits.check',
      'imports.read',
      'exports.run',
      'what-if.run',
      'funds.read',
      'medical.read',
      'medical.manage',
      'funds.manage',
    ],
  },
  auditor: {
    name: { zh: '监督检查员', en: 'Inspector' },
    duty: 'business',
    levels: ['county'],
    permissions: [
      'divisions.read',
      'registry.read',
      'registry.reveal',
      'rosters.read',
      'cases.read',
      'campaigns.read',
      'awards.read',
      'payments.read',
      'tips.read',
      'cases.results',
      'sms.read',
      'visits.read',
      'imports.read',
      'exports.run',
      'medical.read',
      'funds.read',
    ],
  },
  'system-admin': {
    name: { zh: '系统管理员', en: 'System administrator' },
    duty: 'system',
    levels: ['county'],
    permissions: [
      'divisions.read',
      'identity.read',
      'identity.users',
      'webhooks.manage',
      'systems.manage',
      'exports.run',
    ],
  },
  'security-admin': {
    name: { zh: '安全管理员', en: 'Security administrator' },
    duty: 'security',
    levels: ['county'],
    permissions: ['divisions.read', 'identity.read', 'identity.security', 'exports.run'],
  },
  'audit-admin': {
    name: { zh: '审计管理员', en: 'Audit administrator' },
    duty: 'audit',
    levels: ['county'],
    permissions: ['audit.read', 'exports.run'],
  },
} as const satisfies Record<string, PostRule>;

export type Post = keyof typeof posts;

export function isPost(text: string): text is Post {
  return Object.hasOwn(posts, text);
}

const permissionSets = new Map<Post, ReadonlySet<string>>(
  Object.entries(posts).map(([post, rule]) => [post as Post, new Set<string>(rule.permissions)]),
);
const none: ReadonlySet<string> = new Set();

export function permissionsOf(post: Post): ReadonlySet<string> {
  return permissionSets.get(post) ?? none;
}
