import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  DataTable,
  DateInput,
  Empty,
  ErrorBlock,
  Loading,
  Mark,
  readDate,
  sayDate,
  useLanguage,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { dayNumber, dayOfNumber } from '../../kit/time-slider.tsx';
import { FigureSource, FigureSpan, SourceText } from './figure-parts.tsx';
import type { Setting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';

type Changes = ResponseOf<'GET /api/v1/policy/changes'>;

const DAYS_BACK = 365;

/** What is otherwise on the chosen day than it was on another. */
export function ChangesView({ setting }: { setting: Setting }) {
  const t = useTexts(policyTexts);
  const { language } = useLanguage();
  const { on, region, filters } = setting;
  const since = filters.values.since ?? dayOfNumber(dayNumber(on) - DAYS_BACK);
  const [from, to] = since < on ? [since, on] : [on, since];
  const read = useRead(
    'GET /api/v1/policy/changes',
    { query: { region, from, to } },
    { when: setting.isReady, keepPrevious: true },
  );
  return (
    <>
      <div className="policy-tools">
        <span>{t.changesFrom}</span>
        <DateInput
          label={t.changesFrom}
          value={since}
          onChange={(day) => day && readDate(day) && filters.set('since', day)}
        />
        <strong>{t.changesIntro(sayDate(from, language), sayDate(to, language))}</strong>
      </div>
      {read.error ? <ErrorBlock error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.data ? <Changed changes={read.data} setting={setting} /> : read.error ? null : <Loading />}
    </>
  );
}

function Changed({ changes, setting }: { changes: Changes; setting: Setting }) {
  const t = useTexts(policyTexts);
  const { schemes, figures, rules } = changes;
  if (schemes.length + figures.length + rules.length === 0)
    return <Empty text={t.nothingChanged} next={t.nothingChangedNext} />;
  return (
    <>
      {schemes.length > 0 ? <ChangedSchemes schemes={schemes} search={setting.search} /> : null}
      {figures.length > 0 ? <ChangedFigures figures={figures} search={setting.search} /> : null}
      {rules.length > 0 ? <ChangedRules rules={rules} /> : null}
    </>
  );
}

function ChangedSchemes({ schemes, search }: { schemes: Changes['schemes']; search: string }) {
  const t = useTexts(policyTexts);
  return (
    <section className="policy-group">
      <h2>{t.changedSchemes}</h2>
      <DataTable
        label={t.changedSchemes}
        rows={schemes}
        rowKey={({ code }) => code}
        rowLink={({ code }) => `/policy/schemes/${code}${search}`}
        columns={[
          { key: 'title', title: t.schemes, width: '40%', render: ({ title }) => title },
          { key: 'before', title: t.before, render: ({ before }) => t.status[before] },
          {
            key: 'after',
            title: t.after,
            render: ({ after }) => (
              <Mark tone={after === 'in-force' ? 'ok' : 'plain'}>{t.status[after]}</Mark>
            ),
          },
        ]}
      />
    </section>
  );
}

type ChangedFigure = Changes['figures'][number];

/** By how much an amount rose or fell; nothing where that makes no sense. */
function sayDifference({ kind, before, after }: ChangedFigure): string | null {
  if (!before || !after || kind !== 'money') return null;
  const fen = after.held - before.held;
  const share =
    before.held === 0 ? '' : `（${fen > 0 ? '+' : ''}${((100 * fen) / before.held).toFixed(1)}%）`;
  return `${fen > 0 ? '+' : ''}${yuanFromFen(fen).replace(/\.00$/, '')}${share}`;
}

function ChangedFigures({ figures, search }: { figures: Changes['figures']; search: string }) {
  const t = useTexts(policyTexts);
  return (
    <section className="policy-group">
      <h2>{t.changedFigures}</h2>
      <DataTable
        label={t.changedFigures}
        rows={figures}
        rowKey={({ code, label }) => `${code} ${label}`}
        rowLink={({ code }) => `/policy/figures/${code}${search}`}
        columns={[
          {
            key: 'title',
            title: t.parameter,
            width: '26%',
            render: ({ title, label }) => (label ? `${title} · ${label}` : title),
          },
          { key: 'before', title: t.before, render: ({ before }) => before?.said ?? t.notSet },
          {
            key: 'after',
            title: t.after,
            render: ({ after }) => <strong>{after?.said ?? t.ended}</strong>,
          },
          {
            key: 'difference',
            title: t.difference,
            align: 'right',
            render: (one) => sayDifference(one) ?? (one.before ? '—' : t.newlySet),
          },
          {
            key: 'source',
            title: t.source,
            width: '32%',
            render: ({ after }) =>
              after ? (
                <>
                  {after.regionName} · <FigureSpan figure={after} />
                  <FigureSource figure={after} />
                </>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </section>
  );
}

const SCHEMES_SHOWN = 3;

function ChangedRules({ rules }: { rules: Changes['rules'] }) {
  const t = useTexts(policyTexts);
  const { language } = useLanguage();
  const join = language === 'zh' ? '、' : ', ';
  return (
    <section className="policy-group">
      <h2>{t.changedRules}</h2>
      <DataTable
        label={t.changedRules}
        rows={rules}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'title',
            title: t.changedRules,
            width: '30%',
            render: ({ title, schemes }) => (
              <>
                <strong>{title}</strong>
                <span className="policy-beaten">
                  {t.ofSchemes(
                    schemes
                      .slice(0, SCHEMES_SHOWN)
                      .map((scheme) => scheme.title)
                      .join(join),
                    schemes.length - SCHEMES_SHOWN,
                  )}
                </span>
              </>
            ),
          },
          {
            key: 'before',
            title: t.before,
            render: ({ before }) => (before ? <SourceText source={before} /> : '—'),
          },
          {
            key: 'after',
            title: t.after,
            render: ({ after }) => (after ? <SourceText source={after} /> : '—'),
          },
        ]}
      />
    </section>
  );
}
