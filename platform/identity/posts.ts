import type { Duty } from '../base/index.ts';

/** What a route may ask for. `signed-in` and `public` are not here: they need no post. */
export const permissions = [
  'divisions.read',
  'divisions.change',
  'registry.read',
  'registry.write',
  'registry.reveal',
  'registry.merge',
  'rosters.read',
  'imports.read',
  'imports.run',
  'exports.run',
  'identity.users',
  'identity.security',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

/** Where a post can be held. */
export type PostLevel = 'county' | 'town' | 'village';

export interface PostRule {
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
      'imports.read',
      'imports.run',
      'exports.run',
    ],
  },
  'township-clerk': {
    duty: 'business',
    levels: ['town'],
    permissions: [
      'divisions.read',
      'registry.read',
      'registry.write',
      'registry.reveal',
      'rosters.read',
      'imports.read',
      'imports.run',
      'exports.run',
    ],
  },
  'village-worker': {
    duty: 'business',
    levels: ['village'],
    permissions: ['divisions.read', 'registry.read', 'rosters.read'],
  },
  director: {
    duty: 'business',
    levels: ['county', 'town'],
    permissions: [
      'divisions.read',
      'registry.read',
      'registry.reveal',
      'rosters.read',
      'imports.read',
      'exports.run',
    ],
  },
  auditor: {
    duty: 'business',
    levels: ['county'],
    permissions: [
      'divisions.read',
      'registry.read',
      'registry.reveal',
      'rosters.read',
      'imports.read',
      'exports.run',
    ],
  },
  'system-admin': {
    duty: 'system',
    levels: ['county'],
    permissions: ['divisions.read', 'identity.users'],
  },
  'security-admin': {
    duty: 'security',
    levels: ['county'],
    permissions: ['divisions.read', 'identity.security'],
  },
  'audit-admin': { duty: 'audit', levels: ['county'], permissions: ['audit.read'] },
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
