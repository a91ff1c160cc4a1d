import { type BodyOf, newKey } from '../../api/index.ts';
import type { Picked } from '../../kit/index.ts';

export type Act = BodyOf<'POST /api/v1/divisions/operations'>['acts'][number];
export type UnitKind = Extract<Act, { kind: 'found' }>['unitKind'];
export const choices = ['merge', 'rename', 'move', 'recode', 'found', 'split', 'plan'] as const;
export type Choice = (typeof choices)[number];

/** One part of a place that is split. */
export interface Part {
  /** Tells it from the others while it is being filled in. */
  readonly key: string;
  readonly name: string;
  readonly unitKind: UnitKind;
  /** Those that go there by choice. */
  readonly households?: readonly Picked[];
}

/** What was filled in so far; each kind of act uses a part of it. */
export interface Draft {
  readonly places: readonly Picked[];
  readonly place: Picked | null;
  /** Empty: a new place. */
  readonly intoId: string;
  readonly parent: Picked | null;
  readonly name: string;
  readonly unitKind: UnitKind;
  readonly code: string;
  readonly keep: boolean;
  readonly parts: readonly Part[];
  readonly text: string;
  readonly effectiveOn: string;
  readonly document: string;
  readonly reason: string;
}

export const townKinds: readonly UnitKind[] = [
  'town',
  'township',
  'subdistrict',
  'ethnic-township',
  'farm',
  'zone',
  'unit',
];
export const villageKinds: readonly UnitKind[] = ['village', 'community', 'farm', 'unit'];

export const newPart = (unitKind: UnitKind): Part => ({ key: newKey(), name: '', unitKind });

export function newDraft(place: Picked | null, today: string): Draft {
  return {
    places: place ? [place] : [],
    place,
    intoId: '',
    parent: null,
    name: '',
    unitKind: 'village',
    code: '',
    keep: true,
    parts: [newPart('village')],
    text: '',
    effectiveOn: today,
    document: '',
    reason: '',
  };
}

/** The act that was filled in; undefined while something that it needs is missing. Plans become acts elsewhere. */
export function toAct(choice: Choice, draft: Draft): Act | undefined {
  const { place, parent, name, unitKind } = draft;
  if (draft.effectiveOn === '' || draft.document.trim() === '') return undefined;
  const reason = draft.reason.trim();
  const when = {
    effectiveOn: draft.effectiveOn,
    document: draft.document.trim(),
    ...(reason === '' ? {} : { reason }),
  };
  const code = draft.code === '' ? {} : { code: draft.code };
  const made = { name: name.trim(), unitKind, ...code };
  switch (choice) {
    case 'found':
      return parent && made.name ? { kind: 'found', parentId: parent.id, ...made, ...when } : undefined;
    case 'rename':
      return place && made.name ? { kind: 'rename', placeId: place.id, ...made, ...when } : undefined;
    case 'recode':
      return place && draft.code
        ? { kind: 'recode', codes: [{ placeId: place.id, code: draft.code }], ...when }
        : undefined;
    case 'move':
      return draft.places.length > 0 && parent
        ? { kind: 'move', placeIds: draft.places.map(({ id }) => id), toParentId: parent.id, ...when }
        : undefined;
    case 'merge': {
      const placeIds = draft.places.map(({ id }) => id);
      if (placeIds.length < 2) return undefined;
      if (draft.intoId !== '') return { kind: 'merge', placeIds, into: { placeId: draft.intoId }, ...when };
      return parent && made.name
        ? { kind: 'merge', placeIds, into: { parentId: parent.id, ...made }, ...when }
        : undefined;
    }
    case 'split': {
      const parts = draft.parts.filter((part) => part.name.trim() !== '');
      return place && parts.length >= (draft.keep ? 1 : 2)
        ? { kind: 'split', placeId: place.id, keep: draft.keep, parts: parts.map(toPart), ...when }
        : undefined;
    }
    case 'plan':
      return undefined;
  }
}

function toPart({ name, unitKind, households = [] }: Part) {
  const householdIds = households.map(({ id }) => id);
  return { name: name.trim(), unitKind, ...(householdIds.length === 0 ? {} : { householdIds }) };
}
