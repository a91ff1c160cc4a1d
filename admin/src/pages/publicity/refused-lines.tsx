import { Link } from 'react-router';
import { Notice, useTexts } from '../../kit/index.ts';
import { publicityTexts } from './texts.ts';

interface RefusedLine {
  readonly caseId: string;
  readonly name: string;
  readonly what: string;
  readonly next: string;
}

/** Cases that cannot hang, each with the reason and the way to its page. */
export function RefusedLines({ refused }: { readonly refused: readonly RefusedLine[] }) {
  const t = useTexts(publicityTexts);
  if (refused.length === 0) return null;
  return (
    <Notice kind="warn" title={t.refused(refused.length)}>
      <ul className="plain-list">
        {refused.map(({ caseId, name, what, next }) => (
          <li key={caseId}>
            <Link className="within-text" to={`/cases/${caseId}`}>
              {name === '' ? t.openCase : name}
            </Link>{' '}
            {what} {next}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
