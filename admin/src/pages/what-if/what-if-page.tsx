import { Button, Select } from 'antd';
import { memo, useCallback, useDeferredValue, useRef, useState } from 'react';
import { chinaToday, Empty, ErrorBlock, Loading, Notice, PageHead, Tabs, useTexts } from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { ChangeHistogram } from './change-histogram.tsx';
import { CheckPlan } from './check-plan.tsx';
import { writeCsv } from './csv.ts';
import { type Drill, DrillDrawer } from './drill-drawer.tsx';
import { Headline } from './headline.tsx';
import { PopulationLine } from './population-line.tsx';
import { type Answer, type Group, monthsFrom, type Parameter, type Question } from './question.ts';
import { saveFile } from './save-file.ts';
import { sayMonth } from './say.ts';
import { CourseTable, type DrillScheme, FamilyTable, SchemeTable } from './tables.tsx';
import { whatIfTexts } from './texts.ts';
import { TownBars } from './town-bars.tsx';
import { useWhatIf, type WhatIf } from './use-what-if.ts';
import { VariantPanel } from './variant-panel.tsx';
import './what-if.css';

const MONTHS_BACK = 48;
const NONE: readonly Parameter[] = [];

/** Figures are moved on the left; on the right stands at once what comes of it. */
export function WhatIfPage() {
  const t = useTexts(whatIfTexts);
  const whatIf = useWhatIf();
  const { answer, month, edit } = whatIf;
  const [first, second] = whatIf.changes;
  const shared = { items: whatIf.parameters.data?.items ?? NONE, month, edit };
  return (
    <>
      <PageHead
        title={t.title}
        intro={t.intro}
        actions={
          answer && answer.variants.length > 0 ? (
            <Button onClick={() => saveFile(writeCsv(answer, t), t.fileName(answer.month), 'text/csv')}>
              {t.exportTable}
            </Button>
          ) : null
        }
      />
      <section className="panel what-if-setting" aria-label={t.month}>
        <MonthSelect month={whatIf.month} onChange={whatIf.setMonth} />
        {answer ? <PopulationLine population={answer.population} onTakeAnew={whatIf.takeAnew} /> : null}
      </section>
      <div className="what-if">
        <div className="what-if-panels">
          {whatIf.parameters.error ? <ErrorBlock error={whatIf.parameters.error} /> : null}
          <VariantPanel place={0} changes={first} {...shared} />
          <VariantPanel
            place={1}
            changes={second}
            {...shared}
            copied={second.length === 0 && first.length > 0 ? first : undefined}
          />
        </div>
        <div className="what-if-results">
          <Results whatIf={whatIf} />
        </div>
      </div>
    </>
  );
}

function MonthSelect({ month, onChange }: { month: string; onChange(month: string): void }) {
  const t = useTexts(whatIfTexts);
  const now = chinaToday().slice(0, 7);
  const [first = now] = monthsFrom(now, -MONTHS_BACK + 1).slice(-1);
  const months = [...new Set([month, ...monthsFrom(first, 1), ...monthsBack(now)])].sort().reverse();
  return (
    <div className="what-if-month">
      <label htmlFor="what-if-month">{t.month}</label>
      <Select
        id="what-if-month"
        value={month}
        onOpenChange={() => nameList('what-if-month', t.month)}
        options={months.map((value) => ({ value, label: sayMonth(value, t) }))}
        onChange={onChange}
        style={{ width: 132 }}
      />
    </div>
  );
}

/** The months that people ask for: this one and those of the last years. */
const monthsBack = (now: string): string[] => {
  const [year = 2000, month = 1] = now.split('-').map(Number);
  const at = year * 12 + month - MONTHS_BACK;
  return monthsFrom(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, MONTHS_BACK);
};

function Results({ whatIf }: { whatIf: WhatIf }) {
  const t = useTexts(whatIfTexts);
  const [drill, setDrill] = useState<Drill | null>(null);
  const { answer, error, question, places, isBusy } = whatIf;
  const asked = useRef<Question>(question);
  asked.current = question;
  const drillGroup = useCallback((variant: number, group: Group) => {
    setDrill({ question: asked.current, variant, group });
  }, []);
  const drillTown = useCallback((variant: number, id: string, name: string) => {
    setDrill({ question: asked.current, variant, group: 'changed', town: { id, name } });
  }, []);
  const drillScheme = useCallback((variant: number, group: Group, scheme: NonNullable<Drill['scheme']>) => {
    setDrill({ question: asked.current, variant, group, scheme });
  }, []);
  // The sums follow the hand at once; plots and tables when there is time.
  const drawn = useDeferredValue(answer);
  if (error) return <ErrorBlock error={error} onRetry={whatIf.takeAnew} />;
  if (!answer || !drawn) return <Loading />;
  if (answer.population.households === 0) return <Nobody />;
  const isMoved = answer.variants.some(
    ({ total }) => total.gain + total.lose + total.recognised + total.derecognised > 0,
  );
  return (
    <>
      <Headline answer={answer} places={places} isBusy={isBusy} onDrill={drillGroup} />
      {isMoved ? (
        <>
          <Figures answer={drawn} places={places} onDrill={drillTown} onDrillScheme={drillScheme} />
          <CheckPlan question={question} onLoad={whatIf.load} />
        </>
      ) : (
        <Notice title={t.hintTitle}>{t.hint}</Notice>
      )}
      <DrillDrawer drill={drill} onClose={() => setDrill(null)} />
    </>
  );
}

function Nobody() {
  const t = useTexts(whatIfTexts);
  return (
    <section className="panel" aria-label={t.headline}>
      <Empty text={t.nobody} next={t.nobodyNext} />
    </section>
  );
}

const Figures = memo(function Figures({
  answer,
  places,
  onDrill,
  onDrillScheme,
}: {
  answer: Answer;
  places: readonly number[];
  onDrill(variant: number, townId: string, townName: string): void;
  onDrillScheme: DrillScheme;
}) {
  const t = useTexts(whatIfTexts);
  return (
    <>
      <TownBars answer={answer} places={places} onDrill={onDrill} />
      <ChangeHistogram answer={answer} places={places} />
      <Tabs
        label={t.tables}
        tabs={[
          {
            key: 'schemes',
            title: t.schemes,
            draw: () => <SchemeTable answer={answer} onDrill={onDrillScheme} />,
          },
          { key: 'families', title: t.families, draw: () => <FamilyTable answer={answer} /> },
          { key: 'course', title: t.course, draw: () => <CourseTable answer={answer} /> },
        ]}
      />
    </>
  );
});
