import { InputNumber } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useRead } from '../../api/index.ts';
import {
  DataTable,
  DateInput,
  Empty,
  ErrorBlock,
  Loading,
  PageHead,
  Provisional,
  readDate,
  Section,
  sayDate,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { FigureSource } from './figure-parts.tsx';
import { limitsTexts } from './limits-texts.ts';
import './policy.css';
import { RegionSelect, type Setting, useSetting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';

type Limit = ItemOf<'GET /api/v1/policy/limits'>;

/** The last days of every limit of a region, and of any number of working days. */
export function LimitsPage() {
  const t = useTexts(limitsTexts);
  const words = useTexts(policyTexts);
  const setting = useSetting();
  const { filters, on } = setting;
  const start = filters.values.start ?? on;
  const read = useRead(
    'GET /api/v1/policy/limits',
    { query: { ...setting.query, start } },
    { when: setting.isReady, keepPrevious: true },
  );
  return (
    <>
      <PageHead title={t.title} intro={t.intro} />
      <section className="panel policy-tools" aria-label={t.setting}>
        <div className="limits-field">
          <span className="limits-label">{words.region}</span>
          <RegionSelect value={setting.region} onChange={setting.setRegion} />
        </div>
        <div className="limits-field">
          <span className="limits-label">{t.acceptedOn}</span>
          <DateInput
            label={t.acceptedOn}
            value={on}
            onChange={(day) => day && readDate(day) && setting.setDay(day)}
          />
          <small>{t.acceptedHelp}</small>
        </div>
        <div className="limits-field">
          <span className="limits-label">{t.start}</span>
          <DateInput
            label={t.start}
            value={start}
            onChange={(day) => day && readDate(day) && filters.set('start', day)}
          />
          <small>{t.startHelp}</small>
        </div>
      </section>
      {read.error ? <ErrorBlock error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.data ? <Limits items={read.data.items} setting={setting} /> : read.error ? null : <Loading />}
      <AnyDays start={start} />
    </>
  );
}

function useSayDay(): (day: string) => string {
  const t = useTexts(limitsTexts);
  const { language } = useLanguage();
  const names = t.weekday.split(',');
  return (day) =>
    `${sayDate(day, language)} ${names[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''}`;
}

function Limits({ items, setting }: { items: readonly Limit[]; setting: Setting }) {
  const t = useTexts(limitsTexts);
  if (items.length === 0) {
    return (
      <div className="panel">
        <Empty text={t.none} next={t.noneNext} />
      </div>
    );
  }
  const groups = [
    { title: t.limits, rows: items.filter(({ counts }) => counts === 'working-days') },
    { title: t.publicity, rows: items.filter(({ counts }) => counts === 'days') },
  ];
  return groups.map(({ title, rows }) =>
    rows.length === 0 ? null : (
      <Section key={title} title={title}>
        <LimitTable title={title} rows={rows} setting={setting} />
      </Section>
    ),
  );
}

function LimitTable({ title, rows, setting }: { title: string; rows: readonly Limit[]; setting: Setting }) {
  const t = useTexts(limitsTexts);
  const sayDay = useSayDay();
  return (
    <DataTable
      label={title}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'what',
          title: t.what,
          width: '30%',
          render: (limit) => (
            <>
              <Link to={`/policy/figures/${limit.code}${setting.search}`}>{limit.title}</Link>
              <small className="limits-schemes">{limit.schemes.join(t.and)}</small>
            </>
          ),
        },
        {
          key: 'length',
          title: t.length,
          width: '14%',
          render: ({ counts, days }) => (counts === 'days' ? t.days(days) : t.workingDays(days)),
        },
        {
          key: 'last',
          title: t.last,
          width: '20%',
          render: ({ lastDay, isProvisional }) =>
            lastDay ? (
              <>
                <strong>{sayDay(lastDay)}</strong>
                {isProvisional ? <Provisional /> : null}
              </>
            ) : (
              t.noCalendar
            ),
        },
        {
          key: 'rule',
          title: t.rule,
          render: ({ figure }) => (
            <>
              {figure.regionName}
              <FigureSource figure={figure} />
            </>
          ),
        },
      ]}
    />
  );
}

const DAYS_AT_FIRST = 10;
const DAYS_MAX = 1_000;

function AnyDays({ start }: { start: string }) {
  const t = useTexts(limitsTexts);
  const sayDay = useSayDay();
  const { language } = useLanguage();
  const [days, setDays] = useState(DAYS_AT_FIRST);
  const read = useRead('GET /api/v1/policy/working-days', { query: { start, days } }, { keepPrevious: true });
  const list = (all: readonly string[]): string =>
    all.map((day) => sayDate(day, language)).join(language === 'zh' ? '、' : '; ');
  return (
    <Section title={t.count}>
      <div className="policy-tools">
        <label htmlFor="limit-days">{t.daysField}</label>
        <InputNumber
          id="limit-days"
          min={0}
          max={DAYS_MAX}
          precision={0}
          controls={false}
          value={days}
          onChange={(value) => setDays(value ?? 0)}
        />
        {read.data ? <strong role="status">{t.result(sayDay(read.data.lastDay))}</strong> : null}
        {read.data?.isProvisional ? <Provisional /> : null}
      </div>
      {read.error ? <ErrorBlock error={read.error} /> : null}
      {read.data && read.data.holidays.length > 0 ? <p>{t.holidays(list(read.data.holidays))}</p> : null}
      {read.data && read.data.workedWeekendDays.length > 0 ? (
        <p>{t.worked(list(read.data.workedWeekendDays))}</p>
      ) : null}
    </Section>
  );
}
