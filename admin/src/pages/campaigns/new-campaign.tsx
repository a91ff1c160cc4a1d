import './campaigns.css';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  ErrorBlock,
  Field,
  Fields,
  FormPage,
  Loading,
  sayCount,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { thisMonth, useMonthOptions } from '../../parts/months.ts';
import { type Amounts, ClassAmounts, fenOf } from './class-amounts.tsx';
import { campaignTexts } from './texts.ts';

interface Values {
  readonly kind: string;
  readonly title: string;
  readonly month: string;
  readonly document: string;
  readonly pick: 'first' | 'highest';
  readonly amounts: Amounts;
}

const MONTHS_BACK = 24;
const PICKS = ['first', 'highest'] as const;

/** Which classes get how much by which document; who is on the list follows from the rolls. */
export function NewCampaign() {
  const t = useTexts(campaignTexts);
  const navigate = useNavigate();
  const months = useMonthOptions(MONTHS_BACK, 0);
  const kinds = useRead('GET /api/v1/campaign-kinds', {}, { isForGood: true });
  const make = useWrite('POST /api/v1/campaigns');
  const [done, setDone] = useState('');
  if (kinds.error) return <ErrorBlock error={kinds.error} isPage />;
  if (!kinds.data) return <Loading />;
  const { items } = kinds.data;
  const submit = async ({ amounts, ...values }: Values): Promise<void> => {
    const classes = (items.find(({ code }) => code === values.kind)?.classes ?? []).flatMap((one) => {
      const [urbanFen, ruralFen] = [fenOf(amounts[one.class]?.urban), fenOf(amounts[one.class]?.rural)];
      return urbanFen + ruralFen === 0 ? [] : [{ class: one.class, urbanFen, ruralFen }];
    });
    const made = await make.mutateAsync({ body: { ...values, classes } });
    setDone(made.id);
    toast(t.made(sayCount(made.people)));
    void navigate(`/campaigns/${made.id}`, { replace: true });
  };
  return (
    <FormPage<Values>
      name={`campaign${done}`}
      title={t.add}
      crumbs={[{ path: '/campaigns', title: t.title }]}
      intro={t.addIntro}
      submitText={t.make}
      initial={{ month: thisMonth(), pick: 'first', kind: items[0]?.code ?? '', amounts: {} }}
      submit={submit}
    >
      <Fields>
        <Field name="kind" label={t.kind} isRequired>
          <Choice options={items.map(({ code, title }) => ({ value: code, label: title }))} />
        </Field>
        <Field name="month" label={t.month} isRequired>
          <Choice options={months} />
        </Field>
      </Fields>
      <Field name="title" label={t.name} isRequired isWide>
        <Input maxLength={60} />
      </Field>
      <Field name="document" label={t.document} help={t.documentHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
      <ClassField items={items} />
      <Field name="pick" label={t.pick} isRequired isWide>
        <Choice options={PICKS.map((value) => ({ value, label: t.picks[value] }))} />
      </Field>
    </FormPage>
  );
}

type Kinds = readonly {
  readonly code: string;
  readonly classes: readonly { readonly class: string; readonly title: string }[];
}[];

function ClassField({ items }: { items: Kinds }) {
  const t = useTexts(campaignTexts);
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch('kind', form) ?? '';
  const month = Form.useWatch('month', form) ?? '';
  const classes = items.find(({ code }) => code === kind)?.classes ?? [];
  const hasAmount = (value: unknown): string | null =>
    Object.values((value ?? {}) as Amounts).some(({ urban, rural }) => fenOf(urban) + fenOf(rural) > 0)
      ? null
      : t.noClass;
  return (
    <Field name="amounts" label={t.classes} help={t.classesHelp} isRequired isWide check={hasAmount}>
      <ClassAmounts classes={classes} kind={kind} month={month} />
    </Field>
  );
}
