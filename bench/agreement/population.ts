import { type Columns, columnsOf, type FactRow, fullLayout, type KnownFacts } from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';

/** Families are drawn as of this day; for another year everybody is so many years younger or older. */
export const DRAWN_ON = 20_260_101;
const SEED = Number(process.env.AGREEMENT_SEED ?? 20_230_615);
export const CHUNK = 4_000;

/** Households `first` to `first + CHUNK`: the same for the same place in the population, whoever draws them. */
export function drawChunk(first: number, edges: readonly number[]): readonly KnownFacts[] {
  const random = seeded(SEED + first);
  return Array.from({ length: CHUNK }, () => randomFacts(random, DRAWN_ON, edges));
}

/** The facts as a row of all columns, in the order of the full layout. */
export const rowOf = (facts: KnownFacts): FactRow => ({
  household: fullLayout.household.map(({ name }) => facts.household.get(name) ?? 0),
  members: facts.members.map((member) => fullLayout.member.map(({ name }) => member.facts.get(name) ?? 0)),
});

/** How far births move, as a difference of days such as 20260101, when a year is judged. */
export const shiftOf = (day: string): number => Number(day.slice(0, 4)) * 10_000 + 101 - DRAWN_ON;

/** One chunk that can be looked at from any year. */
export class Chunk {
  readonly households: readonly KnownFacts[];
  readonly rows: readonly FactRow[];
  readonly columns: Columns;
  readonly #births: readonly number[];
  #shift = 0;

  constructor(first: number, edges: readonly number[]) {
    this.households = drawChunk(first, edges);
    this.rows = this.households.map(rowOf);
    this.columns = columnsOf(this.rows, fullLayout);
    this.#births = this.households.flatMap(({ members }) =>
      members.map(({ facts }) => facts.get('birthDate') ?? 0),
    );
  }

  moveTo(day: string): void {
    const shift = shiftOf(day);
    if (shift === this.#shift) return;
    this.#shift = shift;
    const column = this.columns.column('member', 'birthDate');
    const place = fullLayout.member.findIndex(({ name }) => name === 'birthDate');
    let index = 0;
    this.households.forEach(({ members }, household) => {
      members.forEach(({ facts }, member) => {
        const birth = (this.#births[index] ?? 0) + shift;
        (facts as Map<string, number>).set('birthDate', birth);
        column[index++] = birth;
        const row = this.rows[household]?.members[member] as number[] | undefined;
        if (row) row[place] = birth;
      });
    });
  }
}
