import { type ItemOf, useRead } from '../../api/index.ts';
import {
  type Column,
  DataTable,
  ErrorBlock,
  Loading,
  Mark,
  PageHead,
  sayDate,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import './cases.css';
import { caseTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/matters'>;

/** What can be applied for, with its limits. */
export function MatterList() {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const matters = useRead('GET /api/v1/matters', {});
  const days = (count: number | null) => (count === null ? t.noDays : t.working(count));
  const columns: Column<Row>[] = [
    { key: 'title', title: t.matter, render: (row) => row.title },
    { key: 'steps', title: t.stepsTitle, render: (row) => t.steps(row.steps) },
    { key: 'limit', title: t.limit, render: (row) => days(row.days) },
    { key: 'promised', title: t.promised, render: (row) => days(row.promisedDays) },
    {
      key: 'public',
      title: t.publicity,
      render: (row) => (
        <Mark tone={row.isPublic ? 'blue' : 'plain'}>{row.isPublic ? t.publicly : t.notPublicly}</Mark>
      ),
    },
    { key: 'from', title: t.from, render: (row) => sayDate(row.procedureFrom, language) },
  ];
  return (
    <>
      <PageHead title={t.matters} intro={t.mattersIntro} />
      <div className="panel">
        {matters.error ? <ErrorBlock error={matters.error} onRetry={() => void matters.refetch()} /> : null}
        {matters.data ? (
          <DataTable<Row>
            label={t.matters}
            columns={columns}
            rows={matters.data.items}
            rowKey={(row) => row.code}
            rowLink={(row) => `/matters/${row.code}`}
          />
        ) : matters.error ? null : (
          <Loading />
        )}
      </div>
    </>
  );
}
