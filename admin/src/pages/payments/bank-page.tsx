import './payments.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../api/index.ts';
import { ErrorBlock, Loading, PageHead, Tabs, useMay, useTexts } from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { BankTab } from './bank-tab.tsx';
import { bankTexts } from './bank-texts.ts';
import { CameBackTab } from './came-back-tab.tsx';
import { ReconcileTab } from './reconcile-tab.tsx';
import { RunActDrawer } from './run-act-drawer.tsx';
import { useSayMonths } from './run-parts.tsx';
import { Stages } from './stages.tsx';
import { paymentTexts } from './texts.ts';

/** A signed run at the bank: its files and returns, what came back, and whether the three sides agree. */
export function BankPage() {
  const { paidRunId: runId = '' } = useParams();
  const t = useTexts(paymentTexts);
  const b = useTexts(bankTexts);
  const schemes = useSchemeTitles();
  const sayMonths = useSayMonths();
  const mayPrepare = useMay('payments.prepare');
  const [isEnding, setIsEnding] = useState(false);
  const page = useRead('GET /api/v1/pay-runs/{runId}', { params: { runId } });
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const run = page.data;
  const name = `${schemes.say(run.scheme)} ${sayMonths(run)}`;
  return (
    <>
      <PageHead
        title={`${name} ${b.tab}`}
        crumbs={[
          { path: '/payments', title: t.title },
          { path: `/payments/${runId}`, title: name },
        ]}
        actions={
          mayPrepare && run.state === 'signed' ? (
            <Button onClick={() => setIsEnding(true)}>{t.acts.end}</Button>
          ) : null
        }
      />
      <Stages run={run} />
      <Tabs
        label={run.runNo}
        tabs={[
          { key: 'bank', title: b.tab, draw: () => <BankTab run={run} /> },
          { key: 'back', title: b.back, draw: () => <CameBackTab run={run} /> },
          { key: 'reconcile', title: b.reconcile, draw: () => <ReconcileTab run={run} /> },
        ]}
      />
      {isEnding ? (
        <RunActDrawer
          run={run}
          act="end"
          onClose={() => setIsEnding(false)}
          onStale={() => void page.refetch()}
        />
      ) : null}
    </>
  );
}
