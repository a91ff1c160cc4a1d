import { Type } from 'typebox';
import type { Id } from '../base/index.ts';

export const Text = Type.String();
export const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });
export const Uuid = Type.String({ format: 'uuid' });

export const applicationKinds = ['apply', 'supplement', 'withdraw'] as const;
export type ApplicationKind = (typeof applicationKinds)[number];
export const applicationStates = ['begun', 'sent', 'asked', 'taken', 'refused', 'withdrawn'] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** What is sealed of an application: nobody reads it without a reason that is put on record. */
export interface Contact {
  readonly idNumber: string;
  readonly phone: string;
  readonly agentPhone?: string;
}

export const contactPlace = (countyCode: string, id: Id) => ({
  countyCode,
  table: 'application',
  column: 'contact_sealed',
  rowId: id,
});

export const ApplicationItem = Type.Object({
  id: Text,
  code: MaybeText,
  kind: Text,
  matter: Text,
  matterTitle: Text,
  state: Text,
  applicant: Text,
  /** Somebody else applied for them: name and relation. */
  agent: MaybeText,
  agentRelation: MaybeText,
  townId: Text,
  townName: MaybeText,
  villageId: Text,
  villageName: MaybeText,
  sentOn: Text,
  caseId: MaybeText,
  photos: Type.Integer(),
});

const Said = Type.Object({ name: Text, title: Text, value: Text });

export const ApplicationRecord = Type.Object({
  ...ApplicationItem.properties,
  version: Type.Integer(),
  sentAt: Text,
  address: Text,
  idMasked: Text,
  birthDate: MaybeText,
  sex: Type.Integer(),
  phoneMasked: MaybeText,
  form: Type.Array(Said),
  /** What a family is not asked for and an officer fills in. */
  deskFields: Type.Array(
    Type.Object({
      name: Text,
      title: Text,
      kind: Text,
      choices: Type.Array(Type.Object({ value: Text, label: Text })),
    }),
  ),
  materials: Type.Array(
    Type.Object({
      code: Text,
      title: Text,
      isShared: Type.Boolean(),
      isOptional: Type.Boolean(),
      /** What was filled in on the page stands for it. */
      isForm: Type.Boolean(),
      papers: Type.Array(Type.Object({ id: Text, mediaType: Text })),
    }),
  ),
  reason: MaybeText,
  told: MaybeText,
  toldAt: MaybeText,
  doneBy: MaybeText,
  /** People on the rolls with the same number, as far as the officer sees them. */
  matches: Type.Array(
    Type.Object({
      id: Text,
      name: Text,
      birthDate: MaybeText,
      villageName: MaybeText,
      householdId: MaybeText,
      headName: MaybeText,
      isDead: Type.Boolean(),
    }),
  ),
  mayTake: Type.Boolean(),
  mayRegister: Type.Boolean(),
});
