import {
  type CaseReading,
  clocksOf,
  daysTaken,
  dueDay,
  nextClock,
  proofsOf,
  sampleOf,
  validUntil,
} from '../../engine/matters/index.ts';

/** Where no limit runs: after every day that one could have. */
export const NO_LIMIT = '9999-12-31';

/** What lists know of a case, in the columns of `case_file`. */
export interface Derived {
  readonly phase: string;
  readonly step: string | null;
  readonly waiting_level: string | null;
  /** Level and post of everybody who may go on, as in `town/township-clerk`. */
  readonly turns: readonly string[];
  /** Whether what it waits for is a list on the wall. */
  readonly awaits_list: boolean;
  readonly holder_id: string | null;
  readonly ripe_on: string | null;
  readonly due_on: string;
  readonly due_limit: string | null;
  readonly applied_on: string;
  readonly accepted_on: string | null;
  readonly decided_on: string | null;
  readonly closed_on: string | null;
  readonly is_granted: boolean | null;
  readonly amount_fen: number | null;
  readonly paid_from: string | null;
  readonly days_taken: number | null;
  readonly limits_missed: number;
  readonly has_near_relative: boolean;
  readonly has_objection: boolean;
  /** Which of the four that are asked of every case it proves, and which it lacks. */
  readonly proven: readonly string[];
  readonly lacking: readonly string[];
  /** The second look for which it was drawn by lot. */
  readonly sample: string;
  readonly valid_until: string | null;
  readonly last_no: number;
}

const awaitsList = ({ current, waitingFor }: CaseReading): boolean =>
  waitingFor.length > 0 && current?.step.publicity !== undefined && current.state === 'open';

export function derive(reading: CaseReading): Derived {
  const clocks = clocksOf(reading);
  const next = nextClock(reading, clocks);
  const { decision, waitingFor } = reading;
  return {
    phase: reading.phase,
    step: reading.current?.step.code ?? null,
    waiting_level: waitingFor[0]?.level ?? null,
    turns: [...new Set(waitingFor.map(({ level, post }) => `${level}/${post}`))].toSorted(),
    awaits_list: awaitsList(reading),
    holder_id: reading.holder?.userId ?? null,
    ripe_on: reading.ripeOn ?? null,
    due_on: next ? dueDay(next) : NO_LIMIT,
    due_limit: next?.code ?? null,
    applied_on: reading.appliedOn,
    accepted_on: reading.acceptedOn ?? null,
    decided_on: decision?.on ?? null,
    closed_on: reading.closedOn ?? null,
    is_granted: decision?.isGranted ?? null,
    amount_fen: decision?.amountFen ?? null,
    paid_from: decision?.paidFrom === undefined ? null : `${decision.paidFrom}-01`,
    days_taken: daysTaken(reading) ?? null,
    limits_missed: clocks.filter(
      ({ to, lastDay }) => to !== undefined && lastDay !== undefined && to > lastDay,
    ).length,
    has_near_relative: reading.hasNearRelative,
    has_objection: reading.objections.length > 0,
    ...proofsOf(reading),
    sample: sampleOf(reading),
    valid_until: validUntil(reading) ?? null,
    last_no: reading.lastNo,
  };
}
