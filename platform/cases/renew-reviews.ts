import { getYmd } from '../../engine/index.ts';
import type { Matter } from '../../engine/matters/index.ts';
import type { Clock, Database } from '../base/index.ts';
import { type Keeper, keepDoing, listCounties, sql, systemActor } from '../base/index.ts';
import type { CaseLaw, OpenCaseLaw } from './law.ts';

const LOOK_EVERY_SECONDS = 600;

/** Months between two looks by class, as the place has them on a day; nothing where it has set none. */
export function monthsByClass(
  law: CaseLaw,
  countyCode: string,
  { roll }: Matter,
  on: string,
): readonly (readonly [string, number])[] {
  return (roll?.classes ?? []).flatMap((one) => {
    const months = roll && law.books.book.find(roll.every, one, countyCode, getYmd(on))?.won.value;
    return months === undefined ? [] : [[one, months] as const];
  });
}

/**
 * Writes down what the law asks of the rolls of a county today: who falls due when follows from it in the database,
 * at once where a decision or a roster changes, and for the whole roll where the law has. @returns whether it has.
 */
export async function renewReviews(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  law: CaseLaw,
  countyCode: string,
): Promise<boolean> {
  const today = clock.today().toString();
  const rules = [...law.matterBook.matters.values()].flatMap((matter) => {
    const found = monthsByClass(law, countyCode, matter, today);
    if (!matter.roll || found.length === 0) return [];
    const [classes, months] = [found.map(([one]) => one), found.map(([, count]) => count)];
    const { rosters, after } = matter.roll;
    return [{ matter: matter.code, rosters, decided_by: after, classes, months }];
  });
  const { is_new } = await db.change(systemActor(countyCode, 'keep reviews'), (tx) =>
    tx.get<{ is_new: boolean }>(sql`select app.keep_review_rules(${JSON.stringify(rules)}::jsonb) as is_new`),
  );
  return is_new;
}

/** Does so at the start and now and then, so that a figure that is new today counts today. */
export const keepRenewingReviews = (
  services: { readonly db: Database; readonly clock: Clock },
  openLaw: OpenCaseLaw,
  onError: (error: unknown) => void,
): Keeper =>
  keepDoing(
    async () => {
      const law = await openLaw();
      for (const countyCode of await listCounties(services.db)) await renewReviews(services, law, countyCode);
    },
    { everySeconds: LOOK_EVERY_SECONDS, onError },
  );
