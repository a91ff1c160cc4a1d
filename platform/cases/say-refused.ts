import { Type } from 'typebox';
import type { Language, Refusal } from '../base/index.ts';
import { fillPhrase } from '../base/index.ts';
import { casesRefusals } from './refusals.ts';
import { MaybeText, Text } from './shapes.ts';
import type { NotStarted } from './start-case.ts';

/** A refusal of one of many, in words: the first of its details where it has some. */
export function sayRefusal(refusal: Refusal, language: Language) {
  const [first] = refusal.details ?? [];
  const said = first ?? refusal;
  const words = casesRefusals[said.code]?.[language];
  return {
    code: refusal.code,
    what: fillPhrase(words?.what ?? said.code, said.facts),
    next: fillPhrase(words?.next ?? '', said.facts),
    field: said.field ?? null,
  };
}

const Said = { code: Text, what: Text, next: Text, field: MaybeText };
export const RefusedShape = Type.Object({ caseId: Text, caseNo: Text, applicant: Text, ...Said });
export const NotStartedShape = Type.Object({ personId: Text, name: Text, ...Said });

export const sayNotStarted = ({ personId, name, refusal }: NotStarted, language: Language) => ({
  personId,
  name,
  ...sayRefusal(refusal, language),
});
