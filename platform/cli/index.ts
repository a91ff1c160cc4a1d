export { createProgram, runProgram } from './program.ts';
export type { Session } from './session.ts';
export { withSession } from './session.ts';
