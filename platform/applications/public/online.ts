import { type Field, fieldsOn, type RulesInForce } from '../../../engine/matters/index.ts';

/** What can be applied for from outside the office: not what officers begin themselves. */
export const isOnline = ({ matter, procedure }: RulesInForce): boolean =>
  matter.kind !== 'change' && procedure.startedBy.some(({ level }) => level !== 'county');

/** A choice without what only an officer can say. */
function familyChoices(field: Field): Field {
  const { kind, deskChoices = [] } = field;
  if (kind.kind !== 'choice' || deskChoices.length === 0) return field;
  const values = kind.choice.values.filter((value) => !deskChoices.includes(value));
  return { ...field, kind: { ...kind, choice: { ...kind.choice, values } } };
}

/** The fields that a family is asked for; what an officer sees, decides or says is left to the desk. */
export const familyFields = ({ procedure, day }: RulesInForce): readonly Field[] =>
  fieldsOn(procedure.form, day)
    .filter(({ isDeskOnly, kind }) => isDeskOnly !== true && kind.kind !== 'papers')
    .map(familyChoices);
