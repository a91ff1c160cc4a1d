import type { Actor, Id } from '../base/index.ts';
import { newId } from '../base/index.ts';

/** An officer for tests below the identity mechanism: every permission asked for, in any place. */
export function testActor(given: {
  countyCode: string;
  level?: 'county' | 'town' | 'village';
  placeId?: Id | null;
  duty?: Actor['duty'];
  permissions?: readonly string[];
}): Actor {
  return {
    userId: newId(),
    userName: '测试员',
    otherAccounts: [],
    postHoldingId: newId(),
    post: 'bureau-officer',
    duty: given.duty ?? 'business',
    countyCode: given.countyCode,
    level: given.level ?? 'county',
    placeId: given.placeId ?? null,
    permissions: new Set(given.permissions ?? []),
  };
}
