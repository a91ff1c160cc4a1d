import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  chinaToday,
  DataTable,
  DateInput,
  ErrorBlock,
  ExportButton,
  Facts,
  Field,
  FormDrawer,
  Loading,
  Mark,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  toast,
  useLanguage,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { money } from './award-filters.tsx';
import { Remissions } from './remissions.tsx';
import { recoveryTexts } from './texts.ts';

export type Recovery = ResponseOf<'GET /api/v1/recoveries/{recoveryId}'>;
type Part = Recovery['parts'][number];

/** An agreement: the months, the instalments, and what of them is back. */
export function RecoveryPage() {
  const { recoveryId = '' } = useParams();
  const t = useTexts(recoveryTexts);
  const { language } = useLanguage();
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const read = useRead('GET /api/v1/recoveries/{recoveryId}', { params: { recoveryId } });
  if (read.error) return <ErrorBlock error={read.error} isPage onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const record = read.data;
  const isOrdered = record.how === 'ordered';
  return (
    <>
      <PageHead
        title={`${record.holderName} · ${schemes.say(record.scheme)}`}
        crumbs={[{ path: '/recoveries?tab=register', title: t.crumb }]}
      />
      <div className="panel">
        <Facts
          facts={[
            { label: t.over, value: money(record.overFen) },
            { label: t.back, value: money(record.backFen) },
            { label: t.remitted, value: money(record.remittedFen) },
            { label: t.left, value: money(record.leftFen) },
            { label: t.how, value: t.hows[record.how] ?? record.how },
            { label: t.state, value: t.settled(record.settled, record.instalments) },
            { label: t.signedBy, value: isOrdered ? t.orderedFact : record.signedBy },
            {
              label: isOrdered ? t.orderedOn : t.agreedOn,
              value: sayDate(record.agreedOn, language),
            },
            { label: isOrdered ? t.orderPaper : t.document, value: record.document },
            { label: t.madeBy, value: `${record.madeByName} ${sayMoment(record.madeAt)}` },
            { label: t.award, value: <Link to={`/awards/${record.awardId}`}>{t.toAward}</Link> },
          ]}
        />
      </div>
      <Section title={t.parts}>
        <Parts record={record} />
      </Section>
      <Remissions record={record} />
      <Section title={t.overMonths}>
        <DataTable<Recovery['months'][number]>
          label={t.overMonths}
          rows={record.months}
          rowKey={({ period }) => period}
          columns={[
            { key: 'period', title: t.period, render: ({ period }) => sayMonth(period) },
            { key: 'over', title: t.over, align: 'right', render: ({ overFen }) => money(overFen) },
          ]}
        />
      </Section>
    </>
  );
}

function Parts({ record }: { record: Recovery }) {
  const t = useTexts(recoveryTexts);
  const { language } = useLanguage();
  const sayMonth = useSayMonth();
  const mayNote = useMay('awards.change');
  const maySeeBook = useMay('funds.read');
  const [chosen, setChosen] = useState<Part | null>(null);
  return (
    <>
      <DataTable<Part>
        label={t.parts}
        rows={record.parts}
        rowKey={({ no }) => String(no)}
        columns={[
          { key: 'no', title: t.part, onCard: 'title', render: ({ no }) => t.partOf(no) },
          { key: 'due', title: t.due, render: ({ dueMonth }) => sayMonth(dueMonth) },
          { key: 'amount', title: t.amount, align: 'right', render: ({ amountFen }) => money(amountFen) },
          { key: 'state', title: t.partState, render: (part) => <PartState part={part} /> },
          { key: 'left', title: t.leftOfPart, align: 'right', render: ({ leftFen }) => money(leftFen) },
          { key: 'on', title: t.receivedOn, render: ({ receivedOn }) => sayDate(receivedOn, language) },
          { key: 'receipt', title: t.receipt, render: ({ document }) => document || t.soft },
          { key: 'by', title: t.by, render: ({ byName }) => byName ?? t.soft },
          ...(mayNote || maySeeBook
            ? [
                {
                  key: 'act',
                  title: t.act,
                  render: (part: Part) =>
                    part.leftFen > 0 && mayNote ? (
                      <Button size="small" onClick={() => setChosen(part)}>
                        {t.payIn}
                      </Button>
                    ) : part.transferId && maySeeBook ? (
                      <ExportButton
                        of={{ list: 'voucher', query: { transferId: part.transferId } }}
                        label={t.voucher}
                        isSmall
                      />
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {chosen ? <PayInDrawer recoveryId={record.id} part={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

/** How it came in, or what was waived of it. */
function PartState({ part: { how, amountFen, remittedFen } }: { part: Part }) {
  const t = useTexts(recoveryTexts);
  const isWhole = remittedFen === amountFen;
  return (
    <>
      <Mark tone={how !== null || isWhole ? 'ok' : 'blue'}>
        {isWhole ? t.wholly : how === null ? t.waits : (t.hows[how] ?? how)}
      </Mark>
      {remittedFen > 0 && !isWhole ? ` ${t.partly(yuanFromFen(remittedFen))}` : null}
    </>
  );
}

interface Values {
  readonly receivedOn: string;
  readonly document: string;
}

function PayInDrawer({ recoveryId, part, onClose }: { recoveryId: string; part: Part; onClose(): void }) {
  const t = useTexts(recoveryTexts);
  const pay = useWrite('POST /api/v1/recoveries/{recoveryId}/receipts');
  const submit = async (values: Values): Promise<void> => {
    await pay.mutateAsync({ params: { recoveryId }, body: { ...values, no: part.no } });
    toast(t.payInDone);
  };
  return (
    <FormDrawer<Values>
      name={`recovery-receipt.${recoveryId}.${part.no}`}
      title={t.payIn}
      isOpen
      onClose={onClose}
      intro={t.payInIntro(part.no, yuanFromFen(part.leftFen))}
      initial={{ receivedOn: chinaToday() }}
      submitText={t.payIn}
      submit={submit}
    >
      <Field name="receivedOn" label={t.receivedOn} isRequired>
        <DateInput />
      </Field>
      <Field name="document" label={t.receipt} isRequired isWide>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}
