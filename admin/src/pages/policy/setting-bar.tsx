import { Select } from 'antd';
import { useId } from 'react';
import { useRead } from '../../api/index.ts';
import { chinaToday, useFilters, useTexts } from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { TimeSlider } from '../../kit/time-slider.tsx';
import { policyTexts } from './texts.ts';

/** Of which region, by the rules of which day; both stand in the address. */
export function useSetting() {
  const filters = useFilters();
  const regions = useRead('GET /api/v1/policy/regions', {}, { isForGood: true }).data;
  const today = regions?.today ?? chinaToday();
  const region = filters.values.region ?? regions?.own ?? '';
  const on = filters.values.on ?? today;
  return {
    region,
    on,
    today,
    isReady: region !== '',
    query: { region, on },
    /** To be put behind an address, so that the next page speaks of the same place and day. */
    search: `?region=${region}&on=${on}`,
    regionName: regions?.items.find(({ code }) => code === region)?.name ?? region,
    setRegion: (code: string) => filters.set('region', code === regions?.own ? '' : code),
    setDay: (day: string) => filters.set('on', day === today ? '' : day),
    filters,
  };
}
export type Setting = ReturnType<typeof useSetting>;

export function RegionSelect({
  value,
  onChange,
  id,
}: {
  value: string;
  onChange(code: string): void;
  id?: string;
}) {
  const t = useTexts(policyTexts);
  const made = useId();
  const regions = useRead('GET /api/v1/policy/regions', {}, { isForGood: true }).data;
  const own = regions?.own;
  const items = [...(regions?.items ?? [])].sort((a, b) => Number(b.code === own) - Number(a.code === own));
  return (
    <Select
      id={id ?? made}
      aria-label={t.region}
      value={value || null}
      style={{ minWidth: 168 }}
      onOpenChange={() => nameList(id ?? made, t.region)}
      options={items.map(({ code, name }) => ({
        value: code,
        label: code === own ? t.ownRegion(name) : name,
      }))}
      onChange={(code: string | null) => code && onChange(code)}
    />
  );
}

/** Region and time line, at the head of what is told of a day. */
export function SettingBar({ setting }: { setting: Setting }) {
  const t = useTexts(policyTexts);
  const { region, on, today } = setting;
  const days = useRead(
    'GET /api/v1/policy/days',
    { query: { region } },
    { when: setting.isReady, keepPrevious: true },
  );
  const marks = (days.data?.items ?? []).map(({ day, figures, rules, schemes }) => ({
    day,
    weight: figures + rules + schemes,
  }));
  return (
    <section className="panel policy-setting" aria-label={t.timeline}>
      <div className="policy-region">
        <RegionSelect value={region} onChange={setting.setRegion} />
        <span className="policy-help">{t.timelineHelp}</span>
      </div>
      <TimeSlider label={t.timeline} marks={marks} value={on} today={today} onChange={setting.setDay} />
    </section>
  );
}
