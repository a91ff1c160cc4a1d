import { Type } from 'typebox';
import type { Actor, Id, Language, Outcome, Reader } from '../base/index.ts';
import { chinaDay, done, refuse, sql } from '../base/index.ts';
import type { CaseLaw, OpenCaseLaw } from '../cases/index.ts';
import type { App, Services } from '../http/index.ts';
import { languageOf, readRoute } from '../http/index.ts';
import type { OpeningLaw, OpenOpeningLaw } from './opening/law.ts';
import { readRosterFacts } from './opening/roster-facts.ts';

/** What the law is asked with: a case’s calculation, the line of a roster as it was opened, or the roster as it stands. */
type Source = 'case' | 'line' | 'roster' | 'none';

export interface AwardReasons {
  readonly source: Source;
  /** The month of which it is told: this one, or the last one that gave something. */
  readonly month: string | null;
  readonly givenFen: number;
  /** What the law of the month gives; null where nobody can reckon it. */
  readonly lawFen: number | null;
  readonly sentences: string[];
}

interface Row {
  readonly scheme: string;
  readonly party_id: Id;
  readonly person_id: Id;
  readonly household_id: Id | null;
  readonly month: Temporal.PlainDate | null;
  readonly given_fen: bigint | null;
  readonly case_facts: unknown;
  readonly line_facts: unknown;
}

/** The month that is told of: the last one that gives something and has begun, or the first where none has. */
const readAward = (reader: Reader, county: string, id: Id, today: Temporal.PlainDate) =>
  reader.find<Row>(sql`select a.scheme, a.party_id, a.person_id, a.household_id, p.month, p.amount_fen as given_fen,
      c.facts as case_facts, l.facts as line_facts
    from award a
      left join lateral (
        select s.amount_fen, greatest(s.from_month,
            least(date_trunc('month', ${today}::date)::date, (s.to_month - interval '1 month')::date)) as month
        from award_span s where s.county_code = a.county_code and s.award_id = a.id
        order by s.from_month <= ${today}::date desc, abs(s.from_month - ${today}::date) limit 1) p on true
      left join award_opening_line l on l.county_code = a.county_code and l.award_id = a.id
      left join lateral (
        select r.record -> 'facts' as facts
        from award_change w join case_action r on r.county_code = w.county_code and r.case_id = w.case_id
          and r.step = 'calculate' and r.record ? 'facts'
        where w.county_code = a.county_code and w.award_id = a.id and w.case_id is not null
        order by w.no desc, r.no desc limit 1) c on true
    where a.county_code = ${county} and a.id = ${id}`);

async function factsOf(
  reader: Reader,
  actor: Actor,
  law: OpeningLaw,
  row: Row,
  month: Temporal.PlainDate,
): Promise<{ readonly source: Source; readonly facts: unknown }> {
  if (row.case_facts) return { source: 'case', facts: row.case_facts };
  if (row.line_facts) return { source: 'line', facts: row.line_facts };
  const of = row.household_id === row.party_id ? 'households' : 'people';
  for (const roster of law.rosters.filter((one) => one.of === of)) {
    const lines = await readRosterFacts(reader, actor, law, roster.code, month, row.party_id);
    const own = lines.find(({ scheme }) => scheme === row.scheme);
    if (own) return { source: 'roster', facts: own.facts };
  }
  return { source: 'none', facts: null };
}

/**
 * Why an award gives what it gives: what the law of the month makes of the facts that it was reckoned from, beside what is
 * given. Where the two differ, the changes of the award say by what. Refusal: `http.missing`.
 */
export async function explainAward(
  reader: Reader,
  actor: Actor,
  laws: { readonly cases: CaseLaw; readonly openings: OpeningLaw },
  id: Id,
  at: Temporal.Instant,
  language: Language,
): Promise<Outcome<AwardReasons>> {
  const row = await readAward(reader, actor.countyCode, id, Temporal.PlainDate.from(chinaDay(at)));
  if (!row) return refuse('http.missing');
  const nothing = { source: 'none' as const, month: null, givenFen: 0, lawFen: null, sentences: [] };
  if (row.month === null) return done(nothing);
  const said = { month: row.month.toString().slice(0, 7), givenFen: Number(row.given_fen ?? 0n) };
  const { source, facts } = await factsOf(reader, actor, laws.openings, row, row.month);
  if (source === 'none') return done({ ...nothing, ...said });
  const { scheme } = row;
  const asked = { scheme, region: actor.countyCode, day: row.month.toString(), facts: facts as never };
  const reckoned = laws.cases.reckon({ ...asked, personId: row.person_id });
  if (!reckoned.ok) return done({ ...nothing, ...said, source });
  const sentences = [...new Set(laws.cases.explain(reckoned.value, language))];
  return done({ ...said, source, lawFen: Number(reckoned.value.amountFen), sentences });
}

export function registerReasonsRoute(
  app: App,
  services: Services,
  openCases: OpenCaseLaw,
  openOpenings: OpenOpeningLaw,
): void {
  readRoute(app, services, {
    url: '/api/v1/awards/:awardId/reasons',
    permission: 'awards.read',
    tag: 'awards',
    summary: 'Why an award gives what it gives: what the law makes of the facts that it was reckoned from',
    params: Type.Object({ awardId: Type.String({ format: 'uuid' }) }),
    response: Type.Object({
      source: Type.Union([
        Type.Literal('case'),
        Type.Literal('line'),
        Type.Literal('roster'),
        Type.Literal('none'),
      ]),
      month: Type.Union([Type.String(), Type.Null()]),
      givenFen: Type.Integer(),
      lawFen: Type.Union([Type.Integer(), Type.Null()]),
      sentences: Type.Array(Type.String()),
    }),
    handle: async ({ reader, actor, params, request }) => {
      const [cases, openings] = await Promise.all([openCases(), openOpenings()]);
      const at = services.clock.now();
      return explainAward(reader, actor, { cases, openings }, params.awardId as Id, at, languageOf(request));
    },
  });
}
