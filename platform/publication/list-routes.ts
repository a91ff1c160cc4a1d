import { Type } from 'typebox';
import { done, refuse, sql } from '../base/index.ts';
import type { App, ReadContext, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute } from '../http/index.ts';
import { sayPaper } from '../papers/index.ts';
import { readCandidates } from './candidates.ts';
import { groupLines } from './group.ts';
import { announcedMatters, findPublicStep, type OpenPublicationLaw, titleOf, whereOf } from './law.ts';
import { findTelephone, getList, type ListsContext, listLists, listStates, listsOfCase } from './lists.ts';
import {
  Code,
  Day,
  ListItemShape,
  ListRecordShape,
  MaybeInteger,
  MaybeText,
  PreviewShape,
  sayRefusedLine,
  Text,
  Uuid,
  WaitingShape,
} from './shapes.ts';
import { readStanding } from './standing.ts';
import { listTips } from './tips.ts';
import { listWaiting } from './waiting.ts';

const tag = 'publication';
const permission = 'cases.read';
const PAGE_SIZE = 20;
const TIPS_OF_CASE = 50;

export function registerListRoutes(app: App, services: Services, openLaw: OpenPublicationLaw): void {
  const contextOf = async ({
    reader,
    actor,
    request,
  }: Pick<ReadContext<unknown, unknown>, 'reader' | 'actor' | 'request'>): Promise<ListsContext> => ({
    reader,
    actor,
    law: await openLaw(),
    language: languageOf(request),
    today: services.clock.today(),
  });

  readRoute(app, services, {
    url: '/api/v1/publication/waiting',
    permission,
    tag,
    summary: 'Cases that wait to be put up, by village and matter, what is due first at the head',
    query: PageQuery,
    response: ListOf(WaitingShape),
    handle: async (context) => {
      const { limit = PAGE_SIZE, after } = context.query;
      return listWaiting(await contextOf(context), { limit, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/publication/standing/matters',
    permission,
    tag,
    summary: 'Matters of which those who receive stay in public',
    response: Type.Object({ items: Type.Array(Type.Object({ matter: Text, title: Text })) }),
    handle: async (context) => {
      const { law, language, today } = await contextOf(context);
      const items = announcedMatters(law, today.toString()).map(({ matter }) => ({
        matter: matter.code,
        title: matter.title[language],
      }));
      return done({ items });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/publication/lists',
    permission,
    tag,
    summary: 'Lists of your area: hanging, over and waiting to be concluded, or taken down',
    query: Type.Object({
      ...PageQuery.properties,
      state: Type.Optional(Type.Union(listStates.map((state) => Type.Literal(state)))),
      matter: Type.Optional(Code),
      townId: Type.Optional(Uuid),
      villageId: Type.Optional(Uuid),
    }),
    response: ListOf(ListItemShape),
    handle: async (context) => {
      const { limit = PAGE_SIZE, after, ...filter } = context.query;
      return listLists(await contextOf(context), filter, { limit, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/publication/lists/:listId',
    permission,
    tag,
    summary: 'A list as it was shown, with its cases, photographs and what became of it',
    params: Type.Object({ listId: Uuid }),
    response: ListRecordShape,
    handle: async (context) => {
      const found = await getList(await contextOf(context), context.params.listId);
      if (!found.ok) return found;
      const { photos, lines, shows, ...rest } = found.value;
      return done({ ...rest, shows: [...shows], lines: [...lines], photos: photos.map(sayPaper) });
    },
  });
  registerPreviews(app, services, openLaw);
  readRoute(app, services, {
    url: '/api/v1/publication/cases/:caseId',
    permission,
    tag,
    summary: 'Where a case hung or hangs, and what was said against it',
    params: Type.Object({ caseId: Uuid }),
    response: Type.Object({
      lists: Type.Array(
        Type.Object({
          id: Text,
          kind: Text,
          postedOn: Text,
          lastDay: MaybeText,
          removedOn: MaybeText,
          takenDownOn: MaybeText,
          takenDownHow: MaybeText,
          proofs: Type.Integer(),
        }),
      ),
      objections: Type.Array(
        Type.Object({ id: Text, state: Text, receivedAt: Text, isAnonymous: Type.Boolean(), text: Text }),
      ),
    }),
    handle: async (context) => {
      const { caseId } = context.params;
      const { reader, actor, law, language } = await contextOf(context);
      const seen = await reader.find(sql`select 1 from case_file where county_code = ${actor.countyCode}
        and id = ${caseId}`);
      if (!seen) return refuse('http.missing');
      const tips = await listTips(
        { reader, actor, law, language, cipher: services.cipher },
        { caseId },
        { limit: TIPS_OF_CASE },
      );
      if (!tips.ok) return tips;
      return done({
        lists: await listsOfCase(reader, actor, caseId),
        objections: tips.value.items.map(({ id, state, receivedAt, isAnonymous, text }) => ({
          ...{ id, state, receivedAt, isAnonymous },
          text,
        })),
      });
    },
  });
}

/** What a list would show: said before anybody puts it up. */
function registerPreviews(app: App, services: Services, openLaw: OpenPublicationLaw): void {
  const placeOf = ({ reader, actor }: Pick<ReadContext<unknown, unknown>, 'reader' | 'actor'>, id: string) =>
    reader.find<{
      villageName: string;
      townName: string;
    }>(sql`select v.name as "villageName", t.name as "townName"
      from division v join division t on t.county_code = v.county_code and t.id = v.town_id
      where v.county_code = ${actor.countyCode} and v.id = ${id} and v.level = 'village'`);

  readRoute(app, services, {
    url: '/api/v1/publication/preview',
    permission,
    tag,
    summary: 'The list of a village as the public would see it, and the cases that cannot be on it',
    query: Type.Object({
      matter: Code,
      step: Code,
      villageId: Uuid,
      postedOn: Type.Optional(Day),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
    }),
    response: PreviewShape,
    handle: async ({ reader, actor, query, request }) => {
      const law = await openLaw();
      const language = languageOf(request);
      const { matter, step, villageId, days } = query;
      const place = await placeOf({ reader, actor }, villageId);
      if (!place || !findPublicStep(law, matter, step)) return refuse('publication.village');
      const postedOn = query.postedOn ? Temporal.PlainDate.from(query.postedOn) : services.clock.today();
      const { ready, refused } = await readCandidates(reader, actor, law, {
        ...{ matter, step, villageId },
        postedOn,
      });
      const isOpen = days === undefined && ready.some((one) => one.days === undefined);
      const groups = groupLines(ready, days ?? (isOpen ? 1 : undefined));
      return done({
        ...place,
        matterTitle: titleOf(law, matter, language),
        where: whereOf(law, matter, step, language),
        telephone: await findTelephone(reader, actor, villageId),
        amountPer: law.amountPer(matter),
        needsDays: ready.some((one) => one.days === undefined),
        lists: groups.map(({ lastDay, shows, lines }) => ({
          lastDay: isOpen ? null : lastDay,
          shows: [...shows],
          lines: lines.map(({ caseId, caseNo, name, row }) => ({ ...{ caseId, caseNo, name }, ...row })),
        })),
        refused: refused.map((one) => sayRefusedLine(one, language)),
      });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/publication/standing/preview',
    permission,
    tag,
    summary: 'Who receives by a matter in a village, as the standing list would show them today',
    query: Type.Object({ matter: Code, villageId: Uuid }),
    response: Type.Object({
      ...PreviewShape.properties,
      hangingSince: MaybeText,
      hangingSize: MaybeInteger,
    }),
    handle: async ({ reader, actor, query, request }) => {
      const law = await openLaw();
      const language = languageOf(request);
      const { matter, villageId } = query;
      const place = await placeOf({ reader, actor }, villageId);
      if (!place) return refuse('publication.village');
      const read = await readStanding(reader, actor, law, query, services.clock.today());
      if (!read.ok) return read;
      const now = await reader.find<{ on: string; size: number }>(sql`select l.posted_on::text as on,
          (select count(*)::int from public_row r where r.county_code = l.county_code and r.list_id = l.id) as size
        from publication_list l where l.county_code = ${actor.countyCode} and l.village_id = ${villageId}
          and l.kind = 'standing' and l.matter = ${matter} and l.taken_down_on is null`);
      const { shows, lines, refused } = read.value;
      return done({
        ...place,
        matterTitle: titleOf(law, matter, language),
        where: whereOf(law, matter, null, language),
        telephone: await findTelephone(reader, actor, villageId),
        amountPer: law.amountPer(matter),
        needsDays: false,
        lists: [
          {
            lastDay: null,
            shows: [...shows],
            lines: lines.map(({ caseId, name, row }) => ({ caseId, caseNo: '', name, ...row })),
          },
        ],
        refused: refused.map((one) => sayRefusedLine(one, language)),
        hangingSince: now?.on ?? null,
        hangingSize: now?.size ?? null,
      });
    },
  });
}
