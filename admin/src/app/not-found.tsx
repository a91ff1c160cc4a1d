import { Link } from 'react-router';
import { Empty } from '../kit/blocks.tsx';
import { useTexts } from '../kit/language.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { appTexts } from './texts.ts';

export function NotFound() {
  const t = useTexts(appTexts);
  return (
    <>
      <PageHead title={t.missing} />
      <div className="panel">
        <Empty text={t.missingNext} action={<Link to="/">{t.toHome}</Link>} />
      </div>
    </>
  );
}

export function NotYours() {
  const t = useTexts(appTexts);
  return (
    <>
      <PageHead title={t.notYours} />
      <div className="panel">
        <Empty text={t.notYoursNext} action={<Link to="/">{t.toHome}</Link>} />
      </div>
    </>
  );
}
