import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/index.ts';
import { FormPage, toast, useTexts } from '../../kit/index.ts';
import { thisMonth } from '../../parts/months.ts';
import { DraftFields, type DraftValues, draftBody } from './draft-form.tsx';
import { adjustmentTexts } from './texts.ts';

export function NewAdjustment() {
  const t = useTexts(adjustmentTexts);
  const navigate = useNavigate();
  const draft = useWrite('POST /api/v1/adjustments');
  const [done, setDone] = useState('');
  const submit = async (values: DraftValues): Promise<void> => {
    const { id } = await draft.mutateAsync({ body: draftBody(values) });
    setDone(id);
    toast(t.saved);
    void navigate(`/adjustments/${id}?step=reckon`, { replace: true });
  };
  return (
    <FormPage<DraftValues>
      name={`adjustment${done}`}
      title={t.add}
      crumbs={[{ path: '/adjustments', title: t.title }]}
      intro={t.addIntro}
      submitText={t.save}
      initial={{ fromMonth: thisMonth(), figures: [{}] }}
      submit={submit}
    >
      <DraftFields />
    </FormPage>
  );
}
