import { Mark, Section, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import type { CaseRecord } from './act-drawer.tsx';
import { caseTexts } from './texts.ts';

type Step = CaseRecord['steps'][number];

const tones: Readonly<Record<string, 'plain' | 'blue' | 'ok' | 'warn'>> = {
  open: 'blue',
  half: 'warn',
  posted: 'warn',
  done: 'ok',
};

/** The way of this case: what is done, what is open, what is still to come. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const t = useTexts(caseTexts);
  const shown = steps.filter(({ state }) => state !== 'not-needed');
  return (
    <Section title={t.stepsTitle}>
      <ol className="case-steps">
        {shown.map((step) => (
          <StepItem key={step.code} step={step} />
        ))}
      </ol>
    </Section>
  );
}

function StepItem({ step }: { step: Step }) {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { posting } = step;
  return (
    <li
      className={`case-step case-step-${step.state}`}
      aria-current={step.state === 'open' ? 'step' : undefined}
    >
      <p className="case-step-head">
        <b>{step.title}</b> <Mark tone={tones[step.state] ?? 'plain'}>{t.stepStates[step.state]}</Mark>
        <span className="case-step-level">{t.levels[step.level]}</span>
        {step.needsTwo ? <span className="case-step-level">{t.needsTwo}</span> : null}
        {step.isOptional ? <span className="case-step-level">{t.optional}</span> : null}
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
