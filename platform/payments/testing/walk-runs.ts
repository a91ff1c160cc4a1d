import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDatabase } from '../../base/index.ts';
import { checkBook } from '../../ledger/index.ts';
import { openPayBank, reconcileOf } from './bank-desk.ts';
import { bureau, county, db, desk, openPurse } from './pay-desk.ts';
import { carryOut, compare, openWorld, people, runIdOf } from './run-acts.ts';
import { newPayState, type Person, type RunEvent, step, type Word } from './run-model.ts';

const PEOPLE = 3;
type Command = readonly [RunEvent | { readonly kind: 'restart' }, Person];

const word = fc.constantFrom<Word | null>('paid', 'paid', 'failed', null);
const line = fc.nat({ max: PEOPLE - 1 });
const plain = (
  weight: number,
  kind: Extract<
    RunEvent,
    { kind: 'prepare' | 'freeze' | 'sign' | 'file' | 'end' | 'abandon' | 'reissue' | 'leave' | 'note' }
  >['kind'],
) => ({
  weight,
  arbitrary: fc.constant({ kind } as const),
});
const event: fc.Arbitrary<Command[0]> = fc.oneof(
  plain(3, 'prepare'),
  plain(4, 'freeze'),
  plain(8, 'sign'),
  plain(4, 'file'),
  plain(4, 'reissue'),
  plain(2, 'leave'),
  plain(2, 'note'),
  plain(2, 'end'),
  plain(1, 'abandon'),
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      words: fc.array(word, { minLength: PEOPLE, maxLength: PEOPLE }),
      isStrange: fc.oneof(
        { weight: 6, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      how: fc.constantFrom<Word>('paid', 'failed'),
      line,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('account' as const), roll: line }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('death' as const), roll: line }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);
const command: fc.Arbitrary<Command> = fc.tuple(event, fc.constantFrom<Person>('maker', 'other'));

const SIGNED: readonly Command[] = [
  [{ kind: 'prepare' }, 'maker'],
  [{ kind: 'freeze' }, 'maker'],
  [{ kind: 'sign' }, 'maker'],
  [{ kind: 'sign' }, 'other'],
];

const open = () => openDatabase({ url: desk.appUrl, connectionsMax: 2 });

/**
 * Walks so many times at random through whole runs, from the roll to the bank and back, with deaths, changed accounts and
 * restarts of the program in between; each answer is that of the page of paper, and after each act the ledger has paid
 * exactly whom the page has paid. @throws at the first difference, with the seed and the walk that shows it.
 */
export async function walkRuns(options: {
  readonly walks: number;
  readonly steps: number;
  readonly seed: number;
}): Promise<{ readonly seen: ReadonlySet<string>; readonly acts: number }> {
  const seen = new Set<string>();
  let acts = 0;
  let program = open();
  await openPayBank();
  const walk = async (rest: readonly Command[], isSigned: boolean): Promise<void> => {
    const commands = isSigned ? [...SIGNED, ...rest] : rest;
    const world = await openWorld(await openPurse(), PEOPLE);
    let state = newPayState(PEOPLE);
    for (const [place, [one, person]] of commands.entries()) {
      if (one.kind === 'restart') {
        await program.close();
        program = open();
        continue;
      }
      const told = step(state, one, person);
      let found = '';
      await program.write(people[person], async (tx) => {
        found = await carryOut(tx, world, one, person);
        const isDone = found === 'done' || found === 'again';
        return isDone ? { ok: true, value: null } : { ok: false, refusal: { code: found, facts: {} } };
      });
      acts += 1;
      seen.add(`${one.kind}: ${found}`);
      assert.equal(found, told.answer, `${place}: ${JSON.stringify([one, person])}`);
      state = told.state;
      await program.read(bureau, (reader) => compare(reader, world, state));
    }
    const runId = await runIdOf(world);
    if (runId)
      assert.deepEqual(
        (await reconcileOf(runId)).differences.filter(({ kind }) => kind !== 'bank'),
        [],
      );
  };
  const commands = fc.array(command, { minLength: options.steps, maxLength: options.steps, size: 'max' });
  await fc.assert(fc.asyncProperty(commands, fc.boolean(), walk), {
    numRuns: options.walks,
    seed: options.seed,
    // To make the walk shorter would take longer than to read it.
    endOnFailure: true,
  });
  await program.close();
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
  return { seen, acts };
}
