import type { FieldValues } from './fields.ts';
import type { Matter } from './matter.ts';
import type { CaseReading } from './reading.ts';

/** The matter whose grant is put to an end by granting this, as the form or a step of the case says. */
export function findEnded(
  { ends }: Matter,
  form: FieldValues,
  recordOf: (step: string) => FieldValues,
): string | undefined {
  if (!ends) return undefined;
  const value = (ends.step === undefined ? form : recordOf(ends.step))[ends.field];
  return value !== undefined && ends.is.includes(value) ? ends.matter : undefined;
}

/** The matter whose grant the decision of a case has put to an end; nothing before it, or when it was refused. */
export function endedBy({ decision, form, steps, rules }: CaseReading): string | undefined {
  if (!decision?.isGranted) return undefined;
  return findEnded(
    rules.matter,
    form,
    (code) => steps.find(({ step, state }) => step.code === code && state === 'done')?.record ?? {},
  );
}
