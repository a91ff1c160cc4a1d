import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  chinaToday,
  ErrorBlock,
  Field,
  Fields,
  FormPage,
  Loading,
  Ticks,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { fundTexts } from './texts.ts';

const SOURCES = ['centre', 'province', 'city', 'county', 'charity'] as const;

interface Values {
  readonly name: string;
  readonly source: (typeof SOURCES)[number];
  readonly year: number;
  readonly schemes: readonly string[];
}

export function NewFund() {
  const t = useTexts(fundTexts);
  const navigate = useNavigate();
  const schemes = useRead('GET /api/v1/funds/schemes', {});
  const open = useWrite('POST /api/v1/funds');
  const [done, setDone] = useState('');
  if (schemes.error) return <ErrorBlock error={schemes.error} isPage />;
  if (!schemes.data) return <Loading />;
  const submit = async ({ schemes: chosen, ...values }: Values): Promise<void> => {
    const { id } = await open.mutateAsync({ body: { ...values, schemes: [...chosen] } });
    setDone(id);
    toast(t.made);
    void navigate(`/funds/${id}`, { replace: true });
  };
  return (
    <FormPage<Values>
      name={`fund${done}`}
      title={t.add}
      crumbs={[{ path: '/funds', title: t.title }]}
      intro={t.intro}
      submitText={t.add}
      initial={{ year: Number(chinaToday().slice(0, 4)), source: 'centre' }}
      submit={submit}
    >
      <Field name="name" label={t.name} isRequired isWide>
        <Input maxLength={100} />
      </Field>
      <Fields>
        <Field name="source" label={t.source} isRequired>
          <Choice options={SOURCES.map((value) => ({ value, label: t.sources[value] }))} />
        </Field>
        <Field name="year" label={t.year} isRequired>
          <InputNumber<number>
            min={2000}
            max={2100}
            precision={0}
            controls={false}
            style={{ width: '100%' }}
          />
        </Field>
      </Fields>
      <Field name="schemes" label={t.purposes} help={t.purposesHelp} isRequired isWide>
        <Ticks options={schemes.data.items.map(({ code, title }) => ({ value: code, label: title }))} />
      </Field>
    </FormPage>
  );
}
