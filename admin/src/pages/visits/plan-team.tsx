import { Input, Select } from 'antd';
import { useRead, useWrite } from '../../api/index.ts';
import {
  ApiForm,
  Field,
  Fields,
  type Picked,
  PlacePicker,
  Section,
  toast,
  useTexts,
} from '../../kit/index.ts';
import type { Plan } from './plan-page.tsx';
import { planTexts } from './plan-texts.ts';

interface Values {
  readonly town?: Picked | null;
  readonly village?: Picked | null;
  readonly userIds: string[];
  readonly others?: string;
}

/** Who goes: to all that were drawn, or to those of a place. */
export function TeamStep({ plan }: { plan: Plan }) {
  const t = useTexts(planTexts);
  const officers = useRead('GET /api/v1/visits/officers', {});
  const send = useWrite('POST /api/v1/visits/plans/{planId}/team');
  const planId = plan.plan.id;
  const submit = async ({ town, village, userIds, others }: Values): Promise<void> => {
    const names = (others ?? '').split(/[、,，\s]+/).filter((name) => name !== '');
    const body = {
      userIds,
      ...(names.length > 0 ? { others: names } : {}),
      ...(town ? { townId: town.id } : {}),
      ...(village ? { villageId: village.id } : {}),
    };
    const sent = await send.mutateAsync({ params: { planId }, body });
    toast(t.sent(sent.visits));
  };
  return (
    <Section title={t.stepTeam}>
      <p className="field-soft">{t.teamNext(plan.teamMin)}</p>
      <ApiForm<Values> name={`visit-team.${planId}`} submitText={t.send} submit={submit}>
        <Fields>
          <Field name="town" label={t.town}>
            <PlacePicker level="town" />
          </Field>
          <Field name="village" label={t.village}>
            <PlacePicker level="village" />
          </Field>
          <Field name="userIds" label={t.officers} isRequired isWide>
            <Officers items={officers.data?.items ?? []} />
          </Field>
          <Field name="others" label={t.others} help={t.othersHint} isWide>
            <Input maxLength={200} />
          </Field>
        </Fields>
      </ApiForm>
    </Section>
  );
}

function Officers({
  items,
  value,
  onChange,
  id,
  'aria-label': named,
}: {
  items: readonly { userId: string; name: string; placeName: string | null }[];
  value?: string[];
  onChange?: (chosen: string[]) => void;
  id?: string;
  'aria-label'?: string;
}) {
  return (
    <Select<string[]>
      {...(id ? { id } : {})}
      aria-label={named}
      mode="multiple"
      maxCount={6}
      style={{ width: '100%' }}
      value={value ?? []}
      optionFilterProp="label"
      options={[...new Map(items.map((one) => [one.userId, one])).values()].map((one) => ({
        value: one.userId,
        label: `${one.name} · ${one.placeName ?? ''}`,
      }))}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
