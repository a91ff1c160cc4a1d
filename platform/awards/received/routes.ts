import { Type } from 'typebox';
import type { Id } from '../../base/index.ts';
import type { App, Services } from '../../http/index.ts';
import { readRoute } from '../../http/index.ts';
import { Received, readHouseholdReceived, readPersonReceived } from './read-received.ts';

const Uuid = Type.String({ format: 'uuid' });

/** 幸福清单: what families ever received. Every look is on record: it tells how poor somebody is. */
export function registerReceivedRoutes(app: App, services: Services): void {
  readRoute(app, services, {
    url: '/api/v1/households/:householdId/received',
    permission: 'awards.read',
    tag: 'awards',
    summary: 'Everything that a household ever received, from every scheme, month by month',
    params: Type.Object({ householdId: Uuid }),
    response: Received,
    handle: async ({ reader, actor, params, audit }) => {
      const id = params.householdId as Id;
      const read = await readHouseholdReceived(reader, actor, services.clock.today(), id);
      if (read.ok) audit({ action: 'awards.received', subjectKind: 'household', subjectId: id });
      return read;
    },
  });
  readRoute(app, services, {
    url: '/api/v1/persons/:personId/received',
    permission: 'awards.read',
    tag: 'awards',
    summary: 'Everything that a person ever received, and their household while they belonged to it',
    params: Type.Object({ personId: Uuid }),
    response: Received,
    handle: async ({ reader, actor, params, audit }) => {
      const id = params.personId as Id;
      const read = await readPersonReceived(reader, actor, services.clock.today(), id);
      if (read.ok) audit({ action: 'awards.received', subjectKind: 'person', subjectId: id });
      return read;
    },
  });
}
