import { type Static, Type } from 'typebox';
import { type Actor, done, type Language, type Outcome, refuse } from '../../platform/base/index.ts';
import {
  type App,
  decodeCursor,
  encodeCursor,
  ListOf,
  languageOf,
  readRoute,
  type Services,
} from '../../platform/http/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { PopulationTooLarge } from '../population/index.ts';
import { tellAnswer } from './answer-shape.ts';
import { readVariant } from './changes.ts';
import { checkPlans } from './check.ts';
import { listHouseholds } from './households.ts';
import { isMonth } from './months.ts';
import { listTriable } from './parameters.ts';
import {
  AnswerShape,
  AskShape,
  CheckShape,
  DrillShape,
  HouseholdShape,
  ParameterShape,
  QuestionShape,
} from './shapes.ts';
import { type Snapshot, Snapshots, snapshotDefaults } from './snapshots.ts';
import { populationDay, type Question } from './what-if.ts';

const BASE = '/api/v1/what-if';
const tag = 'what-if';
const permission = 'what-if.run';
const PAGE = 20;
const Month = Type.Object({ month: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' }) });

/** Trying figures on the population that the officer sees; nothing is stored. */
export function registerWhatIfRoutes(app: App, services: Services): void {
  const snapshots = new Snapshots(services);
  const open = (actor: Actor, month: string, isFresh?: boolean) =>
    openSnapshot(snapshots, actor, month, isFresh);
  registerParameters(app, services);
  registerAsk(app, services, open);
  registerHouseholds(app, services, open);
  registerCheck(app, services);
}

type Open = (actor: Actor, month: string, isFresh?: boolean) => Promise<Outcome<Snapshot>>;

async function openSnapshot(
  snapshots: Snapshots,
  actor: Actor,
  month: string,
  isFresh = false,
): Promise<Outcome<Snapshot>> {
  const found = await snapshots.open(await openLaw(), actor, populationDay(month), isFresh);
  return found.ok ? done(found.snapshot) : refuse('what-if.too-large');
}

const refuseMonth = (month: string) => refuse('what-if.month.none', { month }, { field: 'month' });

/** Every change read against the law, or each that is wrong with its place. */
async function readQuestion(
  actor: Actor,
  asked: Static<typeof QuestionShape>,
  language: Language,
): Promise<Outcome<Question>> {
  if (!isMonth(asked.month)) return refuseMonth(asked.month);
  const law = await openLaw();
  const wrong: { code: string; facts: Record<string, string>; field: string }[] = [];
  const variants = asked.variants.flatMap((variant, index) => {
    const read = readVariant(law, actor.countyCode, asked.month, variant);
    if (read.ok) return [{ ...variant, book: read.value }];
    for (const { path, message } of read.problems) {
      wrong.push({
        code: 'what-if.change.wrong',
        facts: { reason: message[language] },
        field: `variants[${index}].${path}`,
      });
    }
    return [];
  });
  const [first] = wrong;
  if (first) return refuse(first.code, first.facts, { field: first.field, details: wrong });
  return done({ month: asked.month, variants });
}

function registerParameters(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/parameters`,
    permission,
    summary: 'Figures that may be tried, with what holds in a month',
    tag,
    query: Month,
    response: Type.Object({ items: Type.Array(ParameterShape) }),
    async handle({ actor, query, request }) {
      if (!isMonth(query.month)) return refuseMonth(query.month);
      return done({
        items: listTriable(await openLaw(), actor.countyCode, query.month, languageOf(request)),
      });
    },
  });
}

function registerAsk(app: App, services: Services, open: Open): void {
  readRoute(app, services, {
    url: `${BASE}/ask`,
    permission,
    summary:
      'What up to two sets of figures would give, take and cost, on the population that the officer sees',
    tag,
    body: AskShape,
    response: AnswerShape,
    async handle({ actor, body, request }) {
      const question = await readQuestion(actor, body, languageOf(request));
      if (!question.ok) return question;
      const found = await open(actor, body.month, body.isFresh);
      if (!found.ok) return found;
      const { whatIf } = found.value;
      const answer = whatIf.ask(question.value);
      const isMonthly = answer.period === 'month';
      const course = body.withCourse && isMonthly ? await whatIf.course(question.value) : null;
      return done(tellAnswer(found.value, answer, course, languageOf(request)));
    },
  });
}

function registerHouseholds(app: App, services: Services, open: Open): void {
  readRoute(app, services, {
    url: `${BASE}/households`,
    permission,
    summary: 'The households behind a number, those most moved first',
    tag,
    body: DrillShape,
    response: ListOf(HouseholdShape),
    async handle({ actor, body, reader, request }) {
      const question = await readQuestion(actor, body, languageOf(request));
      if (!question.ok) return question;
      const after = readPlace(body.after);
      if (after === null) return refuse('what-if.cursor', {}, { field: 'after' });
      const found = await open(actor, body.month);
      if (!found.ok) return found;
      const variant = found.value.whatIf.ask(question.value).variants[body.variant];
      if (!variant) return refuse('what-if.variant.none', {}, { field: 'variant' });
      const paging = { limit: body.limit ?? PAGE, after };
      const { items, next } = await listHouseholds(reader, actor, found.value.whatIf, variant, body, paging);
      return done({ items: [...items], next: next && encodeCursor(next.map(String)) });
    },
  });
}

/** Undefined on the first page, null when it is none of ours. */
function readPlace(after: string | undefined): readonly [number, number] | undefined | null {
  if (after === undefined) return undefined;
  const [moved, household] = (decodeCursor(after, 2) ?? []).map(Number);
  return Number.isInteger(moved) && Number.isInteger(household) ? [moved ?? 0, household ?? 0] : null;
}

function registerCheck(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/check`,
    permission,
    summary: 'The same plans computed inside the database, compared household by household to the fen',
    tag,
    body: QuestionShape,
    response: CheckShape,
    async handle({ actor, body, request }) {
      const question = await readQuestion(actor, body, languageOf(request));
      if (!question.ok) return question;
      const law = await openLaw();
      const startedAt = performance.now();
      try {
        const {
          whatIf: _memory,
          plans,
          ...check
        } = await services.db.change(actor, (tx) =>
          checkPlans(tx, actor, law, question.value, snapshotDefaults.bytesMax),
        );
        const told = plans.map(({ schemes: _schemes, examples: _examples, ...plan }) => plan);
        return done({ ...check, plans: told, tookMs: Math.round(performance.now() - startedAt) });
      } catch (error) {
        if (error instanceof PopulationTooLarge) return refuse('what-if.too-large');
        throw error;
      }
    },
  });
}
