import { Form } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { type ResponseOf, useList, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  ErrorBlock,
  Field,
  Fields,
  FormPage,
  Loading,
  Notice,
  toast,
  useLanguage,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { thisMonth, useMonthOptions } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { beginsQuarter, type Rhythm } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

interface Values {
  readonly scheme: string;
  readonly fundId: string;
  readonly firstMonth: string;
  readonly rhythm: Rhythm;
  readonly months?: string;
}

const COUNTS = [2, 3, 6, 12];
const QUARTER = 3;
const MONTHS_BACK = 12;
const MONTHS_FORTH = 1;

/** A new run: the scheme, a fund that may pay it, and the months. Everybody on it follows from awards. */
export function NewRun() {
  const t = useTexts(paymentTexts);
  const navigate = useNavigate();
  const schemes = useSchemeTitles();
  const prepare = useWrite('POST /api/v1/pay-runs');
  const [done, setDone] = useState('');
  const submit = async ({ months: several, rhythm, ...values }: Values): Promise<void> => {
    const months = rhythm === 'quarter' ? QUARTER : rhythm === 'several' ? Number(several) : 1;
    const { id } = await prepare.mutateAsync({ body: { ...values, months } });
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
      initial={{ firstMonth: thisMonth(), rhythm: 'month' }}
      submit={submit}
    >
      <Field name="scheme" label={t.scheme} isRequired isWide>
        <Choice options={schemes.options} />
      </Field>
      <FundField />
      <RhythmFields />
    </FormPage>
  );
}

type Declared = ResponseOf<'GET /api/v1/pay-rhythms'>['declared'];

/** The kinds that are in force; where none is declared, those that the scheme allows. */
const fittingOf = (
  declared: NonNullable<Declared>['rhythm'] | undefined,
  isOnce: boolean,
): readonly Rhythm[] => {
  if (declared === 'month' || declared === 'quarter' || declared === 'once') return [declared];
  return isOnce ? ['once'] : ['month', 'quarter', 'several'];
};

/** What the county has declared, and by which rule. */
function DeclaredNotice({ declared }: { declared: Declared }) {
  const t = useTexts(paymentTexts);
  const { language } = useLanguage();
  if (declared === null) return <Notice kind="info">{t.rhythmFree}</Notice>;
  if (declared.rhythm === 'in-kind') return <Notice kind="warn">{t.rhythmInKind}</Notice>;
  return (
    <Notice kind="info">
      {t.rhythmMust(t.rhythms[declared.rhythm] ?? declared.rhythm, declared.source[language])}
    </Notice>
  );
}

/** Monthly, quarterly, or once: what is given once is paid once, and a quarter begins where quarters do. */
function RhythmFields() {
  const t = useTexts(paymentTexts);
  const schemes = useSchemeTitles();
  const months = useMonthOptions(MONTHS_BACK, MONTHS_FORTH);
  const form = Form.useFormInstance<Values>();
  const scheme = Form.useWatch('scheme', form);
  const rhythm = Form.useWatch('rhythm', form) ?? 'month';
  const firstMonth = Form.useWatch('firstMonth', form);
  const { data, isLoading } = useRead(
    'GET /api/v1/pay-rhythms',
    { query: { scheme: scheme ?? '', firstMonth: firstMonth ?? thisMonth() } },
    { when: scheme !== undefined },
  );
  const declared = scheme === undefined ? undefined : data?.declared;
  const isOnce = scheme !== undefined && schemes.periodOf(scheme) === 'once';
  const fitting = fittingOf(declared?.rhythm, isOnce);
  const [first = 'month'] = fitting;
  const isStray = !fitting.includes(rhythm);
  const quarters = months.filter(({ value }) => beginsQuarter(value));
  const isWithin = rhythm === 'quarter' && firstMonth !== undefined && !beginsQuarter(firstMonth);
  const lastQuarter = quarters.find(({ value }) => value <= (firstMonth ?? ''))?.value;
  useEffect(() => {
    if (isStray) form.setFieldValue('rhythm', first);
    if (isWithin && lastQuarter !== undefined) form.setFieldValue('firstMonth', lastQuarter);
  }, [isStray, first, isWithin, lastQuarter, form]);
  const sayQuarter = (value: string) =>
    t.quarterOf(Number(value.slice(0, 4)), Math.ceil(Number(value.slice(5)) / QUARTER));
  return (
    <>
      {scheme !== undefined && !isLoading ? <DeclaredNotice declared={declared ?? null} /> : null}
      <Field name="rhythm" label={t.rhythm} help={t.rhythmHelp[rhythm] ?? ''} isRequired isWide>
        <Choice options={fitting.map((value) => ({ value, label: t.rhythms[value] ?? value }))} />
      </Field>
      <Fields>
        <Field name="firstMonth" label={rhythm === 'quarter' ? t.firstQuarter : t.firstMonth} isRequired>
          <Choice
            options={
              rhythm === 'quarter'
                ? quarters.map(({ value }) => ({ value, label: sayQuarter(value) }))
                : months
            }
          />
        </Field>
        {rhythm === 'several' ? (
          <Field name="months" label={t.howMany} isRequired>
            <Choice options={COUNTS.map((count) => ({ value: String(count), label: t.monthsOf(count) }))} />
          </Field>
        ) : null}
      </Fields>
    </>
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
