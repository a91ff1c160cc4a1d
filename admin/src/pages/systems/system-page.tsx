import './systems.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead, useWrite } from '../../api/index.ts';
import {
  ConfirmWithReason,
  ErrorBlock,
  Facts,
  Loading,
  Notice,
  PageHead,
  Section,
  sayCount,
  sayMoment,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { KeySection } from './key-section.tsx';
import { SystemDrawer } from './system-drawer.tsx';
import { type System, SystemState } from './system-state.tsx';
import { systemTexts } from './texts.ts';

/** One system: what it may do and see, and its keys. */
export function SystemPage() {
  const t = useTexts(systemTexts);
  const { systemId = '' } = useParams();
  const system = useRead('GET /api/v1/systems/{systemId}', { params: { systemId } });
  if (system.error) return <ErrorBlock error={system.error} onRetry={() => void system.refetch()} isPage />;
  if (!system.data) return <Loading />;
  return (
    <>
      <PageHead
        title={system.data.name}
        crumbs={[{ path: '/systems', title: t.title }]}
        intro={<SystemState system={system.data} />}
        actions={<Actions system={system.data} />}
      />
      {system.data.stoppedAt ? <Notice kind="warn">{t.stoppedNotice}</Notice> : null}
      <Overview system={system.data} />
      <KeySection system={system.data} />
    </>
  );
}

function Overview({ system }: { system: System }) {
  const t = useTexts(systemTexts);
  const offered = useRead('GET /api/v1/systems/permissions', {});
  const titles = new Map(offered.data?.items.map(({ permission, title }) => [permission as string, title]));
  return (
    <Section title={t.overview}>
      <Facts
        facts={[
          {
            label: t.permissions,
            value: system.permissions.map((name) => titles.get(name) ?? name).join(' · '),
            isWide: true,
          },
          { label: t.document, value: system.document },
          { label: t.contact, value: system.contact || '—' },
          { label: t.place, value: system.placeName ?? t.wholeCounty },
          { label: t.calls, value: t.callsOf(sayCount(system.callsPerMinute)) },
          { label: t.made, value: t.madeBy(system.madeBy, sayMoment(system.madeAt)) },
        ]}
      />
    </Section>
  );
}

function Actions({ system }: { system: System }) {
  const t = useTexts(systemTexts);
  const [open, setOpen] = useState<'change' | 'stop' | null>(null);
  const stop = useWrite('POST /api/v1/systems/{systemId}/stop');
  const isStopping = system.stoppedAt === null;
  const word = isStopping ? t.stop : t.resume;
  return (
    <>
      <Button onClick={() => setOpen('change')}>{t.change}</Button>
      <Button danger={isStopping} onClick={() => setOpen('stop')}>
        {word}
      </Button>
      <SystemDrawer system={system} isOpen={open === 'change'} onClose={() => setOpen(null)} />
      <ConfirmWithReason
        title={word}
        isOpen={open === 'stop'}
        onClose={() => setOpen(null)}
        confirmText={word}
        isDanger={isStopping}
        confirm={async (reason) => {
          await stop.mutateAsync({
            params: { systemId: system.id },
            body: { isStopped: isStopping, reason },
          });
          toast(isStopping ? t.stopped : t.resumed);
        }}
      >
        <p>{isStopping ? t.stopText : t.resumeText}</p>
      </ConfirmWithReason>
    </>
  );
}
