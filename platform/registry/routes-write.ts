import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';
import { type Actor, done, type Id, type Outcome, type Tx } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { writeRoute } from '../http/index.ts';
import { requestCountyRun } from './duplicates/county-run.ts';
import { Decision, decidePair } from './duplicates/decide.ts';
import {
  ChangeHead,
  changeHead,
  DissolveHousehold,
  dissolveHousehold,
  JoinHousehold,
  joinHousehold,
  LeaveHousehold,
  leaveHousehold,
  MoveHousehold,
  moveHousehold,
} from './household/acts.ts';
import {
  createHousehold,
  MergeHousehold,
  mergeHouseholds,
  NewHousehold,
  SplitHousehold,
  splitHousehold,
} from './household/found.ts';
import { changePerson, correctPerson, PersonChange, PersonCorrection } from './person/amend-person.ts';
import {
  addAccount,
  addCertificate,
  closeAccount,
  Ending,
  NewAccount,
  NewCertificate,
  revokeCertificate,
} from './person/belongings.ts';
import { createPerson, NewPerson } from './person/create-person.ts';
import { correctDeath, Death, DeathCorrection, recordDeath } from './person/death.ts';
import { MovePerson, movePerson } from './person/move-person.ts';
import { Reveal, reveal } from './person/reveal.ts';
import { addPhoto, NewPhoto } from './photo/photo.ts';

const tag = 'registry';
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByPart = Type.Object({ id: Type.String({ format: 'uuid' }), partId: Type.String({ format: 'uuid' }) });
const Created = Type.Object({ id: Type.String() });
const Versioned = Type.Object({ id: Type.String(), version: Type.Integer() });

/** An act on one person or household: which function does it, and what the audit log calls it. */
interface ActSpec<B extends TSchema, R extends TSchema> {
  readonly url: string;
  readonly action: string;
  readonly kind: 'person' | 'household';
  readonly summary: string;
  readonly body: B;
  readonly response: R;
  readonly permission?: string;
  act(tx: Tx, actor: Actor, services: Services, id: Id, input: Static<B>): Promise<Outcome<Static<R>>>;
}

function actRoute<B extends TSchema, R extends TSchema>(
  app: App,
  services: Services,
  spec: ActSpec<B, R>,
): void {
  writeRoute(app, services, {
    method: 'POST',
    url: spec.url,
    permission: spec.permission ?? 'registry.write',
    tag,
    summary: spec.summary,
    params: ById,
    body: spec.body,
    response: spec.response,
    handle: async ({ tx, actor, params, body, audit }) => {
      const outcome = await spec.act(tx, actor, services, params.id, body);
      if (outcome.ok) audit({ action: spec.action, subjectKind: spec.kind, subjectId: params.id });
      return outcome;
    },
  });
}

function registerPersonActs(app: App, services: Services): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/persons',
    permission: 'registry.write',
    tag,
    summary: 'Registers a person',
    body: NewPerson,
    response: Created,
    handle: async ({ tx, actor, body, audit }) => {
      const created = await createPerson(tx, actor, services, body);
      if (created.ok) {
        audit({ action: 'registry.create-person', subjectKind: 'person', subjectId: created.value.id });
      }
      return created;
    },
  });
  const person = { kind: 'person' as const, response: Versioned };
  actRoute(app, services, {
    ...person,
    url: '/api/v1/persons/:id/change',
    action: 'registry.change-person',
    summary: 'The world changed on a day: name, ID number, telephone, ethnicity …',
    body: PersonChange,
    act: changePerson,
  });
  actRoute(app, services, {
    ...person,
    url: '/api/v1/persons/:id/correct',
    action: 'registry.correct-person',
    summary: 'Our record was wrong: what is said now was always so',
    body: PersonCorrection,
    act: correctPerson,
  });
  actRoute(app, services, {
    ...person,
    url: '/api/v1/persons/:id/move',
    action: 'registry.move-person',
    summary: 'Somebody without a household lives in another village from a day on',
    body: MovePerson,
    act: movePerson,
  });
  actRoute(app, services, {
    ...person,
    url: '/api/v1/persons/:id/death',
    action: 'registry.death',
    summary: 'Records a death; a head needs a successor',
    body: Death,
    act: recordDeath,
  });
  actRoute(app, services, {
    ...person,
    url: '/api/v1/persons/:id/correct-death',
    action: 'registry.correct-death',
    summary: 'The day of death was wrong, or the person is alive',
    body: DeathCorrection,
    act: correctDeath,
  });
  actRoute(app, services, {
    ...person,
    url: '/api/v1/persons/:id/photo',
    action: 'registry.photo',
    summary: 'Puts a photo on the record',
    body: NewPhoto,
    act: addPhoto,
  });
  actRoute(app, services, {
    ...person,
    url: '/api/v1/persons/:id/accounts',
    action: 'registry.add-account',
    summary: 'Adds a bank account',
    body: NewAccount,
    act: addAccount,
  });
  actRoute(app, services, {
    ...person,
    url: '/api/v1/persons/:id/certificates',
    action: 'registry.add-certificate',
    summary: 'Adds a disability certificate',
    body: NewCertificate,
    act: addCertificate,
  });
  registerEndings(app, services);
  registerReveal(app, services);
}

function registerEndings(app: App, services: Services): void {
  const ending = (url: string, action: string, summary: string, act: typeof closeAccount) =>
    writeRoute(app, services, {
      method: 'POST',
      url,
      permission: 'registry.write',
      tag,
      summary,
      params: ByPart,
      body: Ending,
      response: Versioned,
      handle: async ({ tx, actor, params, body, audit }) => {
        const outcome = await act(tx, actor, services, params.id, params.partId, body);
        if (outcome.ok) audit({ action, subjectKind: 'person', subjectId: params.id });
        return outcome;
      },
    });
  ending(
    '/api/v1/persons/:id/accounts/:partId/close',
    'registry.close-account',
    'Closes a bank account from a day on',
    closeAccount,
  );
  ending(
    '/api/v1/persons/:id/certificates/:partId/revoke',
    'registry.revoke-certificate',
    'Ends a disability certificate from a day on',
    revokeCertificate,
  );
}

function registerReveal(app: App, services: Services): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/persons/:id/reveal',
    permission: 'registry.reveal',
    tag,
    summary: 'Shows one full number; the reason is recorded and stands on the record',
    params: ById,
    body: Reveal,
    response: Type.Object({ value: Type.String() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const revealed = await reveal(tx, actor, services, params.id, body);
      if (revealed.ok) {
        const detail = { what: body.what, reason: body.reason };
        audit({ action: 'registry.reveal', subjectKind: 'person', subjectId: params.id, detail });
      }
      return revealed;
    },
  });
}

function registerHouseholdActs(app: App, services: Services): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/households',
    permission: 'registry.write',
    tag,
    summary: 'Registers a household with its members',
    body: NewHousehold,
    response: Versioned,
    handle: async ({ tx, actor, body, audit }) => {
      const created = await createHousehold(tx, actor, services, body);
      if (created.ok) {
        audit({ action: 'registry.create-household', subjectKind: 'household', subjectId: created.value.id });
      }
      return created;
    },
  });
  const household = { kind: 'household' as const, response: Versioned };
  actRoute(app, services, {
    ...household,
    url: '/api/v1/households/:id/members',
    action: 'registry.join-household',
    summary: 'Somebody joins from a day on',
    body: JoinHousehold,
    act: joinHousehold,
  });
  actRoute(app, services, {
    ...household,
    url: '/api/v1/households/:id/leave',
    action: 'registry.leave-household',
    summary: 'A member leaves; the head needs a successor, the last one ends the household',
    body: LeaveHousehold,
    act: leaveHousehold,
  });
  actRoute(app, services, {
    ...household,
    url: '/api/v1/households/:id/head',
    action: 'registry.change-head',
    summary: 'Another member becomes head',
    body: ChangeHead,
    act: changeHead,
  });
  actRoute(app, services, {
    ...household,
    url: '/api/v1/households/:id/move',
    action: 'registry.move-household',
    summary: 'The household moves, or its addresses change',
    body: MoveHousehold,
    act: moveHousehold,
  });
  actRoute(app, services, {
    ...household,
    url: '/api/v1/households/:id/split',
    action: 'registry.split-household',
    summary: 'Some members form a household of their own',
    body: SplitHousehold,
    response: Type.Intersect([Versioned, Type.Object({ newId: Type.String() })]),
    act: splitHousehold,
  });
  actRoute(app, services, {
    ...household,
    url: '/api/v1/households/:id/merge',
    action: 'registry.merge-households',
    summary: 'The members of another household come into this one',
    body: MergeHousehold,
    act: mergeHouseholds,
  });
  actRoute(app, services, {
    ...household,
    url: '/api/v1/households/:id/dissolve',
    action: 'registry.dissolve-household',
    summary: 'Everybody leaves and the household ends',
    body: DissolveHousehold,
    act: dissolveHousehold,
  });
}

export function registerRegistryWriteRoutes(app: App, services: Services): void {
  registerPersonActs(app, services);
  registerHouseholdActs(app, services);
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/duplicates/search',
    permission: 'registry.merge',
    tag,
    summary: 'Looks for duplicates among all people of the county, in the background',
    body: Type.Object({}),
    response: Created,
    handle: async ({ tx, actor, audit }) => {
      const requested = await requestCountyRun(tx, actor, services.clock.now());
      if (!requested.ok) return requested;
      audit({ action: 'registry.search-duplicates' });
      return done({ id: requested.value });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/duplicates/:id/decide',
    permission: 'registry.merge',
    tag,
    summary: 'Settles a pair: one person, or two',
    params: ById,
    body: Decision,
    response: Type.Object({
      id: Type.String(),
      state: Type.String(),
      survivorId: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const decided = await decidePair(tx, actor, services, params.id, body);
      if (decided.ok) {
        audit({
          action: `registry.duplicate-${decided.value.state}`,
          subjectKind: 'duplicate-pair',
          subjectId: params.id,
        });
      }
      return decided;
    },
  });
}
