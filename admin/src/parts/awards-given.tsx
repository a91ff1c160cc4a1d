import { Link } from 'react-router';
import { useList } from '../api/index.ts';
import { DataTable, ErrorBlock, Loading, Section, useMay, useTexts } from '../kit/index.ts';
import { type Award, useAwardColumns } from './award-columns.tsx';
import { awardTexts } from './award-texts.ts';
import { PayeeName, TakesForOthers, usePayees } from './payee-of.tsx';
import { payeeOfTexts } from './payee-texts.ts';
import { TooMuch } from './too-much.tsx';

type Whose = { readonly personId: string } | { readonly householdId: string };

/** What a person or a household is given now; nothing for a post that may not see awards. */
export function AwardsGiven({ of }: { of: Whose }) {
  const t = useTexts(awardTexts);
  if (!useMay('awards.read')) return null;
  return (
    <>
      <Section title={t.now}>
        <Given of={of} />
      </Section>
      <TooMuch of={of} />
    </>
  );
}

function Given({ of }: { of: Whose }) {
  const t = useTexts(awardTexts);
  const payeeWords = useTexts(payeeOfTexts);
  const payees = usePayees(of);
  const columns = useAwardColumns();
  const list = useList('GET /api/v1/awards', { query: { limit: 100, ...of } });
  if (list.error) return <ErrorBlock error={list.error} onRetry={list.readAgain} />;
  if (list.isLoading) return <Loading rows={2} />;
  const given = list.items.filter(({ state }) => state !== 'stopped');
  const former = list.items.length - given.length;
  return (
    <>
      {given.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable<Award>
          label={t.now}
          rows={given}
          rowKey={(award) => award.id}
          rowLink={(award) => `/awards/${award.id}`}
          columns={[
            columns.scheme,
            { key: 'holder', title: t.holder, render: (award) => award.holderName },
            columns.state,
            columns.amount,
            columns.since,
            {
              key: 'payee',
              title: payeeWords.takenBy,
              render: (award) => <PayeeName payees={payees.get(award.id)} />,
            },
          ]}
        />
      )}
      {'personId' in of ? <TakesForOthers personId={of.personId} /> : null}
      <p>
        <Link
          to={'personId' in of ? `/people/${of.personId}/received` : `/households/${of.householdId}/received`}
        >
          {t.received}
        </Link>
      </p>
      {former > 0 ? (
        <p>
          <Link to={`/awards?${new URLSearchParams({ ...of, state: 'stopped' })}`}>{t.former(former)}</Link>
        </p>
      ) : null}
    </>
  );
}
