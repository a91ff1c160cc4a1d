import { useTexts } from '../../kit/language.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { homeTexts } from './texts.ts';

export function HomePage() {
  const t = useTexts(homeTexts);
  return <PageHead title={t.title} />;
}
