import type { Static } from 'typebox';
import { Type } from 'typebox';

/** What can be done to the tree of places. The same shapes are the API's, the plan's and the tests'. */

const Id = Type.String({ format: 'uuid' });
const Name = Type.String({ minLength: 2, maxLength: 50, pattern: '^[^\\s,]+$' });
const TownCode = Type.String({ pattern: '^[0-9]{9}([0-9]{3})?$' });

export const TOWN_KINDS = [
  'subdistrict',
  'town',
  'township',
  'ethnic-township',
  'farm',
  'zone',
  'unit',
] as const;
export const VILLAGE_KINDS = ['village', 'community', 'farm', 'unit'] as const;
const UnitKind = Type.Union([
  Type.Literal('subdistrict'),
  Type.Literal('town'),
  Type.Literal('township'),
  Type.Literal('ethnic-township'),
  Type.Literal('village'),
  Type.Literal('community'),
  Type.Literal('farm'),
  Type.Literal('zone'),
  Type.Literal('unit'),
]);

/** What every act is: when it took effect, by which document, and why. */
const When = {
  effectiveOn: Type.String({ format: 'date' }),
  document: Type.String({ minLength: 1, maxLength: 200 }),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
};

const Coded = Type.Object({ placeId: Id, code: TownCode });

/** A code left out is given: the next free one of its kind in its parent. */
const NewPlace = { name: Name, unitKind: UnitKind, code: Type.Optional(TownCode) };

export const FoundAct = Type.Object({ kind: Type.Literal('found'), parentId: Id, ...NewPlace, ...When });
/** Another name; with it, where that is so, another kind (乡改镇, 村改居) and another code. */
export const RenameAct = Type.Object({
  kind: Type.Literal('rename'),
  placeId: Id,
  name: Name,
  unitKind: Type.Optional(UnitKind),
  code: Type.Optional(TownCode),
  ...When,
});
export const RecodeAct = Type.Object({
  kind: Type.Literal('recode'),
  codes: Type.Array(Coded, { minItems: 1, maxItems: 1000 }),
  ...When,
});
export const MoveAct = Type.Object({
  kind: Type.Literal('move'),
  placeIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
  toParentId: Id,
  codes: Type.Optional(Type.Array(Coded, { maxItems: 500 })),
  ...When,
});
export const MergeAct = Type.Object({
  kind: Type.Literal('merge'),
  placeIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
  into: Type.Union([Type.Object({ placeId: Id }), Type.Object({ parentId: Id, ...NewPlace })]),
  ...When,
});
/** The parts are new. What is listed goes to its part; the rest stays, or goes to the first part. */
export const SplitAct = Type.Object({
  kind: Type.Literal('split'),
  placeId: Id,
  keep: Type.Boolean(),
  parts: Type.Array(
    Type.Object({
      ...NewPlace,
      householdIds: Type.Optional(Type.Array(Id, { maxItems: 20_000 })),
      villageIds: Type.Optional(Type.Array(Id, { maxItems: 500 })),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  ...When,
});

export const Act = Type.Union([FoundAct, RenameAct, RecodeAct, MoveAct, MergeAct, SplitAct]);
export type Act = Static<typeof Act>;
export type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;
export type UnitKind = Static<typeof UnitKind>;
