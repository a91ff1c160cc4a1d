import { useId } from 'react';
import { Link } from 'react-router';
import { Mark, scrollByKeyboard, useTexts } from '../../kit/index.ts';
import { calculatorTexts } from './calculator-texts.ts';
import { nameOf } from './family-form.tsx';
import type { Calculating, Decision } from './use-calculation.ts';

/** Whether and how much, in a word. */
export function DecisionMark({ decision }: { decision: Decision }) {
  const t = useTexts(calculatorTexts);
  const { status, eligible, isStanding } = decision;
  if (status === 'needs-facts') return <Mark tone="blue">{t.waits(decision.questions)}</Mark>;
  if (status === 'missing-parameters') return <Mark tone="warn">{t.missing}</Mark>;
  if (status === 'not-in-force') return <Mark>{t.notInForce}</Mark>;
  if (!eligible) return <Mark>{t.notEligible}</Mark>;
  return <Mark tone="ok">{isStanding ? t.standing : t.eligible}</Mark>;
}

export const isHad = ({ status, eligible }: Decision): boolean => status === 'decided' && eligible === true;

/** One scheme: the answer, the words that a clerk reads out, and behind them every step. */
export function DecisionCard({
  decision,
  calculating,
  search,
}: {
  decision: Decision;
  calculating: Calculating;
  search: string;
}) {
  const t = useTexts(calculatorTexts);
  const id = useId();
  const { status, isStanding } = decision;
  return (
    <article className={`decision is-${isHad(decision) ? 'had' : status}`} aria-labelledby={id}>
      <header>
        <h3 id={id}>
          <Link to={`/policy/schemes/${decision.scheme}${search}`}>{decision.title}</Link>
        </h3>
        {isHad(decision) && !isStanding ? <strong>{decision.amount}</strong> : null}
        <DecisionMark decision={decision} />
      </header>
      {status === 'decided' ? <Told decision={decision} calculating={calculating} /> : null}
      {status === 'missing-parameters' ? <p>{t.missingNames(decision.missing.join(' / '))}</p> : null}
      {status === 'decided' && decision.next.length > 0 ? (
        <details>
          <summary>{t.next}</summary>
          {decision.next.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </details>
      ) : null}
      {status === 'decided' ? <Reasons decision={decision} search={search} /> : null}
    </article>
  );
}

/** What is read aloud to the family. */
function Told({ decision, calculating }: { decision: Decision; calculating: Calculating }) {
  const t = useTexts(calculatorTexts);
  const { family } = calculating;
  const given = decision.members.filter(({ eligible }) => eligible === true);
  return (
    <div className="decision-told">
      <p>{decision.headline}</p>
      {decision.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {decision.caution ? <p className="policy-assumed">{decision.caution}</p> : null}
      {given.length > 0 && family.members.length > 1 ? (
        <p>
          {given
            .map(({ member, amount }) => {
              const who = nameOf(family.members[member] ?? {}, t.member(member + 1));
              return decision.isStanding ? who : `${who} ${amount ?? ''}`;
            })
            .join(' · ')}
        </p>
      ) : null}
      {decision.claim !== null && decision.claim !== decision.amount && decision.eligible ? (
        <p>{t.claim(decision.claim)}</p>
      ) : null}
    </div>
  );
}

function Reasons({ decision, search }: { decision: Decision; search: string }) {
  const t = useTexts(calculatorTexts);
  return (
    <details>
      <summary>{t.reason}</summary>
      <Lines title={t.interactions} lines={decision.interactions} />
      {decision.figures.length > 0 ? (
        <>
          <h4>{t.figures}</h4>
          <ul className="decision-lines">
            {decision.figures.map(({ parameter, sentence, isAssumed }) => (
              <li key={sentence}>
                <Link to={`/policy/figures/${parameter}${search}`}>{sentence}</Link>
                {isAssumed ? <Mark tone="warn">{t.assumed}</Mark> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Lines title={t.basis} lines={decision.basis} />
      <h4>{t.trace}</h4>
      <Trace decision={decision} search={search} />
    </details>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="decision-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** Every fact, figure and rule in the order in which it was used. */
function Trace({ decision, search }: { decision: Decision; search: string }) {
  const t = useTexts(calculatorTexts);
  // The order is what tells the steps apart.
  const steps = decision.trace
    .map((step, at) => ({ ...step, key: `step-${at}` }))
    .filter(({ isIdle }) => !isIdle);
  return (
    <section className="table-scroll decision-trace" aria-label={t.trace} ref={scrollByKeyboard}>
      <table className="table">
        <thead>
          <tr>
            {[t.step, t.what, t.value, t.from].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.key} className={`is-${step.kind}`}>
              <td className="decision-trace-cell decision-trace-kind">{t.steps[step.kind]}</td>
              <td className="decision-trace-cell">
                {step.parameter ? (
                  <Link to={`/policy/figures/${step.parameter}${search}`}>{step.title}</Link>
                ) : (
                  step.title
                )}
              </td>
              <td className="decision-trace-cell">
                <strong>{step.value}</strong>
              </td>
              <td className="decision-trace-cell decision-trace-from">{step.from}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
