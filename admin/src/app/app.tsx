import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled';
import DownOutlined from '@ant-design/icons/DownOutlined';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { isRefused } from '../api/refused.ts';
import { LanguageProvider, useLanguage } from '../kit/language.tsx';
import { theme } from '../kit/theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { SessionGate } from './session-gate.tsx';

/** Decoration only: antd's own names for these icons are English words to a screen reader. */
const selectIcons = {
  suffixIcon: <DownOutlined aria-hidden />,
  clearIcon: <CloseCircleFilled aria-hidden />,
};

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal will be a refusal again; only a lost connection or a busy server is worth another try.
      retry: (tries, error) => tries < 2 && isRefused(error) && (error.status === 0 || error.status === 503),
    },
  },
});

export function App() {
  return (
    <LanguageProvider>
      <Antd>
        <ErrorBoundary>
          <QueryClientProvider client={queryClient}>
            <BrowserRouter>
              <SessionGate />
            </BrowserRouter>
          </QueryClientProvider>
        </ErrorBoundary>
      </Antd>
    </LanguageProvider>
  );
}

/** antd in the house's look and in the language that is switched on; its English is fetched when wanted. */
function Antd({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const [locale, setLocale] = useState(zhCN);
  useEffect(() => {
    if (language === 'zh') setLocale(zhCN);
    else void import('antd/locale/en_US').then((loaded) => setLocale(loaded.default));
  }, [language]);
  return (
    <ConfigProvider
      select={selectIcons}
      theme={theme}
      locale={locale}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
