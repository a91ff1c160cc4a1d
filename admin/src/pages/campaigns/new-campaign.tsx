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
import { type Amounts, ClassAmounts, fenOf, piecesOf } from './class-amounts.tsx';
import { campaignTexts } from './texts.ts';

interface Values {
  readonly kind: string;
  readonly title: string;
  readonly month: string;
  readonly document: string;
  readonly pick: 'first' | 'highest';
  readonly goods?: string;
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
  const submit = async ({ amounts, goods, ...values }: Values): Promise<void> => {
    const kind = items.find(({ code }) => code === values.kind);
    const hasGoods = kind?.isSignedFor ?? false;
    const classes = (kind?.classes ?? []).flatMap((one) => {
      const [urbanFen, ruralFen] = [fenOf(amounts[one.class]?.urban), fenOf(amounts[one.class]?.rural)];
      const pieces = hasGoods ? piecesOf(amounts[one.class]?.pieces) : 0;
      return urbanFen + ruralFen + pieces === 0 ? [] : [{ class: one.class, urbanFen, ruralFen, pieces }];
    });
    const what = hasGoods && goods?.trim() ? { goods: goods.trim() } : {};
    const made = await make.mutateAsync({ body: { ...values, ...what, classes } });
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
  readonly isSignedFor: boolean;
  readonly classes: readonly { readonly class: string; readonly title: string }[];
}[];

function ClassField({ items }: { items: Kinds }) {
  const t = useTexts(campaignTexts);
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch('kind', form) ?? '';
  const month = Form.useWatch('month', form) ?? '';
  const goods = (Form.useWatch('goods', form) ?? '').trim();
  const chosen = items.find(({ code }) => code === kind);
  // Goods are handed over against a receipt: where nobody signs there are none.
  const hasGoods = chosen?.isSignedFor ?? false;
  const checkAmounts = (value: unknown): string | null => {
    const given = Object.values((value ?? {}) as Amounts);
    const givesPieces = hasGoods && given.some(({ pieces }) => piecesOf(pieces) > 0);
    if (hasGoods && givesPieces !== (goods !== '')) return t.piecesUnsaid;
    const givesMoney = given.some(({ urban, rural }) => fenOf(urban) + fenOf(rural) > 0);
    return givesMoney || givesPieces ? null : t.noClass;
  };
  return (
    <>
      {hasGoods ? (
        <Field name="goods" label={t.goods} help={t.goodsHelp} isWide>
          <Input maxLength={60} />
        </Field>
      ) : null}
      <Field name="amounts" label={t.classes} help={t.classesHelp} isRequired isWide check={checkAmounts}>
        <ClassAmounts classes={chosen?.classes ?? []} kind={kind} month={month} hasGoods={hasGoods} />
      </Field>
    </>
  );
}
