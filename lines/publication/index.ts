import {
  publicationHandlers,
  publicationRefusals,
  registerPublicationRoutes,
} from '../../platform/publication/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openPublicationLaw } from './open-publication-law.ts';
import { registerSheet } from './sheet-route.ts';

/** The lists of the platform, with the matters of the lines and the sheet for the wall. */
export const publicationMechanism: Mechanism = {
  name: 'publication',
  refusals: publicationRefusals,
  registerRoutes(app, services, { wake }) {
    registerPublicationRoutes(app, services, openPublicationLaw, wake);
    registerSheet(app, services);
  },
  jobHandlers: (services) => publicationHandlers(services, openPublicationLaw),
};
