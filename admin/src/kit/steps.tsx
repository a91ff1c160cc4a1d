import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';

export interface Step {
  readonly key: string;
  readonly title: string;
}

/** The frame of a wizard: which steps there are, where one is, and the way back and on. */
export function Steps({
  label,
  steps,
  current,
  children,
  onBack,
  onNext,
  nextText,
  isNextReady = true,
  isBusy = false,
}: {
  label: string;
  steps: readonly Step[];
  /** Key of the step that is shown. */
  current: string;
  children: ReactNode;
  onBack?: () => void;
  onNext?: () => void;
  nextText?: string;
  isNextReady?: boolean;
  isBusy?: boolean;
}) {
  const t = useTexts(kitTexts);
  const at = Math.max(
    0,
    steps.findIndex((step) => step.key === current),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const shownStep = useRef(current);
  useEffect(() => {
    // Whoever goes on hears where they are; the first step leaves the focus with the page's own head.
    if (shownStep.current !== current) heading.current?.focus();
    shownStep.current = current;
  }, [current]);
  return (
    <div className="panel">
      <ol className="steps" aria-label={label}>
        {steps.map((step, index) => (
          <li
            key={step.key}
            className={index < at ? 'step step-past' : index === at ? 'step step-now' : 'step'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="step-number" aria-hidden="true">
              {index + 1}
            </span>
            {step.title}
          </li>
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1} className="step-head">
        {steps[at]?.title} <span className="step-count">{t.step(at + 1, steps.length)}</span>
      </h2>
      {children}
      {onBack || onNext ? (
        <div className="form-actions">
          {onNext ? (
            <Button type="primary" onClick={onNext} disabled={!isNextReady} loading={isBusy}>
              {nextText ?? t.next}
            </Button>
          ) : null}
          {onBack ? <Button onClick={onBack}>{t.previous}</Button> : null}
        </div>
      ) : null}
    </div>
  );
}
