import type { Choice, Draft } from './draft.ts';

/** Fields of a change by the ids of their inputs. */
export type ChangeField =
  | 'change-places'
  | 'change-place'
  | 'change-parent'
  | 'change-name'
  | 'change-code'
  | 'change-parts'
  | 'change-text'
  | 'change-day'
  | 'change-document';

/** Codes of townships have nine digits, and may be written with three zeros; those of villages have twelve. */
const CODE = /^\d{9}(\d{3})?$/;
/** A name of the kind that every act asks for: two characters at least, none of them a blank or a comma. */
const NAME = /^[^\s,]{2,50}$/;

const needs = {
  found: (d) => ({ 'change-parent': d.parent !== null, 'change-name': NAME.test(d.name.trim()) }),
  rename: (d) => ({ 'change-place': d.place !== null, 'change-name': NAME.test(d.name.trim()) }),
  recode: (d) => ({ 'change-place': d.place !== null, 'change-code': CODE.test(d.code) }),
  move: (d) => ({ 'change-places': d.places.length > 0, 'change-parent': d.parent !== null }),
  merge: (d) => ({
    'change-places': d.places.length >= 2,
    ...(d.intoId === ''
      ? { 'change-parent': d.parent !== null, 'change-name': NAME.test(d.name.trim()) }
      : {}),
  }),
  split: (d) => ({
    'change-place': d.place !== null,
    'change-parts':
      d.parts.filter(({ name }) => name.trim() !== '').length >= (d.keep ? 1 : 2) &&
      d.parts.every(({ name }) => name.trim() === '' || NAME.test(name.trim())),
  }),
  plan: (d) => ({ 'change-text': d.text.trim() !== '' }),
} satisfies Record<Choice, (draft: Draft) => Partial<Record<ChangeField, boolean>>>;

/** What is missing or cannot be right, in the order of the form. */
export function listMissing(choice: Choice, draft: Draft): ChangeField[] {
  const answered: Partial<Record<ChangeField, boolean>> = {
    ...needs[choice](draft),
    'change-day': draft.effectiveOn !== '',
    'change-document': draft.document.trim() !== '',
  };
  // A code that was given is looked at everywhere; left empty it is made by the rules.
  if (choice !== 'recode' && draft.code !== '' && (choice === 'found' || choice === 'rename'))
    answered['change-code'] = CODE.test(draft.code);
  if (choice === 'merge' && draft.intoId === '' && draft.code !== '')
    answered['change-code'] = CODE.test(draft.code);
  return (Object.keys(answered) as ChangeField[]).filter((field) => answered[field] === false);
}
