import {
  type Decision,
  type Explanation,
  evaluate,
  explain,
  type KnownFacts,
  type Language,
  type Plan,
} from '../../engine/index.ts';
import { button, el } from './dom.ts';
import type { CheckTexts } from './texts.ts';

interface Setting {
  readonly language: Language;
  readonly t: CheckTexts;
  /** Address of the county's pages. */
  readonly base: string;
}

/** What each scheme would give, first what may be had, with its reasons and what to do. */
export function resultScreen(
  plan: Plan,
  facts: KnownFacts,
  setting: Setting,
  ways: { back(): void; again(): void },
): HTMLElement {
  const { t } = setting;
  const decisions = evaluate(plan, facts);
  const decided = decisions.filter(({ status }) => status === 'decided');
  const may = decided.filter(({ eligible }) => eligible === true);
  const not = decided.filter(({ eligible }) => eligible !== true);
  const absent = decisions.filter(
    ({ status }) => status === 'not-in-force' || status === 'missing-parameters',
  );
  return el(
    'div',
    { class: 'results' },
    el('h2', {}, t.results),
    el('p', { class: 'lead' }, t.advice),
    may.length === 0 ? el('p', {}, t.mayNone) : el('h2', {}, t.may),
    ...may.map((one) => found(plan, one, setting)),
    not.length > 0 && el('h2', {}, t.notNow),
    ...not.map((one) => refused(plan, one, setting)),
    absent.length > 0 && el('h2', {}, t.notHere),
    absent.length > 0 &&
      el('ul', {}, ...absent.map(({ scheme }) => el('li', {}, scheme.title[setting.language]))),
    el('p', {}, t.differs),
    el(
      'div',
      { class: 'acts' },
      button(t.print, () => print()),
      button(t.back, ways.back),
      button(t.restart, ways.again),
    ),
  );
}

const list = (items: readonly string[]) => el('ul', {}, ...items.map((item) => el('li', {}, item)));

function reasons(told: Explanation, { t }: Setting): readonly HTMLElement[] {
  const basis = told.basis.length > 0 ? [el('p', {}, t.basis), list(told.basis)] : [];
  return [list([...told.sentences, ...told.interactions]), ...basis];
}

const guideTo = ({ scheme }: Decision, { t, base }: Setting): HTMLElement =>
  el('p', {}, el('a', { href: `${base}/help/${scheme.code}` }, t.guide));

function found(plan: Plan, decision: Decision, setting: Setting): HTMLElement {
  const { language, t } = setting;
  const told = explain(plan, decision, language);
  return el(
    'section',
    { class: 'found yes' },
    el('h3', {}, decision.scheme.title[language]),
    el('p', {}, told.headline),
    el('details', {}, el('summary', {}, t.why), ...reasons(told, setting)),
    told.next.length > 0 && el('details', {}, el('summary', {}, t.nextSteps), list(told.next)),
    guideTo(decision, setting),
  );
}

/** What does not apply takes one line, until somebody wants to know why. */
function refused(plan: Plan, decision: Decision, setting: Setting): HTMLElement {
  const told = explain(plan, decision, setting.language);
  return el(
    'details',
    { class: 'group' },
    el('summary', { class: 'group-head' }, decision.scheme.title[setting.language]),
    el('p', {}, told.headline),
    ...reasons(told, setting),
    guideTo(decision, setting),
  );
}
