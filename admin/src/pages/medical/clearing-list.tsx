import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  Facts,
  Field,
  FormDrawer,
  ListPage,
  Mark,
  sayCount,
  sayMoment,
  toast,
  useFilters,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { monthAfter, thisMonth, useMonthOptions, useSayMonth } from '../../parts/months.ts';
import { money } from './parts.tsx';
import { medicalTexts } from './texts.ts';

type Clearing = ItemOf<'GET /api/v1/medical-clearings'>;
type Doing = { readonly clearing: Clearing; readonly how: 'paid' | 'withdrawn' };
const tones = { drawn: 'warn', paid: 'ok', withdrawn: 'plain' } as const;
const MONTHS_BACK = 12;

/** What was cleared with hospitals month by month. */
export function ClearingList() {
  const t = useTexts(medicalTexts);
  const sayMonth = useSayMonth();
  const may = useMay('medical.manage');
  const { values } = useFilters();
  const hospitals = useRead('GET /api/v1/medical-hospitals', {});
  const [isNew, setIsNew] = useState(false);
  const [doing, setDoing] = useState<Doing | null>(null);
  const options = (hospitals.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const query = values.hospital ? { hospitalId: values.hospital } : {};
  return (
    <>
      <ListPage<Clearing>
        name="medical-clearings"
        label={t.clearings}
        title={t.clearings}
        crumbs={[{ path: '/medical', title: t.crumb }]}
        intro={t.clearingsIntro}
        actions={
          may ? (
            <Button type="primary" onClick={() => setIsNew(true)}>
              {t.draw}
            </Button>
          ) : null
        }
        filters={[{ name: 'hospital', label: t.hospital, kind: 'choice', options }]}
        list={useList('GET /api/v1/medical-clearings', { query: { limit: 20, ...query } })}
        columns={[
          {
            key: 'hospital',
            title: t.hospital,
            onCard: 'title',
            render: (one) => <Link to={`/medical?clearing=${one.id}`}>{one.hospitalName}</Link>,
          },
          { key: 'month', title: t.month, render: (one) => sayMonth(one.month) },
          {
            key: 'settlements',
            title: t.settlements,
            align: 'right',
            render: (one) => <span className="figures">{sayCount(one.settlements)}</span>,
          },
          {
            key: 'reversals',
            title: t.reversals,
            align: 'right',
            render: (one) => <span className="figures">{sayCount(one.reversals)}</span>,
          },
          { key: 'amount', title: t.amount, align: 'right', render: (one) => money(one.amountFen) },
          {
            key: 'state',
            title: t.state,
            render: (one) => <Mark tone={tones[one.state]}>{t.clearingStates[one.state]}</Mark>,
          },
          { key: 'drawn', title: t.drawnBy, render: (one) => `${one.drawnByName} ${sayMoment(one.drawnAt)}` },
          {
            key: 'ended',
            title: t.result,
            render: (one) => (one.endedByName ? `${one.endedByName}：${one.document ?? ''}` : t.soft),
          },
          ...(may
            ? [{ key: 'acts', title: '', render: (one: Clearing) => <Acts one={one} act={setDoing} /> }]
            : []),
        ]}
        rowKey={(one) => one.id}
        empty={{ text: t.clearingsEmpty, next: t.drawIntro }}
      />
      <Draw isOpen={isNew} onClose={() => setIsNew(false)} hospitals={options} />
      {doing ? <End doing={doing} onClose={() => setDoing(null)} /> : null}
    </>
  );
}

function Acts({ one, act }: { one: Clearing; act(doing: Doing): void }) {
  const t = useTexts(medicalTexts);
  if (one.state !== 'drawn') return null;
  return (
    <>
      <Button
        size="small"
        disabled={one.isOwn}
        title={one.isOwn ? t.ownClearing : undefined}
        onClick={() => act({ clearing: one, how: 'paid' })}
      >
        {t.pay}
      </Button>
      <Button size="small" type="link" danger onClick={() => act({ clearing: one, how: 'withdrawn' })}>
        {t.withdraw}
      </Button>
    </>
  );
}

interface Values {
  readonly hospitalId: string;
  readonly month: string;
}

function Draw({
  isOpen,
  onClose,
  hospitals,
}: {
  isOpen: boolean;
  onClose(): void;
  hospitals: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTexts(medicalTexts);
  const months = useMonthOptions(MONTHS_BACK, -1);
  const draw = useWrite('POST /api/v1/medical-clearings');
  return (
    <FormDrawer<Values>
      name="medical-clearing"
      title={t.draw}
      isOpen={isOpen}
      onClose={onClose}
      intro={t.drawIntro}
      submitText={t.draw}
      initial={{ month: monthAfter(thisMonth(), -1) }}
      submit={async (values) => {
        const made = await draw.mutateAsync({ body: values });
        toast(t.drawn(sayCount(made.settlements), yuanFromFen(made.amountFen)));
      }}
    >
      <Field name="hospitalId" label={t.hospital} isRequired isWide>
        <Choice options={hospitals} />
      </Field>
      <Field name="month" label={t.month} isRequired isWide>
        <Choice options={months} />
      </Field>
    </FormDrawer>
  );
}

function End({ doing: { clearing, how }, onClose }: { doing: Doing; onClose(): void }) {
  const t = useTexts(medicalTexts);
  const sayMonth = useSayMonth();
  const end = useWrite('POST /api/v1/medical-clearings/{clearingId}/end');
  const isPaying = how === 'paid';
  return (
    <FormDrawer<{ document: string }>
      name={`medical-clearing-${how}.${clearing.id}`}
      title={isPaying ? t.pay : t.withdraw}
      isOpen
      onClose={onClose}
      intro={isPaying ? t.payIntro : t.withdrawIntro}
      submitText={isPaying ? t.pay : t.withdraw}
      isDanger={!isPaying}
      submit={async ({ document }) => {
        await end.mutateAsync({ params: { clearingId: clearing.id }, body: { how, document } });
        toast(isPaying ? t.paid : t.withdrawn);
      }}
    >
      <Facts
        facts={[
          { label: t.hospital, value: clearing.hospitalName },
          { label: t.month, value: sayMonth(clearing.month) },
          { label: t.amount, value: money(clearing.amountFen) },
        ]}
      />
      <Field name="document" label={isPaying ? t.voucher : t.withdrawReason} isRequired isWide>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}
