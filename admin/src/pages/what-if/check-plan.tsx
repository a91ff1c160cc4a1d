import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { call, type ItemOf, isRefused, type Refused, useList, useRead, useWrite } from '../../api/index.ts';
import {
  ErrorBlock,
  Mark,
  Notice,
  Section,
  sayCount,
  sayMoment,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { isSameQuestion, type Question } from './question.ts';
import { saveFile } from './save-file.ts';
import { sayMonth } from './say.ts';
import { whatIfTexts } from './texts.ts';

type Check = ItemOf<'GET /api/v1/what-if/checks'>;
const LOOK_EVERY_MS = 1_000;
const SHOWN = 5;

const isGoingOn = ({ state }: Check): boolean => state === 'waiting' || state === 'running';

/**
 * What would be adopted, computed once more by the database as it will be paid: in the background, to be found again
 * by whoever leaves the page. What agreed can be handed on to whoever keeps the packs.
 */
export function CheckPlan({ question, onLoad }: { question: Question; onLoad(earlier: Question): void }) {
  const t = useTexts(whatIfTexts);
  const list = useList('GET /api/v1/what-if/checks', { query: { limit: SHOWN } });
  const start = useWrite('POST /api/v1/what-if/checks');
  // The newest of these very figures: a check is of the plan that it was asked for, and of no later one.
  const found = list.items.find((check) => isSameQuestion(check.question, question));
  const earlier = list.items.filter((check) => check.id !== found?.id);
  const run = (): void => start.mutate({ body: question });
  const refused = start.error && isRefused(start.error) ? start.error : null;
  return (
    <Section
      title={t.check}
      actions={
        <Button loading={start.isPending} disabled={found !== undefined && isGoingOn(found)} onClick={run}>
          {found ? t.checkAgain : t.check}
        </Button>
      }
    >
      <p className="what-if-help">{t.checkHelp}</p>
      {refused ? <ErrorBlock error={refused} onRetry={run} /> : null}
      {list.error ? <ErrorBlock error={list.error} onRetry={list.readAgain} /> : null}
      <div role="status">
        {found ? <Watched key={found.id} check={found} onEnd={list.readAgain} /> : null}
      </div>
      <Adopt question={question} check={found?.result?.isEqual ? found : undefined} />
      <Earlier checks={earlier} onLoad={onLoad} />
    </Section>
  );
}

/** Looks every second until the check has ended. */
function Watched({ check, onEnd }: { check: Check; onEnd(): void }) {
  const t = useTexts(whatIfTexts);
  const [isOver, setIsOver] = useState(!isGoingOn(check));
  const read = useRead(
    'GET /api/v1/what-if/checks/{checkId}',
    { params: { checkId: check.id } },
    { everyMs: isOver ? false : LOOK_EVERY_MS },
  );
  const now = read.data ?? check;
  const hasEnded = !isGoingOn(now);
  useEffect(() => {
    if (isOver || !hasEnded) return;
    setIsOver(true);
    onEnd();
  }, [isOver, hasEnded, onEnd]);
  if (now.state === 'failed') return <Notice kind="problem" title={t.checkFailed} />;
  if (now.result) return <Result result={now.result} />;
  return (
    <div className="what-if-progress">
      <Progress percent={Math.round((100 * now.step) / now.steps)} size="small" aria-label={t.checking} />
      <p>{t.checking}</p>
    </div>
  );
}

function Result({ result }: { result: NonNullable<Check['result']> }) {
  const t = useTexts(whatIfTexts);
  const items = result.plans.reduce((sum, plan) => sum + plan.items, 0);
  return (
    <Notice
      kind={result.isEqual ? 'ok' : 'problem'}
      title={result.isEqual ? t.checkEqual(sayCount(result.households), sayCount(items)) : t.checkUnequal}
    >
      <ul className="figures">
        {result.plans.map((plan) => (
          <li key={plan.name}>
            {t.checkRow(
              plan.name === 'base' ? t.now : plan.name,
              yuanFromFen(plan.columnsFen),
              yuanFromFen(plan.sqlFen),
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** One file for each variant; with what the check said at its head. */
function Adopt({ question, check }: { question: Question; check: Check | undefined }) {
  const t = useTexts(whatIfTexts);
  const [error, setError] = useState<Refused | null>(null);
  const save = async (variant: Question['variants'][number]): Promise<void> => {
    const body = { month: question.month, variant, ...(check ? { checkId: check.id } : {}) };
    try {
      const { fileName, text } = await call('POST /api/v1/what-if/adopt', { body });
      saveFile(text, fileName, 'application/yaml');
      setError(null);
    } catch (refused) {
      if (!isRefused(refused)) throw refused;
      setError(refused);
    }
  };
  return (
    <div className="what-if-adopt">
      <p>{check ? t.adoptHelp : t.adoptAfterCheck}</p>
      {question.variants.map((variant) => (
        <Button
          key={variant.name}
          type={check ? 'primary' : 'default'}
          disabled={!check}
          onClick={() => void save(variant)}
        >
          {t.adopt(variant.name)}
        </Button>
      ))}
      {error ? <ErrorBlock error={error} /> : null}
    </div>
  );
}

/** What was checked before, by colleagues too; each leads back to its figures. */
function Earlier({ checks, onLoad }: { checks: readonly Check[]; onLoad(earlier: Question): void }) {
  const t = useTexts(whatIfTexts);
  if (checks.length === 0) return null;
  return (
    <details className="what-if-earlier">
      <summary>{t.earlier}</summary>
      <ul>
        {checks.map((check) => (
          <li key={check.id}>
            <button type="button" onClick={() => onLoad(check.question)}>
              {sayMoment(check.requestedAt)} · {check.userName} · {sayMonth(check.question.month, t)}
            </button>{' '}
            <StateMark check={check} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function StateMark({ check }: { check: Check }) {
  const t = useTexts(whatIfTexts);
  if (check.state === 'failed') return <Mark tone="warn">{t.checkFailedShort}</Mark>;
  if (!check.result) return <Mark tone="blue">{t.checkGoing}</Mark>;
  return check.result.isEqual ? (
    <Mark tone="ok">{t.checkSame}</Mark>
  ) : (
    <Mark tone="warn">{t.checkOther}</Mark>
  );
}
