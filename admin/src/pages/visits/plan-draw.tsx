import { Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import { ApiForm, Field, Section, toast, useTexts } from '../../kit/index.ts';
import type { Plan } from './plan-page.tsx';
import { planTexts } from './plan-texts.ts';

interface Values {
  readonly publicNumber?: string;
}

/** The draw is one press of a button: there is nothing to choose. */
export function DrawStep({ plan }: { plan: Plan }) {
  const t = useTexts(planTexts);
  const draw = useWrite('POST /api/v1/visits/plans/{planId}/draw');
  const planId = plan.plan.id;
  const submit = async ({ publicNumber }: Values): Promise<void> => {
    const number = publicNumber?.trim();
    const drawn = await draw.mutateAsync({
      params: { planId },
      body: number ? { publicNumber: number } : {},
    });
    toast(t.drawn(drawn.drawn));
  };
  return (
    <Section title={t.stepDraw}>
      <ApiForm<Values> name={`visit-draw.${planId}`} submitText={t.draw} submit={submit}>
        {plan.publicSource ? (
          <Field name="publicNumber" label={t.number} help={t.numberHint(plan.publicSource)} isRequired>
            <Input maxLength={200} />
          </Field>
        ) : null}
      </ApiForm>
    </Section>
  );
}
