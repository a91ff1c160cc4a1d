import { Type } from 'typebox';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { writeRoute } from '../http/index.ts';
import { endOrder } from './end-order.ts';
import { enterOrder } from './enter-order.ts';
import type { OpenFundLaw } from './law.ts';
import { openFund } from './open-fund.ts';
import { planFund } from './plan.ts';
import { Fen, Maybe, NewOrder, Source, Text, Uuid } from './shapes.ts';

const tag = 'funds';
const permission = 'funds.manage';
const ById = Type.Object({ fundId: Uuid });
const Code = Type.String({ pattern: '^[a-z0-9-]{1,60}$' });

/** What officers of the county do with funds; two of them for whatever moves money. */
export function registerFundWrites(app: App, services: Services, openLaw: OpenFundLaw): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/funds',
    permission,
    tag,
    summary: 'Open a fund with what it may pay; no money is in it yet',
    body: Type.Object({
      name: Type.String({ minLength: 2, maxLength: 100 }),
      source: Source,
      year: Type.Integer({ minimum: 2000, maximum: 2100 }),
      schemes: Type.Array(Code, { minItems: 1, maxItems: 40, uniqueItems: true }),
    }),
    response: Type.Object({ id: Text }),
    handle: async ({ tx, actor, body, audit }) => {
      const opened = await openFund(tx, actor, services.clock.now(), await openLaw(), body);
      if (!opened.ok) return opened;
      audit({ action: 'funds.open', subjectKind: 'fund', subjectId: opened.value.id, detail: { ...body } });
      return opened;
    },
  });
  writeRoute(app, services, {
    method: 'PUT',
    url: '/api/v1/funds/:fundId/plan',
    permission,
    tag,
    summary: 'Plan what is to be given of a fund in its year, by scheme',
    params: ById,
    body: Type.Object({
      lines: Type.Array(
        Type.Object({ scheme: Code, amountFen: Type.String({ pattern: '^(0|[1-9][0-9]{0,14})$' }) }),
        { minItems: 1, maxItems: 40 },
      ),
    }),
    response: Type.Object({}),
    handle: async ({ tx, actor, params, body, audit }) => {
      const planned = await planFund(tx, actor, services.clock.now(), params.fundId, body.lines);
      if (!planned.ok) return planned;
      audit({ action: 'funds.plan', subjectKind: 'fund', subjectId: params.fundId, detail: { ...body } });
      return done({});
    },
  });
  registerOrders(app, services);
}

function registerOrders(app: App, services: Services): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/funds/:fundId/orders',
    permission,
    tag,
    summary:
      'Enter a receipt, an allocation, what is taken back or carried over; it waits for a second person',
    params: ById,
    body: NewOrder,
    response: Type.Object({ id: Text, totalFen: Fen }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const entered = await enterOrder(tx, actor, services.clock.now(), params.fundId, body);
      if (!entered.ok) return entered;
      const { id, totalFen } = entered.value;
      const { kind, document, lines } = body;
      const detail = { fundId: params.fundId, kind, document, lines: lines.length, totalFen };
      audit({ action: 'funds.order.enter', subjectKind: 'fund-order', subjectId: id, detail });
      return entered;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/funds/orders/:orderId/end',
    permission,
    tag,
    summary: 'Confirm or refuse what somebody else entered, or withdraw one’s own',
    params: Type.Object({ orderId: Uuid }),
    body: Type.Object({
      how: Type.Union([Type.Literal('confirmed'), Type.Literal('refused'), Type.Literal('withdrawn')]),
      note: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    response: Type.Object({ transferId: Maybe(Text) }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const ended = await endOrder(tx, actor, services.clock.now(), params.orderId, body);
      if (!ended.ok) return ended;
      const detail = { how: body.how, note: body.note ?? '', transferId: ended.value.transferId };
      audit({ action: 'funds.order.end', subjectKind: 'fund-order', subjectId: params.orderId, detail });
      return ended;
    },
  });
}
