import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import { List, Mark, sayCount, useFilters, useMay, useTexts } from '../../kit/index.ts';
import { type Campaign, money } from './parts.tsx';
import { ReceiptDrawer } from './receipt-drawer.tsx';
import { campaignTexts } from './texts.ts';

export type Line = ItemOf<'GET /api/v1/campaigns/{campaignId}/lines'>;

/** Who is on the list; where it is signed for, signing too. */
export function LinesTab({ campaign }: { campaign: Campaign }) {
  const t = useTexts(campaignTexts);
  const maySign = useMay('campaigns.receipt') && campaign.isSignedFor && campaign.state === 'approved';
  const [signing, setSigning] = useState<Line | null>(null);
  const { values } = useFilters();
  const query = {
    ...(values.town ? { townId: values.town } : {}),
    ...(values.class ? { class: values.class } : {}),
    ...(values.several ? { several: values.several === 'yes' } : {}),
    ...(values.signed ? { signed: values.signed === 'done' } : {}),
  };
  const receiptOf = (line: Line) => {
    if (line.receipt) {
      return (
        <a
          href={`/api/v1/campaign-lines/${line.id}/receipt/${line.receipt.paperId}`}
          target="_blank"
          rel="noreferrer"
        >
          {line.receipt.signer}
        </a>
      );
    }
    if (!maySign) return <Mark>{t.receipts.open}</Mark>;
    return (
      <Button size="small" onClick={() => setSigning(line)}>
        {t.sign}
      </Button>
    );
  };
  return (
    <>
      <List<Line>
        name="campaign-lines"
        label={t.lines}
        list={useList('GET /api/v1/campaigns/{campaignId}/lines', {
          params: { campaignId: campaign.id },
          query: { limit: 100, ...query },
        })}
        exportOf={{ list: 'campaigns', query: { campaignId: campaign.id, ...query } }}
        filters={[
          {
            name: 'town',
            label: t.town,
            kind: 'choice',
            options: campaign.towns.map(({ townId, townName }) => ({
              value: townId,
              label: townName ?? t.soft,
            })),
          },
          {
            name: 'class',
            label: t.class,
            kind: 'choice',
            options: campaign.classes.map((one) => ({ value: one.class, label: one.title })),
          },
          {
            name: 'several',
            label: t.several,
            kind: 'choice',
            options: [{ value: 'yes', label: t.several }],
          },
          ...(campaign.isSignedFor
            ? [
                {
                  name: 'signed',
                  label: t.receipt,
                  kind: 'choice' as const,
                  options: (['open', 'done'] as const).map((value) => ({ value, label: t.receipts[value] })),
                },
              ]
            : []),
        ]}
        columns={[
          {
            key: 'no',
            title: t.no,
            align: 'right',
            onCard: 'hide',
            render: (line) => <span className="figures">{line.no}</span>,
          },
          {
            key: 'person',
            title: t.person,
            onCard: 'title',
            render: (line) => <Link to={`/people/${line.personId}`}>{line.personName}</Link>,
          },
          { key: 'class', title: t.class, render: (line) => line.classTitle },
          {
            key: 'also',
            title: t.also,
            render: (line) => (line.alsoTitles.length > 0 ? line.alsoTitles.join('、') : t.soft),
          },
          { key: 'amount', title: t.amount, align: 'right', render: (line) => money(line.amountFen) },
          ...(campaign.goods
            ? [
                {
                  key: 'pieces',
                  title: t.pieces,
                  align: 'right' as const,
                  render: (line: Line) => <span className="figures">{sayCount(line.pieces)}</span>,
                },
              ]
            : []),
          { key: 'payee', title: t.payee, render: (line) => line.payeeName },
          { key: 'town', title: t.town, render: (line) => line.townName ?? t.soft },
          { key: 'village', title: t.village, render: (line) => line.villageName ?? t.soft },
          ...(campaign.isSignedFor ? [{ key: 'receipt', title: t.receipt, render: receiptOf }] : []),
        ]}
        rowKey={(line) => line.id}
        empty={{ text: t.soft }}
      />
      {signing ? (
        <ReceiptDrawer line={signing} goods={campaign.goods?.what} onClose={() => setSigning(null)} />
      ) : null}
    </>
  );
}
