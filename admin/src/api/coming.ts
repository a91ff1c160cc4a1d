/** Routes that the server does not have yet. */
type Nullable<T> = T | null;
export type PersonItem = {
  id: string;
  name: string;
  sex: number;
  birthDate: Nullable<string>;
  idMasked: Nullable<string>;
  phoneMasked: Nullable<string>;
  townId: string;
  townName: Nullable<string>;
  villageId: string;
  villageName: Nullable<string>;
  householdId: Nullable<string>;
  relation: Nullable<string>;
  isHead: boolean;
  disabilityKind: Nullable<string>;
  disabilityGrade: Nullable<number>;
  diedOn: Nullable<string>;
};
export interface Person {
  id: string;
  version: number;
  name: string;
  sex: number;
  birthDate: Nullable<string>;
  lunarBirthDate: Nullable<string>;
  age: Nullable<number>;
  ethnicity: string;
  nationality: string;
  idKind: string;
  idMasked: Nullable<string>;
  phoneMasked: Nullable<string>;
  townId: string;
  townName: Nullable<string>;
  villageId: string;
  villageName: Nullable<string>;
  diedOn: Nullable<string>;
  mergedInto: Nullable<string>;
  hasPhoto: boolean;
  household: Nullable<{
    id: string;
    headName: Nullable<string>;
    relation: string;
    joinedOn: string;
    members: {
      personId: string;
      name: string;
      relation: string;
      joinedOn: string;
      birthDate: Nullable<string>;
    }[];
  }>;
  certificates: {
    id: string;
    numberMasked: string;
    kind: string;
    grade: number;
    issuedOn: Nullable<string>;
    validUntil: Nullable<string>;
    revokedOn: Nullable<string>;
  }[];
  disabilityKind: Nullable<string>;
  disabilityGrade: Nullable<number>;
  accounts: {
    id: string;
    holderName: string;
    bankName: string;
    numberMasked: string;
    since: string;
    closedOn: Nullable<string>;
  }[];
  rosters: { roster: string; name: { zh: string; en: string }; fromOn: string; toOn: Nullable<string> }[];
}
export type FactValue = string | number | null | Record<string, string | null>;
export interface TimelineItem {
  id: string;
  act: string;
  effectiveOn: string;
  recordedAt: string;
  recordedByName: string;
  document: string;
  reason: string;
  fields: { field: string; before: FactValue; after: FactValue }[];
}
export interface Member {
  personId: string;
  name: string;
  relation: string;
  sex: number;
  birthDate: Nullable<string>;
  joinedOn: string;
  leftOn?: Nullable<string>;
}
export interface HouseholdItem {
  id: string;
  householdNo: Nullable<string>;
  headId: Nullable<string>;
  headName: Nullable<string>;
  townId: string;
  townName: Nullable<string>;
  villageId: string;
  villageName: Nullable<string>;
  members: number;
  formedOn: string;
  dissolvedOn: Nullable<string>;
}
export interface Household {
  id: string;
  version: number;
  householdNo: Nullable<string>;
  headId: Nullable<string>;
  headName: Nullable<string>;
  townId: string;
  townName: Nullable<string>;
  villageId: string;
  villageName: Nullable<string>;
  registeredPlace: string;
  actualPlace: string;
  formedOn: string;
  dissolvedOn: Nullable<string>;
  members: Member[];
  formerMembers: Member[];
}
type Act<R = unknown> = { params: { id: string }; query: never; body: Record<string, unknown>; response: R };
export interface ComingOperations {
  'GET /api/v1/households': {
    params: never;
    query: Record<string, unknown>;
    body: never;
    response: { items: HouseholdItem[]; next: Nullable<string> };
  };
  'POST /api/v1/households': {
    params: never;
    query: never;
    body: Record<string, unknown>;
    response: { id: string };
  };
  'GET /api/v1/households/{id}': { params: { id: string }; query: never; body: never; response: Household };
  'GET /api/v1/households/{id}/timeline': {
    params: { id: string };
    query: { limit?: number; after?: string };
    body: never;
    response: { items: TimelineItem[]; next: Nullable<string> };
  };
  'POST /api/v1/households/{id}/members': Act;
  'POST /api/v1/households/{id}/leave': Act;
  'POST /api/v1/households/{id}/head': Act;
  'POST /api/v1/households/{id}/move': Act;
  'POST /api/v1/households/{id}/split': Act;
  'POST /api/v1/households/{id}/merge': Act;
  'POST /api/v1/households/{id}/dissolve': Act;
  'GET /api/v1/persons/{id}/photo': { params: { id: string }; query: never; body: never; response: unknown };
  'POST /api/v1/persons/{id}/photo': {
    params: { id: string };
    query: never;
    body: unknown;
    response: unknown;
  };
  'POST /api/v1/persons/{id}/accounts': Act;
  'POST /api/v1/persons/{id}/certificates': Act;
  'POST /api/v1/persons/{id}/accounts/{rowId}/close': {
    params: { id: string; rowId: string };
    query: never;
    body: Record<string, unknown>;
    response: unknown;
  };
  'POST /api/v1/persons/{id}/certificates/{rowId}/revoke': {
    params: { id: string; rowId: string };
    query: never;
    body: Record<string, unknown>;
    response: unknown;
  };
  'GET /api/v1/persons/{id}/readers': {
    params: { id: string };
    query: { limit?: number; after?: string };
    body: never;
    response: { items: TimelineItem[]; next: Nullable<string> };
  };
  'GET /api/v1/registry/code-lists': {
    params: never;
    query: never;
    body: never;
    response: {
      items: { name: string; source: string; codes: { code: string; zh: string; en: string }[] }[];
    };
  };
  'GET /api/v1/persons': {
    params: never;
    query: Record<string, unknown>;
    body: never;
    response: {
      items: PersonItem[];
      next: Nullable<string>;
      understood: {
        kind: 'id' | 'id-tail' | 'phone' | 'name' | 'letters' | 'place' | 'head';
        text: string;
      }[];
      hint: 'tail-needs-more' | 'digits-incomplete' | null;
    };
  };
  'GET /api/v1/persons/{id}': {
    params: { id: string };
    query: { on?: string };
    body: never;
    response: Person;
  };
  'GET /api/v1/persons/{id}/timeline': {
    params: { id: string };
    query: { limit?: number; after?: string };
    body: never;
    response: { items: TimelineItem[]; next: Nullable<string> };
  };
  'POST /api/v1/persons': {
    params: never;
    query: never;
    body: Record<string, unknown>;
    response: { id: string };
  };
  'POST /api/v1/persons/{id}/change': {
    params: { id: string };
    query: never;
    body: Record<string, unknown>;
    response: unknown;
  };
  'POST /api/v1/persons/{id}/correct': {
    params: { id: string };
    query: never;
    body: Record<string, unknown>;
    response: unknown;
  };
  'POST /api/v1/persons/{id}/death': {
    params: { id: string };
    query: never;
    body: Record<string, unknown>;
    response: unknown;
  };
  'POST /api/v1/persons/{id}/reveal': {
    params: { id: string };
    query: never;
    body: Record<string, unknown>;
    response: { value: string };
  };
}
