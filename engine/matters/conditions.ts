import type { Text } from '../language/kinds.ts';
import { text } from '../language/kinds.ts';
import type { FieldValues } from './fields.ts';
import type { Condition } from './matter.ts';

/** What conditions may ask of a case. */
export interface ConditionFacts {
  readonly form: FieldValues;
  recordOf(step: string): FieldValues;
  readonly hasNearRelative: boolean;
  readonly isDrawn: boolean;
  readonly hasObjection: boolean;
  readonly answers: ReadonlySet<string>;
  readonly isDelegated: boolean;
  readonly isGranted: boolean | undefined;
}

export function holds(condition: Condition | undefined, facts: ConditionFacts): boolean {
  if (condition === undefined) return true;
  switch (condition.if) {
    case 'field': {
      const record = condition.of === 'form' ? facts.form : facts.recordOf(condition.of.step);
      const value = record[condition.field];
      return value !== undefined && condition.is.includes(value);
    }
    case 'near-relative':
      return facts.hasNearRelative;
    case 'drawn':
      return facts.isDrawn;
    case 'objection':
      return facts.hasObjection;
    case 'answered':
      return facts.answers.has(condition.how);
    case 'delegated':
      return facts.isDelegated;
    case 'granted':
      return facts.isGranted === true;
    case 'refused':
      return facts.isGranted === false;
    case 'not':
      return !holds(condition.of, facts);
    case 'any':
      return condition.of.some((one) => holds(one, facts));
    case 'all':
      return condition.of.every((one) => holds(one, facts));
  }
}

const joined = (conditions: readonly Condition[], zh: string, en: string): Text => {
  const said = conditions.map(sayCondition);
  return text(said.map((one) => one.zh).join(zh), said.map((one) => one.en).join(en));
};

/** A condition in words, for the flow chart and the guide. */
export function sayCondition(condition: Condition): Text {
  switch (condition.if) {
    case 'field':
      return condition.say;
    case 'near-relative':
      return text('与经办人员有近亲属关系的', 'a near relative of an officer');
    case 'drawn':
      return text('被抽中或者当地规定全部入户的', 'if drawn by lot, or where each is visited');
    case 'objection':
      return text('公示有异议的', 'after an objection');
    case 'answered':
      return text('公示有异议并按此办理的', 'when an objection is answered so');
    case 'delegated':
      return text('确认权已下放的', 'where townships decide');
    case 'granted':
      return text('同意的', 'when granted');
    case 'refused':
      return text('不同意的', 'when refused');
    case 'not': {
      const inner = sayCondition(condition.of);
      return text(`除“${inner.zh}”外`, `unless ${inner.en}`);
    }
    case 'any':
      return joined(condition.of, '或者', ' or ');
    case 'all':
      return joined(condition.of, '，并且', ' and ');
  }
}

/** Every field that a condition reads. */
export function fieldsRead(condition: Condition | undefined): readonly { of: string; field: string }[] {
  if (condition === undefined) return [];
  if (condition.if === 'field')
    return [{ of: condition.of === 'form' ? 'form' : condition.of.step, field: condition.field }];
  if (condition.if === 'not') return fieldsRead(condition.of);
  if (condition.if === 'any' || condition.if === 'all') return condition.of.flatMap(fieldsRead);
  return [];
}
