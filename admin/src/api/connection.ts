import { apiTexts } from './texts.ts';

export type Language = 'zh' | 'en';

interface Connection {
  language: Language;
  /** Belongs to the session; every write sends it back. */
  csrfToken: string;
  /** Opens the sign-in over the page; settles when somebody has signed in. */
  signInAgain: (() => Promise<void>) | null;
}

/** What every request carries. The session and the language switch write it; only the client reads it. */
export const connection: Connection = { language: 'zh', csrfToken: '', signInAgain: null };

export const connectionTexts = () => apiTexts[connection.language];
