import type { Outcome } from '../base/index.ts';
import { sayRefusal } from '../http/index.ts';
import { catalogueOf, platformAlone, StartError } from '../server/index.ts';

/** The value of an outcome; a refusal ends the command with its sentence in both languages. */
export function getOrSay<T>(outcome: Outcome<T>, house = platformAlone): T {
  if (outcome.ok) return outcome.value;
  const catalogue = catalogueOf(house);
  const [zh, en] = [
    sayRefusal(catalogue, outcome.refusal, 'zh'),
    sayRefusal(catalogue, outcome.refusal, 'en'),
  ];
  throw new StartError(`${zh.what}${zh.next}`, `${en.what} ${en.next}`);
}
