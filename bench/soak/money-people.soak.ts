import { tryPeopleOfLines } from '../../lines/server/testing/people.ts';
import { tryPeople } from '../../platform/payments/testing/people.ts';
import { openLaps } from '../kit/measure.ts';

/** `SOAK_TRIES=10000 SOAK_SEED=…`: so many of each of the two. */
const wanted = Number(process.env.SOAK_TRIES ?? 10_000);
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
console.error(`seed ${seed}: SOAK_SEED=${seed} does the same again`);
const list = (answers: ReadonlyMap<string, number>) =>
  [...answers].map(([answer, count]) => `${answer} ${count}`).join('; ');

const say = openLaps();
const { tries, own, answers } = await tryPeople({ tries: wanted, seed });
say(
  `people: ${tries} tries to confirm, sign or decide, ${own} of them by whoever made it, by whatever account and post: 0 succeeded (${list(answers)})`,
  tries,
);
const lines = await tryPeopleOfLines({ tries: wanted, seed });
say(
  `people: ${lines.tries} tries to adopt, approve, pay or open, ${lines.own} of them by whoever made it, of which ${lines.walls} the database alone refused: 0 succeeded (${list(lines.answers)})`,
  lines.tries,
);
