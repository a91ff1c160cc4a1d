import { type Citation, type Documents, holdsOn } from '../documents.ts';
import { dayBefore, findYmd, getYmd } from '../language/day.ts';
import type { ParameterDefinition } from '../parameters/declare.ts';
import type { Scheme } from '../schemes/scheme.ts';
import { fieldsRead } from './conditions.ts';
import type { Condition, Days, Limit, Matter, Moment, ProcedureText, Step } from './matter.ts';

/** Every matter that can be applied for, checked as one. */
export interface MatterBook {
  readonly matters: ReadonlyMap<string, Matter>;
  readonly documents: Documents;
}

export interface MatterParts {
  readonly matters: readonly Matter[];
  readonly documents: Documents;
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  readonly schemes: ReadonlyMap<string, Scheme>;
}

const OWN_NAMES: ReadonlySet<string> = new Set([
  'granted',
  'agree',
  'reason',
  'remark',
  'eligible',
  'amountFen',
  'told',
]);

/** What every step of a kind records without saying so. */
const RECORDED_BY_KIND: Partial<Readonly<Record<Step['kind'], string>>> = {
  opinion: 'agree',
  decision: 'granted',
  calculation: 'eligible',
};

/**
 * Puts the matters together. A matter without an article that holds, without a source for a limit, without an example,
 * with a step that nobody can reach: the whole does not load, and the error names everything that is wrong.
 */
export function assembleMatters(parts: MatterParts): MatterBook {
  const problems: string[] = [];
  const matters = new Map<string, Matter>();
  for (const matter of parts.matters) {
    if (matters.has(matter.code)) problems.push(`two matters are called ${matter.code}`);
    matters.set(matter.code, matter);
    problems.push(...matterProblems(matter, parts).map((one) => `${matter.code}: ${one}`));
  }
  for (const { code, ends } of parts.matters)
    if (ends && !matters.has(ends.matter))
      problems.push(`${code}: puts an end to ${ends.matter}, which is none`);
  if (parts.matters.length === 0) problems.push('there is no matter');
  if (problems.length > 0) throw new Error(`the matters do not load:\n- ${problems.join('\n- ')}`);
  return { matters, documents: parts.documents };
}

function matterProblems(matter: Matter, parts: MatterParts): readonly string[] {
  const problems: string[] = [];
  if (matter.procedures.length === 0) problems.push('has no procedure');
  if (matter.examples.length === 0) problems.push('has no example');
  if (matter.scheme !== undefined && !parts.schemes.has(matter.scheme))
    problems.push(`decides by ${matter.scheme}, which is no scheme`);
  if (matter.payment !== undefined && !parts.parameters.has(matter.payment))
    problems.push(`is paid from ${matter.payment}, which is not declared`);
  if (matter.roll && !parts.parameters.has(matter.roll.every))
    problems.push(`is looked at every ${matter.roll.every}, which is not declared`);
  for (const code of matter.roll?.after ?? [])
    if (!parts.matters.some((one) => one.code === code))
      problems.push(`looks after ${code}, which is no matter`);
  matter.procedures.forEach((procedure, place) => {
    const next = matter.procedures[place + 1];
    if (findYmd(procedure.from) === undefined) problems.push(`${procedure.from} is no day`);
    if (next && next.from <= procedure.from) problems.push('its procedures are not in order of days');
    const found = procedureProblems(procedure, next?.from ?? procedure.end, parts);
    problems.push(...found.map((one) => `from ${procedure.from}: ${one}`));
  });
  for (const example of matter.examples) {
    const isThere = matter.procedures.some(({ limits }) => limits.some(({ code }) => code === example.limit));
    if (!isThere)
      problems.push(`the example ${example.name} tells of the limit ${example.limit}, which is none`);
    problems.push(
      ...citationProblems(`the example ${example.name}`, [example.source], undefined, parts.documents),
    );
  }
  return problems;
}

function procedureProblems(
  procedure: ProcedureText,
  end: string | undefined,
  parts: MatterParts,
): readonly string[] {
  const span = { from: procedure.from, end };
  const cited = (name: string, articles: readonly Citation[]) =>
    citationProblems(name, articles, span, parts.documents);
  const days = (name: string, one: Days) => daysProblems(name, one, parts);
  const { steps, limits, notPublic } = procedure;
  const isPublic = steps.some(({ kind }) => kind === 'publicity');
  return [
    ...cited('the procedure', procedure.articles),
    ...steps.flatMap((step, place) => [
      ...cited(`the step ${step.code}`, step.articles),
      ...stepProblems(step, place, procedure),
      ...(step.publicity ? days(`the step ${step.code}`, step.publicity.days) : []),
      ...(step.checks ?? []).flatMap((check) => cited(`the check ${check.code}`, [check.article])),
    ]),
    ...limits.flatMap((limit) => [
      ...cited(`the limit ${limit.code}`, limit.articles),
      ...days(`the limit ${limit.code}`, limit.days),
      ...(limit.promised ? days(`the promise of ${limit.code}`, limit.promised) : []),
      ...limitProblems(limit, procedure),
    ]),
    ...(procedure.extensions ?? []).flatMap((one) => [
      ...cited(`the extension ${one.code}`, one.articles),
      ...days(`the extension ${one.code}`, one.days),
      ...(limits.some(({ code }) => code === one.limit)
        ? []
        : [`${one.code} extends ${one.limit}, which is no limit`]),
    ]),
    ...(procedure.pauses ?? []).flatMap((one) => cited(`the pause ${one.code}`, one.articles)),
    ...procedure.materials.flatMap((one) => cited(`the material ${one.code}`, one.articles)),
    ...procedure.results.flatMap((one) => cited(`the result ${one.code}`, one.articles)),
    ...(procedure.delegation
      ? [
          ...cited('the delegation', procedure.delegation.articles),
          ...days('the delegation', procedure.delegation),
        ]
      : []),
    ...(procedure.sampling
      ? [
          ...cited('the sampling', procedure.sampling.articles),
          ...procedure.sampling.shares.flatMap((one) => days('the sampling', one)),
        ]
      : []),
    ...(procedure.validity ? validityProblems(procedure, cited, days) : []),
    ...(notPublic ? cited('why nothing is put up', notPublic.articles) : []),
    ...(procedure.announced ? cited('what stays in public', procedure.announced.articles) : []),
    ...(procedure.announced && notPublic ? ['keeps nothing in public and something'] : []),
    ...(isPublic === (notPublic !== undefined)
      ? ['says neither or both of publicity and why there is none']
      : []),
    ...(steps.some(({ kind }) => kind === 'decision') ? [] : ['decides nothing']),
    ...(limits.length === 0 ? ['has no limit'] : []),
    ...(procedure.startedBy.length === 0 || procedure.acceptedBy.length === 0 ? ['nobody takes it in'] : []),
    ...procedure.form.flatMap(({ name, kind }) =>
      kind.kind === 'papers' ? [`the form asks for papers in ${name}: say them as a material`] : [],
    ),
    ...doubles('step', steps),
    ...doubles('limit', limits),
    ...doubles('material', procedure.materials),
  ];
}

const doubles = (what: string, list: readonly { readonly code: string }[]): readonly string[] =>
  [...Map.groupBy(list, ({ code }) => code)].flatMap(([code, found]) =>
    found.length > 1 ? [`two of its ${what}s are called ${code}`] : [],
  );

function stepProblems(step: Step, place: number, { steps, form }: ProcedureText): readonly string[] {
  const name = `the step ${step.code}`;
  const before = new Set(steps.slice(0, place).map(({ code }) => code));
  const all = new Set(steps.map(({ code }) => code));
  const redone = (step.publicity?.answers ?? []).flatMap(({ redo }) => redo);
  return [
    ...(step.by.length === 0 ? [`${name} is nobody's`] : []),
    ...((step.kind === 'publicity') === (step.publicity !== undefined)
      ? []
      : [`${name} is a publicity in one place only`]),
    ...(step.after ?? [])
      .filter((code) => !before.has(code))
      .map((code) => `${name} waits for ${code}, which does not come before it`),
    ...(step.notBy ?? [])
      .filter((code) => !all.has(code))
      .map((code) => `${name} shuts out who did ${code}, which is no step`),
    ...redone
      .filter((code) => !before.has(code))
      .map((code) => `${name} goes back to ${code}, which does not come before it`),
    ...step.records
      .filter((field) => OWN_NAMES.has(field.name))
      .map((field) => `${name} records ${field.name}, which every matter has`),
    ...conditionProblems(name, step.when, steps, form),
  ];
}

function conditionProblems(
  name: string,
  condition: Condition | undefined,
  steps: readonly Step[],
  form: ProcedureText['form'],
): readonly string[] {
  return fieldsRead(condition).flatMap(({ of, field }) => {
    const step = steps.find(({ code }) => code === of);
    const fields = of === 'form' ? form : step?.records;
    if (step && RECORDED_BY_KIND[step.kind] === field) return [];
    return fields?.some((one) => one.name === field)
      ? []
      : [`${name} asks for ${of}.${field}, which nobody fills in`];
  });
}

const stepsOf = (moment: Moment): readonly string[] =>
  typeof moment === 'string' || 'form' in moment ? [] : 'begun' in moment ? [moment.begun] : [moment.step];

function validityProblems(
  { validity, steps }: ProcedureText,
  cited: (name: string, articles: readonly Citation[]) => readonly string[],
  days: (name: string, one: Days) => readonly string[],
): readonly string[] {
  if (!validity) return [];
  const { field } = validity;
  const isAsked = steps.some(
    ({ kind, records }) => kind === 'decision' && records.some(({ name }) => name === field),
  );
  return [
    ...cited('the validity', validity.articles),
    ...days('the validity', validity.months),
    ...(field === undefined || isAsked ? [] : [`holds for ${field}, which no decision says`]),
  ];
}

function limitProblems(limit: Limit, { steps, form }: ProcedureText): readonly string[] {
  const known = new Set(steps.map(({ code }) => code));
  const asked = new Set(form.map(({ name }) => name));
  const told = [limit.from, limit.to].flatMap((one) =>
    typeof one === 'object' && 'form' in one ? one.form : [],
  );
  const unknown = told.filter((name) => !asked.has(name));
  if (unknown.length > 0)
    return [`the limit ${limit.code} counts from ${unknown.join()}, which nobody fills in`];
  return [...stepsOf(limit.from), ...stepsOf(limit.to)]
    .filter((code) => !known.has(code))
    .map((code) => `the limit ${limit.code} speaks of ${code}, which is no step`);
}

function daysProblems(name: string, days: Days, { parameters }: MatterParts): readonly string[] {
  if ('fixed' in days)
    return Number.isInteger(days.fixed) && days.fixed > 0 ? [] : [`${name}: ${days.fixed} days`];
  return parameters.has(days.parameter) ? [] : [`${name} takes ${days.parameter}, which is not declared`];
}

/** Each article must be registered, numbered, and in force from the first to the last day of what cites it. */
function citationProblems(
  name: string,
  articles: readonly Citation[],
  span: { readonly from: string; readonly end: string | undefined } | undefined,
  documents: Documents,
): readonly string[] {
  if (articles.length === 0) return [`${name} has no article`];
  return articles.flatMap(({ document, place }) => {
    const found = documents[document];
    if (!found) return [`${name} cites ${document}, which is not registered`];
    if (place.trim() === '') return [`${name} cites ${document} without an article`];
    if (!span) return [];
    if (!holdsOn(found, getYmd(span.from))) return [`${name}: ${document} is not in force on ${span.from}`];
    const last = span.end === undefined ? 99_991_231 : dayBefore(getYmd(span.end));
    return holdsOn(found, last)
      ? []
      : [`${name} still cites ${document} after its repeal on ${found.repealed}`];
  });
}
