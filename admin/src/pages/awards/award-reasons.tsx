import './awards.css';
import { useRead } from '../../api/index.ts';
import { ErrorBlock, Facts, Loading, Notice, Section, useTexts, yuanFromFen } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { awardPageTexts } from './texts.ts';

/** Why it is this amount: what the law makes of the facts that it was reckoned from, beside what is given. */
export function AwardReasons({ awardId }: { awardId: string }) {
  const t = useTexts(awardPageTexts);
  const sayMonth = useSayMonth();
  const read = useRead('GET /api/v1/awards/{awardId}/reasons', { params: { awardId } });
  if (read.error) return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading rows={2} />;
  const { source, month, givenFen, lawFen, sentences } = read.data;
  if (month === null) return null;
  return (
    <Section title={t.why}>
      {source === 'none' || lawFen === null ? (
        <p>{t.whyNone}</p>
      ) : (
        <div className="award-why">
          <p>{t.whySources[source]}</p>
          <Facts
            facts={[
              {
                label: t.whyLaw(sayMonth(month)),
                value: <span className="figures">{yuanFromFen(lawFen)}</span>,
              },
              { label: t.whyGiven, value: <span className="figures">{yuanFromFen(givenFen)}</span> },
            ]}
          />
          {lawFen === givenFen ? null : (
            <Notice kind="info">
              {t.whyDiffers(yuanFromFen(Math.abs(lawFen - givenFen)), lawFen > givenFen)}
            </Notice>
          )}
          <ol className="award-reasons">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </div>
      )}
    </Section>
  );
}
