import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { connection, type Language } from '../api/connection.ts';

export type { Language };

interface LanguageSwitch {
  readonly language: Language;
  setLanguage(language: Language): void;
  /** What the account prefers; whoever chose at this browser keeps their choice. */
  suggestLanguage(language: Language): void;
}

const STORED_AS = 'minzheng.language';

const LanguageContext = createContext<LanguageSwitch>({
  language: 'zh',
  setLanguage: () => undefined,
  suggestLanguage: () => undefined,
});

function readStored(): Language {
  return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh';
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setState] = useState<Language>(readStored);
  connection.language = language;
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      setLanguage(chosen: Language) {
        localStorage.setItem(STORED_AS, chosen);
        setState(chosen);
      },
      suggestLanguage(preferred: Language) {
        if (localStorage.getItem(STORED_AS) === null) setState(preferred);
      },
    }),
    [language],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export const useLanguage = (): LanguageSwitch => useContext(LanguageContext);

/** The texts of a folder in the language that is switched on. */
export function useTexts<T>(texts: { readonly zh: T; readonly en: T }): T {
  return texts[useLanguage().language];
}
