import { useEffect } from 'react';
import { type ItemOf, useList } from '../../api/index.ts';
import { type Column, ListPage, sayCount, sayMoment, useMay, useTexts } from '../../kit/index.ts';
import { useRosters } from '../../parts/rosters.ts';
import { isGoingOn, StateMark } from './state-mark.tsx';
import { importTexts } from './texts.ts';
import { UploadBox } from './upload-button.tsx';
import './imports.css';

type Row = ItemOf<'GET /api/v1/imports'>;

const LOOK_EVERY_MS = 1_500;

/** Everything that was brought in, the latest first, and the way to bring in more. */
export function ImportList() {
  const t = useTexts(importTexts);
  const mayRun = useMay('imports.run');
  const list = useList('GET /api/v1/imports', { query: { limit: 20 } });
  const isAnyGoingOn = list.items.some(({ state }) => isGoingOn(state));
  const { readAgain } = list;
  useEffect(() => {
    if (!isAnyGoingOn) return undefined;
    const timer = setInterval(() => readAgain(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  });
  return (
    <ListPage<Row>
      name="imports"
      label={t.label}
      title={t.title}
      intro={t.intro}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      rowLink={(row) => `/imports/${row.id}`}
      exportOf={{ list: 'imports', query: {} }}
      empty={{ text: t.nothing, next: t.nothingNext }}
      {...(mayRun ? { top: <UploadBox /> } : {})}
    />
  );
}

function useColumns(): Column<Row>[] {
  const t = useTexts(importTexts);
  const rosters = useRosters();
  return [
    { key: 'file', title: t.file, render: (row) => <span className="import-file">{row.fileName}</span> },
    {
      key: 'roster',
      title: t.roster,
      render: (row) => (row.roster === null ? '—' : rosters.say(row.roster)),
    },
    { key: 'period', title: t.period, render: (row) => row.period ?? '—' },
    { key: 'state', title: t.state, render: (row) => <StateMark state={row.state} /> },
    {
      key: 'rows',
      title: t.rows,
      align: 'right',
      render: (row) => (row.rowsTotal > 0 ? sayCount(row.rowsTotal) : '—'),
    },
    {
      key: 'result',
      title: t.result,
      render: (row) => (row.rowsDone > 0 ? t.tally(row.rowsAccepted, row.rowsWarned, row.rowsRefused) : '—'),
    },
    { key: 'by', title: t.by, onCard: 'hide', render: (row) => row.uploadedByName },
    { key: 'at', title: t.at, render: (row) => sayMoment(row.uploadedAt) },
  ];
}
