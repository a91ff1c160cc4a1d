import type { ResponseOf } from '../../api/index.ts';
import { Mark, Notice, useTexts } from '../../kit/index.ts';
import { peopleTexts } from './texts.ts';

/** Says back how the one box was read, so that a wrong reading is seen at once. */
export function Understood({ page }: { page: ResponseOf<'POST /api/v1/persons/search'> | undefined }) {
  const t = useTexts(peopleTexts);
  if (!page) return null;
  return (
    <>
      <div className="understood" role="status">
        {page.understood.length > 0 ? <span>{t.readAs}</span> : null}
        {page.understood.map(({ kind, text }) => (
          <Mark key={`${kind} ${text}`} tone="blue">
            {kind === 'head' ? t.kinds.head : `${t.kinds[kind] ?? ''} ${text}`}
          </Mark>
        ))}
      </div>
      {page.hint ? <Notice kind="warn">{t.hints[page.hint]}</Notice> : null}
    </>
  );
}
