/** What is invented: plain values, nothing of the database. Ids are fixed by the seed. */

export interface DemoPlace {
  readonly villageId: string;
  readonly villageName: string;
  readonly villageCode: string;
  readonly kind: string;
  readonly townId: string;
  readonly townName: string;
  readonly townKind: string;
}

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: 1 | 2;
  readonly birthDate: Temporal.PlainDate;
  readonly ethnicity: string;
  readonly idNumber: string | null;
  readonly old15: string | null;
  readonly phone: string | null;
  readonly relation: string;
  readonly joinedOn: Temporal.PlainDate;
  readonly diedOn: Temporal.PlainDate | null;
  readonly disability: DemoDisability | null;
  readonly account: { readonly bankName: string; readonly number: string } | null;
}

export interface DemoDisability {
  readonly number: string;
  readonly kind: string;
  readonly grade: 1 | 2 | 3 | 4;
  readonly issuedOn: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate;
}

export interface DemoHousehold {
  readonly id: string;
  readonly householdNo: string;
  readonly place: DemoPlace;
  readonly registeredPlace: string;
  readonly actualPlace: string;
  readonly formedOn: Temporal.PlainDate;
  /** The head first. */
  readonly persons: readonly DemoPerson[];
}
