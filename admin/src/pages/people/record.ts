import type { ItemOf, ResponseOf } from '../../api/index.ts';

export type PersonRecord = ResponseOf<'GET /api/v1/persons/{id}'>;
export type PersonFact = ItemOf<'GET /api/v1/persons/{id}/timeline'>;
