import { sayDate, useLanguage, useTexts, yuanFromFen } from '../../kit/index.ts';
import { factUnits } from '../../parts/fact-units.ts';
import { calculatorTexts } from './calculator-texts.ts';
import { DecisionMark, isHad } from './decision-card.tsx';
import { type Answers, type FactValue, splitAmount } from './family.ts';
import { nameOf } from './family-form.tsx';
import { monthlyFen } from './results.tsx';
import type { Setting } from './setting-bar.tsx';
import type { Calculating, FactForm } from './use-calculation.ts';

/** What is printed for the family: what they told, what they can have and why, in plain words. Not seen on screen. */
export function FamilySheet({ setting, calculating }: { setting: Setting; calculating: Calculating }) {
  const t = useTexts(calculatorTexts);
  const { language } = useLanguage();
  const { family, forms, result } = calculating;
  if (!result || !forms.data) return null;
  const decided = result.decisions.filter(({ status }) => status === 'decided');
  const had = decided.filter(isHad);
  const not = decided.filter((one) => !isHad(one));
  const semicolon = language === 'zh' ? '；' : '; ';
  const total = monthlyFen(decided);
  return (
    <section className="family-sheet" aria-hidden="true">
      <h2>{t.sheetTitle}</h2>
      <p>{t.sheetOf(result.regionName, sayDate(setting.on, language))}</p>
      {total > 0 ? <p className="family-sheet-total">{t.total(yuanFromFen(total))}</p> : null}
      {had.map((decision) => (
        <article key={decision.scheme}>
          <h3>
            {decision.title} {decision.isStanding ? <DecisionMark decision={decision} /> : decision.amount}
          </h3>
          {[
            decision.headline,
            ...decision.sentences,
            ...[decision.caution ?? []].flat(),
            ...decision.next,
          ].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="family-sheet-basis">{decision.basis.join(semicolon)}</p>
        </article>
      ))}
      {not.length > 0 ? (
        <div className="family-sheet-not">
          <h3>{t.sheetNot}</h3>
          {not.map(({ scheme, title, sentences }) => (
            <p key={scheme}>
              <strong>{title}</strong> {sentences.join('')}
            </p>
          ))}
        </div>
      ) : null}
      <h3>{t.sheetFacts}</h3>
      <FactList title={t.household} facts={family.household} forms={forms.data.household} />
      {family.members.map((one, index) => (
        <FactList
          key={nameOf(one, t.member(index + 1))}
          title={nameOf(one, t.member(index + 1))}
          facts={one}
          forms={forms.data.members}
        />
      ))}
      <p className="family-sheet-note">{t.sheetNote}</p>
    </section>
  );
}

function FactList({ title, facts, forms }: { title: string; facts: Answers; forms: readonly FactForm[] }) {
  const sayFact = useSayFact();
  const { language } = useLanguage();
  const given = forms.filter(({ name }) => facts[name] !== undefined);
  if (given.length === 0) return null;
  return (
    <p>
      <strong>{title}</strong>{' '}
      {given
        .map((form) => `${form.title} ${sayFact(form, facts[form.name] ?? '')}`)
        .join(language === 'zh' ? '；' : '; ')}
    </p>
  );
}

function useSayFact(): (form: FactForm, value: FactValue) => string {
  const t = useTexts(calculatorTexts);
  const { language } = useLanguage();
  return ({ kind, choices }, value) => {
    if (kind === 'bool') return value === true ? t.yes : t.no;
    if (kind === 'choice') return choices.find((one) => one.value === value)?.label ?? String(value);
    if (kind === 'day') return sayDate(String(value), language);
    if (kind !== 'money') return String(value);
    const { figure, unit } = splitAmount(value);
    return `${figure} ${unit === factUnits.month ? t.perMonth : unit === factUnits.year ? t.perYear : t.once}`;
  };
}
