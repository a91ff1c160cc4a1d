import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { connection, type Language } from '../api/connection.ts';

export type { Language };

interface LanguageSwitch {
  readonly language: Language;
  setLanguage(language: Language): void;
}

const STORED_AS = 'minzheng.language';

const LanguageContext = createContext<LanguageSwitch>({ language: 'zh', setLanguage: () => undefined });

function readStored(): Language {
  return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh';
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setState] = useState<Language>(readStored);
  connection.language = language;
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(STORED_AS, language);
  }, [language]);
  const value = useMemo(() => ({ language, setLanguage: setState }), [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export const useLanguage = (): LanguageSwitch => useContext(LanguageContext);

/** The texts of a folder in the language that is switched on. */
export function useTexts<T>(texts: { readonly zh: T; readonly en: T }): T {
  return texts[useLanguage().language];
}
