import assert from 'node:assert/strict';
import { fileSql, type Tx } from '../../base/index.ts';
import { openPayBank } from './bank-desk.ts';
import { bureau, db, openPurse } from './pay-desk.ts';
import { carryOut, compare, openWorld, type World } from './run-acts.ts';
import { newPayState, type PayState, type Person, type RunEvent, step } from './run-model.ts';

const PERSONS: readonly Person[] = ['maker', 'other'];
const all = (how: 'paid' | 'failed'): RunEvent => ({ kind: 'return', words: [how], isStrange: false });

/** Nine kinds of acts, and what has been done before the first of them. */
export interface Alphabet {
  readonly name: string;
  readonly before: readonly (readonly [RunEvent, Person])[];
  readonly events: readonly RunEvent[];
}

const prepared = [{ kind: 'prepare' }, 'maker'] as const;
const signed = [
  prepared,
  [{ kind: 'freeze' }, 'maker'],
  [{ kind: 'sign' }, 'maker'],
  [{ kind: 'sign' }, 'other'],
] as const;

export const ALPHABETS: readonly Alphabet[] = [
  {
    name: 'from a preview to the bank',
    before: [prepared],
    events: [
      ...(['prepare', 'freeze', 'abandon', 'sign', 'file', 'reissue', 'end'] as const).map((kind) => ({
        kind,
      })),
      all('paid'),
      all('failed'),
    ],
  },
  {
    name: 'from a signed roll to the end of the run',
    before: signed,
    events: [
      ...(['prepare', 'file', 'reissue', 'leave', 'end'] as const).map((kind) => ({ kind })),
      all('paid'),
      all('failed'),
      { kind: 'decide', how: 'paid', line: 0 },
      { kind: 'decide', how: 'failed', line: 0 },
    ],
  },
];

interface Node {
  readonly state: PayState;
  /** What was answered to each act of each person, and where it led. */
  readonly answers: Map<string, { answer: string; next: Node | undefined }>;
}

export interface Orders {
  readonly orders: number;
  /** Asked of the program and its triggers; an act that is refused leaves everything as it stood, so nobody asks twice. */
  readonly asked: number;
  readonly answers: ReadonlySet<string>;
}

/**
 * Every order of so many acts, each by either of two persons, against the page of paper. Each state that can be reached is
 * reached in the database by the acts themselves, within savepoints. @throws at the first answer that is not the page's.
 */
export async function walkOrders(alphabet: Alphabet, length: number): Promise<Orders> {
  const world = await openWorld(await openPurse(), 2);
  const moves = alphabet.events.flatMap((event) => PERSONS.map((person) => [event, person] as const));
  let asked = 0;
  const grow = async (tx: Tx, world: World, state: PayState, depth: number, path: string): Promise<Node> => {
    const node: Node = { state, answers: new Map() };
    for (const [event, person] of moves) {
      const told = step(state, event, person);
      const savepoint = `step_${depth}`;
      await tx.rows(fileSql(`savepoint ${savepoint}`));
      const found = await carryOut(tx, world, event, person);
      asked += 1;
      const name = JSON.stringify([event, person]);
      assert.equal(found, told.answer, `${path}, then ${name}`);
      let next: Node | undefined;
      if (found === 'done' && told.state !== state) {
        await compare(tx, world, told.state);
        if (depth < length) next = await grow(tx, world, told.state, depth + 1, `${path}, ${name}`);
      }
      await tx.rows(fileSql(`rollback to savepoint ${savepoint}`));
      node.answers.set(name, { answer: found, next });
    }
    return node;
  };
  const root = await db.change(bureau, async (tx) => {
    let state = newPayState(2);
    for (const [event, person] of alphabet.before) {
      const told = step(state, event, person);
      assert.deepEqual([await carryOut(tx, world, event, person), told.answer], ['done', 'done']);
      state = told.state;
    }
    return await grow(tx, world, state, 1, alphabet.name);
  });
  return {
    ...readOrders(
      root,
      moves.map((move) => JSON.stringify(move)),
      length,
    ),
    asked,
  };
}

/** Goes through every order as it would be said, and looks each answer up. */
function readOrders(root: Node, moves: readonly string[], length: number): Omit<Orders, 'asked'> {
  const answers = new Set<string>();
  let orders = 0;
  const read = (node: Node, left: number): void => {
    for (const move of moves) {
      const found = node.answers.get(move);
      assert.ok(found, `nobody asked ${move}`);
      answers.add(found.answer);
      if (left === 1) orders += 1;
      else read(found.next ?? node, left - 1);
    }
  };
  read(root, length);
  return { orders, answers };
}

export const openOrders = (): Promise<unknown> => openPayBank();
