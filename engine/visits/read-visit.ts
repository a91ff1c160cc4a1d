import type { VisitAction, VisitRecord } from './actions.ts';
import type { ChecklistText } from './checklist.ts';
import { type Finding, findingsOf } from './findings.ts';

export type VisitPhase =
  | 'planned'
  /** Somebody went, and nobody was there or let them in. */
  | 'attempted'
  /** Two tell it differently, and neither knew of the other. */
  | 'conflict'
  | 'rectifying'
  | 'done'
  | 'cancelled';
export const visitPhases = [
  'planned',
  'attempted',
  'conflict',
  'rectifying',
  'done',
  'cancelled',
] as const satisfies readonly VisitPhase[];

export type FindingState = 'open' | 'rectified' | 'closed';

export interface FindingReading extends Finding {
  readonly state: FindingState;
  readonly dueOn: string;
  readonly closedOn: string | null;
  readonly acts: readonly Extract<VisitAction, { kind: 'rectify' | 'recheck' }>[];
}

export interface VisitReading {
  readonly phase: VisitPhase;
  /** The tellings that no later one had before it. More than one, when they differ, is for people to settle. */
  readonly heads: readonly VisitRecord[];
  /** What holds: the one head, or nothing while there are several. */
  readonly current: VisitRecord | null;
  readonly attempts: number;
  readonly findings: readonly FindingReading[];
}

/** The days after an ISO day, by the calendar. */
const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The same however its keys were ordered on the way. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

/** What somebody tells, without what two telephones always differ in. */
const tale = ({ outcome, visitedOn, answers, remark }: VisitRecord): string =>
  canonical([outcome, visitedOn, answers, remark.trim()]);

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : Number(one.id > other.id);

/** Tellings of the same thing are one, with the photographs and signatures of all. */
function join(heads: readonly VisitRecord[]): VisitRecord | null {
  const [first, ...rest] = heads;
  if (!first || rest.some((one) => tale(one) !== tale(first))) return null;
  if (rest.length === 0) return first;
  const names = new Map(heads.flatMap(({ team }) => team).map((one) => [one.name, one]));
  return {
    ...first,
    team: [...names.values()],
    photos: [...new Set(heads.flatMap(({ photos }) => photos))],
    signatures: heads.flatMap(({ signatures }) => signatures),
  };
}

/**
 * Where a visit stands. Of the tellings only what they say counts and not the order in which they came: sent twice, late
 * or the wrong way round they give the same reading. The other acts are done in the office, one after another.
 */
export function readVisit(
  textOn: (day: string) => ChecklistText | undefined,
  actions: readonly VisitAction[],
): VisitReading {
  const records = new Map(
    actions.flatMap((action) => (action.kind === 'record' ? [[action.record.id, action.record]] : [])),
  );
  const replaced = new Set([...records.values()].flatMap(({ bases }) => bases));
  const heads = [...records.values()].filter(({ id }) => !replaced.has(id)).sort(byId);
  const current = join(heads);
  const found =
    current?.outcome === 'done' ? findingsOf(textOn(current.visitedOn)?.items ?? [], current.answers) : [];
  const findings = found.map((one) => settle(one, addDays(current?.visitedOn ?? '', one.days), actions));
  return {
    phase: phaseOf(records.size, current, findings, actions),
    heads,
    current,
    attempts: [...records.values()].filter(({ outcome }) => outcome !== 'done').length,
    findings,
  };
}

function phaseOf(
  records: number,
  current: VisitRecord | null,
  findings: readonly FindingReading[],
  actions: readonly VisitAction[],
): VisitPhase {
  // Whoever was there without knowing that the visit was called off has been there all the same.
  if (current?.outcome !== 'done' && actions.some(({ kind }) => kind === 'cancel')) return 'cancelled';
  if (records === 0) return 'planned';
  if (current === null) return 'conflict';
  if (current.outcome !== 'done') return 'attempted';
  return findings.some(({ state }) => state !== 'closed') ? 'rectifying' : 'done';
}

function settle(finding: Finding, firstDueOn: string, actions: readonly VisitAction[]): FindingReading {
  const acts = actions.filter(
    (one): one is FindingReading['acts'][number] =>
      (one.kind === 'rectify' || one.kind === 'recheck') && one.finding === finding.code,
  );
  let state: FindingState = 'open';
  let dueOn = firstDueOn;
  let closedOn: string | null = null;
  for (const act of acts) {
    if (act.kind === 'rectify' && state === 'open') state = 'rectified';
    else if (act.kind === 'recheck' && state === 'rectified') {
      state = act.passed ? 'closed' : 'open';
      if (act.passed) closedOn = act.on;
      else dueOn = act.dueOn ?? dueOn;
    }
  }
  return { ...finding, state, dueOn, closedOn, acts };
}
