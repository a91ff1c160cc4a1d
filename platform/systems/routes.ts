import { Type } from 'typebox';
import { done, refuse } from '../base/index.ts';
import { type App, ListOf, languageOf, readRoute, type Services, writeRoute } from '../http/index.ts';
import { systemPermissionNames, systemPermissions } from './grants.ts';
import {
  addKey,
  addSystem,
  changeSystem,
  listSystems,
  revokeKey,
  SystemItem,
  SystemPermissionName,
  stopSystem,
} from './systems.ts';

const BASE = '/api/v1/systems';
const tag = 'systems';
const permission = 'systems.manage';
const DAYS_MAX = 400;
const Uuid = Type.String({ format: 'uuid' });
const Params = Type.Object({ systemId: Uuid });
const Input = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  contact: Type.String({ maxLength: 100 }),
  document: Type.String({ minLength: 1, maxLength: 200 }),
  permissions: Type.Array(SystemPermissionName, { minItems: 1, maxItems: 20 }),
  placeId: Type.Optional(Type.Union([Uuid, Type.Null()])),
  callsPerMinute: Type.Integer({ minimum: 1, maximum: 6000 }),
});

export function registerSystemRoutes(app: App, services: Services): void {
  registerReading(app, services);
  registerMaking(app, services);
  registerKeys(app, services);
}

function registerReading(app: App, services: Services): void {
  readRoute(app, services, {
    url: BASE,
    permission,
    tag,
    summary: 'Systems of other offices, with their keys',
    response: ListOf(SystemItem),
    handle: async ({ reader, actor }) =>
      done({ items: await listSystems(reader, actor, services.clock.now()), next: null }),
  });
  readRoute(app, services, {
    url: `${BASE}/permissions`,
    permission,
    tag,
    summary: 'What a system may be allowed',
    response: Type.Object({
      items: Type.Array(Type.Object({ permission: SystemPermissionName, title: Type.String() })),
    }),
    handle: async ({ request }) =>
      done({
        items: systemPermissionNames.map((name) => ({
          permission: name,
          title: systemPermissions[name][languageOf(request)],
        })),
      }),
  });
  readRoute(app, services, {
    url: `${BASE}/:systemId`,
    permission,
    tag,
    summary: 'One system',
    params: Params,
    response: SystemItem,
    async handle({ reader, actor, params }) {
      const [found] = await listSystems(reader, actor, services.clock.now(), params.systemId);
      return found ? done(found) : refuse('http.missing');
    },
  });
}

function registerMaking(app: App, services: Services): void {
  const now = () => services.clock.now();
  writeRoute(app, services, {
    method: 'POST',
    url: BASE,
    permission,
    tag,
    summary: 'Enter a system; it can do nothing until it is given a key',
    body: Input,
    response: Type.Object({ id: Type.String() }),
    async handle({ tx, actor, body, audit }) {
      const made = await addSystem({ tx, actor, now: now() }, body);
      if (made.ok)
        audit({ action: 'systems.add', subjectKind: 'system', subjectId: made.value.id, detail: body });
      return made;
    },
  });
  writeRoute(app, services, {
    method: 'PUT',
    url: `${BASE}/:systemId`,
    permission,
    tag,
    summary: 'Change what a system may see, and how often',
    params: Params,
    body: Type.Object({ ...Input.properties, version: Type.Integer({ minimum: 1 }) }),
    response: Type.Object({ version: Type.Integer() }),
    async handle({ tx, actor, params, body, audit }) {
      const changed = await changeSystem({ tx, actor, now: now() }, params.systemId, body);
      if (changed.ok)
        audit({ action: 'systems.change', subjectKind: 'system', subjectId: params.systemId, detail: body });
      return changed;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:systemId/stop`,
    permission,
    tag,
    summary: 'Shut a system out, or let it in again',
    params: Params,
    body: Type.Object({ isStopped: Type.Boolean(), reason: Type.String({ minLength: 2, maxLength: 200 }) }),
    response: Type.Object({ version: Type.Integer() }),
    async handle({ tx, actor, params, body, audit }) {
      const outcome = await stopSystem({ tx, actor, now: now() }, params.systemId, body.isStopped);
      const action = body.isStopped ? 'systems.stop' : 'systems.resume';
      const detail = { reason: body.reason };
      if (outcome.ok) audit({ action, subjectKind: 'system', subjectId: params.systemId, detail });
      return outcome;
    },
  });
}

function registerKeys(app: App, services: Services): void {
  const now = () => services.clock.now();
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:systemId/keys`,
    permission,
    tag,
    summary: 'Give a system a key, which is shown this once',
    params: Params,
    body: Type.Object({ days: Type.Integer({ minimum: 1, maximum: DAYS_MAX }) }),
    response: Type.Object({ id: Type.String(), key: Type.String() }),
    async handle({ tx, actor, params, body, audit }) {
      const made = await addKey({ tx, actor, now: now() }, params.systemId, body.days);
      const detail = { days: body.days, key: made.ok ? made.value.id : null };
      if (made.ok)
        audit({ action: 'systems.add-key', subjectKind: 'system', subjectId: params.systemId, detail });
      return made;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/keys/:keyId/revoke`,
    permission,
    tag,
    summary: 'Make a key good for nothing',
    params: Type.Object({ keyId: Uuid }),
    response: Type.Object({ revoked: Type.Boolean() }),
    async handle({ tx, actor, params, audit }) {
      const outcome = await revokeKey({ tx, actor, now: now() }, params.keyId);
      if (outcome.ok)
        audit({ action: 'systems.revoke-key', subjectKind: 'system-key', subjectId: params.keyId });
      return outcome;
    },
  });
}
