import type { FieldValues } from '../matters/fields.ts';

/** What came of going there. Somebody who was not at home is visited again. */
export type Outcome = 'done' | 'absent' | 'refused';
export const outcomes = ['done', 'absent', 'refused'] as const satisfies readonly Outcome[];

export interface TeamMember {
  /** Null for somebody without an account, as a member of the village committee. */
  readonly userId: string | null;
  readonly name: string;
}

/** Where the telephone says it was; nobody has to tell. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyMetres: number;
}

/**
 * One telling of a visit, made where nobody may have had a network. Its id is made there too, and `bases` are the
 * tellings that whoever wrote it had before them: that is all it takes to see who wrote without knowing of whom.
 */
export interface VisitRecord {
  readonly id: string;
  readonly bases: readonly string[];
  readonly outcome: Outcome;
  readonly visitedOn: string;
  /** The moment by the telephone's clock, ISO 8601. */
  readonly endedAt: string;
  readonly team: readonly TeamMember[];
  readonly position: Position | null;
  readonly answers: FieldValues;
  readonly remark: string;
  readonly photos: readonly string[];
  readonly signatures: readonly { readonly name: string; readonly photoId: string }[];
}

interface Acted {
  readonly id: string;
  readonly byId: string;
  readonly byName: string;
  readonly on: string;
}

export type VisitAction =
  | (Acted & { readonly kind: 'record'; readonly record: VisitRecord })
  | (Acted & {
      readonly kind: 'rectify';
      readonly finding: string;
      readonly note: string;
      readonly photos: readonly string[];
    })
  | (Acted & {
      readonly kind: 'recheck';
      readonly finding: string;
      readonly passed: boolean;
      readonly note: string;
      readonly photos: readonly string[];
      /** The new last day, when it was not put right. */
      readonly dueOn: string | null;
    })
  | (Acted & { readonly kind: 'cancel'; readonly reason: string });

export const actionKinds = [
  'record',
  'rectify',
  'recheck',
  'cancel',
] as const satisfies readonly VisitAction['kind'][];
