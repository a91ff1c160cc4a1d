import { type Static, Type } from 'typebox';
import { type Actor, done, type Outcome, refuse } from '../../platform/base/index.ts';
import { type App, languageOf, readRoute, type Services } from '../../platform/http/index.ts';
import { calculate } from './calculate.ts';
import { listChanges, listDays } from './changes.ts';
import { listFactForms } from './fact-forms.ts';
import { countWorkingDays, listLimits } from './limits.ts';
import { openLaw } from './open-law.ts';
import { Calculation, Changes, FactForms, History, SchemePage } from './page-shapes.ts';
import { listParameters, tellHistory } from './parameters.ts';
import { tellScheme } from './scheme-page.ts';
import { listSchemes } from './schemes.ts';
import { ownRegion, readSetting, type Setting } from './setting.ts';
import { Limit, ParameterItem, PlaceAndDay, SchemeItem } from './shapes.ts';

const BASE = '/api/v1/policy';
const tag = 'policy';
/** The law is public; every officer may look it up. */
const permission = 'signed-in';

const Day = Type.String({ format: 'date' });
const Code = Type.Object({ code: Type.String({ maxLength: 80 }) });
const WORKING_DAYS_MAX = 1_000;

type Request = Parameters<typeof languageOf>[0];

/** Reading the law: regions, schemes, figures, limits; and the calculator. */
export function registerPolicyRoutes(app: App, services: Services): void {
  const settle = async (
    asked: Static<typeof PlaceAndDay>,
    { actor, request }: { actor: Actor; request: Request },
  ): Promise<Outcome<Setting>> =>
    readSetting(await openLaw(), asked, { actor, clock: services.clock, language: languageOf(request) });
  registerRegions(app, services, settle);
  registerSchemes(app, services, settle);
  registerParameters(app, services, settle);
  registerLimits(app, services, settle);
  registerCalculator(app, services, settle);
}

type Settle = (
  asked: Static<typeof PlaceAndDay>,
  context: { actor: Actor; request: Request },
) => Promise<Outcome<Setting>>;

function registerRegions(app: App, services: Services, settle: Settle): void {
  readRoute(app, services, {
    url: `${BASE}/regions`,
    permission,
    summary: 'Regions that have figures of their own, and which one is the officer’s',
    tag,
    response: Type.Object({
      own: Type.String(),
      today: Type.String(),
      items: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    }),
    async handle({ actor, request }) {
      const law = await openLaw();
      const language = languageOf(request);
      const items = [...law.book.regions].map(([code, name]) => ({ code, name: name[language] }));
      return done({
        own: ownRegion(law, actor),
        today: services.clock.today().toString(),
        items: items.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      });
    },
  });
  readRoute(app, services, {
    url: `${BASE}/days`,
    permission,
    summary: 'Days on which a figure, a rule or a scheme of a region changes',
    tag,
    query: Type.Pick(PlaceAndDay, ['region']),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          day: Type.String(),
          figures: Type.Integer(),
          rules: Type.Integer(),
          schemes: Type.Integer(),
        }),
      ),
    }),
    async handle(context) {
      const setting = await settle(context.query, context);
      return setting.ok ? done({ items: listDays(setting.value) }) : setting;
    },
  });
  readRoute(app, services, {
    url: `${BASE}/changes`,
    permission,
    summary: 'What is otherwise on one day than on another',
    tag,
    query: Type.Object({ region: PlaceAndDay.properties.region, from: Day, to: Day }),
    response: Changes,
    async handle(context) {
      const { region, from, to } = context.query;
      const before = await settle({ ...(region ? { region } : {}), on: from }, context);
      const after = await settle({ ...(region ? { region } : {}), on: to }, context);
      if (!before.ok) return before;
      return after.ok ? done(listChanges(before.value, after.value)) : after;
    },
  });
}

function registerSchemes(app: App, services: Services, settle: Settle): void {
  readRoute(app, services, {
    url: `${BASE}/schemes`,
    permission,
    summary: 'Schemes as they stand in a region on a day',
    tag,
    query: PlaceAndDay,
    response: Type.Object({ items: Type.Array(SchemeItem) }),
    async handle(context) {
      const setting = await settle(context.query, context);
      return setting.ok ? done({ items: listSchemes(setting.value) }) : setting;
    },
  });
  readRoute(app, services, {
    url: `${BASE}/schemes/:code`,
    permission,
    summary: 'One scheme: conditions with their articles, figures, limits, interactions, versions, examples',
    tag,
    params: Code,
    query: PlaceAndDay,
    response: SchemePage,
    async handle(context) {
      const setting = await settle(context.query, context);
      return setting.ok ? tellScheme(setting.value, context.params.code) : setting;
    },
  });
}

function registerParameters(app: App, services: Services, settle: Settle): void {
  readRoute(app, services, {
    url: `${BASE}/parameters`,
    permission,
    summary: 'Figures in force in a region on a day, with their sources and the figures that they beat',
    tag,
    query: Type.Object({ ...PlaceAndDay.properties, q: Type.Optional(Type.String({ maxLength: 100 })) }),
    response: Type.Object({ items: Type.Array(ParameterItem) }),
    async handle(context) {
      const setting = await settle(context.query, context);
      return setting.ok ? done({ items: listParameters(setting.value, context.query.q) }) : setting;
    },
  });
  readRoute(app, services, {
    url: `${BASE}/parameters/:code`,
    permission,
    summary: 'Every value that a parameter ever had, level over level; others to be compared by `with`',
    tag,
    params: Code,
    query: Type.Object({
      ...PlaceAndDay.properties,
      with: Type.Optional(Type.String({ pattern: '^\\d{6}(,\\d{6})*$', maxLength: 200 })),
    }),
    response: History,
    async handle(context) {
      const setting = await settle(context.query, context);
      if (!setting.ok) return setting;
      return tellHistory(setting.value, context.params.code, context.query.with?.split(',') ?? []);
    },
  });
}

function registerLimits(app: App, services: Services, settle: Settle): void {
  readRoute(app, services, {
    url: `${BASE}/limits`,
    permission,
    summary: 'Limits and publicities of a region; with a start, their last days',
    tag,
    query: Type.Object({ ...PlaceAndDay.properties, start: Type.Optional(Day) }),
    response: Type.Object({ items: Type.Array(Limit) }),
    async handle(context) {
      const { start } = context.query;
      const setting = await settle(context.query, context);
      if (!setting.ok) return setting;
      return done({ items: listLimits(setting.value, start ? Temporal.PlainDate.from(start) : undefined) });
    },
  });
  readRoute(app, services, {
    url: `${BASE}/working-days`,
    permission,
    summary: 'The last day of a limit of so many working days, which starts after the day given',
    tag,
    query: Type.Object({ start: Day, days: Type.Integer({ minimum: 0, maximum: WORKING_DAYS_MAX }) }),
    response: Type.Object({
      lastDay: Type.String(),
      isProvisional: Type.Boolean(),
      holidays: Type.Array(Type.String()),
      workedWeekendDays: Type.Array(Type.String()),
    }),
    async handle(context) {
      const setting = await settle({}, context);
      if (!setting.ok) return setting;
      return countWorkingDays(
        setting.value,
        Temporal.PlainDate.from(context.query.start),
        context.query.days,
      );
    },
  });
}

const FACTS_KEYS_MAX = 4;

function registerCalculator(app: App, services: Services, settle: Settle): void {
  readRoute(app, services, {
    url: `${BASE}/facts`,
    permission,
    summary: 'The facts of a household and its members: how each is asked, and what an answer looks like',
    tag,
    response: FactForms,
    async handle({ request }) {
      return done(listFactForms(languageOf(request)));
    },
  });
  readRoute(app, services, {
    url: `${BASE}/calculate`,
    permission,
    summary: 'Judge one family by the rules of a region and a day; nothing is stored',
    tag,
    body: Type.Object({
      ...PlaceAndDay.properties,
      knownOn: Type.Optional(Day),
      schemes: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { minItems: 1, maxItems: 60 })),
      facts: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: FACTS_KEYS_MAX }),
    }),
    response: Calculation,
    async handle(context) {
      const setting = await settle(context.body, context);
      if (!setting.ok) return setting;
      if (Object.keys(context.body.facts).length === 0)
        return refuse(
          'policy.facts.one',
          { zh: '还没有填写。', en: 'Nothing is given yet.' },
          { field: 'facts' },
        );
      return calculate(setting.value, context.body);
    },
  });
}
