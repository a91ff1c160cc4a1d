import { Button } from 'antd';
import { useState } from 'react';
import { call, type Refused, type ResponseOf } from '../../api/index.ts';
import { ErrorBlock, Notice, Section, sayCount, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Question } from './question.ts';
import { whatIfTexts } from './texts.ts';

type Check = ResponseOf<'POST /api/v1/what-if/check'>;
type State =
  | { readonly key: string; readonly is: 'busy' }
  | { readonly key: string; readonly is: 'done'; readonly check: Check }
  | { readonly key: string; readonly is: 'refused'; readonly error: Refused };

/** What would be adopted, computed once more by the database as it will be paid. */
export function CheckPlan({ question }: { question: Question }) {
  const t = useTexts(whatIfTexts);
  const [state, setState] = useState<State | null>(null);
  const key = JSON.stringify(question);
  // A result is of the plan that was checked, and of no later one.
  const shown = state?.key === key ? state : null;
  const run = async (): Promise<void> => {
    setState({ key, is: 'busy' });
    try {
      const check = await call('POST /api/v1/what-if/check', { body: question });
      setState({ key, is: 'done', check });
    } catch (error) {
      setState({ key, is: 'refused', error: error as Refused });
    }
  };
  return (
    <Section
      title={t.check}
      actions={
        <Button loading={shown?.is === 'busy'} onClick={() => void run()}>
          {t.check}
        </Button>
      }
    >
      <p className="what-if-help">{t.checkHelp}</p>
      <div role="status">
        {shown?.is === 'busy' ? t.checking : null}
        {shown?.is === 'done' ? <Result check={shown.check} /> : null}
      </div>
      {shown?.is === 'refused' ? <ErrorBlock error={shown.error} onRetry={() => void run()} /> : null}
    </Section>
  );
}

function Result({ check }: { check: Check }) {
  const t = useTexts(whatIfTexts);
  const items = check.plans.reduce((sum, plan) => sum + plan.items, 0);
  return (
    <Notice
      kind={check.isEqual ? 'ok' : 'problem'}
      title={check.isEqual ? t.checkEqual(sayCount(check.households), sayCount(items)) : t.checkUnequal}
    >
      <ul className="figures">
        {check.plans.map((plan) => (
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
