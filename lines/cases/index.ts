import { applicationsRefusals, registerApplicationRoutes } from '../../platform/applications/index.ts';
import {
  casesRefusals,
  keepFollowingCalendar,
  keepRenewingReviews,
  keepTellingLimits,
  registerCaseRoutes,
} from '../../platform/cases/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { casesList, dueList } from './lists.ts';
import { openCaseLaw } from './open-case-law.ts';

/** What comes in through the public's door and waits to become a case. */
export const applicationsMechanism: Mechanism = {
  name: 'applications',
  refusals: applicationsRefusals,
  registerRoutes: (app, services) => registerApplicationRoutes(app, services, openCaseLaw),
};

/** The cases of the platform, with the matters of the lines. */
export const casesMechanism: Mechanism = {
  name: 'cases',
  refusals: casesRefusals,
  lists: [casesList, dueList],
  registerRoutes: (app, services) => registerCaseRoutes(app, services, openCaseLaw),
  keep: (services, onError) => [
    keepFollowingCalendar(services, openCaseLaw, onError),
    keepTellingLimits(services, openCaseLaw, onError),
    keepRenewingReviews(services, openCaseLaw, onError),
  ],
};
