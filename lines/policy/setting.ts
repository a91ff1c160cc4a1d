import { findYmd, regionChain, type Ymd } from '../../engine/index.ts';
import {
  type Actor,
  type Clock,
  done,
  type Language,
  type Outcome,
  refuse,
} from '../../platform/base/index.ts';
import type { Law } from './open-law.ts';
import type { Saying } from './say-figures.ts';

/** The figures of which place, on which day, told in which language. */
export interface Setting extends Saying {
  readonly law: Law;
  readonly region: string;
  readonly on: string;
  readonly day: Ymd;
}

export const NATION = '000000';

/** The officer's own county; the nearest region above it when it has no figures of its own. */
export const ownRegion = (law: Law, actor: Pick<Actor, 'countyCode'>): string =>
  regionChain(actor.countyCode).find((code) => law.book.regions.has(code)) ?? NATION;

/** @returns a refusal for a region without figures or a day that is none. */
export function readSetting(
  law: Law,
  asked: { readonly region?: string | undefined; readonly on?: string | undefined },
  context: { readonly actor: Actor; readonly clock: Clock; readonly language: Language },
): Outcome<Setting> {
  const region = asked.region ?? ownRegion(law, context.actor);
  const on = asked.on ?? context.clock.today().toString();
  const day = findYmd(on);
  if (!law.book.regions.has(region)) return refuse('policy.region.unknown', { region }, { field: 'region' });
  if (day === undefined) return refuse('policy.day.none', { day: on }, { field: 'on' });
  const { handbook, book } = law;
  return done({ law, handbook, book, language: context.language, region, on, day });
}
