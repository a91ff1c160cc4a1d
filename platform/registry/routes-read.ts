import type { Static } from 'typebox';
import { Type } from 'typebox';
import { type AuditEntry, rememberLooks } from '../audit/index.ts';
import { done, type Outcome } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { ListOf, PageQuery, readRoute } from '../http/index.ts';
import { sendPaper } from '../papers/index.ts';
import { codeLists } from './codes/index.ts';
import { CountyRun, findLastRun } from './duplicates/county-run.ts';
import { listPairs, PairList } from './duplicates/list.ts';
import { householdAsOf, personAsOf } from './history/as-of.ts';
import { getTimeline, Timeline } from './history/timeline.ts';
import { getHousehold, HouseholdRecord } from './household/get-household.ts';
import { HouseholdFilter, HouseholdItem, listHouseholds } from './household/list-households.ts';
import { countByPlace, PlaceCounts } from './list/counts.ts';
import { listPersons } from './list/list-persons.ts';
import { PersonFilter } from './list/person-filter.ts';
import { PersonItem } from './list/person-item.ts';
import { getPerson, PersonRecord } from './person/get-person.ts';
import { findKnownPersons, KnownPersons, PersonSketch } from './person/known-persons.ts';
import { getPhoto } from './photo/photo.ts';

const tag = 'registry';
const permission = 'registry.read';
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const OnDay = Type.Object({
  on: Type.Optional(Type.String({ format: 'date', description: 'Reads the record as it was on that day.' })),
});
const Query = Type.String({ maxLength: 200 });
const PAGE_SIZE = 20;

const PersonQuery = Type.Intersect([
  PersonFilter,
  PageQuery,
  Type.Object({
    q: Type.Optional(Query),
    sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('birth'), Type.Literal('-birth')])),
  }),
]);
type PersonQuery = Static<typeof PersonQuery>;

const PersonList = Type.Intersect([
  ListOf(PersonItem),
  Type.Object({
    understood: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
    hint: Type.Union([Type.String(), Type.Null()], {
      description:
        'tail-needs-more: the last four need a name or a place; digits-incomplete: no whole number.',
    }),
  }),
]);

const CodeLists = Type.Object({
  lists: Type.Array(
    Type.Object({
      name: Type.String(),
      source: Type.String(),
      codes: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
    }),
  ),
});

function registerLists(app: App, services: Services): void {
  const today = () => services.clock.today();
  const list = async (
    reader: Parameters<typeof listPersons>[0],
    actor: Parameters<typeof listPersons>[1]['actor'],
    query: PersonQuery,
  ): Promise<Outcome<Static<typeof PersonList>>> => {
    const { q, sort, limit, after, ...filter } = query;
    const context = { actor, cipher: services.cipher, today: today() };
    const page = await listPersons(reader, context, { q, sort, limit: limit ?? PAGE_SIZE, after, filter });
    return page.ok ? done({ ...page.value, understood: [...page.value.understood] }) : page;
  };
  readRoute(app, services, {
    url: '/api/v1/persons',
    permission,
    tag,
    summary: 'People in scope: by filters, or found by what was typed',
    query: PersonQuery,
    response: PersonList,
    handle: ({ reader, actor, query }) => list(reader, actor, query),
  });
  readRoute(app, services, {
    url: '/api/v1/persons/search',
    permission,
    tag,
    summary: 'The same, with what was typed in the body: a number must not stand in an address',
    body: PersonQuery,
    response: PersonList,
    handle: ({ reader, actor, body }) => list(reader, actor, body),
  });
  readRoute(app, services, {
    url: '/api/v1/persons/known',
    permission: 'registry.write',
    tag,
    summary: 'Who in scope might be the person about to be registered: asked before it is written',
    body: PersonSketch,
    response: KnownPersons,
    handle: async ({ reader, actor, body }) =>
      done(await findKnownPersons(reader, actor, { cipher: services.cipher, today: today() }, body)),
  });
  readRoute(app, services, {
    url: '/api/v1/households',
    permission,
    tag,
    summary: 'Households in scope, by the name of their head; found by their head or number',
    query: Type.Intersect([HouseholdFilter, PageQuery, Type.Object({ q: Type.Optional(Query) })]),
    response: ListOf(HouseholdItem),
    handle: ({ reader, actor, query }) => {
      const { q, limit, after, ...filter } = query;
      const context = { actor, cipher: services.cipher, today: today() };
      return listHouseholds(reader, context, { q, filter, limit: limit ?? PAGE_SIZE, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/registry/counts',
    permission,
    tag,
    summary: 'How many living people and households, by township, or by village within one',
    query: Type.Object({ townId: Type.Optional(Type.String({ format: 'uuid' })) }),
    response: PlaceCounts,
    handle: async ({ reader, actor, query }) => done(await countByPlace(reader, actor, query.townId ?? null)),
  });
  readRoute(app, services, {
    url: '/api/v1/registry/code-lists',
    permission: 'signed-in',
    tag,
    summary:
      'National codes with their standards: sex, ethnicity, nationality, documents, relations, disability',
    response: CodeLists,
    handle: async () =>
      done({
        lists: codeLists.map(({ name, source, codes }) => ({
          name,
          source,
          codes: codes.map(({ code, zh, en }) => ({ code, zh, en })),
        })),
      }),
  });
}

function registerRecords(app: App, services: Services): void {
  const dayOf = (on: string | undefined) => {
    const day = on === undefined ? undefined : Temporal.PlainDate.from(on);
    return day && Temporal.PlainDate.compare(day, services.clock.today()) < 0 ? day : undefined;
  };
  const looks = rememberLooks();
  const opened = (
    by: string,
    kind: 'person' | 'household',
    id: string,
    audit: (entry: AuditEntry) => void,
  ): void => {
    const look = { action: `registry.${kind}-opened`, subjectKind: kind, subjectId: id, detail: {} };
    looks.note(by, look, services.clock.now(), audit);
  };
  readRoute(app, services, {
    url: '/api/v1/persons/:id',
    permission,
    tag,
    summary: 'One person, today or as of a day; who opened it is written down',
    params: ById,
    query: OnDay,
    response: PersonRecord,
    handle: async ({ reader, actor, params, query, audit }) => {
      const record = await getPerson(reader, actor, params.id, services.clock.today());
      if (record.ok) opened(actor.userId, 'person', params.id, audit);
      const on = dayOf(query.on);
      return record.ok && on ? done(await personAsOf(reader, actor, record.value, on)) : record;
    },
  });
  readRoute(app, services, {
    url: '/api/v1/households/:id',
    permission,
    tag,
    summary: 'One household with its members, today or as of a day; who opened it is written down',
    params: ById,
    query: OnDay,
    response: HouseholdRecord,
    handle: async ({ reader, actor, params, query, audit }) => {
      const record = await getHousehold(reader, actor, params.id);
      if (record.ok) opened(actor.userId, 'household', params.id, audit);
      const on = dayOf(query.on);
      return record.ok && on ? done(await householdAsOf(reader, actor, record.value, on)) : record;
    },
  });
  for (const [kind, path] of [
    ['person', 'persons'],
    ['household', 'households'],
  ] as const) {
    readRoute(app, services, {
      url: `/api/v1/${path}/:id/timeline`,
      permission,
      tag,
      summary: 'What happened, the latest first, with who recorded it and from which document',
      params: ById,
      response: Timeline,
      handle: ({ reader, actor, params }) => getTimeline(reader, actor, kind, params.id),
    });
  }
  readRoute(app, services, {
    url: '/api/v1/persons/:id/photo',
    permission,
    tag,
    summary: 'The photo, as an image',
    params: ById,
    response: Type.Unknown(),
    handle: async ({ reader, actor, params, reply }) => {
      const photo = await getPhoto(reader, actor, services, params.id);
      return photo.ok ? done(sendPaper(reply, photo.value)) : photo;
    },
  });
  readRoute(app, services, {
    url: '/api/v1/duplicates',
    permission: 'registry.merge',
    tag,
    summary: 'Pairs of records that may be one person',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        state: Type.Optional(
          Type.Union([Type.Literal('open'), Type.Literal('merged'), Type.Literal('apart')]),
        ),
        personId: Type.Optional(Type.String({ format: 'uuid' })),
      }),
    ]),
    response: PairList,
    handle: ({ reader, actor, query }) =>
      listPairs(reader, actor, services.cipher, {
        state: query.state ?? 'open',
        personId: query.personId,
        limit: query.limit ?? PAGE_SIZE,
        after: query.after,
      }),
  });
}

function registerCountyRun(app: App, services: Services): void {
  readRoute(app, services, {
    url: '/api/v1/duplicates/last-search',
    permission: 'registry.merge',
    tag,
    summary: 'The last search for duplicates through the whole county',
    response: Type.Object({ run: Type.Union([CountyRun, Type.Null()]) }),
    handle: async ({ reader, actor }) => done({ run: await findLastRun(reader, actor) }),
  });
}

export function registerRegistryReadRoutes(app: App, services: Services): void {
  registerLists(app, services);
  registerRecords(app, services);
  registerCountyRun(app, services);
}
