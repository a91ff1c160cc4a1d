import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type ItemOf, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  chinaToday,
  DateInput,
  ErrorBlock,
  Field,
  Fields,
  FormPage,
  Loading,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { planTexts } from './plan-texts.ts';

type Checklist = ItemOf<'GET /api/v1/visits/checklists'>;

interface Values {
  readonly title: string;
  readonly checklist: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly shares?: Readonly<Record<string, number>>;
  readonly publicSource?: string;
}

const yearEnd = (): string => `${chinaToday().slice(0, 4)}-12-31`;

export function NewPlan() {
  const t = useTexts(planTexts);
  const navigate = useNavigate();
  const checklists = useRead('GET /api/v1/visits/checklists', {});
  const make = useWrite('POST /api/v1/visits/plans');
  const [planId, setPlanId] = useState('');
  if (checklists.error) return <ErrorBlock error={checklists.error} isPage />;
  const items = checklists.data?.items;
  if (!items) return <Loading />;
  const submit = async ({ publicSource, shares, ...values }: Values): Promise<void> => {
    const source = publicSource?.trim();
    const known = items.find(({ code }) => code === values.checklist)?.shares ?? [];
    const wanted = known.map(({ stratum, percent }) => [stratum, shares?.[stratum] ?? percent] as const);
    const made = await make.mutateAsync({
      body: { ...values, shares: Object.fromEntries(wanted), ...(source ? { publicSource: source } : {}) },
    });
    setPlanId(made.id);
    toast(t.made);
    void navigate(`/visits/plans/${made.id}`, { replace: true });
  };
  return (
    <FormPage<Values>
      name={`visit-plan${planId}`}
      title={t.add}
      crumbs={[{ path: '/visits/plans', title: t.title }]}
      intro={t.intro}
      submitText={t.make}
      initial={{ fromOn: chinaToday(), toOn: yearEnd(), ...(items[0] ? { checklist: items[0].code } : {}) }}
      submit={submit}
    >
      <Field name="title" label={t.name} isRequired isWide>
        <Input maxLength={100} />
      </Field>
      <Field name="checklist" label={t.checklist} isRequired isWide>
        <Choice options={items.map(({ code, title }) => ({ value: code, label: title }))} />
      </Field>
      <Fields>
        <Field name="fromOn" label={t.from} isRequired>
          <DateInput />
        </Field>
        <Field name="toOn" label={t.to} isRequired>
          <DateInput />
        </Field>
      </Fields>
      <Shares checklists={items} />
      <Field name="publicSource" label={t.publicSource} help={t.publicHint} isWide>
        <Input maxLength={200} />
      </Field>
    </FormPage>
  );
}

/** What the law asks of each part of the list; more may be visited, and never less. */
function Shares({ checklists }: { checklists: readonly Checklist[] }) {
  const t = useTexts(planTexts);
  const code: unknown = Form.useWatch('checklist');
  const shares = checklists.find((one) => one.code === code)?.shares ?? [];
  return (
    <Fields>
      {shares.map(({ stratum, title, percent, article }) => (
        <Field
          key={stratum}
          name={['shares', stratum]}
          label={`${t.shares} · ${title}`}
          help={t.shareLeast(percent, article)}
        >
          <InputNumber<number>
            min={percent}
            max={100}
            precision={0}
            controls={false}
            placeholder={String(percent)}
            suffix={t.percent}
            style={{ width: '100%' }}
          />
        </Field>
      ))}
    </Fields>
  );
}
