import { Form } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useList, useWrite } from '../../api/index.ts';
import {
  Choice,
  ErrorBlock,
  Field,
  Fields,
  FormPage,
  Loading,
  Notice,
  toast,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { thisMonth, useMonthOptions } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { paymentTexts } from './texts.ts';

interface Values {
  readonly scheme: string;
  readonly fundId: string;
  readonly firstMonth: string;
  readonly months: string;
}

const COUNTS = [1, 2, 3, 6, 12];
const MONTHS_BACK = 12;
const MONTHS_FORTH = 1;

/** A new run: the scheme, a fund that may pay it, and the months. Everybody on it follows from awards. */
export function NewRun() {
  const t = useTexts(paymentTexts);
  const navigate = useNavigate();
  const schemes = useSchemeTitles();
  const months = useMonthOptions(MONTHS_BACK, MONTHS_FORTH);
  const prepare = useWrite('POST /api/v1/pay-runs');
  const [done, setDone] = useState('');
  const submit = async ({ months: count, ...values }: Values): Promise<void> => {
    const { id } = await prepare.mutateAsync({ body: { ...values, months: Number(count) } });
    setDone(id);
    toast(t.made);
    void navigate(`/payments/${id}`, { replace: true });
  };
  return (
    <FormPage<Values>
      name={`pay-run${done}`}
      title={t.add}
      crumbs={[{ path: '/payments', title: t.title }]}
      intro={t.addIntro}
      submitText={t.add}
      initial={{ firstMonth: thisMonth(), months: '1' }}
      submit={submit}
    >
      <Field name="scheme" label={t.scheme} isRequired isWide>
        <Choice options={schemes.options} />
      </Field>
      <FundField />
      <Fields>
        <Field name="firstMonth" label={t.firstMonth} isRequired>
          <Choice options={months} />
        </Field>
        <Field name="months" label={t.howMany} isRequired>
          <Choice options={COUNTS.map((count) => ({ value: String(count), label: t.monthsOf(count) }))} />
        </Field>
      </Fields>
    </FormPage>
  );
}

/** Funds that may pay the chosen scheme; a fund that may not is taken out again. */
function FundField() {
  const t = useTexts(paymentTexts);
  const form = Form.useFormInstance<Values>();
  const scheme = Form.useWatch('scheme', form);
  const chosen = Form.useWatch('fundId', form);
  const funds = useList('GET /api/v1/funds', { query: { limit: 100 } });
  const fitting = funds.items.filter(({ schemes }) => schemes.some(({ code }) => code === scheme));
  const isStray = Boolean(chosen) && !funds.isLoading && !fitting.some(({ id }) => id === chosen);
  useEffect(() => {
    if (isStray) form.resetFields(['fundId']);
  }, [isStray, form]);
  if (funds.error) return <ErrorBlock error={funds.error} onRetry={funds.readAgain} />;
  if (funds.isLoading) return <Loading rows={1} />;
  const help = scheme ? t.fundHelp : t.fundFirst;
  return (
    <>
      <Field name="fundId" label={t.fund} help={help} isRequired isWide>
        <Choice
          options={fitting.map(({ id, name, year, poolFen }) => ({
            value: id,
            label: t.fundOf(name, year, yuanFromFen(poolFen)),
          }))}
        />
      </Field>
      {scheme && fitting.length === 0 ? <Notice kind="warn">{t.fundNone}</Notice> : null}
    </>
  );
}
