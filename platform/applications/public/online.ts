import { type Field, fieldsOn, type RulesInForce } from '../../../engine/matters/index.ts';

/** What can be applied for from outside the office: not what officers begin themselves. */
export const isOnline = ({ matter, procedure }: RulesInForce): boolean =>
  matter.kind !== 'change' && procedure.startedBy.some(({ level }) => level !== 'county');

/** The fields that a family is asked for; what an officer sees or decides is left to the desk. */
export const familyFields = ({ procedure, day }: RulesInForce): readonly Field[] =>
  fieldsOn(procedure.form, day).filter(
    ({ isDeskOnly, kind }) => isDeskOnly !== true && kind.kind !== 'papers',
  );
