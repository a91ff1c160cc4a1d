import { Type } from 'typebox';
import type { Id } from '../../base/index.ts';
import type { App, Services } from '../../http/index.ts';
import { languageOf, type ReadContext, readRoute } from '../../http/index.ts';
import type { GiftSource, ReceivedContext } from './gifts.ts';
import { Received, readHouseholdReceived, readPersonReceived } from './read-received.ts';

const Uuid = Type.String({ format: 'uuid' });

/** 幸福清单: what families ever received. Every look is on record: it tells how poor somebody is. */
export function registerReceivedRoutes(app: App, services: Services, sources: readonly GiftSource[]): void {
  const contextOf = ({
    reader,
    actor,
    request,
  }: Pick<ReadContext<unknown, unknown>, 'reader' | 'actor' | 'request'>): ReceivedContext => ({
    ...{ reader, actor },
    today: services.clock.today(),
    language: languageOf(request),
  });
  readRoute(app, services, {
    url: '/api/v1/households/:householdId/received',
    permission: 'awards.read',
    tag: 'awards',
    summary: 'Everything that a household ever received, from every scheme, in money, goods and services',
    params: Type.Object({ householdId: Uuid }),
    response: Received,
    handle: async ({ params, audit, ...context }) => {
      const id = params.householdId as Id;
      const read = await readHouseholdReceived(contextOf(context), sources, id);
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
    handle: async ({ params, audit, ...context }) => {
      const id = params.personId as Id;
      const read = await readPersonReceived(contextOf(context), sources, id);
      if (read.ok) audit({ action: 'awards.received', subjectKind: 'person', subjectId: id });
      return read;
    },
  });
}
