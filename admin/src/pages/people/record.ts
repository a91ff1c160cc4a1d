import type { ResponseOf } from '../../api/index.ts';

export type PersonRecord = ResponseOf<'GET /api/v1/persons/{id}'>;
