import type { Static } from 'typebox';
import { YearWithoutCalendarError } from '../../engine/calendar/working-days.ts';
import {
  allowedActions,
  basisByDocument,
  basisOf,
  type CaseAction,
  type CaseReading,
  type Clock,
  clocksOf,
  type Field,
  fieldsOfAct,
  findStep,
  fromPaper,
  runningClocks,
  type StepReading,
  sayCondition,
} from '../../engine/matters/index.ts';
import type { Id, Language, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { KeptPaper } from '../papers/index.ts';
import type { CaseLaw } from './law.ts';
import { type CaseRow, caseColumns, type ListContext, toCaseItem, withPlaces } from './list-cases.ts';
import { keptForStep, withKept } from './named-papers.ts';
import { type ActionRow, findCaseActor, findKin, namesOf, readActions, readingOf, toAction } from './rows.ts';
import { sayField, sayRecord } from './say.ts';
import type { ActShape, CaseRecord, ClockShape, PossibleAct, StepShape } from './shapes.ts';

interface Saying {
  readonly law: CaseLaw;
  readonly language: Language;
  readonly reading: CaseReading;
  readonly today: Temporal.PlainDate;
}

/** One case with all that is known of it and all that may be done now, in three questions to the database. */
export async function getCase(
  { reader, actor, law, language }: ListContext,
  id: Id,
  today: Temporal.PlainDate,
): Promise<Outcome<Static<typeof CaseRecord>>> {
  const inner = sql`select ${caseColumns} from case_file f where f.county_code = ${actor.countyCode} and f.id = ${id}`;
  const file = await reader.find<CaseRow>(withPlaces(actor.countyCode, inner));
  if (!file) return refuse('http.missing');
  const rows = (await readActions(reader, actor, [id])).get(id) ?? [];
  const reading = readingOf(law, file.matter, actor.countyCode, rows.map(toAction));
  const saying: Saying = { law, language, reading, today };
  const { rules, decision } = reading;
  const calculation = reading.steps.find(
    ({ step, state }) => step.kind === 'calculation' && state === 'done',
  );
  const decidedBy = rows.find(({ no }) => no === decision?.no)?.by_name;
  const by = findCaseActor(actor);
  const kin = by ? (await findKin(reader, [id], [actor.userId])).get(id) : undefined;
  const possible = by ? allowedActions({ reading, actor: by, today: today.toString(), kin }) : [];
  const { current } = reading;
  const paperStep =
    current?.step.records.some((field) => field.kind.kind === 'papers') &&
    possible.some(({ kind, step }) => kind === 'complete' && step === current.step.code)
      ? current.step.code
      : undefined;
  const kept = paperStep ? ((await keptForStep(reader, actor, [id], paperStep)).get(id) ?? []) : [];
  return done({
    file: toCaseItem(file, law, language),
    householdId: file.household_id,
    procedureFrom: rules.procedure.from,
    lawDay: rules.day,
    basis: basisByDocument(basisOf(rules)).map((citation) => law.cite(citation, language)),
    isDelegated: rules.isDelegated,
    hasNearRelative: reading.hasNearRelative,
    isFromPaper: rows.some((row) => fromPaper(row) !== undefined),
    isBegunByOffice: rules.matter.kind === 'change',
    form: sayRecord(rules.procedure.form, reading.form, rules.day, language),
    materials: rules.procedure.materials.map(({ code, title, shared, isOptional }) => ({
      code,
      title: title[language],
      isShared: shared === true,
      isOptional: isOptional === true,
      isBrought: reading.materials.includes(code),
    })),
    toldToBring: [...(reading.toldToBring ?? [])],
    steps: reading.steps.map((one) => sayStep(saying, one, rows)),
    clocks: sayClocks(saying),
    objections: reading.objections.map(({ no, on, answeredNo }) => ({
      no,
      on,
      isAnswered: answeredNo !== undefined,
    })),
    decision: decision
      ? {
          isGranted: decision.isGranted,
          on: decision.on,
          by: decidedBy ?? '',
          reason: decision.reason ?? null,
          amountFen: decision.amountFen ?? null,
          paidFrom: decision.paidFrom ?? null,
        }
      : null,
    calculation: calculation
      ? {
          eligible: calculation.record.eligible === true,
          amountFen: Number(calculation.record.amountFen),
          receivedFen:
            typeof calculation.record.receivedFen === 'number' ? calculation.record.receivedFen : null,
          day: rules.day,
          lines: [...law.explain(calculation.record, language)],
        }
      : null,
    acts: rows.map((row) => sayAct(saying, row)),
    possible: by
      ? possible.map(({ kind, step }) =>
          sayPossible(saying, { reading, actor: by, today: today.toString() }, kind, step, kept),
        )
      : [],
  });
}

/** Fields of a step as they stand in its record: those of its kind, and its own. */
const fieldsOf = (saying: Saying, kind: CaseAction['kind'], step: string | null): readonly Field[] => {
  const { reading, today } = saying;
  const actor = { userId: '', post: '', level: 'county' } as const;
  return fieldsOfAct({ reading, actor, today: today.toString() }, { kind, step }) ?? [];
};

const KIND_OF_STEP = { opinion: 'opine', decision: 'decide', publicity: 'complete' } as const;

function sayStep(saying: Saying, one: StepReading, rows: readonly ActionRow[]): Static<typeof StepShape> {
  const { law, language, reading } = saying;
  const { step } = one;
  const kind = KIND_OF_STEP[step.kind as keyof typeof KIND_OF_STEP] ?? 'complete';
  const names = namesOf(rows);
  return {
    code: step.code,
    title: step.title[language],
    kind: step.kind,
    state: one.state,
    round: one.round,
    level: step.by[0]?.level ?? 'town',
    doneOn: one.doneOn ?? null,
    signedBy: one.signedBy.map((id) => names.get(id) ?? ''),
    needsTwo: step.second !== undefined,
    isVisit: step.checklist !== undefined,
    isSample: step.isSample === true,
    isOptional: step.isOptional === true,
    when: step.when ? sayCondition(step.when)[language] : null,
    articles: step.articles.map((citation) => law.cite(citation, language)),
    record: sayRecord(fieldsOf(saying, kind, step.code), one.record, reading.rules.day, language),
    posting: one.posting
      ? { postedOn: one.posting.postedOn, lastDay: one.posting.lastDay, where: one.posting.where }
      : null,
  };
}

function sayClocks(saying: Saying): Static<typeof ClockShape>[] {
  const { reading, language, law, today } = saying;
  const clocks = clocksOf(reading);
  const running = new Set(runningClocks(reading, clocks).map(({ code }) => code));
  return clocks.map((clock) => ({
    code: clock.code,
    title: clock.title[language],
    counts: clock.counts,
    days: clock.set.days,
    from: clock.from,
    lastDay: clock.lastDay ?? null,
    promisedDay: clock.promisedDay ?? null,
    unknownYear: clock.unknownYear ?? null,
    isProvisional: clock.isProvisional,
    to: clock.to ?? null,
    pausedDays: clock.pausedDays,
    isExtended: clock.isExtended,
    source: clock.set.source?.source ? law.cite(clock.set.source.source, language) : null,
    left: running.has(clock.code) ? daysLeft(reading, clock, today) : null,
  }));
}

const left = new Map<string, number | null>();
const LEFT_MAX = 10_000;

function daysLeft(
  reading: CaseReading,
  { counts, lastDay }: Clock,
  today: Temporal.PlainDate,
): number | null {
  if (lastDay === undefined) return null;
  // Months end on a day of the calendar as well.
  if (counts !== 'working-days') return today.until(lastDay).days;
  const key = `${today} ${lastDay}`;
  const found = left.get(key) ?? countLeft(reading, today, lastDay);
  if (left.size < LEFT_MAX) left.set(key, found);
  return found;
}

function countLeft({ rules }: CaseReading, today: Temporal.PlainDate, lastDay: string): number | null {
  try {
    return rules.calendar.countWorkingDays(today, Temporal.PlainDate.from(lastDay));
  } catch (error) {
    if (error instanceof YearWithoutCalendarError) return null;
    throw error;
  }
}

function sayAct(saying: Saying, row: ActionRow): Static<typeof ActShape> {
  const { reading, language } = saying;
  const step = findStep(reading, row.step)?.step;
  const record = row.kind === 'apply' ? {} : row.record;
  return {
    no: row.no,
    kind: row.kind,
    step: row.step,
    stepTitle: step?.title[language] ?? null,
    on: row.on_day,
    at: row.at.toString(),
    by: row.by_name,
    post: row.post,
    level: row.level,
    isReversed: reading.reversed.has(row.no),
    cameInOn: row.kind === 'apply' && typeof row.record.cameInOn === 'string' ? row.record.cameInOn : null,
    paperWhy: fromPaper(row)?.why ?? null,
    record: sayRecord(fieldsOf(saying, row.kind, row.step), record, reading.rules.day, language),
  };
}

function sayPossible(
  { language, reading }: Saying,
  asking: Parameters<typeof fieldsOfAct>[0],
  kind: CaseAction['kind'],
  step: string | null,
  kept: readonly KeptPaper[],
): Static<typeof PossibleAct> {
  const one = findStep(reading, step);
  const fields = fieldsOfAct(asking, { kind, step });
  const isNoted = one !== undefined && (kind === 'complete' || kind === 'record');
  return {
    kind,
    step,
    stepTitle: one?.step.title[language] ?? null,
    fields: (fields ?? []).map((field) => sayField(field, language)),
    needsFacts: kind === 'complete' && one?.step.kind === 'calculation',
    noted: isNoted ? { ...one.record, ...withKept(one, fields ?? [], {}, kept) } : {},
  };
}
