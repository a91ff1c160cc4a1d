import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { Mark, useTexts } from '../../kit/index.ts';
import { factUnits } from '../../parts/fact-units.ts';
import { calculatorTexts } from './calculator-texts.ts';
import { FactField } from './fact-field.tsx';
import { answerOf, type FactValue, type Place, pathOf, withAnswers } from './family.ts';
import { lineUp, OPEN_MOST, rankQuestions } from './line-up.ts';
import type { Calculating, FactForm } from './use-calculation.ts';

/** Facts that stand in the list of members already. */
const ASKED_BEFORE = new Set(['birthDate']);

/**
 * The questions of the household or of one member: what was answered, and of what is open the few that tell most. The
 * next ones follow as these are answered, below them, so that nothing moves under the hand. Answers that no scheme
 * needs any more stand apart.
 */
export function FactGroup({
  title,
  member,
  calculating,
}: {
  title: string;
  member: number | null;
  calculating: Calculating;
}) {
  const t = useTexts(calculatorTexts);
  const id = useId();
  const [isWhole, setIsWhole] = useState(false);
  const lined = useRef<readonly string[]>([]);
  const { family, setFamily, forms, result, wrong } = calculating;
  if (!forms.data || !result) return null;
  const all = (member === null ? forms.data.household : forms.data.members).filter(
    ({ name }) => !ASKED_BEFORE.has(name),
  );
  const placeOf = (form: FactForm): Place => ({ member, name: form.name });
  const isAnswered = (form: FactForm): boolean => answerOf(family, placeOf(form)) !== undefined;
  const waiting = new Map(result.questions.map(({ path, schemes }) => [path, schemes.length]));
  const used = new Set(result.used);
  const isBad = (form: FactForm): boolean => wrong.has(pathOf(placeOf(form)));
  const answered = all.filter(isAnswered);
  const isIdle = (form: FactForm): boolean =>
    !used.has(pathOf(placeOf(form))) && !waiting.has(pathOf(placeOf(form))) && !isBad(form);
  const idle = answered.filter(isIdle);
  const open = all.filter((form) => !isAnswered(form) && waiting.has(pathOf(placeOf(form))));
  const ranked = rankQuestions(open, (form) => waiting.get(pathOf(placeOf(form))) ?? 0);
  // Until the server has judged an answer, its place is kept: what it leads to may be the next to ask.
  const beingJudged = answered.filter((form) => waiting.has(pathOf(placeOf(form)))).length;
  const { line, hidden } = lineUp({
    before: lined.current,
    answered: answered.filter((form) => !idle.includes(form)),
    ranked,
    openMost: isWhole ? ranked.length : OPEN_MOST - beingJudged,
  });
  lined.current = line.map(({ name }) => name);
  const amounts = open.filter(({ kind }) => kind === 'money');
  const change = (form: FactForm, value: FactValue | undefined): void =>
    setFamily(withAnswers(family, [{ place: placeOf(form), value }]));
  const units: Readonly<Record<string, string>> = factUnits;
  const restNothing = (): void =>
    setFamily(
      withAnswers(
        family,
        amounts.map((form) => ({ place: placeOf(form), value: `0 ${units[form.period ?? ''] ?? ''}` })),
      ),
    );
  const field = (form: FactForm) => (
    <FactField
      key={form.name}
      form={form}
      value={answerOf(family, placeOf(form))}
      problem={wrong.get(pathOf(placeOf(form)))}
      onChange={(value) => change(form, value)}
    />
  );
  if (line.length + idle.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {open.length > 0 ? (
          <Mark tone="warn">{t.toAsk(open.length)}</Mark>
        ) : (
          <Mark tone="ok">{t.allAnswered}</Mark>
        )}
      </div>
      <div className="fact-fields">{line.map(field)}</div>
      <div className="fact-more">
        {hidden > 0 || isWhole ? (
          <Button type="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? t.askFew : t.askAll(hidden)}
          </Button>
        ) : null}
        {amounts.length > 1 ? <Button onClick={restNothing}>{t.restNothing(amounts.length)}</Button> : null}
      </div>
      {idle.length > 0 ? (
        <details className="fact-idle">
          <summary>{t.idle(idle.length)}</summary>
          <p>{t.idleHelp}</p>
          <div className="fact-fields">{idle.map(field)}</div>
        </details>
      ) : null}
    </section>
  );
}
