export { refuseUnfinished } from './made-so-far.ts';
export type { DemoMade, DemoOptions } from './make-demo.ts';
export { DEMO_COUNTY, DEMO_DAY, DEMO_PEOPLE, DEMO_SEED, findDemo, makeDemo } from './make-demo.ts';
export { makeLargeDemo } from './make-large-demo.ts';
export type { DemoOfficer } from './officers.ts';
export { DEMO_PASSWORD, demoOfficers } from './officers.ts';
export { prepareDemo, sayDemo } from './prepare-demo.ts';
