import { Type } from 'typebox';
import type { OpenCaseLaw } from '../../cases/index.ts';
import { type App, type Services, writeRoute } from '../../http/index.ts';
import { base64Length, NewPaperBody, PAPER_BYTES_MAX } from '../../papers/index.ts';
import { Text, Uuid } from '../shapes.ts';
import { addHandedPaper } from './add-paper.ts';
import { HandedIn, handIn } from './hand-in.ts';

/** Besides the file: its id, its slot, its day. */
const REST_BYTES = 4_096;

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
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/applications/:id/papers',
    permission: 'applications.hand-in',
    tag: 'applications',
    summary: 'Puts a photograph or scan to an application that you handed in, while it waits',
    params: Type.Object({ id: Uuid }),
    body: NewPaperBody,
    bodyLimitBytes: base64Length(PAPER_BYTES_MAX) + REST_BYTES,
    response: Type.Object({ id: Text, wasThere: Type.Boolean() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const context = { tx, actor, services, law: await openLaw(), audit };
      const paper = { id: body.id, slot: body.slot, bytes: Buffer.from(body.base64, 'base64') };
      return addHandedPaper(context, params.id, paper);
    },
  });
}
