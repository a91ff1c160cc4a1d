import { createBook, type Language, makePlan, type Pack, type Plan } from '../../engine/index.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';
import { situations } from '../../lines/portal/law/situations.ts';
import { button, el, show } from './dom.ts';
import { type Input, inputFor } from './inputs.ts';
import { type Asking, findNext, readSaid, type Said, withAnswers } from './questions.ts';
import { resultScreen } from './results.ts';
import { type CheckTexts, checkTexts } from './texts.ts';

const PEOPLE_MAX = 12;

/** Where a visitor stands: every screen before can be gone back to, with what was answered on it. */
interface State {
  readonly situations: readonly string[];
  /** Of the schemes that these situations name; made once. */
  readonly plan: Plan;
  readonly said: Said;
}

const schemesOf = (chosen: readonly string[]): readonly string[] =>
  situations.filter(({ code }) => chosen.includes(code)).flatMap((one) => one.schemes);

class Check {
  readonly #place: HTMLElement;
  readonly #language: Language;
  readonly #t: CheckTexts;
  readonly #planFor: (schemes: readonly string[]) => Plan;
  #trail: State[] = [];
  /** Everything said so far: a screen that is gone back to shows what was answered on it. */
  #typed: Said | undefined;

  constructor(place: HTMLElement, language: Language, planFor: (schemes: readonly string[]) => Plan) {
    this.#place = place;
    this.#language = language;
    this.#t = checkTexts[language];
    this.#planFor = planFor;
  }

  begin(chosen: readonly string[] = []): void {
    this.#trail = [];
    const boxes = situations.map(({ code, title }) => {
      const box = el('input', { type: 'checkbox', value: code, checked: chosen.includes(code) });
      return { box, line: el('label', { class: 'option' }, box, title[this.#language]) };
    });
    const lines = boxes.map(({ line }) => line);
    const fields = el('fieldset', {}, el('legend', {}, this.#t.situation), ...lines);
    this.#screen([fields], () => {
      const picked = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      if (picked.length === 0) return this.#t.chooseOne;
      this.#people(picked);
      return undefined;
    });
  }

  #people(chosen: readonly string[]): void {
    const value = String(this.#typed?.members.length ?? '');
    const input = el('input', {
      ...{ id: 'people', class: 'short', inputmode: 'numeric', autocomplete: 'off', value },
    });
    const label = el('legend', {}, el('label', { for: 'people' }, this.#t.people));
    const fields = el('fieldset', {}, label, el('div', { class: 'amount' }, input, this.#t.peopleHint));
    this.#screen(
      [fields],
      () => {
        const count = Number(input.value.trim() || Number.NaN);
        if (!Number.isInteger(count) || count < 1 || count > PEOPLE_MAX)
          return this.#t.peopleWrong(PEOPLE_MAX);
        const members = Array.from({ length: count }, (_, at) => (at === 0 ? { relation: 'self' } : {}));
        this.#ask({
          situations: chosen,
          plan: this.#planFor(schemesOf(chosen)),
          said: { household: {}, members },
        });
        return undefined;
      },
      () => this.begin(chosen),
    );
  }

  /** Asks what is still to be known; when nothing is, shows the result. */
  #ask(state: State): void {
    const { plan } = state;
    const facts = readSaid(state.said, plan);
    if (!('members' in facts)) throw new Error('an answer was taken that cannot be read');
    const asking = findNext(plan, facts);
    const back = () => this.#back(state);
    if (asking === undefined) {
      const again = () => {
        this.#typed = undefined;
        this.begin();
      };
      const setting = { language: this.#language, t: this.#t, base: this.#base() };
      show(this.#place, resultScreen(plan, facts, setting, { back, again }));
      return;
    }
    const inputs = this.#inputs(asking, state.said);
    const take = () => this.#take(state, asking, inputs);
    this.#screen(
      inputs.map(({ element }) => element),
      take,
      back,
    );
  }

  #inputs({ fact, members }: Asking, said: Said): readonly Input[] {
    const { question } = fact;
    const ask = (name: string, label: string, given: Said['household'][string] | undefined) =>
      inputFor({ fact, name, label, given, language: this.#language, t: this.#t });
    if (fact.scope === 'household')
      return [
        ask(
          'household',
          question[this.#language],
          said.household[fact.name] ?? this.#typed?.household[fact.name],
        ),
      ];
    return members.map((place) => {
      const who = place === 0 ? this.#t.you : this.#t.person(place + 1);
      const label = said.members.length === 1 ? '' : this.#t.ofWhom(who);
      return ask(
        `member${place}`,
        `${label}${question[this.#language]}`,
        said.members[place]?.[fact.name] ?? this.#typed?.members[place]?.[fact.name],
      );
    });
  }

  /** @returns what is wrong with the answers, each said at its question. */
  #take(state: State, asking: Asking, inputs: readonly Input[]): string | undefined {
    const answers = inputs.map((input) => input.read());
    for (const { element } of inputs) element.querySelector('.wrong')?.remove();
    const complain = (at: number, text: string) =>
      inputs[at]?.element.append(el('p', { class: 'wrong', role: 'alert' }, text));
    const missing = answers.flatMap((answer, at) => (answer === undefined ? [at] : []));
    for (const at of missing) complain(at, this.#t.required);
    if (missing.length > 0) return '';
    const said = withAnswers(
      state.said,
      asking,
      answers.flatMap((one) => one ?? []),
    );
    const facts = readSaid(said, state.plan);
    if (!('members' in facts)) {
      for (const { path, message } of facts) {
        const member = /^members\[(\d+)\]/.exec(path)?.[1];
        const at = member === undefined ? 0 : asking.members.indexOf(Number(member));
        complain(Math.max(0, at), message[this.#language]);
      }
      return '';
    }
    this.#trail.push(state);
    this.#typed = said;
    this.#ask({ ...state, said });
    return undefined;
  }

  #back({ situations: chosen }: State): void {
    const before = this.#trail.pop();
    if (before) this.#ask(before);
    else this.#people(chosen);
  }

  #base(): string {
    return (this.#place.dataset.figures ?? '').replace(/\/figures\.json.*$/, '');
  }

  /** `take` gives what is wrong as a text, or nothing when it went on. */
  #screen(fields: readonly HTMLElement[], take: () => string | undefined, back?: () => void): void {
    const form = el('form', { class: 'step', novalidate: true });
    const wrong = el('p', { class: 'wrong', role: 'alert', hidden: true });
    const count = this.#trail.length;
    const acts = el('div', { class: 'acts' }, el('button', {}, this.#t.next));
    if (back) acts.append(button(this.#t.back, back));
    if (count > 0) form.append(el('p', { class: 'progress' }, this.#t.answered(count)));
    form.append(...fields, wrong, acts);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const said = take();
      wrong.hidden = said === undefined || said === '';
      wrong.textContent = said ?? '';
    });
    show(this.#place, form);
  }
}

async function start(place: HTMLElement): Promise<void> {
  const language: Language = place.dataset.language === 'en' ? 'en' : 'zh';
  const t = checkTexts[language];
  const day = place.dataset.on ?? '';
  // What the engine is written in is some years old, and some phones are older.
  if (!('groupBy' in Map && 'toSorted' in Array.prototype)) {
    show(place, el('p', { class: 'warning' }, t.oldBrowser));
    return;
  }
  show(place, el('p', {}, t.loading));
  try {
    const answer = await fetch(`${place.dataset.figures}?on=${day}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const { region, packs } = (await answer.json()) as { region: string; packs: Pack[] };
    const book = createBook(packs, handbook.documents);
    new Check(place, language, (schemes) => makePlan(handbook, book, { region, day, schemes })).begin();
  } catch {
    const wrong = el('p', { class: 'warning', role: 'alert' }, t.noFigures);
    show(
      place,
      el(
        'div',
        {},
        wrong,
        button(t.again, () => void start(place)),
      ),
    );
  }
}

const place = document.getElementById('check');
if (place) void start(place);
