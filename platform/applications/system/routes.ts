import { Type } from 'typebox';
import type { OpenCaseLaw } from '../../cases/index.ts';
import { type App, type Services, writeRoute } from '../../http/index.ts';
import { Text } from '../shapes.ts';
import { HandedIn, handIn } from './hand-in.ts';

/** For other systems with a key: what they hand in waits for the township as what a family sends does. */
export function registerHandInRoute(app: App, services: Services, openLaw: OpenCaseLaw): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/applications',
    permission: 'applications.hand-in',
    tag: 'applications',
    summary: 'Hands an application in for a family; the same Idempotency-Key is the same application',
    body: HandedIn,
    response: Type.Object({ id: Text, code: Text, sentOn: Text }),
    handle: async ({ tx, actor, body, audit }) =>
      handIn({ tx, actor, services, law: await openLaw(), audit }, body),
  });
}
