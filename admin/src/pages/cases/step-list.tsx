import { Mark, Section, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import type { CaseRecord } from './act-drawer.tsx';
import { stepTexts } from './step-texts.ts';
import { caseTexts } from './texts.ts';

type Step = CaseRecord['steps'][number];

const tones: Readonly<Record<string, 'plain' | 'blue' | 'ok' | 'warn'>> = {
  open: 'blue',
  half: 'warn',
  posted: 'warn',
  done: 'ok',
};

/** The way of this case: what is done, what is open, what is still to come. */
export function StepList({ steps, isDecided }: { steps: readonly Step[]; isDecided: boolean }) {
  const t = useTexts(caseTexts);
  const shown = steps.filter(({ state }) => state !== 'not-needed');
  return (
    <Section title={t.stepsTitle}>
      <ol className="case-steps">
        {shown.map((step) => (
          <StepItem key={step.code} step={step} state={stateOf(step, isDecided)} />
        ))}
      </ol>
    </Section>
  );
}

/** What nobody has to do does not stand there as open work, and once it is decided nobody does it any more. */
function stateOf({ state, isOptional, isSample }: Step, isDecided: boolean): string {
  if (!isOptional || (state !== 'open' && state !== 'waiting')) return state;
  if (isDecided && !isSample) return 'left-out';
  return state === 'open' ? 'may-do' : state;
}

function StepItem({ step, state }: { step: Step; state: string }) {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { stepStates: states } = useTexts(stepTexts);
  const { posting } = step;
  return (
    <li className={`case-step case-step-${state}`} aria-current={state === 'open' ? 'step' : undefined}>
      <p className="case-step-head">
        <b>{step.title}</b> <Mark tone={tones[state] ?? 'plain'}>{states[state]}</Mark>
        <span className="case-step-level">{t.levels[step.level]}</span>
        {step.needsTwo ? <span className="case-step-level">{t.needsTwo}</span> : null}
        {step.isOptional && state === 'waiting' ? (
          <span className="case-step-level">{t.optional}</span>
        ) : null}
        {step.doneOn ? <span className="case-step-day">{sayDate(step.doneOn, language)}</span> : null}
      </p>
      {posting ? <p>{`${t.posting(posting.postedOn, posting.lastDay)} · ${posting.where}`}</p> : null}
      {step.signedBy.length > 0 ? (
        <p className="case-step-soft">{t.labelled(t.signed, t.listed(step.signedBy))}</p>
      ) : null}
      {step.record.length > 0 ? (
        <dl className="case-step-record">
          {step.record.map(({ name, title, value }) => (
            <div key={name}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  );
}
