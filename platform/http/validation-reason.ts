import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import type { Language } from '../base/index.ts';

/** What a schema's keyword means to a person. `{limit}` and its kin come from the validator. */
const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  required: { zh: '缺少“{missingProperty}”', en: '“{missingProperty}” is missing' },
  type: { zh: '类型应为 {type}', en: 'must be {type}' },
  minLength: { zh: '至少 {limit} 个字符', en: 'must have at least {limit} characters' },
  maxLength: { zh: '最多 {limit} 个字符', en: 'must have at most {limit} characters' },
  minimum: { zh: '不能小于 {limit}', en: 'must not be below {limit}' },
  maximum: { zh: '不能大于 {limit}', en: 'must not be above {limit}' },
  minItems: { zh: '至少 {limit} 项', en: 'must have at least {limit} items' },
  maxItems: { zh: '最多 {limit} 项', en: 'must have at most {limit} items' },
  pattern: { zh: '格式不正确', en: 'has the wrong form' },
  format: { zh: '格式不正确（{format}）', en: 'has the wrong form ({format})' },
  const: { zh: '不是允许的值', en: 'is not an allowed value' },
  enum: { zh: '不是允许的值', en: 'is not an allowed value' },
  anyOf: { zh: '不是允许的值', en: 'is not an allowed value' },
  additionalProperties: {
    zh: '含有未知的“{additionalProperty}”',
    en: 'has an unknown “{additionalProperty}”',
  },
};
const otherwise = { zh: '不符合要求', en: 'does not fit' };

export function sayReason(problem: FastifySchemaValidationError, language: Language): string {
  const text = (reasons[problem.keyword] ?? otherwise)[language];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = problem.params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}
