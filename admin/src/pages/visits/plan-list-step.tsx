import { Button, Input } from 'antd';
import { useState } from 'react';
import { useRead, useWrite } from '../../api/index.ts';
import {
  ApiForm,
  Choice,
  DateInput,
  Field,
  Fields,
  type Picked,
  PlacePicker,
  Section,
  toast,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import type { Plan } from './plan-page.tsx';
import { planTexts } from './plan-texts.ts';

/** Whom the plan is about: those on a roster, or a list that is typed. */
export function ListStep({ plan }: { plan: Plan }) {
  const t = useTexts(planTexts);
  const checklists = useRead('GET /api/v1/visits/checklists', {}, { isForGood: true });
  const of = checklists.data?.items.find(({ code }) => code === plan.plan.checklist)?.of;
  if (!of) return null;
  return (
    <Section title={t.stepList}>
      <p className="field-soft">{t.stepListNext}</p>
      {of === 'site' ? <Sites planId={plan.plan.id} /> : <FromRoster planId={plan.plan.id} />}
    </Section>
  );
}

interface RosterValues {
  readonly roster: string;
  readonly town?: Picked | null;
  readonly village?: Picked | null;
  readonly newSince?: string | null;
}

function FromRoster({ planId }: { planId: string }) {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const rosters = useRead('GET /api/v1/rosters', {}, { isForGood: true });
  const fix = useWrite('POST /api/v1/visits/plans/{planId}/list');
  const submit = async ({ roster, town, village, newSince }: RosterValues): Promise<void> => {
    const body = {
      roster,
      ...(town ? { townId: town.id } : {}),
      ...(village ? { villageId: village.id } : {}),
      ...(newSince ? { newSince } : {}),
    };
    const fixed = await fix.mutateAsync({ params: { planId }, body });
    toast(t.fixed(fixed.listed));
  };
  return (
    <ApiForm<RosterValues> name={`visit-list.${planId}`} submitText={t.fix} submit={submit}>
      <Fields>
        <Field name="roster" label={t.roster} isRequired>
          <Choice
            options={(rosters.data?.items ?? []).map((one) => ({ value: one.code, label: one[language] }))}
          />
        </Field>
        <Field name="newSince" label={t.newSince}>
          <DateInput />
        </Field>
        <Field name="town" label={t.town}>
          <PlacePicker level="town" />
        </Field>
        <Field name="village" label={t.village}>
          <PlacePicker level="village" />
        </Field>
      </Fields>
    </ApiForm>
  );
}

interface Site {
  readonly key: number;
  readonly name: string;
  readonly address: string;
  readonly village: Picked | null;
}
const emptySite = (key: number): Site => ({ key, name: '', address: '', village: null });

function Sites({ planId }: { planId: string }) {
  const t = useTexts(planTexts);
  const fix = useWrite('POST /api/v1/visits/plans/{planId}/list');
  const [sites, setSites] = useState<readonly Site[]>([emptySite(0)]);
  const change = (key: number, next: Partial<Site>): void =>
    setSites((before) => before.map((site) => (site.key === key ? { ...site, ...next } : site)));
  const submit = async (): Promise<void> => {
    const filled = sites.flatMap(({ name, address, village }) =>
      name.trim() && village ? [{ name: name.trim(), address: address.trim(), villageId: village.id }] : [],
    );
    const fixed = await fix.mutateAsync({ params: { planId }, body: { sites: filled } });
    toast(t.fixed(fixed.listed));
  };
  return (
    <ApiForm name={`visit-sites.${planId}`} submitText={t.fix} keepsDraft={false} submit={submit}>
      <div className="site-rows">
        {sites.map((site) => (
          <div key={site.key} className="site-row">
            <Input
              aria-label={t.siteName}
              placeholder={t.siteName}
              maxLength={100}
              value={site.name}
              onChange={(event) => change(site.key, { name: event.target.value })}
            />
            <Input
              aria-label={t.siteAddress}
              placeholder={t.siteAddress}
              maxLength={200}
              value={site.address}
              onChange={(event) => change(site.key, { address: event.target.value })}
            />
            <PlacePicker
              level="village"
              label={t.siteVillage}
              value={site.village}
              onChange={(village: Picked | null) => change(site.key, { village })}
            />
            <Button
              disabled={sites.length === 1}
              onClick={() => setSites(sites.filter(({ key }) => key !== site.key))}
            >
              {t.removeSite}
            </Button>
          </div>
        ))}
      </div>
      <Button onClick={() => setSites([...sites, emptySite((sites.at(-1)?.key ?? 0) + 1)])}>
        {t.addSite}
      </Button>
    </ApiForm>
  );
}
