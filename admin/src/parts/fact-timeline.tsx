import './fact-timeline.css';
import type { Refused } from '../api/index.ts';
import {
  Empty,
  ErrorBlock,
  Loading,
  sayDate,
  sayMoment,
  Timeline,
  type TimelineEntry,
  useLanguage,
  useTexts,
} from '../kit/index.ts';
import { type FactValue, useFactValue } from './fact-value.ts';
import { historyTexts } from './texts.ts';

/** One act of the history, of a person or of a household. */
export interface Fact {
  readonly id: string;
  readonly act: string;
  readonly on: string;
  readonly at: string;
  readonly byName: string;
  readonly document: string;
  readonly reason: string;
  readonly fields: readonly { field: string; before: FactValue; after: FactValue; until?: string }[];
}

const tones: Readonly<Record<string, TimelineEntry['tone']>> = {
  create: 'blue',
  correct: 'warn',
  death: 'seal',
  dissolve: 'seal',
};

/** The history as somebody would want to read it: what happened, from what to what, by which document, who wrote it. */
export function FactTimeline({
  history,
}: {
  history: { data: { items: readonly Fact[] } | undefined; error: Refused | null; refetch(): unknown };
}) {
  const t = useTexts(historyTexts);
  const { language } = useLanguage();
  if (history.error) return <ErrorBlock error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  // Who looked at a number stands by itself: here it would hide what happened to the person.
  const facts = history.data.items.filter((fact) => fact.act !== 'reveal');
  if (facts.length === 0) return <Empty text={t.empty} />;
  const entries = facts.map(
    (fact): TimelineEntry => ({
      key: fact.id,
      when: sayDate(fact.on, language),
      title: t.acts[fact.act] ?? fact.act,
      detail: <Changes fact={fact} />,
      source: [
        fact.document === '' ? null : t.from(fact.document),
        t.by(fact.byName.startsWith('system:') ? t.system : fact.byName, sayMoment(fact.at)),
      ]
        .filter(Boolean)
        .join(' · '),
      tone: tones[fact.act] ?? 'plain',
    }),
  );
  return <Timeline label={t.timeline} entries={entries} />;
}

function Changes({ fact }: { fact: Fact }) {
  const t = useTexts(historyTexts);
  const say = useFactValue();
  const { language } = useLanguage();
  return (
    <>
      {fact.fields.length > 0 ? (
        <ul className="change-list">
          {fact.fields.map(({ field, before, after, until }) => (
            <li key={`${field} ${JSON.stringify(before)} ${JSON.stringify(after)}`}>
              <span className="field">{t.fields[field] ?? field}</span>
              <span>
                {before === null ? null : <span className="was">{say(field, before)}</span>}
                {before !== null && after !== null ? ' → ' : null}
                {after === null ? null : say(field, after)}
                {until === undefined ? null : ` ${t.until(sayDate(until, language))}`}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {fact.reason === '' ? null : <p>{t.because(fact.reason)}</p>}
    </>
  );
}
