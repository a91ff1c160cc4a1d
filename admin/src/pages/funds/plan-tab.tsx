import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/index.ts';
import {
  DataTable,
  Empty,
  Field,
  FormDrawer,
  Mark,
  toast,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { money } from './fund-list.tsx';
import type { Fund } from './fund-page.tsx';
import { fundTexts } from './texts.ts';
import { percentOf, UseBar } from './use-bar.tsx';
import { planFromYuan } from './yuan.ts';

type Line = Fund['plan'][number];

/** What was planned for each scheme and what was given, and the months of it. */
export function PlanTab({ page }: { page: Fund }) {
  const t = useTexts(fundTexts);
  const mayManage = useMay('funds.manage');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      {mayManage ? (
        <div className="list-tools">
          <Button onClick={() => setIsOpen(true)}>{t.planChange}</Button>
        </div>
      ) : null}
      <DataTable<Line>
        label={t.plan}
        rows={page.plan}
        rowKey={(line) => line.code}
        columns={[
          { key: 'scheme', title: t.scheme, render: (line) => line.title },
          {
            key: 'planned',
            title: t.planned,
            align: 'right',
            render: (line) => (line.plannedFen === null ? t.noPlan : money(line.plannedFen)),
          },
          { key: 'used', title: t.used, align: 'right', render: (line) => money(line.usedFen) },
          {
            key: 'rate',
            title: t.rate,
            width: 220,
            render: (line) =>
              line.plannedFen === null ? (
                t.soft
              ) : (
                <span className="fund-marks">
                  <UseBar receivedFen={line.plannedFen} usedFen={line.usedFen} />
                  {line.isOver ? <Mark tone="warn">{t.warnings['over-plan']}</Mark> : null}
                </span>
              ),
          },
        ]}
      />
      <h3>{t.months}</h3>
      <Months months={page.months} />
      <PlanDrawer page={page} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

function Months({ months }: { months: Fund['months'] }) {
  const sayMonth = useSayMonth();
  const t = useTexts(fundTexts);
  if (months.length === 0) return <Empty text={t.noUse} />;
  const [most = '0'] = months.map(({ usedFen }) => usedFen).toSorted((a, b) => Number(BigInt(b) - BigInt(a)));
  return (
    <ul className="month-bars" aria-label={t.months}>
      {months.map(({ month, usedFen }) => (
        <li key={month}>
          <span>{sayMonth(month)}</span>
          <i aria-hidden="true" style={{ width: `${Math.max(0, percentOf(usedFen, most))}%` }} />
          {money(usedFen)}
        </li>
      ))}
    </ul>
  );
}

function PlanDrawer({ page, isOpen, onClose }: { page: Fund; isOpen: boolean; onClose(): void }) {
  const t = useTexts(fundTexts);
  const plan = useWrite('PUT /api/v1/funds/{fundId}/plan');
  const { id } = page.fund;
  const submit = async (values: Readonly<Record<string, string | null>>): Promise<void> => {
    const lines = page.plan.flatMap(({ code }) => {
      const amountFen = planFromYuan(values[code]);
      return amountFen === null ? [] : [{ scheme: code, amountFen }];
    });
    await plan.mutateAsync({ params: { fundId: id }, body: { lines } });
    toast(t.planSaved);
  };
  const initial = page.plan.map(({ code, plannedFen }) => [
    code,
    plannedFen === null ? null : yuanFromFen(plannedFen).replaceAll(',', ''),
  ]);
  return (
    <FormDrawer<Record<string, string | null>>
      name={`fund-plan.${id}`}
      title={t.planChange}
      intro={t.planIntro}
      isOpen={isOpen}
      onClose={onClose}
      initial={Object.fromEntries(initial)}
      keepsDraft={false}
      submit={submit}
    >
      {page.plan.map(({ code, title }) => (
        <Field key={code} name={code} label={title} isWide>
          <InputNumber<string>
            stringMode
            min="0"
            precision={2}
            controls={false}
            style={{ width: '100%' }}
            suffix={t.planned}
          />
        </Field>
      ))}
    </FormDrawer>
  );
}
