import { Type } from 'typebox';
import { done, isId, refuse } from '../../platform/base/index.ts';
import {
  type App,
  decodeCursor,
  encodeCursor,
  ListOf,
  languageOf,
  PageQuery,
  readRoute,
  type Services,
  writeRoute,
} from '../../platform/http/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { writeAdopted } from './adopt.ts';
import { findCheck, getCheck, listChecks, requestCheck, tellCheck } from './checks.ts';
import { readAsked } from './read-asked.ts';
import { sayNotes } from './say-notes.ts';
import { AdoptShape, CheckRecordShape, QuestionShape } from './shapes.ts';

const BASE = '/api/v1/what-if';
const tag = 'what-if';
const permission = 'what-if.run';
const PAGE = 20;
const IdParams = Type.Object({ checkId: Type.String({ format: 'uuid' }) });

/** Checking in the background what may be adopted, and handing it on. */
export function registerCheckRoutes(app: App, services: Services, { wake }: { wake(): void }): void {
  registerRequest(app, services, wake);
  registerRecords(app, services);
  registerAdopt(app, services);
}

function registerRequest(app: App, services: Services, wake: () => void): void {
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/checks`,
    permission,
    summary:
      'Compute the same plans inside the database, household by household to the fen, in the background',
    tag,
    body: QuestionShape,
    response: CheckRecordShape,
    async handle({ tx, actor, body, request, audit, afterCommit }) {
      const asked = await readAsked(actor, body, languageOf(request));
      if (!asked.ok) return asked;
      const id = await requestCheck(tx, actor, asked.value, services.clock.now());
      audit({ action: 'what-if.check', subjectKind: 'what-if-check', subjectId: id, detail: { ...body } });
      afterCommit(wake);
      return await getCheck(tx, actor, id);
    },
  });
}

function registerRecords(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/checks`,
    permission,
    summary: 'What was checked for the own place, newest first',
    tag,
    query: PageQuery,
    response: ListOf(CheckRecordShape),
    async handle({ reader, actor, query }) {
      const [at, id] = (query.after === undefined ? undefined : decodeCursor(query.after, 2)) ?? [];
      const isKey = typeof at === 'string' && typeof id === 'string' && isId(id) && isMoment(at);
      if (query.after !== undefined && !isKey) return refuse('what-if.cursor', {}, { field: 'after' });
      const limit = query.limit ?? PAGE;
      const after = isKey ? ([at, id] as const) : undefined;
      const rows = await listChecks(reader, actor, { limit: limit + 1, after });
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return done({
        items: rows.slice(0, limit).map(tellCheck),
        next: last ? encodeCursor([last.requested_at.toString(), last.id]) : null,
      });
    },
  });
  readRoute(app, services, {
    url: `${BASE}/checks/:checkId`,
    permission,
    summary: 'How far a check got, and what came of it',
    tag,
    params: IdParams,
    response: CheckRecordShape,
    handle: ({ reader, actor, params }) => getCheck(reader, actor, params.checkId),
  });
}

function isMoment(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

function registerAdopt(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/adopt`,
    permission,
    summary: 'A variant as a piece of the county’s pack, with the source left to be filled in',
    tag,
    body: AdoptShape,
    response: Type.Object({ fileName: Type.String(), text: Type.String() }),
    async handle({ actor, body, reader, request }) {
      const { month, variant, checkId } = body;
      const asked = await readAsked(actor, { month, variants: [variant] }, languageOf(request));
      if (!asked.ok) return asked;
      const check = checkId === undefined ? undefined : await findCheck(reader, actor, checkId);
      if (checkId !== undefined && !check) return refuse('http.missing', {}, { field: 'checkId' });
      const law = await openLaw();
      const region = actor.countyCode;
      const name = law.book.regions.get(region)?.zh ?? region;
      const notes = sayNotes(actor.userName, services.clock.now(), variant, check);
      const text = writeAdopted(law, { region, name, changes: variant.changes, notes });
      const [from = month] = variant.changes.map((one) => one.from).toSorted();
      return done({ fileName: `${region}-${from}.yaml`, text });
    },
  });
}
