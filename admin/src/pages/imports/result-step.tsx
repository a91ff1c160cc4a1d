import { Button, Select } from 'antd';
import { addressOf, type QueryOf, useList } from '../../api/index.ts';
import {
  Empty,
  ErrorBlock,
  Facts,
  Loading,
  Notice,
  Section,
  sayCount,
  useFilters,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import type { Import } from './import-page.tsx';
import { FindingList, RowTable } from './row-table.tsx';
import { importTexts } from './texts.ts';

const VERDICTS = ['refused', 'warned', 'accepted'] as const;

/** What came of the import: the sums, what was found how often, and every row with its reasons. */
export function ResultStep({ of }: { of: Import }) {
  const t = useTexts(importTexts);
  const mayRun = useMay('imports.run');
  const hasFile = of.state !== 'discarded';
  return (
    <>
      <Section
        title={t.counts}
        actions={
          mayRun &&
          hasFile &&
          (of.rowsRefused > 0 || of.kinds.some(({ verdict }) => verdict === 'reject')) ? (
            <Button
              type="primary"
              href={addressOf('GET /api/v1/imports/{id}/refused.xlsx', { params: { id: of.id } })}
              download
            >
              {t.downloadRefused}
            </Button>
          ) : null
        }
      >
        <Facts
          facts={(Object.keys(t.count) as (keyof typeof t.count)[])
            .filter((name) => of.counts[name] > 0)
            .map((name) => ({ label: t.count[name], value: sayCount(of.counts[name]) }))}
        />
        {of.rowsRefused > 0 && hasFile && mayRun ? <p className="import-soft">{t.downloadHint}</p> : null}
      </Section>
      {of.others.length > 0 ? (
        <Notice kind="warn" title={t.others}>
          <FindingList findings={of.others.map(({ finding }) => finding)} />
        </Notice>
      ) : null}
      <Rows of={of} />
    </>
  );
}

function Rows({ of }: { of: Import }) {
  const t = useTexts(importTexts);
  const filters = useFilters();
  const verdict = VERDICTS.find((one) => one === filters.values.verdict);
  const kind = filters.values.kind;
  const query: QueryOf<'GET /api/v1/imports/{id}/rows'> = {
    limit: 30,
    ...(verdict ? { verdict } : {}),
    ...(kind ? { kind } : {}),
  };
  const list = useList('GET /api/v1/imports/{id}/rows', { params: { id: of.id }, query });
  const table = of.sheets.find((sheet) => sheet.table?.use === true)?.table;
  const titles = table?.columns.map(({ title }) => title) ?? [];
  const columns = table?.columns.map(({ column }) => column) ?? [];
  return (
    <Section title={t.rowsTitle}>
      <div className="import-filters">
        <Select
          aria-label={t.filterVerdict}
          value={verdict ?? ''}
          style={{ minWidth: 150 }}
          options={[
            { value: '', label: t.allVerdicts },
            ...VERDICTS.map((value) => ({ value, label: t.verdicts[value] })),
          ]}
          onChange={(value: string) => filters.set('verdict', value)}
        />
        <Select
          aria-label={t.byKind}
          value={kind ?? ''}
          className="import-kind"
          options={[
            { value: '', label: t.byKind },
            ...of.kinds.map((one) => ({ value: one.kind, label: `${one.what} ${t.kindRows(one.rows)}` })),
          ]}
          onChange={(value: string) => filters.set('kind', value)}
        />
      </div>
      {list.error && list.items.length === 0 ? (
        <ErrorBlock error={list.error} onRetry={list.readAgain} />
      ) : null}
      {list.isLoading ? <Loading /> : null}
      {!list.isLoading && !list.error && list.items.length === 0 ? <Empty /> : null}
      {list.items.length > 0 ? (
        <RowTable
          label={t.rowsLabel}
          titles={titles}
          columns={columns}
          rows={list.items.map((row) => ({
            ...row,
            key: `${row.sheetIndex}-${row.rowNo}`,
            note:
              row.verdict === 'refused' ? '' : row.isPartial ? t.partial : (t.outcomes[row.outcome] ?? ''),
          }))}
        />
      ) : null}
      {list.hasMore ? (
        <div className="list-foot">
          <span />
          <Button onClick={list.readMore} loading={list.isReadingMore}>
            {t.rows} +30
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
