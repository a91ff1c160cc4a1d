import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { call, isRefused } from '../../api/index.ts';
import { Notice, PageHead, Section, toast, useTexts } from '../../kit/index.ts';
import './calculator.css';
import { calculatorTexts } from './calculator-texts.ts';
import { emptyFamily, type Family, isEmpty, readFamilyFile } from './family.ts';
import { FamilyForm } from './family-form.tsx';
import { FamilySheet } from './family-sheet.tsx';
import './policy.css';
import { Results } from './results.tsx';
import { type Setting, useSetting } from './setting-bar.tsx';
import { type Calculating, useCalculation } from './use-calculation.ts';

/** Judges one family by the rules of a place and a day, with the whole reasoning. Nothing of it is recorded. */
export function CalculatorPage() {
  const t = useTexts(calculatorTexts);
  const setting = useSetting();
  const calculating = useCalculation(setting);
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <>
      <div className="calculator-head">
        <PageHead
          title={t.title}
          intro={t.intro}
          actions={<Actions setting={setting} calculating={calculating} onProblem={setProblem} />}
        />
      </div>
      {problem ? (
        <Notice kind="problem" title={problem.what}>
          {problem.next}
        </Notice>
      ) : null}
      <Offered calculating={calculating} />
      <div className="calculator">
        <div className="calculator-form">
          <FamilyForm setting={setting} calculating={calculating} />
          <StartAnew calculating={calculating} />
        </div>
        <div className="calculator-results" id="calculator-results">
          <Section title={t.results}>
            <Results calculating={calculating} search={setting.search} />
          </Section>
        </div>
      </div>
      <a className="calculator-jump" href="#calculator-results">
        {t.toResults}
      </a>
      <FamilySheet setting={setting} calculating={calculating} />
    </>
  );
}

/** A family that was handed over by an example: put in at once where nothing is typed, offered otherwise. */
function Offered({ calculating }: { calculating: Calculating }) {
  const t = useTexts(calculatorTexts);
  const location = useLocation();
  const navigate = useNavigate();
  const offered = (location.state as { facts?: Family } | null)?.facts;
  const { family, setFamily } = calculating;
  const done = (): void => void navigate(`${location.pathname}${location.search}`, { replace: true });
  const isFree = isEmpty(family);
  const load = (): void => {
    if (!offered) return;
    setFamily(offered);
    done();
  };
  useEffect(() => {
    if (offered && isFree) load();
  });
  if (!offered || isFree) return null;
  return (
    <Notice
      title={t.example}
      action={
        <div className="page-actions">
          <Button type="primary" onClick={load}>
            {t.load}
          </Button>
          <Button onClick={done}>{t.keep}</Button>
        </div>
      }
    >
      {t.exampleText}
    </Notice>
  );
}

function download(family: Family, { region, on }: Setting): void {
  const text = `${JSON.stringify(family, null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `facts-${region}-${on}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

interface Problem {
  readonly what: string;
  readonly next: string;
}

function Actions({
  setting,
  calculating,
  onProblem,
}: {
  setting: Setting;
  calculating: Calculating;
  onProblem(problem: Problem | null): void;
}) {
  const t = useTexts(calculatorTexts);
  const file = useRef<HTMLInputElement>(null);
  const { family, setFamily, result } = calculating;
  const open = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const given = readFamilyFile(await chosen.text());
    if (!given) return onProblem({ what: t.uploadBad, next: t.uploadBadNext });
    const { region, on } = setting;
    try {
      const read = await call('POST /api/v1/policy/calculate', { body: { region, on, facts: given } });
      setFamily(read.facts);
      onProblem(null);
      toast(t.uploaded);
    } catch (error) {
      if (!isRefused(error)) throw error;
      // Each thing that is wrong, with the place in the file.
      const parts = error.parts.map(({ field, what }) => (field ? `${field}: ${what}` : what));
      onProblem({ what: error.refusal.what, next: parts.join(' ') });
    }
  };
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        className="sr-only"
        tabIndex={-1}
        aria-label={t.upload}
        onChange={(event) => {
          void open(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button onClick={() => file.current?.click()}>{t.upload}</Button>
      <Button disabled={isEmpty(family)} onClick={() => download(family, setting)}>
        {t.download}
      </Button>
      <Button disabled={!result} onClick={() => window.print()}>
        {t.print}
      </Button>
    </>
  );
}

/** Takes everything away, and gives it back when that was a mistake. */
function StartAnew({ calculating }: { calculating: Calculating }) {
  const t = useTexts(calculatorTexts);
  const { family, setFamily } = calculating;
  const [before, setBefore] = useState<Family | null>(null);
  if (!isEmpty(family)) {
    const clear = (): void => {
      setBefore(family);
      setFamily(emptyFamily);
    };
    return (
      <Button type="text" onClick={clear}>
        {t.clear}
      </Button>
    );
  }
  if (!before) return null;
  return <Button onClick={() => setFamily(before)}>{t.restore}</Button>;
}
