import { Link } from 'react-router';
import { useList } from '../../api/index.ts';
import { ErrorBlock, Loading, Section, sayMoment, useMay, useTexts } from '../../kit/index.ts';
import { awardPageTexts } from './texts.ts';

const SHOWN = 5;

/** What the family was told of it; nothing for a post that may not see messages. */
export function AwardTold({ awardId }: { awardId: string }) {
  return useMay('sms.read') ? <Told awardId={awardId} /> : null;
}

function Told({ awardId }: { awardId: string }) {
  const t = useTexts(awardPageTexts);
  const list = useList('GET /api/v1/sms', { query: { limit: SHOWN, subjectId: awardId } });
  if (list.error) return <ErrorBlock error={list.error} onRetry={list.readAgain} />;
  if (list.isLoading) return <Loading rows={1} />;
  return (
    <Section title={t.told}>
      {list.items.length === 0 ? (
        <p>{t.toldNothing}</p>
      ) : (
        <>
          <ul className="award-told">
            {list.items.map(({ id, text, name, writtenAt }) => (
              <li key={id}>
                <p>{text}</p>
                <p className="award-soft">{`${name} · ${sayMoment(writtenAt)}`}</p>
              </li>
            ))}
          </ul>
          <p>
            <Link to={`/sms?subjectId=${awardId}`}>{t.toMessages}</Link>
          </p>
        </>
      )}
    </Section>
  );
}
