import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled';
import type { ReactNode } from 'react';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';

/** `allowClear` of an input, with a name in the language of the page: antd's own icon has an English one. */
export function useClearable(): { clearIcon: ReactNode } {
  const t = useTexts(kitTexts);
  return {
    clearIcon: (
      <>
        <CloseCircleFilled aria-hidden />
        <span className="sr-only">{t.clear}</span>
      </>
    ),
  };
}
