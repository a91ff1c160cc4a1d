import { Type } from 'typebox';
import type { Outcome } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import {
  type App,
  ListOf,
  languageOf,
  PageQuery,
  readRoute,
  type Services,
  type WriteContext,
  writeRoute,
} from '../http/index.ts';
import { DeliveryItem, DeliveryState, listDeliveries, listTries, redeliver, TryItem } from './deliveries.ts';
import { eventTypeNames, eventTypes } from './event-types.ts';
import type { WebhookSettings } from './settings.ts';
import {
  changeSubscription,
  EventName,
  listSubscriptions,
  renewSecret,
  type SubscriptionContext,
  SubscriptionItem,
  subscribe,
  switchSubscription,
} from './subscriptions.ts';

const BASE = '/api/v1/webhooks';
const tag = 'webhooks';
const permission = 'webhooks.manage';
const Uuid = Type.String({ format: 'uuid' });
const Input = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  url: Type.String({ minLength: 8, maxLength: 500 }),
  events: Type.Array(EventName, { minItems: 1, maxItems: 40 }),
  placeId: Type.Optional(Type.Union([Uuid, Type.Null()])),
});
const Params = Type.Object({ webhookId: Uuid });

export interface WebhookRouteOptions {
  readonly settings: WebhookSettings;
  /** Looks for deliveries at once. */
  wake(): void;
}

export function registerWebhookRoutes(app: App, services: Services, options: WebhookRouteOptions): void {
  registerReading(app, services);
  registerMaking(app, services, options);
  registerChanging(app, services, options);
}

function registerReading(app: App, services: Services): void {
  readRoute(app, services, {
    url: BASE,
    permission,
    tag,
    summary: 'Who listens, to what, and how it goes',
    response: ListOf(SubscriptionItem),
    handle: async ({ reader, actor }) => done({ items: await listSubscriptions(reader, actor), next: null }),
  });
  readRoute(app, services, {
    url: `${BASE}/events`,
    permission,
    tag,
    summary: 'Everything that can be listened for',
    response: Type.Object({ items: Type.Array(Type.Object({ type: EventName, title: Type.String() })) }),
    handle: async ({ request }) =>
      done({ items: eventTypeNames.map((type) => ({ type, title: eventTypes[type][languageOf(request)] })) }),
  });
  readRoute(app, services, {
    url: `${BASE}/:webhookId`,
    permission,
    tag,
    summary: 'One listener',
    params: Params,
    response: SubscriptionItem,
    async handle({ reader, actor, params }) {
      const [found] = await listSubscriptions(reader, actor, params.webhookId);
      return found ? done(found) : refuse('http.missing');
    },
  });
  readRoute(app, services, {
    url: `${BASE}/:webhookId/deliveries`,
    permission,
    tag,
    summary: 'What was sent to a listener, the latest first',
    params: Params,
    query: Type.Object({ ...PageQuery.properties, state: Type.Optional(DeliveryState) }),
    response: ListOf(DeliveryItem),
    handle: ({ reader, actor, params, query: { limit, after, state }, request }) =>
      listDeliveries(
        reader,
        actor,
        languageOf(request),
        { subscriptionId: params.webhookId, state },
        { limit: limit ?? 20, after },
      ),
  });
  readRoute(app, services, {
    url: `${BASE}/deliveries/:deliveryId/tries`,
    permission,
    tag,
    summary: 'Every time that one event was sent out',
    params: Type.Object({ deliveryId: Uuid }),
    response: Type.Object({ items: Type.Array(TryItem) }),
    handle: async ({ reader, actor, params }) =>
      done({ items: await listTries(reader, actor, params.deliveryId) }),
  });
}

type Context = Pick<WriteContext<unknown, unknown, unknown>, 'tx' | 'actor'>;
const contextOf =
  (services: Services, { settings }: WebhookRouteOptions) =>
  ({ tx, actor }: Context): SubscriptionContext => ({
    tx,
    actor,
    cipher: services.cipher,
    now: services.clock.now(),
    mayReachInside: settings.mayReachInside,
  });

function registerMaking(app: App, services: Services, options: WebhookRouteOptions): void {
  const context = contextOf(services, options);
  writeRoute(app, services, {
    method: 'POST',
    url: BASE,
    permission,
    tag,
    summary: 'Let a system listen; its secret is shown this once',
    body: Input,
    response: Type.Object({ id: Type.String(), secret: Type.String() }),
    async handle({ tx, actor, body, audit }) {
      const made = await subscribe(context({ tx, actor }), body);
      if (made.ok) {
        const detail = { name: body.name, host: URL.parse(body.url)?.host, events: body.events };
        audit({ action: 'webhooks.subscribe', subjectKind: 'webhook', subjectId: made.value.id, detail });
      }
      return made;
    },
  });
  writeRoute(app, services, {
    method: 'PUT',
    url: `${BASE}/:webhookId`,
    permission,
    tag,
    summary: 'Change where to, and what, a system listens',
    params: Params,
    body: Type.Object({ ...Input.properties, version: Type.Integer({ minimum: 1 }) }),
    response: Type.Object({ version: Type.Integer() }),
    async handle({ tx, actor, params, body, audit }) {
      const changed = await changeSubscription(context({ tx, actor }), params.webhookId, body);
      if (changed.ok) {
        const detail = { name: body.name, host: URL.parse(body.url)?.host, events: body.events };
        audit({ action: 'webhooks.change', subjectKind: 'webhook', subjectId: params.webhookId, detail });
      }
      return changed;
    },
  });
}

function registerChanging(app: App, services: Services, options: WebhookRouteOptions): void {
  const context = contextOf(services, options);
  const said = <T>(
    { audit, params }: Pick<WriteContext<{ webhookId: string }, unknown, unknown>, 'audit' | 'params'>,
    action: string,
    outcome: Outcome<T>,
  ): Outcome<T> => {
    if (outcome.ok) audit({ action, subjectKind: 'webhook', subjectId: params.webhookId });
    return outcome;
  };
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:webhookId/switch`,
    permission,
    tag,
    summary: 'Switch a listener on (what waited is sent) or off',
    params: Params,
    body: Type.Object({ isOn: Type.Boolean() }),
    response: Type.Object({ version: Type.Integer() }),
    async handle(given) {
      const { body, params, afterCommit } = given;
      afterCommit(options.wake);
      const outcome = await switchSubscription(context(given), params.webhookId, body.isOn);
      return said(given, body.isOn ? 'webhooks.on' : 'webhooks.off', outcome);
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:webhookId/secret`,
    permission,
    tag,
    summary: 'A new secret, shown this once; the old one is good for nothing any more',
    params: Params,
    response: Type.Object({ secret: Type.String() }),
    handle: async (given) =>
      said(given, 'webhooks.secret', await renewSecret(context(given), given.params.webhookId)),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/deliveries/:deliveryId/redeliver`,
    permission,
    tag,
    summary: 'Send an event once more',
    params: Type.Object({ deliveryId: Uuid }),
    response: Type.Object({ state: Type.String() }),
    async handle({ tx, actor, params, audit, afterCommit }) {
      const outcome = await redeliver(tx, actor, services.clock.now(), params.deliveryId);
      if (outcome.ok)
        audit({
          action: 'webhooks.redeliver',
          subjectKind: 'webhook-delivery',
          subjectId: params.deliveryId,
        });
      afterCommit(options.wake);
      return outcome;
    },
  });
}
