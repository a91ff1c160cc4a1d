import { type ItemOf, useRead } from '../../api/index.ts';
import {
  DataTable,
  ErrorBlock,
  Loading,
  PageHead,
  sayCount,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { rosterTexts } from './texts.ts';

type Roster = ItemOf<'GET /api/v1/rosters'>;

export function RosterList() {
  const t = useTexts(rosterTexts);
  const { language } = useLanguage();
  const rosters = useRead('GET /api/v1/rosters', {});
  return (
    <>
      <PageHead title={t.title} intro={t.intro} />
      <div className="panel">
        {rosters.error ? (
          <ErrorBlock error={rosters.error} onRetry={() => void rosters.refetch()} />
        ) : rosters.data ? (
          <DataTable<Roster>
            label={t.title}
            rows={rosters.data.items}
            rowKey={(roster) => roster.code}
            rowLink={(roster) => `/rosters/${roster.code}`}
            columns={[
              { key: 'name', title: t.name, render: (roster) => roster[language] },
              {
                key: 'members',
                title: t.members,
                render: (roster) => <span className="figures">{t.count(sayCount(roster.members))}</span>,
              },
              {
                key: 'of',
                title: t.of,
                render: (roster) => (roster.of === 'households' ? t.ofHouseholds : t.ofPeople),
              },
              { key: 'source', title: t.source, render: (roster) => roster.source },
            ]}
          />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}
