import { Button } from 'antd';
import { useId } from 'react';
import { Mark, useTexts } from '../../kit/index.ts';
import { calculatorTexts } from './calculator-texts.ts';
import { FactField } from './fact-field.tsx';
import { answerOf, type FactValue, type Place, pathOf, withAnswers } from './family.ts';
import { factUnits } from './units.ts';
import type { Calculating, FactForm } from './use-calculation.ts';

/** Facts that stand in the list of members already. */
const ASKED_BEFORE = new Set(['birthDate']);

/**
 * The questions of the household or of one member: those that are open and those that were answered, in the order of
 * the vocabulary, so that nothing moves under the hand. Answers that no scheme needs any more stand apart.
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
  const { family, setFamily, forms, result, wrong } = calculating;
  if (!forms.data || !result) return null;
  const all = (member === null ? forms.data.household : forms.data.members).filter(
    ({ name }) => !ASKED_BEFORE.has(name),
  );
  const asked = new Set(result.questions.map(({ path }) => path));
  const placeOf = (form: FactForm): Place => ({ member, name: form.name });
  const isAnswered = (form: FactForm): boolean => answerOf(family, placeOf(form)) !== undefined;
  const shown = all.filter((form) => isAnswered(form) || asked.has(pathOf(placeOf(form))));
  const open = shown.filter((form) => !isAnswered(form));
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
  if (shown.length === 0) return null;
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
      <div className="fact-fields">
        {shown.map((form) => (
          <FactField
            key={form.name}
            form={form}
            value={answerOf(family, placeOf(form))}
            problem={wrong.get(pathOf(placeOf(form)))}
            onChange={(value) => change(form, value)}
          />
        ))}
      </div>
      {amounts.length > 1 ? (
        <Button className="fact-rest" onClick={restNothing}>
          {t.restNothing(amounts.length)}
        </Button>
      ) : null}
    </section>
  );
}
