import {
  evaluate,
  findYmd,
  makePlan,
  type ParameterBook,
  readFacts,
  writeMoney,
} from '../../engine/index.ts';
import { handbook } from './law/handbook.ts';

/** An example of a scheme or of a pack. */
export interface TriedExample {
  readonly name: string;
  readonly scheme: string;
  readonly region: string;
  readonly day: string;
  readonly facts: unknown;
  readonly expect: unknown;
}

/** What is wrong with an example whose scheme exists; nothing when the rules give what it expects. */
export function findExampleFault(book: ParameterBook, example: TriedExample): string | undefined {
  const { region, day, scheme } = example;
  const ymd = findYmd(day);
  if (ymd === undefined) return `${day} is not a day`;
  const plan = makePlan(handbook, book, { region, day, schemes: [scheme] });
  const [unavailable] = plan.unavailable;
  if (unavailable) return `${unavailable.reason} ${unavailable.missing.join(', ')}`.trim();
  const read = readFacts(example.facts, ymd);
  if (!read.ok) return read.problems.map(({ path, message }) => `${path}: ${message.en}`).join('; ');
  const [decision] = evaluate(plan, read.value);
  if (!decision) return `no decision on ${scheme}`;
  if (decision.questions.length > 0)
    return `facts are missing: ${decision.questions.map(({ path }) => path).join(', ')}`;
  const expected = example.expect as { readonly eligible?: boolean; readonly amount?: string };
  if (expected.eligible !== decision.eligible) return `eligible is ${String(decision.eligible)}`;
  const kind = { kind: 'money', period: decision.period } as const;
  const given = writeMoney(decision.amountFen ?? 0n, kind, 'zh').replaceAll(',', '');
  const isAsExpected = expected.amount === undefined || expected.amount.replaceAll(' ', '') === given;
  return isAsExpected ? undefined : `it gives ${given}, not ${String(expected.amount)}`;
}
