import { Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import { Field, FormDrawer, toast, useTexts } from '../../kit/index.ts';
import type { ApplicationRecord } from './take-in-drawer.tsx';
import { applicationTexts } from './texts.ts';

const TOLD_MAX = 1_000;

/** Words to the family: what is still wanted, or why it is not taken in. */
export function AnswerDrawer({
  record,
  how,
  onClose,
}: {
  record: ApplicationRecord;
  how: 'asked' | 'refused' | null;
  onClose(): void;
}) {
  const t = useTexts(applicationTexts);
  const answer = useWrite('POST /api/v1/applications/{id}/answer');
  const isAsking = how === 'asked';
  return (
    <FormDrawer<{ told: string }>
      name={`application-answer.${record.id}.${how ?? ''}`}
      title={isAsking ? t.askTitle : t.refuseTitle}
      isOpen={how !== null}
      onClose={onClose}
      intro={isAsking ? t.askIntro : t.refuseIntro}
      submitText={t.send}
      isDanger={!isAsking}
      submit={async ({ told }) => {
        if (how === null) return;
        const { id, version } = record;
        await answer.mutateAsync({ params: { id }, body: { version, how, told } });
        toast(t.answered);
      }}
    >
      <Field name="told" label={t.words} isRequired isWide>
        <Input.TextArea rows={5} maxLength={TOLD_MAX} showCount />
      </Field>
    </FormDrawer>
  );
}
