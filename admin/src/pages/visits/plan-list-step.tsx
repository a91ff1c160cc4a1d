import { Button, Input } from 'antd';
import { useState } from 'react';
import { useRead, useWrite } from '../../api/index.ts';
import {
  ApiForm,
  Choice,
  chinaToday,
  DateInput,
  Field,
  Fields,
  PersonPicker,
  type Picked,
  PlacePicker,
  Section,
  Tabs,
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
      {of === 'site' ? (
        <Sites planId={plan.plan.id} />
      ) : (
        <FromPeople planId={plan.plan.id} checklist={plan.plan.checklist} />
      )}
    </Section>
  );
}

const CASE_CHECKLISTS: ReadonlySet<string> = new Set(['case-spot-check', 'case-visit']);

/** From a roster, or of cases that were decided or lie before the county: the checklist says which is usual. */
function FromPeople({ planId, checklist }: { planId: string; checklist: string }) {
  const t = useTexts(planTexts);
  const roster = { key: 'roster', title: t.fromRoster, draw: () => <FromRoster planId={planId} /> };
  const cases = { key: 'cases', title: t.fromCases, draw: () => <FromCases planId={planId} /> };
  return (
    <Tabs label={t.stepList} tabs={CASE_CHECKLISTS.has(checklist) ? [cases, roster] : [roster, cases]} />
  );
}

interface CaseValues {
  readonly matter: string;
  readonly fromOn: string;
  readonly toOn: string;
}

function FromCases({ planId }: { planId: string }) {
  const t = useTexts(planTexts);
  const matters = useRead('GET /api/v1/matters', {});
  const fix = useWrite('POST /api/v1/visits/plans/{planId}/list');
  const submit = async (body: CaseValues): Promise<void> => {
    const fixed = await fix.mutateAsync({ params: { planId }, body });
    toast(t.fixed(fixed.listed));
  };
  return (
    <ApiForm<CaseValues>
      name={`visit-cases.${planId}`}
      submitText={t.fix}
      initial={{ matter: '', fromOn: `${chinaToday().slice(0, 7)}-01`, toOn: chinaToday() }}
      submit={submit}
    >
      <p className="field-soft">{t.fromCasesNext}</p>
      <Fields>
        <Field name="matter" label={t.matter} isRequired>
          <Choice
            options={(matters.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title }))}
          />
        </Field>
        <Field name="fromOn" label={t.decidedFrom} isRequired>
          <DateInput />
        </Field>
        <Field name="toOn" label={t.decidedTo} isRequired>
          <DateInput />
        </Field>
      </Fields>
    </ApiForm>
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
  const [must, setMust] = useState<readonly Picked[]>([]);
  const submit = async ({ roster, town, village, newSince }: RosterValues): Promise<void> => {
    const body = {
      roster,
      ...(town ? { townId: town.id } : {}),
      ...(village ? { villageId: village.id } : {}),
      ...(newSince ? { newSince } : {}),
      ...(must.length > 0 ? { mustVisit: must.map(({ id }) => id) } : {}),
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
      <MustVisit chosen={must} setChosen={setMust} />
    </ApiForm>
  );
}

/** Whom to visit whatever the lot says: doubted, complained of. Near relatives are added by themselves. */
function MustVisit({
  chosen,
  setChosen,
}: {
  chosen: readonly Picked[];
  setChosen(next: readonly Picked[]): void;
}) {
  const t = useTexts(planTexts);
  return (
    <fieldset className="must-visit">
      <legend>{t.mustVisit}</legend>
      <p className="field-soft">{t.mustVisitNext}</p>
      <PersonPicker
        key={chosen.length}
        label={t.mustVisit}
        except={chosen.map(({ id }) => id)}
        onChange={(picked) => {
          if (picked) setChosen([...chosen, picked]);
        }}
      />
      {chosen.length > 0 ? (
        <ul className="plain-list">
          {chosen.map((one) => (
            <li key={one.id}>
              {one.label}{' '}
              <Button size="small" onClick={() => setChosen(chosen.filter(({ id }) => id !== one.id))}>
                {t.removeSite}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
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
