import type { Ymd } from '../language/day.ts';
import { writeDecimal } from '../language/decimal.ts';
import type { Kind } from '../language/kinds.ts';
import { type Problem, problem, type Read } from '../problem.ts';
import { relationKinds } from './choices.ts';
import { type FactDefinition, MEMBERS_MAX } from './define.ts';
import { findAnswer, findCount, findDay, findNearest, findPlace } from './forms.ts';
import { readAmount } from './read-amount.ts';
import { vocabulary } from './vocabulary.ts';

/** What is known of one household, by fact; what is not in the map is not known. Values as the engine holds them. */
export interface KnownFacts {
  readonly household: ReadonlyMap<string, number>;
  readonly members: readonly { readonly id: string; readonly facts: ReadonlyMap<string, number> }[];
}

/** More would be read by nobody. */
const PROBLEMS_MAX = 200;
const PATH_NAME_MAX = 80;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a household as JSON: `{ household: { residence: 'rural' }, members: [{ id, birthDate, … }] }`.
 * Everything wrong is told at once, each with its path. A missing fact is not wrong: it becomes a question
 * when a rule needs it.
 */
export function readFacts(input: unknown, day: Ymd): Read<KnownFacts> {
  const problems: Problem[] = [];
  if (!isRecord(input)) {
    return {
      ok: false,
      problems: [problem('', 'not-an-object', '应为一个对象。', 'An object is expected.')],
    };
  }
  for (const key of Object.keys(input)) {
    if (key !== 'household' && key !== 'members')
      problems.push(unknownFact(shortened(key), key, ['household', 'members']));
  }
  const household = readScope(input.household ?? {}, 'household', vocabulary.household, day, problems);
  const members = readMembers(input.members, day, problems);
  if (problems.length > PROBLEMS_MAX) {
    const more = problems.length - PROBLEMS_MAX;
    const rest = problem('', 'more', `还有${more}处错误没有列出。`, `${more} more problems are not listed.`);
    return { ok: false, problems: [...problems.slice(0, PROBLEMS_MAX), rest] };
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { household, members } };
}

const HEAD = relationKinds.values.indexOf('self');

function readMembers(input: unknown, day: Ymd, problems: Problem[]): KnownFacts['members'] {
  if (!Array.isArray(input) || input.length === 0) {
    problems.push(
      problem('members', 'no-members', '至少要有一名家庭成员。', 'At least one member is needed.'),
    );
    return [];
  }
  if (input.length > MEMBERS_MAX) {
    problems.push(
      problem('members', 'too-many', `家庭成员最多${MEMBERS_MAX}人。`, `At most ${MEMBERS_MAX} members.`),
    );
    return [];
  }
  const ids = new Map<string, number>();
  let head: number | undefined;
  return input.map((item: unknown, index) => {
    const path = `members[${index}]`;
    const { id, ...rest } = isRecord(item) ? item : { id: undefined };
    if (id !== undefined && typeof id !== 'string') {
      problems.push(problem(`${path}.id`, 'not-text', '编号应为文字。', 'The id must be text.'));
    }
    const facts = readScope(isRecord(item) ? rest : item, path, vocabulary.member, day, problems);
    const own = typeof id === 'string' ? id : String(index + 1);
    const other = ids.get(own);
    if (own.trim() === '')
      problems.push(
        problem(`${path}.id`, 'no-id', '编号不能为空。', 'The id is empty; leave it out instead.'),
      );
    else if (other !== undefined)
      problems.push(
        problem(
          `${path}.id`,
          'same-id',
          `编号与第${other + 1}人相同。`,
          `The id is that of members[${other}].`,
        ),
      );
    else ids.set(own, index);
    if (facts.get('relation') === HEAD) {
      if (head !== undefined)
        problems.push(
          problem(
            `${path}.relation`,
            'two-heads',
            `户主只能有一人，第${head + 1}人已是户主。`,
            `There is one head of a household: members[${head}] is it already.`,
          ),
        );
      head ??= index;
    }
    return { id: own, facts };
  });
}

function readScope(
  input: unknown,
  path: string,
  known: ReadonlyMap<string, FactDefinition>,
  day: Ymd,
  problems: Problem[],
): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  if (!isRecord(input)) {
    problems.push(problem(path, 'not-an-object', '应为一个对象。', 'An object is expected.'));
    return values;
  }
  for (const [written, given] of Object.entries(input)) {
    const fact = known.get(written) ?? findByTitle(written, known);
    const at = `${path}.${shortened(written)}`;
    if (!fact) {
      problems.push(unknownFact(at, written, known.keys()));
      continue;
    }
    if (given === undefined || given === null) continue;
    const { name } = fact;
    if (values.has(name)) {
      problems.push(problem(at, 'given-twice', `${fact.title.zh}填了两次。`, `${name} is given twice.`));
      continue;
    }
    const value = readValue(given, fact, at, day);
    if (typeof value === 'number') values.set(name, value);
    else problems.push(value);
  }
  return values;
}

const shortened = (name: string): string =>
  name.length > PATH_NAME_MAX ? `${name.slice(0, PATH_NAME_MAX)}…` : name;

/** A fact may be called by its Chinese title. */
const findByTitle = (
  written: string,
  known: ReadonlyMap<string, FactDefinition>,
): FactDefinition | undefined => [...known.values()].find(({ title }) => title.zh === written.trim());

function unknownFact(path: string, written: string, names: Iterable<string>): Problem {
  const near = findNearest(written, names);
  return problem(
    path,
    'unknown-fact',
    `没有这一项事实，${near ? `是否应为 ${near}？` : '请检查名称。'}`,
    `There is no such fact; ${near ? `is ${near} meant?` : 'check its name.'}`,
  );
}

function readValue(given: unknown, fact: FactDefinition, path: string, day: Ymd): number | Problem {
  const value = readKind(given, fact.kind, path);
  if (typeof value !== 'number') return value;
  if (fact.kind.kind === 'day' && value > day) {
    return problem(path, 'after-the-day', '日期晚于判定之日。', 'The date lies after the day judged.');
  }
  if (value < fact.minimum) {
    return problem(
      path,
      'negative',
      `${fact.title.zh}不能是负数。`,
      `The ${fact.title.en} cannot be negative.`,
    );
  }
  if (value > fact.maximum) {
    const most = fact.kind.kind === 'money' ? writeDecimal(BigInt(fact.maximum), 2) : String(fact.maximum);
    return problem(path, 'too-large', `超出上限 ${most}。`, `Larger than the limit ${most}.`);
  }
  return value;
}

function readKind(given: unknown, kind: Kind, path: string): number | Problem {
  switch (kind.kind) {
    case 'money':
      return readAmount(given, kind, path);
    case 'bool':
      return (
        findAnswer(given) ??
        problem(path, 'not-yes-or-no', '应为 true（是）或 false（否）。', 'true or false is expected.')
      );
    case 'choice': {
      const place = findPlace(given, kind);
      if (place !== undefined) return place;
      const zh = kind.values.map((value) => `${value}（${kind.labels[value]?.zh ?? value}）`).join('、');
      return problem(path, 'not-a-choice', `只能是：${zh}。`, `Must be one of: ${kind.values.join(', ')}.`);
    }
    case 'day':
      return (
        findDay(given) ??
        problem(path, 'not-a-day', '应为日期，如 1950-01-02。', 'A date is expected, as 1950-01-02.')
      );
    case 'count':
    case 'ratio':
      return (
        findCount(given) ?? problem(path, 'not-a-whole-number', '应为整数。', 'A whole number is expected.')
      );
  }
}
