import { Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import { Choice, Field, FormDrawer, toast, useTexts } from '../../kit/index.ts';
import { bankTexts } from './bank-texts.ts';

interface Values {
  readonly how: 'paid' | 'failed' | 'noted';
  readonly reason: string;
}

/** Says upon the word of the bank what became of lines or findings that its files leave open. */
export function DecideDrawer({
  batchId,
  lineNos = [],
  findingNos = [],
  onClose,
  onDone,
}: {
  batchId: string;
  lineNos?: readonly number[];
  findingNos?: readonly number[];
  onClose(): void;
  onDone(): void;
}) {
  const t = useTexts(bankTexts);
  const decide = useWrite('POST /api/v1/pay-batches/{batchId}/decide');
  const count = lineNos.length + findingNos.length;
  const hows = findingNos.length > 0 ? (['paid', 'failed', 'noted'] as const) : (['paid', 'failed'] as const);
  return (
    <FormDrawer<Values>
      name={`pay-decide.${batchId}`}
      title={t.decideTitle}
      isOpen
      onClose={onClose}
      onDone={onDone}
      intro={t.decideIntro}
      submitText={t.decideOf(count)}
      submit={async (values) => {
        const body = { ...values, lineNos: [...lineNos], findingNos: [...findingNos] };
        const { settled } = await decide.mutateAsync({ params: { batchId }, body });
        toast(t.decideDone(settled));
      }}
    >
      <Field name="how" label={t.how} isRequired isWide>
        <Choice options={hows.map((value) => ({ value, label: t.hows[value] ?? value }))} />
      </Field>
      <Field name="reason" label={t.reason} help={t.reasonHelp} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
    </FormDrawer>
  );
}
