import { Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import {
  ConfirmWithReason,
  Facts,
  Field,
  FormDrawer,
  sayDate,
  toast,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { money } from './award-filters.tsx';
import type { Remission } from './remissions.tsx';
import { recoveryTexts } from './texts.ts';

export interface Asked {
  readonly remission: Remission;
  readonly how: 'confirmed' | 'refused' | 'withdrawn';
}

/** The second person reads it once more and confirms it; what is refused or withdrawn says why. */
export function EndRemission({ asked, onClose }: { asked: Asked | null; onClose(): void }) {
  const t = useTexts(recoveryTexts);
  const { language } = useLanguage();
  const end = useWrite('POST /api/v1/recoveries/remissions/{remissionId}/end');
  const remissionId = asked?.remission.id ?? '';
  const send = async (note: string): Promise<void> => {
    if (!asked) return;
    await end.mutateAsync({ params: { remissionId }, body: { how: asked.how, note } });
    toast(t.endsDone[asked.how] ?? '');
  };
  const isConfirming = asked?.how === 'confirmed';
  const title = asked?.how === 'withdrawn' ? t.withdraw : t.refuse;
  return (
    <>
      <FormDrawer<{ note?: string }>
        name={`recovery-remission-end.${remissionId}`}
        title={t.confirm}
        isOpen={isConfirming}
        onClose={onClose}
        intro={t.confirmIntro}
        submitText={t.confirmText}
        keepsDraft={false}
        submit={({ note }) => send(note ?? '')}
      >
        {asked ? (
          <div className="remission-facts">
            <Facts
              facts={[
                { label: t.remitAmount, value: money(asked.remission.amountFen) },
                { label: t.ground, value: t.grounds[asked.remission.ground] },
                { label: t.decision, value: asked.remission.document },
                { label: t.decidedOn, value: sayDate(asked.remission.decidedOn, language) },
                { label: t.remitReason, value: asked.remission.reason },
                { label: t.proposed, value: asked.remission.proposedByName },
              ]}
            />
          </div>
        ) : null}
        <Field name="note" label={t.note} isWide>
          <Input.TextArea maxLength={500} rows={2} />
        </Field>
      </FormDrawer>
      <ConfirmWithReason
        title={title}
        isOpen={asked !== null && !isConfirming}
        onClose={onClose}
        confirm={send}
        confirmText={title}
        reasonLabel={t.note}
      />
    </>
  );
}
