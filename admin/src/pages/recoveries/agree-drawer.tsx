import { Form, Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import {
  Choice,
  chinaToday,
  DateInput,
  Field,
  Fields,
  FormDrawer,
  toast,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { thisMonth, useMonthOptions } from '../../parts/months.ts';
import type { Overpaid } from './overpaid-list.tsx';
import { recoveryTexts } from './texts.ts';

interface Values {
  readonly how: (typeof HOWS)[number];
  readonly instalments: string;
  readonly fromMonth: string;
  readonly signedBy?: string;
  readonly document: string;
  readonly agreedOn: string;
}

const HOWS = ['set-off', 'paid-in', 'ordered'] as const;
const COUNTS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 18, 24, 36];
const MONTHS_FORTH = 6;

/** How it comes back, as was agreed; how much is what the books say. */
export function AgreeDrawer({ overpaid, onClose }: { overpaid: Overpaid; onClose(): void }) {
  const t = useTexts(recoveryTexts);
  const agree = useWrite('POST /api/v1/recoveries');
  const months = useMonthOptions(0, MONTHS_FORTH);
  const submit = async ({ instalments, ...values }: Values): Promise<void> => {
    await agree.mutateAsync({
      body: { ...values, awardId: overpaid.awardId, instalments: Number(instalments) },
    });
    toast(t.agreeDone);
  };
  return (
    <FormDrawer<Values>
      name={`recovery.${overpaid.awardId}`}
      title={`${t.agreeTitle} · ${overpaid.holderName}`}
      isOpen
      onClose={onClose}
      intro={t.agreeIntro(yuanFromFen(overpaid.overFen))}
      initial={{
        how: overpaid.nowFen > 0 ? 'set-off' : 'paid-in',
        fromMonth: thisMonth(),
        agreedOn: chinaToday(),
      }}
      submitText={t.agreeSubmit}
      submit={submit}
    >
      <Field name="how" label={t.how} help={t.howHelp} isRequired isWide>
        <Choice options={HOWS.map((value) => ({ value, label: t.hows[value] ?? value }))} />
      </Field>
      <Fields>
        <Instalments overFen={overpaid.overFen} />
        <Field name="fromMonth" label={t.fromMonth} isRequired>
          <Choice options={months} />
        </Field>
        <Paper />
      </Fields>
      <DocumentField />
    </FormDrawer>
  );
}

/** An agreement is signed by the family; an order has the day of its decision alone. */
function Paper() {
  const t = useTexts(recoveryTexts);
  const isOrdered = Form.useWatch('how', Form.useFormInstance<Values>()) === 'ordered';
  return (
    <>
      {isOrdered ? null : (
        <Field name="signedBy" label={t.signedBy} isRequired>
          <Input maxLength={50} />
        </Field>
      )}
      <Field name="agreedOn" label={isOrdered ? t.orderedOn : t.agreedOn} isRequired>
        <DateInput />
      </Field>
    </>
  );
}

function DocumentField() {
  const t = useTexts(recoveryTexts);
  const isOrdered = Form.useWatch('how', Form.useFormInstance<Values>()) === 'ordered';
  return (
    <Field
      name="document"
      label={isOrdered ? t.orderPaper : t.document}
      help={isOrdered ? t.orderPaperHelp : t.documentHelp}
      isRequired
      isWide
    >
      <Input maxLength={200} />
    </Field>
  );
}

function Instalments({ overFen }: { overFen: number }) {
  const t = useTexts(recoveryTexts);
  const count = Number(Form.useWatch('instalments', Form.useFormInstance<Values>()) ?? 0);
  const help = count > 0 ? { help: t.each(yuanFromFen(Math.floor(overFen / count))) } : {};
  return (
    <Field name="instalments" label={t.instalments} {...help} isRequired>
      <Choice options={COUNTS.map((value) => ({ value: String(value), label: String(value) }))} />
    </Field>
  );
}
