import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { report } from './measure.ts';

type Counts = Readonly<Record<string, number>>;

/** What a round came to: `sums` add up over the rounds of a part, of `most` the largest counts. */
export interface Tally {
  readonly sums: Counts;
  readonly most?: Counts;
}

export interface Part {
  readonly name: string;
  readonly total: number;
  /** So many in a round, each on a seed of its own and, where it pays, on a database of its own. */
  readonly each: number;
  run(round: { readonly count: number; readonly seed: number }): Promise<Tally>;
  say(sums: Counts): string;
}

interface Round extends Tally {
  readonly part: string;
  readonly seed: number;
  readonly count: number;
  readonly seconds: number;
}

/**
 * The parts of a night in rounds. `SOAK_SEED` repeats it. With `SOAK_KEEP=file` each round is written down when it is
 * over: stopped at any moment and started again with the same file, the night goes on after its last whole round.
 */
export class Night {
  readonly seed: number;
  readonly #file: string | undefined;
  readonly #kept: readonly Round[];

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#file = env.SOAK_KEEP;
    this.#kept = this.#file !== undefined && existsSync(this.#file) ? readRounds(this.#file) : [];
    this.seed = Number(env.SOAK_SEED ?? this.#kept[0]?.seed ?? Date.now() % 2 ** 31);
    console.error(`seed ${this.seed}: SOAK_SEED=${this.seed} does the same again`);
  }

  /** @throws what a round threw; those before it stay written down. */
  async part({ name, total, each, run, say }: Part): Promise<void> {
    const rounds = this.#kept.filter(({ part }) => part === name);
    let done = rounds.reduce((sum, { count }) => sum + count, 0);
    while (done < total) {
      const count = Math.min(each, total - done);
      const startedAt = performance.now();
      const tally = await run({ count, seed: this.seed + rounds.length });
      const seconds = (performance.now() - startedAt) / 1000;
      const round: Round = { part: name, seed: this.seed, count, seconds, ...tally };
      rounds.push(round);
      done += count;
      if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(round)}\n`);
      console.error(`${name}: ${done} of ${total}, ${seconds.toFixed(0)} s for the last ${count}`);
    }
    const value = rounds.reduce((sum, { seconds }) => sum + seconds, 0);
    report({ name: say(addUp(rounds)), value, unit: 's', runs: total });
    for (const [what, most] of Object.entries(largest(rounds)))
      report({ name: `${name}: ${what}`, value: most, unit: 'ms', runs: total });
  }
}

/** The last line may have been cut where the night was stopped. */
function readRounds(file: string): Round[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Round);
}

function addUp(rounds: readonly Tally[]): Counts {
  const sums: Record<string, number> = {};
  for (const round of rounds)
    for (const [key, count] of Object.entries(round.sums)) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}

function largest(rounds: readonly Tally[]): Counts {
  const most: Record<string, number> = {};
  for (const round of rounds)
    for (const [key, value] of Object.entries(round.most ?? {})) most[key] = Math.max(most[key] ?? 0, value);
  return most;
}
