export type { NewEvent } from './emit-events.ts';
export { emitEvents } from './emit-events.ts';
export type { EventType } from './event-types.ts';
export { eventTypes } from './event-types.ts';
