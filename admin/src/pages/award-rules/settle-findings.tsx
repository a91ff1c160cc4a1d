import { Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import { Choice, Field, FormDrawer, toast, useTexts } from '../../kit/index.ts';
import { ruleTexts } from './texts.ts';

interface Values {
  readonly how: 'do' | 'dismiss';
  readonly reason: string;
}

export function SettleFindings({
  ids,
  onClose,
  onDone,
}: {
  ids: readonly string[];
  onClose(): void;
  onDone(): void;
}) {
  const t = useTexts(ruleTexts);
  const settle = useWrite('POST /api/v1/awards/findings/settle');
  const submit = async (values: Values): Promise<void> => {
    const { settled, cases, refused } = await settle.mutateAsync({ body: { ...values, ids: [...ids] } });
    toast(refused > 0 ? t.settleRefused(refused) : t.settleDone(settled, cases));
  };
  return (
    <FormDrawer<Values>
      name="award-findings-settle"
      title={t.settleTitle}
      isOpen
      onClose={onClose}
      onDone={onDone}
      intro={t.settleIntro(ids.length)}
      submitText={t.settleSubmit}
      submit={submit}
    >
      <Field name="how" label={t.how} help={t.howHelp} isRequired isWide>
        <Choice
          options={(['do', 'dismiss'] as const).map((value) => ({ value, label: t.hows[value] ?? value }))}
        />
      </Field>
      <Field name="reason" label={t.reason} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
    </FormDrawer>
  );
}
