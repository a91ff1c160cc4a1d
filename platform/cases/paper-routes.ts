import { Type } from 'typebox';
import { rememberLooks } from '../audit/index.ts';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { languageOf, readRoute, writeRoute } from '../http/index.ts';
import {
  base64Length,
  NewPaperBody,
  PAPER_BYTES_MAX,
  PaperItem,
  sayPaper,
  sendPaper,
} from '../papers/index.ts';
import { addCasePaper, openCasePaper, readCasePapers, withdrawCasePaper } from './case-papers.ts';
import type { OpenCaseLaw } from './law.ts';
import { PaperSlotShape, saySlot } from './paper-slots.ts';
import { Text, Uuid } from './shapes.ts';

const tag = 'cases';
const Case = Type.Object({ caseId: Uuid });
const OnePaper = Type.Object({ caseId: Uuid, paperId: Uuid });
/** Besides the file: its id, its slot, its day. */
const REST_BYTES = 4_096;

export function registerPaperRoutes(app: App, services: Services, openLaw: OpenCaseLaw): void {
  const looks = rememberLooks();
  readRoute(app, services, {
    url: '/api/v1/cases/:caseId/papers',
    permission: 'cases.read',
    tag,
    summary: 'What papers the matter asks for and may not ask for, those that there are, and those withdrawn',
    params: Case,
    response: Type.Object({
      isOpen: Type.Boolean(),
      slots: Type.Array(PaperSlotShape),
      papers: Type.Array(PaperItem),
    }),
    handle: async ({ reader, actor, params, request }) => {
      const read = await readCasePapers(reader, actor, await openLaw(), params.caseId);
      if (!read.ok) return read;
      const { isOpen, slots, papers } = read.value;
      const language = languageOf(request);
      return done({
        isOpen,
        slots: slots.map((one) => saySlot(one, language)),
        papers: papers.map(sayPaper),
      });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/:caseId/papers/:paperId',
    permission: 'cases.read',
    tag,
    summary: 'A paper as it is; who looked at it is written down',
    params: OnePaper,
    response: Type.Unknown(),
    handle: async ({ reader, actor, params, reply, audit }) => {
      const opened = await openCasePaper(reader, actor, services.cipher, params.caseId, params.paperId);
      if (!opened.ok) return opened;
      if (looks.isNew(`${actor.userId} ${params.paperId}`, services.clock.now())) {
        audit({
          action: 'cases.paper-opened',
          subjectKind: 'case',
          subjectId: params.caseId,
          detail: { paper: params.paperId },
        });
      }
      return done(sendPaper(reply, opened.value));
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/cases/:caseId/papers',
    permission: 'cases.act',
    tag,
    summary: 'Put a photograph, scan or signature to a case; its place and camera are cut off',
    params: Case,
    body: NewPaperBody,
    bodyLimitBytes: base64Length(PAPER_BYTES_MAX) + REST_BYTES,
    response: Type.Object({ id: Text, wasThere: Type.Boolean() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const added = await addCasePaper(tx, actor, services, await openLaw(), params.caseId, body);
      const detail = { paper: body.id, slot: body.slot };
      audit({ action: 'cases.paper', subjectKind: 'case', subjectId: params.caseId, detail });
      return added;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/cases/:caseId/papers/:paperId/withdraw',
    permission: 'cases.act',
    tag,
    summary: 'Take a paper out of sight, with the reason',
    params: OnePaper,
    body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }),
    response: Type.Object({ id: Text }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const law = await openLaw();
      const { caseId, paperId } = params;
      const withdrawn = await withdrawCasePaper(tx, actor, services, law, caseId, paperId, body.reason);
      const detail = { paper: paperId, reason: body.reason };
      audit({ action: 'cases.paper-withdrawn', subjectKind: 'case', subjectId: caseId, detail });
      return withdrawn;
    },
  });
}
