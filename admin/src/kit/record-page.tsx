import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';
import { useFilters } from './use-filters.ts';

/** A part of a record with a heading of its own. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width. */
  readonly isWide?: boolean;
}

/** Facts of a record as label and value; an absent value says that it was not stated. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useTexts(kitTexts);
  return (
    <dl className="facts">
      {facts.map(({ label, value, isWide }) => (
        <div key={label} className={isWide ? 'fact fact-wide' : 'fact'}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? <i>{t.notStated}</i> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Tab {
  readonly key: string;
  readonly title: string;
  /** Drawn when the tab is open: a closed tab reads nothing. */
  draw(): ReactNode;
}

/** Tabs of a record; the open one stands in the address. Arrow keys move between them. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const filters = useFilters();
  const id = useId();
  const open = tabs.find((tab) => tab.key === filters.values.tab) ?? tabs[0];
  const show = (tab: Tab): void => filters.set('tab', tab === tabs[0] ? '' : tab.key);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !open) return;
    const next = tabs[(tabs.indexOf(open) + step + tabs.length) % tabs.length];
    if (!next) return;
    show(next);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <div className="panel tabs">
      <div role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => show(tab)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open?.key}`} className="tab-panel">
        {open?.draw()}
      </div>
    </div>
  );
}
