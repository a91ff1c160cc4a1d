import { Type } from 'typebox';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { decodeCursor, ListOf, languageOf, PageQuery, readRoute, toPage } from '../http/index.ts';
import { readFlow } from './flow.ts';
import { getFund } from './get-fund.ts';
import type { FundLaw, OpenFundLaw } from './law.ts';
import { getAccount, getPayees, getStatement } from './read-account.ts';
import { readFigures, sayFund } from './read-funds.ts';
import { listShares } from './read-shares.ts';
import {
  AccountPage,
  Flow,
  FundItem,
  FundPage,
  PayeeLine,
  Scheme,
  Share,
  StatementItem,
  Uuid,
} from './shapes.ts';
import { registerFundWrites } from './write-routes.ts';

const tag = 'funds';
const permission = 'funds.read';
const PAGE_SIZE = 20;
const ById = Type.Object({ fundId: Uuid });
const ByAccount = Type.Object({ accountId: Uuid });
const Year = Type.Integer({ minimum: 2000, maximum: 2100 });

/** @param openLaw what the lines know of schemes; the platform knows none. */
export function registerFundRoutes(app: App, services: Services, openLaw: OpenFundLaw): void {
  registerFunds(app, services, openLaw);
  registerAccounts(app, services, openLaw);
  registerFundWrites(app, services, openLaw);
}

const sayAll = (law: FundLaw, language: 'zh' | 'en') =>
  law.schemes.map((code) => ({ code, title: law.titleOf(code, language) ?? code }));

function registerFunds(app: App, services: Services, openLaw: OpenFundLaw): void {
  const today = () => services.clock.today();
  readRoute(app, services, {
    url: '/api/v1/funds',
    permission,
    tag,
    summary: 'Funds, the latest year first, with what came in, lies there and was given',
    query: Type.Object({ ...PageQuery.properties, year: Type.Optional(Year) }),
    response: ListOf(FundItem),
    handle: async ({ reader, actor, query, request }) => {
      const context = {
        ...{ reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
      };
      const limit = query.limit ?? PAGE_SIZE;
      const [year, id] = (query.after === undefined ? undefined : decodeCursor(query.after, 2)) ?? [];
      const before = year && id && /^\d{4}$/.test(year) && /^[0-9a-f-]{36}$/.test(id);
      const rows = await readFigures(context, {
        limit: limit + 1,
        ...(query.year === undefined ? {} : { year: query.year }),
        ...(before ? { before: [Number(year), id] as const } : {}),
      });
      return done(
        toPage(
          rows,
          limit,
          (row) => [String(row.year), row.id],
          (row) => sayFund(row, context),
        ),
      );
    },
  });
  readRoute(app, services, {
    url: '/api/v1/funds/schemes',
    permission,
    tag,
    summary: 'What a fund can be for: schemes that pay something',
    response: Type.Object({ items: Type.Array(Scheme) }),
    handle: async ({ request }) => done({ items: sayAll(await openLaw(), languageOf(request)) }),
  });
  readRoute(app, services, {
    url: '/api/v1/funds/shares',
    permission,
    tag,
    summary: 'What was allocated to townships, their reserves and homes, and how long it lasts',
    query: Type.Object({
      ...PageQuery.properties,
      year: Type.Optional(Year),
      kind: Type.Optional(Share.properties.kind),
    }),
    response: ListOf(Share),
    handle: async ({ reader, actor, query, request }) =>
      listShares(
        { reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
        { ...query, limit: query.limit ?? PAGE_SIZE },
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/funds/:fundId',
    permission,
    tag,
    summary: 'A fund: plan and use, its places, months and orders',
    params: ById,
    response: FundPage,
    handle: async ({ reader, actor, params, request }) =>
      getFund(
        { reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
        params.fundId,
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/funds/:fundId/flow',
    permission,
    tag,
    summary: 'Where a fund came from and where it went, from account to account',
    params: ById,
    response: Flow,
    handle: async ({ reader, actor, params, request }) =>
      readFlow(
        { reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
        params.fundId,
      ),
  });
}

function registerAccounts(app: App, services: Services, openLaw: OpenFundLaw): void {
  const today = () => services.clock.today();
  readRoute(app, services, {
    url: '/api/v1/funds/accounts/:accountId',
    permission,
    tag,
    summary: 'An account of a fund',
    params: ByAccount,
    response: AccountPage,
    handle: async ({ reader, actor, params, request }) =>
      getAccount(
        { reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
        params.accountId,
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/funds/accounts/:accountId/statement',
    permission,
    tag,
    summary: 'What moved on an account of a fund, the latest first',
    params: ByAccount,
    query: PageQuery,
    response: ListOf(StatementItem),
    handle: async ({ reader, actor, params, query, request }) =>
      getStatement(
        { reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
        params.accountId,
        { limit: query.limit ?? PAGE_SIZE, after: query.after },
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/funds/transfers/:transferId/lines',
    permission,
    tag,
    summary: 'Who was in a transfer, line by line',
    params: Type.Object({ transferId: Uuid }),
    query: PageQuery,
    response: ListOf(PayeeLine),
    handle: async ({ reader, actor, params, query, request }) =>
      getPayees(
        { reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
        params.transferId,
        { limit: query.limit ?? PAGE_SIZE, after: query.after },
      ),
  });
}
