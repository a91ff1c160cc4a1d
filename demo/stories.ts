import { type Actor, type Clock, fixedClock, getValue, type Tx } from '../platform/base/index.ts';
import { changePerson, correctPerson } from '../platform/registry/index.ts';
import { type FillTools, type TwinPlan, writeTwins } from './fill.ts';
import { createNumbers } from './numbers.ts';
import { createRandom } from './random.ts';
import type { DemoHousehold, DemoPerson } from './types.ts';

/** What makes records worth reading: people written down twice, and lives in which things changed. */
export interface Stories {
  /** Chooses among households as they pass by. */
  see(batch: readonly DemoHousehold[]): void;
  /** @returns how many people it added. */
  write(tx: Tx, tools: FillTools, recorder: Actor): Promise<number>;
}

interface Chosen {
  readonly household: DemoHousehold;
  readonly person: DemoPerson;
}

const TWINS_MAX = 14;
const LIVES_MAX = 40;
const EVERY_HOUSEHOLDS = 97;

export function createStories(seed: string): Stories {
  const random = createRandom(`${seed}/stories`);
  // Of their own sequence: no number of a person is given a second time by chance.
  const numbers = createNumbers(createRandom(`${seed}/twins`));
  const twins: Chosen[] = [];
  const lives: Chosen[] = [];
  let seen = 0;
  return {
    see(batch) {
      for (const household of batch) {
        if (twins.length >= TWINS_MAX && lives.length >= LIVES_MAX) return;
        if (++seen % EVERY_HOUSEHOLDS !== 0) continue;
        const [head] = household.persons;
        if (head === undefined || head.diedOn !== null || head.idNumber === null) continue;
        const chosen = { household, person: head };
        if (twins.length < TWINS_MAX && random.chance(0.4)) twins.push(chosen);
        else if (lives.length < LIVES_MAX) lives.push(chosen);
      }
    },
    async write(tx, tools, recorder) {
      const plans = twins.map((chosen, i): TwinPlan => {
        // The time part of the invented ids is used up by the population; these are set off by their first digit.
        const id = `1${numbers.id().slice(1)}`;
        return { ...chosen, id, withNumber: i % 3 !== 0 };
      });
      await writeTwins(tx, tools, plans);
      for (const [i, { person }] of lives.entries())
        await tellLife(tx, tools, recorder, person, i, numbers.phone);
      return plans.length;
    },
  };
}

const day = (text: string) => Temporal.PlainDate.from(text);

/** Some changes and corrections over the years, by the acts that an officer would use. */
async function tellLife(
  tx: Tx,
  tools: FillTools,
  recorder: Actor,
  person: DemoPerson,
  no: number,
  newPhone: () => string,
): Promise<void> {
  let version = 1;
  const by = (clock: Clock) => ({ cipher: tools.cipher, clock });
  const change = async (
    on: Temporal.PlainDate,
    input: { phone?: string; name?: string },
    document: string,
  ) => {
    const clock = fixedClock(`${on.add({ days: 3 })}T10:${String(10 + (no % 45))}:00+08:00`);
    const given = { ...input, version, effectiveOn: on.toString(), document };
    version = getValue(await changePerson(tx, recorder, by(clock), person.id, given)).version;
  };
  const correct = async (on: Temporal.PlainDate, name: string, reason: string) => {
    const clock = fixedClock(`${on}T15:${String(10 + (no % 45))}:00+08:00`);
    version = getValue(
      await correctPerson(tx, recorder, by(clock), person.id, { name, version, reason }),
    ).version;
  };
  const shift = { days: no * 5 };
  await change(day('2026-07-06').add(shift).subtract({ days: 120 }), { phone: newPhone() }, '入户走访记录');
  if (no % 4 === 0) {
    // Written down with a wrong character, and mended from the card.
    const wrong = `${person.name.slice(0, 1)}${no % 8 === 0 ? '金' : '小'}${person.name.slice(-1)}`;
    if (wrong !== person.name) {
      await change(day('2026-04-10').add(shift), { name: wrong }, '户籍变更证明');
      await correct(day('2026-04-20').add(shift), person.name, '经核对居民身份证原件，改名系录入有误');
    }
  }
  if (no % 3 === 0) await change(day('2026-05-18').add(shift), { phone: newPhone() }, '本人来电告知');
}
