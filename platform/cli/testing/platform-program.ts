import { platformAlone } from '../../server/index.ts';
import { createProgram, runProgram } from '../program.ts';

/** The operators' program of the platform alone, as a process of its own: something to kill. */
await runProgram(createProgram(platformAlone));
