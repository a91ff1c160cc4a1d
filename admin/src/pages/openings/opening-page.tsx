import './openings.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  ErrorBlock,
  Facts,
  Loading,
  PageHead,
  Section,
  sayMoment,
  toast,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useRosters } from '../../parts/rosters.ts';
import { EndDrawer, type OpeningEnd } from './end-drawer.tsx';
import { KindTable } from './kind-table.tsx';
import { OpeningLines } from './opening-lines.tsx';
import { SettleDrawer, type Settling } from './settle-drawer.tsx';
import { openingTexts } from './texts.ts';

export type Opening = ResponseOf<'GET /api/v1/awards/openings/{openingId}'>;

/** A roster beside the law: how it differs, how each difference is settled, and what is opened of it. */
export function OpeningPage() {
  const { openingId = '' } = useParams();
  const t = useTexts(openingTexts);
  const rosters = useRosters();
  const sayMonth = useSayMonth();
  const mayOpen = useMay('awards.open');
  const [end, setEnd] = useState<OpeningEnd | null>(null);
  const [settling, setSettling] = useState<Settling | null>(null);
  // Lines that were picked are picked no longer once they are settled.
  const [settledTimes, setSettledTimes] = useState(0);
  const opening = useRead('GET /api/v1/awards/openings/{openingId}', { params: { openingId } });
  if (opening.error)
    return <ErrorBlock error={opening.error} isPage onRetry={() => void opening.refetch()} />;
  if (!opening.data) return <Loading />;
  const record = opening.data;
  const isSettling = record.state === 'settling' && mayOpen;
  return (
    <>
      <PageHead
        title={`${rosters.say(record.roster)} · ${sayMonth(record.firstMonth)}`}
        crumbs={[{ path: '/awards/openings', title: t.title }]}
        actions={isSettling ? <Acts record={record} onEnd={setEnd} /> : null}
      />
      <div className="panel">
        <Facts
          facts={[
            { label: t.state, value: t.states[record.state] ?? record.state },
            { label: t.lines, value: <span className="figures">{record.lines}</span> },
            { label: t.madeBy, value: `${record.madeByName} ${sayMoment(record.madeAt)}` },
            ...(record.state === 'opened'
              ? [
                  { label: t.awards, value: <span className="figures">{record.awards}</span> },
                  {
                    label: t.monthly,
                    value: <span className="figures">{yuanFromFen(record.amountFen)}</span>,
                  },
                  { label: t.endedBy, value: `${record.endedByName ?? ''} ${sayMoment(record.endedAt)}` },
                ]
              : []),
          ]}
        />
      </div>
      <Section title={t.differences}>
        <KindTable
          record={record}
          onSettle={isSettling ? (kind, count, open) => setSettling({ kind, count, open }) : undefined}
        />
      </Section>
      <Section title={t.linesTitle}>
        <OpeningLines
          key={settledTimes}
          record={record}
          onSettle={isSettling ? (nos) => setSettling({ nos }) : undefined}
        />
      </Section>
      {settling ? (
        <SettleDrawer
          openingId={record.id}
          settling={settling}
          onClose={() => setSettling(null)}
          onSettled={() => setSettledTimes((times) => times + 1)}
        />
      ) : null}
      {end ? <EndDrawer record={record} end={end} onClose={() => setEnd(null)} /> : null}
    </>
  );
}

function Acts({ record, onEnd }: { record: Opening; onEnd(end: OpeningEnd): void }) {
  const t = useTexts(openingTexts);
  const navigate = useNavigate();
  const compare = useWrite('POST /api/v1/awards/openings');
  const again = async (): Promise<void> => {
    const { roster, firstMonth } = record;
    const { id } = await compare.mutateAsync({ body: { roster, firstMonth } });
    toast(t.againDone);
    void navigate(`/awards/openings/${id}`, { replace: true });
  };
  return (
    <>
      <Button danger onClick={() => onEnd('give-up')}>
        {t.giveUp}
      </Button>
      <Button loading={compare.isPending} onClick={() => void again()}>
        {t.again}
      </Button>
      <Button type="primary" onClick={() => onEnd('open')}>
        {t.open}
      </Button>
    </>
  );
}
