import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import {
  Choice,
  DateInput,
  Field,
  Fields,
  FormDrawer,
  Notice,
  PersonPicker,
  type Picked,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { KINDS, type PayeeKind, TAKES } from './agreement-parts.tsx';
import { type Scan, ScanField } from './scan-field.tsx';
import { payeeTexts } from './texts.ts';

interface Values {
  readonly holder?: Picked | null;
  readonly awardId: string;
  readonly kind: PayeeKind;
  readonly payeeId?: Picked | null;
  readonly homeId?: string;
  readonly takes?: 'all' | 'care';
  readonly paper: string;
  readonly fromOn: string;
  readonly toOn?: string;
}

/** An agreement that another officer will confirm; of one award where it is opened from its page. */
export function AgreementDrawer({ onClose }: { onClose(): void }) {
  const t = useTexts(payeeTexts);
  const enter = useWrite('POST /api/v1/pay-agreements');
  const [scan, setScan] = useState<Scan | null>(null);
  const submit = async (values: Values): Promise<void> => {
    const { awardId, kind, payeeId, homeId, takes = 'all', paper, fromOn, toOn } = values;
    const payee =
      kind === 'home' ? (homeId ? { homeId, takes } : {}) : payeeId ? { payeeId: payeeId.id } : {};
    await enter.mutateAsync({
      body: {
        awardId,
        kind,
        paper,
        fromOn,
        ...payee,
        ...(toOn ? { toOn } : {}),
        ...(scan ? { scan: scan.base64 } : {}),
      },
    });
    toast(t.added);
  };
  return (
    <FormDrawer<Values>
      name="pay-agreement"
      title={t.add}
      isOpen
      onClose={onClose}
      intro={t.addIntro}
      initial={{ takes: 'all' }}
      submitText={t.add}
      submit={submit}
    >
      <Field name="holder" label={t.holder} isRequired isWide>
        <PersonPicker />
      </Field>
      <AwardField />
      <Field name="kind" label={t.kind} isRequired isWide>
        <Choice options={KINDS.map((value) => ({ value, label: t.kinds[value] ?? value }))} />
      </Field>
      <PayeeField />
      <Field name="paper" label={t.paper} help={t.paperHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
      <ScanField scan={scan} onChange={setScan} />
      <Fields>
        <Field name="fromOn" label={t.from} isRequired>
          <DateInput />
        </Field>
        <Field name="toOn" label={t.to} help={t.toHelp}>
          <DateInput />
        </Field>
      </Fields>
    </FormDrawer>
  );
}

/** Awards of the chosen person that give something still; one that is not theirs is taken out again. */
function AwardField() {
  const t = useTexts(payeeTexts);
  const schemes = useSchemeTitles();
  const form = Form.useFormInstance<Values>();
  const holder = Form.useWatch('holder', form);
  const chosen = Form.useWatch('awardId', form);
  const list = useList(
    'GET /api/v1/awards',
    { query: { limit: 50, ...(holder ? { personId: holder.id } : {}) } },
    { when: Boolean(holder) },
  );
  const awards = holder ? list.items.filter(({ state }) => state !== 'stopped') : [];
  const only = awards.length === 1 ? awards[0]?.id : undefined;
  const isStray = Boolean(chosen) && !list.isLoading && !awards.some(({ id }) => id === chosen);
  useEffect(() => {
    if (isStray) form.resetFields(['awardId']);
    else if (only !== undefined && !chosen) form.setFieldValue('awardId', only);
  }, [isStray, only, chosen, form]);
  const isNone = Boolean(holder) && !list.isLoading && awards.length === 0;
  return (
    <>
      <Field name="awardId" label={t.award} help={holder ? t.awardHelp : t.awardFirst} isRequired isWide>
        <Choice options={awards.map(({ id, scheme }) => ({ value: id, label: schemes.say(scheme) }))} />
      </Field>
      {isNone ? <Notice kind="warn">{t.awardNone}</Notice> : null}
    </>
  );
}

function PayeeField() {
  const t = useTexts(payeeTexts);
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch('kind', form);
  const holder = Form.useWatch('holder', form);
  const homes = useList(
    'GET /api/v1/pay-homes',
    { query: { state: 'confirmed' } },
    { when: kind === 'home' },
  );
  if (kind !== 'home') {
    return (
      <>
        <Field name="payeeId" label={t.payee} help={t.payeeHelp} isRequired isWide>
          <PersonPicker except={holder ? [holder.id] : []} />
        </Field>
        {kind === 'carer' ? <Notice kind="info">{t.carerHelp}</Notice> : null}
      </>
    );
  }
  return (
    <>
      <Field name="homeId" label={t.home} isRequired isWide>
        <Choice options={homes.items.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="takes" label={t.takes} help={t.takesHelp} isWide>
        <Choice options={TAKES.map((value) => ({ value, label: t.takesOf[value] ?? value }))} />
      </Field>
      {!homes.isLoading && homes.items.length === 0 ? <Notice kind="warn">{t.homeNone}</Notice> : null}
    </>
  );
}
