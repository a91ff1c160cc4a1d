export type { BodyOf, Input, ItemOf, Operation, QueryOf, ResponseOf } from './client.ts';
export { addressOf, call, newId, newKey } from './client.ts';
export { useList, useRead, useWrite } from './hooks.ts';
export type { SaidRefusal } from './refused.ts';
export { isRefused, Refused } from './refused.ts';
