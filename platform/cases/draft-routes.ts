import { Type } from 'typebox';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { readRoute, writeRoute } from '../http/index.ts';
import { DraftInput, DraftItem, DraftRecord, dropDraft, getDraft, keepDraft, listDrafts } from './drafts.ts';
import { Text, Uuid } from './shapes.ts';

const tag = 'cases';
const permission = 'cases.act';
const ByDraft = Type.Object({ draftId: Uuid });

export function registerDraftRoutes(app: App, services: Services): void {
  readRoute(app, services, {
    url: '/api/v1/case-drafts',
    permission,
    tag,
    summary: 'Your own forms that are not finished',
    response: Type.Object({ items: Type.Array(DraftItem) }),
    handle: async ({ reader, actor }) => done({ items: await listDrafts(reader, actor) }),
  });
  readRoute(app, services, {
    url: '/api/v1/case-drafts/:draftId',
    permission,
    tag,
    summary: 'One of your forms that are not finished',
    params: ByDraft,
    response: DraftRecord,
    handle: ({ reader, actor, params }) => getDraft(reader, actor, params.draftId),
  });
  writeRoute(app, services, {
    method: 'PUT',
    url: '/api/v1/case-drafts/:draftId',
    permission,
    tag,
    summary: 'Keep a form that is not finished; the page chooses its id',
    params: ByDraft,
    body: DraftInput,
    response: Type.Object({ id: Text, savedAt: Text }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const kept = await keepDraft(tx, actor, services.clock.now(), params.draftId, body);
      if (kept.ok)
        audit({
          action: 'cases.draft',
          subjectKind: 'draft',
          subjectId: params.draftId,
          detail: { matter: body.matter },
        });
      return kept;
    },
  });
  writeRoute(app, services, {
    method: 'DELETE',
    url: '/api/v1/case-drafts/:draftId',
    permission,
    tag,
    summary: 'Throw away a form that is not finished',
    params: ByDraft,
    response: Type.Object({ id: Text }),
    handle: async ({ tx, actor, params, audit }) => {
      const gone = await dropDraft(tx, actor, params.draftId);
      if (gone.ok) audit({ action: 'cases.drop-draft', subjectKind: 'draft', subjectId: params.draftId });
      return gone;
    },
  });
}
