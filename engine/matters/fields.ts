import { findYmd } from '../language/day.ts';
import type { Choice, Text } from '../language/kinds.ts';
import { text } from '../language/kinds.ts';
import { type Problem, problem, type Read } from '../problem.ts';

/** What is written down, as JSON has it: money in fen, days as ISO text. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type FieldValues = Readonly<Record<string, Json>>;

export type FieldKind =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'day' }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }
  | { readonly kind: 'money'; readonly maxFen: number }
  /** Names or short sentences, each on its line. */
  | { readonly kind: 'lines'; readonly max: number }
  /** Ids of papers that were kept for this field of this case. Only steps ask for them: before, there is no case. */
  | { readonly kind: 'papers'; readonly of: PaperKind; readonly min: number; readonly max: number };

/** What a paper of a field is: photographed, drawn on the screen of a telephone, or any file. */
export type PaperKind = 'photo' | 'signature' | 'file';

/** One thing that is asked: in the form of whoever applies, or of the officer who does a step. */
export interface Field {
  readonly name: string;
  readonly title: Text;
  readonly kind: FieldKind;
  readonly isOptional?: boolean;
  /** What an officer sees or decides: the family is not asked for it on its telephone. */
  readonly isDeskOnly?: boolean;
  /** Of a choice: what only an officer can say, such as that the office itself came upon the family. */
  readonly deskChoices?: readonly string[];
  /** First day on which it is asked; before it, it is unknown. */
  readonly from?: string;
  /** First day on which it is asked no longer. */
  readonly end?: string;
  /** Asked only when another field of the same record has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly Json[] };
}

const LINE_MAX = 200;

/** `ask.text('reason', '申请理由', 'Reason', 500)`: one line for each field of a declaration. */
export const ask = {
  text: (name: string, zh: string, en: string, max: number): Field => ({
    name,
    title: text(zh, en),
    kind: { kind: 'text', max },
  }),
  yesNo: (name: string, zh: string, en: string): Field => ({
    name,
    title: text(zh, en),
    kind: { kind: 'yes-no' },
  }),
  choice: (name: string, zh: string, en: string, choice: Choice): Field => ({
    name,
    title: text(zh, en),
    kind: { kind: 'choice', choice },
  }),
  day: (name: string, zh: string, en: string): Field => ({
    name,
    title: text(zh, en),
    kind: { kind: 'day' },
  }),
  count: (name: string, zh: string, en: string, min: number, max: number): Field => ({
    name,
    title: text(zh, en),
    kind: { kind: 'count', min, max },
  }),
  money: (name: string, zh: string, en: string, maxYuan: number): Field => ({
    name,
    title: text(zh, en),
    kind: { kind: 'money', maxFen: maxYuan * 100 },
  }),
  lines: (name: string, zh: string, en: string, max: number): Field => ({
    name,
    title: text(zh, en),
    kind: { kind: 'lines', max },
  }),
  papers: (
    name: string,
    zh: string,
    en: string,
    of: PaperKind,
    [min, max]: readonly [number, number],
  ): Field => ({
    name,
    title: text(zh, en),
    kind: { kind: 'papers', of, min, max },
  }),
};

export const optional = (field: Field): Field => ({ ...field, isOptional: true });
export const atDesk = (field: Field): Field => ({ ...field, isDeskOnly: true });
export const choicesAtDesk = (choices: readonly string[], field: Field): Field => ({
  ...field,
  deskChoices: choices,
});
export const since = (from: string, field: Field): Field => ({ ...field, from });
export const onlyWhen = (other: string, is: readonly Json[], field: Field): Field => ({
  ...field,
  when: { field: other, is },
});

/** The fields that are asked on a day. */
export const fieldsOn = (fields: readonly Field[], day: string): readonly Field[] =>
  fields.filter(({ from, end }) => (from === undefined || from <= day) && (end === undefined || day < end));

export const isAsked = (field: Field, values: FieldValues): boolean =>
  field.when === undefined || field.when.is.some((one) => one === values[field.when?.field ?? '']);

/**
 * A run of fifteen and more figures is an ID number or an account. Nobody writes one into free text, where it could be
 * neither sealed nor masked.
 */
const SECRET_NUMBER = /[0-9０-９](?:[\s-]?[0-9０-９]){14,}/;
/** Identifiers of records are no secret, and one in some hundreds has fifteen figures in a row. */
const RECORD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const wrong = (path: string, code: string, zh: string, en: string): Problem => problem(path, code, zh, en);

function textProblem(path: string, value: string, max: number): Problem | undefined {
  const length = [...value].length;
  if (value.trim() === '') return wrong(path, 'empty', '请填写', 'must be filled in');
  if (length > max) return wrong(path, 'too-long', `最多${max}个字`, `at most ${max} characters`);
  if (SECRET_NUMBER.test(value) && !RECORD_ID.test(value))
    return wrong(
      path,
      'secret-number',
      '不要在这里写证件号码或者银行账号',
      'must not hold an ID number or an account',
    );
  return undefined;
}

const isWhole = (value: Json, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;

function valueProblem(path: string, kind: FieldKind, value: Json): Problem | undefined {
  switch (kind.kind) {
    case 'text':
      if (typeof value !== 'string') return wrong(path, 'not-text', '应为文字', 'must be text');
      return textProblem(path, value, kind.max);
    case 'yes-no':
      return typeof value === 'boolean'
        ? undefined
        : wrong(path, 'not-yes-no', '请选是或否', 'must be yes or no');
    case 'choice':
      return typeof value === 'string' && kind.choice.values.includes(value)
        ? undefined
        : wrong(path, 'not-a-choice', '请从选项中选择', 'must be one of the choices');
    case 'day':
      return typeof value === 'string' && findYmd(value) !== undefined
        ? undefined
        : wrong(path, 'not-a-day', '不是日历上的一天', 'is no day of the calendar');
    case 'count':
      return isWhole(value, kind.min, kind.max)
        ? undefined
        : wrong(
            path,
            'out-of-range',
            `应为${kind.min}到${kind.max}之间的整数`,
            `must be a whole number from ${kind.min} to ${kind.max}`,
          );
    case 'money':
      return isWhole(value, 0, kind.maxFen)
        ? undefined
        : wrong(
            path,
            'out-of-range',
            `应为0到${kind.maxFen / 100}元之间的金额`,
            `must be an amount up to ${kind.maxFen / 100} yuan`,
          );
    case 'lines':
      return linesProblem(path, value, kind.max);
    case 'papers':
      return papersProblem(path, value, kind);
  }
}

function linesProblem(path: string, value: Json, max: number): Problem | undefined {
  if (!Array.isArray(value)) return wrong(path, 'not-a-list', '应为列表', 'must be a list');
  if (value.length === 0 || value.length > max)
    return wrong(path, 'out-of-range', `应有1到${max}行`, `must have 1 to ${max} lines`);
  for (const [index, line] of (value as readonly Json[]).entries()) {
    if (typeof line !== 'string') return wrong(`${path}[${index}]`, 'not-text', '应为文字', 'must be text');
    const found = textProblem(`${path}[${index}]`, line, LINE_MAX);
    if (found) return found;
  }
  return undefined;
}

const PAPER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function papersProblem(
  path: string,
  value: Json,
  { min, max }: { readonly min: number; readonly max: number },
): Problem | undefined {
  const ids: readonly Json[] = Array.isArray(value) ? value : [];
  const isList = Array.isArray(value) && new Set(ids).size === ids.length;
  if (!isList || !ids.every((id) => typeof id === 'string' && PAPER_ID.test(id)))
    return wrong(path, 'not-papers', '应为已上传的照片或者文件', 'must be papers that were uploaded');
  return ids.length >= min && ids.length <= max
    ? undefined
    : wrong(path, 'out-of-range', `应有${min}到${max}张`, `takes ${min} to ${max}`);
}

const isValues = (value: unknown): value is FieldValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads what somebody filled in on a day. Everything wrong is told at once, each with its path; a field that nobody
 * asked for is wrong too. With `isPartial`, what is missing is not yet wrong.
 */
export function readFields(
  fields: readonly Field[],
  input: unknown,
  day: string,
  { isPartial = false }: { readonly isPartial?: boolean } = {},
): Read<FieldValues> {
  if (!isValues(input))
    return { ok: false, problems: [wrong('', 'not-an-object', '应为一个对象', 'must be an object')] };
  const asked = fieldsOn(fields, day);
  const problems: Problem[] = [];
  const values: Record<string, Json> = {};
  const names = new Set(asked.map(({ name }) => name));
  for (const key of Object.keys(input))
    if (!names.has(key)) problems.push(wrong(key, 'not-asked', '没有这一项', 'is not asked for'));
  for (const field of asked) {
    const value = Object.hasOwn(input, field.name) ? input[field.name] : undefined;
    if (value === undefined || value === null) {
      if (!isPartial && !field.isOptional && isAsked(field, input))
        problems.push(
          wrong(field.name, 'missing', `请填写“${field.title.zh}”`, `“${field.title.en}” is missing`),
        );
      continue;
    }
    const found = isAsked(field, input)
      ? valueProblem(field.name, field.kind, value)
      : wrong(field.name, 'not-asked', '此情形下不填这一项', 'is not asked for in this case');
    if (found) problems.push(found);
    else values[field.name] = value;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: values };
}

type JsonSchema = Readonly<Record<string, unknown>>;

function kindSchema(kind: FieldKind): JsonSchema {
  switch (kind.kind) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: kind.max };
    case 'yes-no':
      return { type: 'boolean' };
    case 'choice':
      return { enum: kind.choice.values, 'x-labels': kind.choice.labels };
    case 'day':
      return { type: 'string', format: 'date' };
    case 'count':
      return { type: 'integer', minimum: kind.min, maximum: kind.max };
    case 'money':
      return { type: 'integer', minimum: 0, maximum: kind.maxFen, 'x-unit': 'fen' };
    case 'lines':
      return {
        type: 'array',
        minItems: 1,
        maxItems: kind.max,
        items: { type: 'string', maxLength: LINE_MAX },
      };
    case 'papers':
      return {
        type: 'array',
        minItems: kind.min,
        maxItems: kind.max,
        uniqueItems: true,
        items: { type: 'string', format: 'uuid' },
        'x-papers': kind.of,
      };
  }
}

/** The JSON Schema of a form as it is asked on a day. */
export function fieldsSchema(title: Text, fields: readonly Field[], day: string): JsonSchema {
  const asked = fieldsOn(fields, day);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: title.zh,
    type: 'object',
    additionalProperties: false,
    required: asked.filter((field) => !field.isOptional && !field.when).map(({ name }) => name),
    properties: Object.fromEntries(
      asked.map((field) => [
        field.name,
        {
          title: field.title.zh,
          description: field.title.en,
          ...kindSchema(field.kind),
          ...(field.when ? { 'x-when': field.when } : {}),
        },
      ]),
    ),
  };
}
