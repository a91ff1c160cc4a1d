import assert from 'node:assert/strict';
import {
  compileFast,
  completeRow,
  createBook,
  evaluate,
  findYmd,
  type KnownFacts,
  makePlan,
  type Plan,
} from '../../../engine/index.ts';
import { randomFacts, seeded } from '../../../engine/testing/random-facts.ts';
import { handbook } from '../law/handbook.ts';
import { openPacks } from '../packs.ts';
import { rotatedPacks, rotatedRegion } from './rotated-packs.ts';

const { packs, book: ofPacks } = openPacks();
const model = packs.find(({ region }) => region === '420281');
assert.ok(model);
const book = createBook([...packs, ...rotatedPacks(model, ofPacks)], handbook.documents);

export const COUNTIES = [...ofPacks.regions.keys()].filter((region) => !region.endsWith('00'));
/** Before and after each great change of the law. */
export const DAYS = [
  '2019-03-01',
  '2021-06-30',
  '2021-07-01',
  '2023-06-15',
  '2025-03-10',
  '2026-06-30',
  '2026-08-01',
];
/** Invented regions that between them take every choice; some of them. */
export const INVENTED = [3, 14, 25, 36].map(rotatedRegion);

/** One place on one day. */
export interface Place {
  readonly region: string;
  readonly day: string;
  readonly plan: Plan;
  readonly schemes: readonly string[];
  /** By scheme what it pays: one amount for a household's scheme, one a member for a person's. */
  pay(facts: KnownFacts): ReadonlyMap<string, readonly number[]>;
  /** What the rules of one scheme came to, as `code` or `code/member`. */
  rules(facts: KnownFacts, scheme: string): ReadonlyMap<string, bigint>;
  families(count: number, seed: number): Iterable<readonly [KnownFacts, () => number]>;
}

function openPlace(region: string, day: string): Place {
  const plan = makePlan(handbook, book, { region, day });
  const fast = compileFast(plan);
  const alone = new Map<string, Plan>();
  const planOf = (scheme: string): Plan => {
    const known = alone.get(scheme) ?? makePlan(handbook, book, { region, day, schemes: [scheme] });
    alone.set(scheme, known);
    return known;
  };
  return {
    region,
    day,
    plan,
    schemes: fast.schemes,
    pay(facts) {
      const completed = completeRow(plan, facts, fast.layout);
      assert.ok(completed.ok);
      const amounts = fast.amounts(completed.row);
      return new Map(fast.schemes.map((code, index) => [code, amounts[index] ?? []]));
    },
    rules(facts, scheme) {
      const [decision] = evaluate(planOf(scheme), facts);
      const steps = (decision?.trace ?? []).flatMap((step) =>
        step.step === 'rule' && step.value !== undefined
          ? [[`${step.rule.code}${step.member === undefined ? '' : `/${step.member}`}`, step.value] as const]
          : [],
      );
      return new Map(steps);
    },
    *families(count, seed) {
      const random = seeded(seed + Number(region));
      for (let made = 0; made < count; made++)
        yield [randomFacts(random, findYmd(day) ?? 0), random] as const;
    },
  };
}

const opened = new Map<string, Place>();

/** Every county, and with `invented` some regions of other methods, on every day. */
export function* places(invented: readonly string[] = []): Generator<Place> {
  for (const region of [...COUNTIES, ...invented])
    for (const day of DAYS) {
      const place = opened.get(`${region} ${day}`) ?? openPlace(region, day);
      opened.set(`${region} ${day}`, place);
      yield place;
    }
}

export const sum = (amounts: readonly number[] | undefined): number =>
  (amounts ?? []).reduce((total, fen) => total + fen, 0);

export const factOf = (facts: KnownFacts, member: number, name: string): number =>
  facts.members[member]?.facts.get(name) ?? 0;

/** The same family with other facts of one member. */
export function withMember(
  facts: KnownFacts,
  member: number,
  changes: Readonly<Record<string, number>>,
): KnownFacts {
  const members = facts.members.map((one, index) =>
    index === member ? { ...one, facts: new Map([...one.facts, ...Object.entries(changes)]) } : one,
  );
  return { ...facts, members };
}
