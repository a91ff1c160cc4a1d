import type { Mechanism } from '../../platform/server/index.ts';
import { adjustmentsMechanism } from '../adjustments/index.ts';
import { awardsMechanism, recoveriesMechanism } from '../awards/index.ts';
import { campaignsMechanism } from '../campaigns/index.ts';
import { applicationsMechanism, casesMechanism } from '../cases/index.ts';
import { documentsMechanism } from '../documents/index.ts';
import { fundsMechanism } from '../funds/index.ts';
import { medicalMechanism } from '../medical/index.ts';
import { policyMechanism } from '../policy/index.ts';
import { portalMechanism } from '../portal/index.ts';
import { publicationMechanism } from '../publication/index.ts';
import { receivedMechanism } from '../received/index.ts';
import { reliefMechanism } from '../relief/index.ts';
import { visitsMechanism } from '../visits/index.ts';
import { whatIfMechanism } from '../what-if/index.ts';

/** What the lines bring into the program: one line here for each. */
export const mechanisms: readonly Mechanism[] = [
  adjustmentsMechanism,
  applicationsMechanism,
  awardsMechanism,
  recoveriesMechanism,
  campaignsMechanism,
  casesMechanism,
  documentsMechanism,
  fundsMechanism,
  medicalMechanism,
  policyMechanism,
  portalMechanism,
  publicationMechanism,
  receivedMechanism,
  reliefMechanism,
  visitsMechanism,
  whatIfMechanism,
];
