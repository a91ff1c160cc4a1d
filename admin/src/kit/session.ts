import { createContext, useContext } from 'react';

export interface HeldPost {
  readonly id: string;
  readonly post: string;
  /** In the language in which the session was read; the session is read anew when it is switched. */
  readonly postName: string;
  readonly level: 'county' | 'town' | 'village';
  readonly placeId: string;
  readonly placeName: string;
}

/** Who is signed in, in which post; what they may do decides what the pages offer. */
export interface Session {
  readonly user: { readonly id: string; readonly login: string; readonly name: string };
  readonly county: { readonly code: string; readonly name: string };
  readonly post: HeldPost | null;
  readonly posts: readonly HeldPost[];
  readonly permissions: ReadonlySet<string>;
  /** Day on which the password must have been changed; null when it never ends. */
  readonly passwordEndsOn: string | null;
  /** What a new password must be like, as the county has set it; 1 kind, 0 last ones: no such rule. */
  readonly passwordRules: { readonly lengthMin: number; readonly kindsMin: number; readonly history: number };
  /** Read from this device, because there is no network: the server knows nothing of it. */
  readonly isKept?: true;
  readonly hasTotp: boolean;
  readonly lastSignIn: { readonly at: string; readonly address: string | null } | null;
}

export const SessionContext = createContext<Session | null>(null);

/** The session of the page; pages are only shown to somebody who is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('a page was shown without a session');
  return session;
}

/** True when the post may do it. `signed-in` is what every officer may. */
export function useMay(permission: string): boolean {
  const { permissions } = useSession();
  return permission === 'signed-in' || permissions.has(permission);
}
