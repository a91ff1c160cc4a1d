import { type Static, Type } from 'typebox';

export const Text = Type.String();
export const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
export const Uuid = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date' });
export const Moment = Type.String({ format: 'date-time' });
const Name = Type.String({ minLength: 1, maxLength: 50 });

export const Member = Type.Object({ userId: Maybe(Uuid), name: Name });

const Shares = Type.Record(Type.String({ maxLength: 40 }), Type.Integer({ minimum: 1, maximum: 100 }));

export const NewPlan = Type.Object({
  title: Type.String({ minLength: 2, maxLength: 100 }),
  checklist: Type.String({ maxLength: 60 }),
  fromOn: Day,
  toOn: Day,
  shares: Type.Optional(Shares),
  /** A number that others publish after the list is fixed, as of a lottery on a named day. */
  publicSource: Type.Optional(Type.String({ minLength: 4, maxLength: 200 })),
});
export type NewPlan = Static<typeof NewPlan>;

const SITES_MAX = 2_000;
export const NewList = Type.Union([
  Type.Object({
    roster: Type.String({ maxLength: 60 }),
    townId: Type.Optional(Uuid),
    villageId: Type.Optional(Uuid),
    newSince: Type.Optional(Day),
    /**
     * Who has to be visited for a doubt or a complaint: households, or people of them. Those registered as near
     * relatives are added without being named.
     */
    mustVisit: Type.Optional(Type.Array(Uuid, { maxItems: SITES_MAX })),
  }),
  /** Cases of a matter that were decided in a time or lie before the county: the second look by lot. */
  Type.Object({ matter: Type.String({ maxLength: 60 }), fromOn: Day, toOn: Day }),
  Type.Object({
    sites: Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: 100 }),
        address: Type.String({ maxLength: 200 }),
        villageId: Uuid,
        stratum: Type.Optional(Type.String({ maxLength: 40 })),
      }),
      { minItems: 1, maxItems: SITES_MAX },
    ),
  }),
]);
export type NewList = Static<typeof NewList>;

export const NewTeam = Type.Object({
  townId: Type.Optional(Uuid),
  villageId: Type.Optional(Uuid),
  visitIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: SITES_MAX })),
  userIds: Type.Array(Uuid, { minItems: 1, maxItems: 6 }),
  /** Those without an account, as of the village committee. */
  others: Type.Optional(Type.Array(Name, { maxItems: 4 })),
});
export type NewTeam = Static<typeof NewTeam>;

const ids = (maxItems: number) => Type.Array(Uuid, { maxItems });

const NewRecordFields = {
  id: Uuid,
  bases: ids(40),
  outcome: Type.Union([Type.Literal('done'), Type.Literal('absent'), Type.Literal('refused')]),
  visitedOn: Day,
  endedAt: Moment,
  team: Type.Array(Member, { minItems: 1, maxItems: 10 }),
  position: Maybe(
    Type.Object({
      latitude: Type.Number({ minimum: -90, maximum: 90 }),
      longitude: Type.Number({ minimum: -180, maximum: 180 }),
      accuracyMetres: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    }),
  ),
  answers: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown()),
  remark: Type.String({ maxLength: 500 }),
  photos: ids(40),
  signatures: Type.Array(Type.Object({ name: Name, photoId: Uuid }), { maxItems: 12 }),
};
export const NewRecord = Type.Object(NewRecordFields, { additionalProperties: false });
export type NewRecord = Static<typeof NewRecord>;

export const PICTURE_BYTES_MAX = 512 * 1024;
export const NewPicture = Type.Object({
  id: Uuid,
  kind: Type.Union([Type.Literal('photo'), Type.Literal('signature')]),
  takenAt: Moment,
  base64: Type.String({
    maxLength: Math.ceil(PICTURE_BYTES_MAX / 3) * 4 + 4,
    description: 'A JPEG or PNG of at most 512 KB.',
  }),
});
export type NewPicture = Static<typeof NewPicture>;

export const VisitItem = Type.Object({
  id: Text,
  planId: Maybe(Text),
  /** The case whose step the visit is; `open` until its telling is the record of it. */
  caseId: Maybe(Text),
  caseStep: Maybe(Text),
  caseState: Maybe(Text),
  planTitle: Text,
  checklist: Text,
  checklistTitle: Text,
  stratum: Text,
  subjectKind: Text,
  subjectId: Maybe(Text),
  name: Text,
  address: Text,
  townId: Text,
  townName: Maybe(Text),
  villageId: Text,
  villageName: Maybe(Text),
  fromOn: Text,
  dueOn: Text,
  team: Type.Array(Type.Object({ userId: Maybe(Text), name: Text })),
  phase: Text,
  visitedOn: Maybe(Text),
  attempts: Type.Integer(),
  findings: Type.Integer(),
  findingsOpen: Type.Integer(),
});
export type VisitItem = Static<typeof VisitItem>;
