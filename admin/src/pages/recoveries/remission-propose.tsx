import { Input, InputNumber } from 'antd';
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
import { fenFromYuan } from '../../parts/fen-from-yuan.ts';
import type { Recovery } from './recovery-page.tsx';
import { recoveryTexts } from './texts.ts';

const GROUNDS = ['hardship', 'no-estate', 'other'] as const;

interface Values {
  readonly amount: string;
  readonly ground: (typeof GROUNDS)[number];
  readonly reason: string;
  readonly document: string;
  readonly decidedOn: string;
}

/** What is to be waived, why, and by which decision; all that is open unless less is said. */
export function ProposeDrawer({ record, onClose }: { record: Recovery; onClose(): void }) {
  const t = useTexts(recoveryTexts);
  const propose = useWrite('POST /api/v1/recoveries/{recoveryId}/remissions');
  const left = yuanFromFen(record.leftFen);
  const submit = async ({ amount, ...said }: Values): Promise<void> => {
    const amountFen = Number(fenFromYuan(amount) ?? 0);
    await propose.mutateAsync({ params: { recoveryId: record.id }, body: { ...said, amountFen } });
    toast(t.proposeDone);
  };
  return (
    <FormDrawer<Values>
      name={`recovery-remission.${record.id}`}
      title={`${t.propose} · ${record.holderName}`}
      isOpen
      onClose={onClose}
      intro={t.proposeIntro(left)}
      initial={{ amount: left.replaceAll(',', ''), ground: 'hardship', decidedOn: chinaToday() }}
      submitText={t.propose}
      submit={submit}
    >
      <Fields>
        <Field
          name="amount"
          label={t.remitAmount}
          isRequired
          check={(typed) => {
            const fen = fenFromYuan(typed);
            if (fen === null) return t.amountBad;
            return BigInt(fen) > BigInt(record.leftFen) ? t.amountOver(left) : null;
          }}
        >
          <InputNumber<string> stringMode min="0" precision={2} controls={false} style={{ width: '100%' }} />
        </Field>
        <Field name="decidedOn" label={t.decidedOn} isRequired>
          <DateInput />
        </Field>
      </Fields>
      <Field name="ground" label={t.ground} isRequired isWide>
        <Choice options={GROUNDS.map((value) => ({ value, label: t.grounds[value] ?? value }))} />
      </Field>
      <Field name="document" label={t.decision} help={t.decisionHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
      <Field name="reason" label={t.remitReason} help={t.remitReasonHelp} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
    </FormDrawer>
  );
}
