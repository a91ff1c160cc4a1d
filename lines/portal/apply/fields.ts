import type { Language } from '../../../engine/index.ts';
import type { Field, FieldValues, Json } from '../../../engine/matters/index.ts';
import { type Html, html } from '../html.ts';
import { type ApplyTexts, applyTexts } from './texts.ts';

/** An input of a form, with its label, a note, and what is wrong with it. */
export interface Asking {
  readonly name: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly wrong?: string | undefined;
  readonly isOptional?: boolean;
  readonly t: ApplyTexts;
}

const described = ({ name, note, wrong }: Asking): Html | false => {
  const ids = [...(note ? [`${name}-note`] : []), ...(wrong ? [`${name}-wrong`] : [])];
  return ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`;
};
const invalid = ({ wrong }: Asking): Html | false => wrong !== undefined && html` aria-invalid="true"`;
const notes = ({ name, note, wrong }: Asking): Html =>
  html`${note ? html`<p class="hint" id="${name}-note">${note}</p>` : false}${
    wrong ? html`<p class="wrong" id="${name}-wrong">${wrong}</p>` : false
  }`;
const mark = ({ isOptional, t }: Asking): Html | false =>
  isOptional === true && html` <span class="optional">${t.optional}</span>`;

export function textInput(
  asking: Asking,
  value: string,
  more: {
    readonly type?: string;
    readonly mode?: string;
    readonly max?: number;
    readonly complete?: string;
  } = {},
): Html {
  const { name, label } = asking;
  return html`<div class="field" data-field="${name}"><label for="${name}">${label}${mark(asking)}</label>${notes(asking)}
<input id="${name}" name="${name}" type="${more.type ?? 'text'}" value="${value}"${more.mode ? html` inputmode="${more.mode}"` : false}${
    more.max ? html` maxlength="${more.max}"` : false
  } autocomplete="${more.complete ?? 'off'}"${described(asking)}${invalid(asking)}></div>`;
}

export function textArea(asking: Asking, value: string, max: number, rows = 4): Html {
  const { name, label } = asking;
  return html`<div class="field" data-field="${name}"><label for="${name}">${label}${mark(asking)}</label>${notes(asking)}
<textarea id="${name}" name="${name}" rows="${rows}" maxlength="${max}"${described(asking)}${invalid(asking)}>${value}</textarea></div>`;
}

export type Option = readonly [value: string, label: string];

export function radios(asking: Asking, options: readonly Option[], value: string): Html {
  const { name, label } = asking;
  return html`<fieldset class="field" data-field="${name}"${described(asking)}${invalid(asking)}><legend id="${name}" tabindex="-1">${label}${mark(asking)}</legend>${notes(asking)}
${options.map(
  ([one, text]) =>
    html`<label class="choice"><input type="radio" name="${name}" value="${one}"${one === value && html` checked`}>${text}</label>`,
)}</fieldset>`;
}

export function select(asking: Asking, options: readonly Option[], value: string): Html {
  const { name, label, t } = asking;
  return html`<div class="field" data-field="${name}"><label for="${name}">${label}${mark(asking)}</label>${notes(asking)}
<select id="${name}" name="${name}"${described(asking)}${invalid(asking)}><option value="">${t.choose}</option>${options.map(
    ([one, text]) => html`<option value="${one}"${one === value && html` selected`}>${text}</option>`,
  )}</select></div>`;
}

/** What a declared field is called in a form of the page. */
export const inputName = (field: Field): string => `f.${field.name}`;
const LONG_TEXT = 60;
const FEW = 6;

/** One field of a declaration as an input; what it was filled in with stands in it, right or wrong. */
export function fieldInput(
  field: Field,
  given: {
    readonly value: string;
    readonly wrong: string | undefined;
    readonly fields: readonly Field[];
    readonly language: Language;
  },
): Html {
  const { value, wrong, language } = given;
  const t = applyTexts[language];
  const condition = sayWhen(field, given.fields, language);
  const note = [condition, field.kind.kind === 'lines' ? t.lines : undefined].filter(Boolean).join(' ');
  const asking: Asking = {
    name: inputName(field),
    label: field.title[language] + (field.kind.kind === 'money' ? `（${t.yuan}）` : ''),
    ...(note ? { note } : {}),
    wrong,
    isOptional: field.isOptional === true,
    t,
  };
  const made = kindInput(field, asking, value, language);
  if (!field.when) return made;
  return html`<div data-when="f.${field.when.field}" data-is="${field.when.is.map(String).join('|')}">${made}</div>`;
}

function kindInput({ kind }: Field, asking: Asking, value: string, language: Language): Html {
  const { t } = asking;
  switch (kind.kind) {
    case 'text':
      return kind.max > LONG_TEXT
        ? textArea(asking, value, kind.max)
        : textInput(asking, value, { max: kind.max });
    case 'lines':
      return textArea(asking, value, kind.max * 200);
    case 'yes-no':
      return radios(
        asking,
        [
          ['true', t.yes],
          ['false', t.no],
        ],
        value,
      );
    case 'choice': {
      const options = kind.choice.values.map(
        (one) => [one, kind.choice.labels[one]?.[language] ?? one] as const,
      );
      return options.length <= FEW ? radios(asking, options, value) : select(asking, options, value);
    }
    case 'day':
      return textInput(asking, value, { type: 'date' });
    case 'count':
      return textInput(asking, value, { mode: 'numeric', max: 9 });
    case 'money':
      return textInput(asking, value, { mode: 'decimal', max: 14 });
    case 'papers':
      // Only steps of officers ask for papers so; a family photographs them on the next page.
      return html``;
  }
}

function sayWhen({ when }: Field, fields: readonly Field[], language: Language): string | undefined {
  const other = fields.find(({ name }) => name === when?.field);
  if (!when || !other) return undefined;
  const t = applyTexts[language];
  const { kind } = other;
  const say = (value: Json): string => {
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    return kind.kind === 'choice'
      ? (kind.choice.labels[String(value)]?.[language] ?? String(value))
      : String(value);
  };
  return t.onlyWhen(other.title[language], when.is.map(say).join(language === 'zh' ? '、' : ', '));
}

/** What was kept, as it stands in an input. */
export function writeValue(field: Field, values: FieldValues): string {
  const value = values[field.name];
  if (value === undefined || value === null) return '';
  if (field.kind.kind === 'money' && typeof value === 'number') return String(value / 100);
  return Array.isArray(value) ? (value as readonly Json[]).map(String).join('\n') : String(value);
}
