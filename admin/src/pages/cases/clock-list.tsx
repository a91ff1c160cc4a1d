import { Mark, Provisional, Section, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import type { CaseRecord } from './act-drawer.tsx';
import { actTexts } from './act-texts.ts';
import { Due } from './due.tsx';
import { caseTexts } from './texts.ts';

type Clock = CaseRecord['clocks'][number];

/** Every limit of the case: from when, how long, to when, and whether it was kept. */
export function ClockList({ clocks }: { clocks: readonly Clock[] }) {
  const t = useTexts(caseTexts);
  const { months } = useTexts(actTexts);
  const lengths: Readonly<Record<string, (n: number) => string>> = {
    'working-days': t.working,
    days: t.calendar,
    months,
  };
  return (
    <Section title={t.clocks}>
      {clocks.length === 0 ? <p>{t.noLimit}</p> : null}
      <ul className="clocks">
        {clocks.map((clock) => (
          <li key={clock.code}>
            <p className="case-step-head">
              <b>{clock.title}</b>
              <span className="case-step-level">{lengths[clock.counts]?.(clock.days)}</span>
              {clock.isExtended ? <Mark tone="warn">{t.extended}</Mark> : null}
              <ClockEnd clock={clock} />
            </p>
            {clock.source ? <p className="case-step-soft">{clock.source}</p> : null}
            {clock.pausedDays > 0 ? <p className="case-step-soft">{t.paused(clock.pausedDays)}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ClockEnd({ clock }: { clock: Clock }) {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  if (clock.unknownYear !== null && clock.to === null)
    return <Mark>{t.clockUnknown(clock.unknownYear)}</Mark>;
  if (clock.to === null) return <Due day={clock.lastDay} isProvisional={clock.isProvisional} />;
  const isMissed = clock.lastDay !== null && clock.to > clock.lastDay;
  return (
    <span className="case-step-day">
      {sayDate(clock.to, language)}{' '}
      <Mark tone={isMissed ? 'seal' : 'ok'}>{isMissed ? t.clockMissed : t.clockKept}</Mark>
      {clock.isProvisional ? <Provisional /> : null}
    </span>
  );
}
