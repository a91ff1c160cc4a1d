import { randomUUIDv7 } from 'node:crypto';

/** A row's id: UUID v7, made by the program so that rows can be spread over counties without a sequence. */
export type Id = string;

export function newId(): Id {
  return randomUUIDv7();
}

const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): text is Id {
  return ID_PATTERN.test(text);
}
