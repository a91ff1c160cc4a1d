import { Button } from 'antd';
import { useState } from 'react';
import {
  DataTable,
  ExportButton,
  Mark,
  Notice,
  Section,
  sayDate,
  sayMoment,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { money } from './award-filters.tsx';
import type { Recovery } from './recovery-page.tsx';
import { type Asked, EndRemission } from './remission-end.tsx';
import { ProposeDrawer } from './remission-propose.tsx';
import './recoveries.css';
import { recoveryTexts } from './texts.ts';

export type Remission = Recovery['remissions'][number];
const tones: Readonly<Record<string, 'ok' | 'warn' | 'plain'>> = { confirmed: 'ok', refused: 'warn' };

/** What is waived of an agreement: proposed by one, confirmed by another. */
export function Remissions({ record }: { record: Recovery }) {
  const t = useTexts(recoveryTexts);
  const mayChange = useMay('awards.change');
  const [isProposing, setIsProposing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayPropose = mayChange && record.leftFen > 0 && !record.isWaiting;
  return (
    <Section
      title={t.remissions}
      actions={mayPropose ? <Button onClick={() => setIsProposing(true)}>{t.propose}</Button> : null}
    >
      <Notice>
        <p>{t.remissionsIntro}</p>
        <p>{t.remissionsLaw}</p>
      </Notice>
      {record.remissions.length === 0 ? (
        <p>{t.remissionsEmpty}</p>
      ) : (
        <RemissionTable remissions={record.remissions} mayChange={mayChange} ask={setAsked} />
      )}
      {isProposing ? <ProposeDrawer record={record} onClose={() => setIsProposing(false)} /> : null}
      <EndRemission asked={asked} onClose={() => setAsked(null)} />
    </Section>
  );
}

function RemissionTable({
  remissions,
  mayChange,
  ask,
}: {
  remissions: readonly Remission[];
  mayChange: boolean;
  ask(asked: Asked): void;
}) {
  const t = useTexts(recoveryTexts);
  const { language } = useLanguage();
  const maySeeBook = useMay('funds.read');
  return (
    <DataTable<Remission>
      label={t.remissions}
      rows={remissions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'document',
          title: t.decision,
          onCard: 'title',
          render: ({ document, decidedOn }) => (
            <>
              {document} <span className="remission-day">{sayDate(decidedOn, language)}</span>
            </>
          ),
        },
        { key: 'amount', title: t.remitAmount, align: 'right', render: ({ amountFen }) => money(amountFen) },
        { key: 'ground', title: t.ground, render: ({ ground }) => t.grounds[ground] ?? ground },
        { key: 'reason', title: t.remitReason, render: ({ reason }) => reason },
        {
          key: 'proposed',
          title: t.proposed,
          render: (one) => `${one.proposedByName} ${sayMoment(one.proposedAt)}`,
        },
        {
          key: 'ended',
          title: t.ended,
          render: ({ byName, at, note }) =>
            byName ? [`${byName} ${sayMoment(at)}`, note].filter(Boolean).join(' · ') : t.soft,
        },
        {
          key: 'state',
          title: t.remitState,
          render: (one) =>
            one.how === null ? (
              <Waiting remission={one} mayChange={mayChange} ask={ask} />
            ) : (
              <span className="remission-acts">
                <Mark tone={tones[one.how] ?? 'plain'}>{t.ends[one.how] ?? one.how}</Mark>
                {one.transferId && maySeeBook ? (
                  <ExportButton
                    of={{ list: 'voucher', query: { transferId: one.transferId } }}
                    label={t.voucher}
                    isSmall
                  />
                ) : null}
              </span>
            ),
        },
      ]}
    />
  );
}

/** Whoever proposed it may take it back; another person decides. */
function Waiting({
  remission,
  mayChange,
  ask,
}: {
  remission: Remission;
  mayChange: boolean;
  ask(asked: Asked): void;
}) {
  const t = useTexts(recoveryTexts);
  if (!mayChange) return <Mark tone="blue">{t.waitsFor}</Mark>;
  if (remission.isOwn)
    return (
      <span className="remission-acts">
        <Mark tone="blue">{t.ownWaits}</Mark>
        <Button size="small" onClick={() => ask({ remission, how: 'withdrawn' })}>
          {t.withdraw}
        </Button>
      </span>
    );
  return (
    <span className="remission-acts">
      <Button size="small" type="primary" onClick={() => ask({ remission, how: 'confirmed' })}>
        {t.confirm}
      </Button>
      <Button size="small" onClick={() => ask({ remission, how: 'refused' })}>
        {t.refuse}
      </Button>
    </span>
  );
}
