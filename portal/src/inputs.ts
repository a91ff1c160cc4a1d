import type { FactDefinition, Language } from '../../engine/index.ts';
import { el } from './dom.ts';
import type { Answer } from './questions.ts';
import type { CheckTexts } from './texts.ts';

/** A way to answer one fact for one person or the household. */
export interface Input {
  readonly element: HTMLElement;
  /** Undefined while nothing is answered. */
  read(): Answer | undefined;
}

interface Asked {
  readonly fact: FactDefinition;
  /** Unique on the screen. */
  readonly name: string;
  readonly label: string;
  readonly given: Answer | undefined;
  readonly language: Language;
  readonly t: CheckTexts;
}

export function inputFor(asked: Asked): Input {
  const { fact, language, t } = asked;
  switch (fact.kind.kind) {
    case 'bool':
      return options(asked, [
        ['true', t.yes],
        ['false', t.no],
      ]);
    case 'choice': {
      const { values, labels } = fact.kind;
      return options(
        asked,
        values.map((value) => [value, labels[value]?.[language] ?? value]),
      );
    }
    case 'day':
      return dayInput(asked);
    case 'money':
      return amountInput(asked, t.yuan[fact.kind.period]);
    default:
      return amountInput(asked, '');
  }
}

/** One of a few: each a large target, the whole a group with its question. */
function options(
  { name, label, given, fact }: Asked,
  values: readonly (readonly [value: string, label: string])[],
): Input {
  const radios = values.map(([value, text]) => {
    const radio = el('input', { type: 'radio', name, value, checked: String(given) === value });
    return { radio, line: el('label', { class: 'option' }, radio, text) };
  });
  const element = el('fieldset', {}, el('legend', {}, label), ...radios.map(({ line }) => line));
  return {
    element,
    read() {
      const value = radios.find(({ radio }) => radio.checked)?.radio.value;
      return fact.kind.kind === 'bool' && value !== undefined ? value === 'true' : value;
    },
  };
}

/** Three numbers, as people say a birthday; a calendar to leaf back eighty years in helps nobody. */
function dayInput({ name, label, given, t }: Asked): Input {
  const [year = '', month = '', day = ''] = typeof given === 'string' ? given.split('-') : [];
  const part = (text: string, value: string, digits: number) => {
    const input = el('input', {
      ...{ id: `${name}-${text}`, class: 'short', inputmode: 'numeric', autocomplete: 'off' },
      ...{ maxlength: String(digits), value: value.replace(/^0/, '') },
    });
    return { input, line: [input, el('label', { for: input.id }, text)] as const };
  };
  const parts = [part(t.year, year, 4), part(t.month, month, 2), part(t.day, day, 2)];
  const lines = parts.flatMap(({ line }) => [...line]);
  const element = el('fieldset', {}, el('legend', {}, label), el('div', { class: 'amount' }, ...lines));
  return {
    element,
    read() {
      const given_ = parts.map(({ input }) => input.value.trim());
      if (given_.some((one) => one === '')) return undefined;
      const [y = '', m = '', d = ''] = given_;
      return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    },
  };
}

/** A number with its unit; nothing is said on purpose, with a button, and not by leaving it empty. */
function amountInput({ fact, name, label, given, t }: Asked, unit: string): Input {
  const shown = typeof given === 'number' ? String(given) : (given?.toString().split(' ')[0] ?? '');
  const input = el('input', { id: name, inputmode: 'decimal', autocomplete: 'off', value: shown });
  const none = el('button', { type: 'button', class: 'quiet' }, t.nothing);
  none.addEventListener('click', () => {
    input.value = '0';
    input.focus();
  });
  const element = el(
    'fieldset',
    {},
    el('legend', {}, el('label', { for: name }, label)),
    el('div', { class: 'amount' }, input, unit, none),
  );
  return {
    element,
    read() {
      const text = input.value.trim();
      if (text === '') return undefined;
      return fact.kind.kind === 'money' ? `${text} ${PERIODS[fact.kind.period]}` : text;
    },
  };
}

/** The units in which the engine reads amounts. */
const PERIODS = { month: 'yuan/month', quarter: 'yuan/quarter', year: 'yuan/year', once: 'yuan' } as const;
