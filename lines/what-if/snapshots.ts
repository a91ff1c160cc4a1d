import type { Actor, Clock, Database } from '../../platform/base/index.ts';
import {
  PopulationTooLarge,
  type PopulationWish,
  readPopulation,
  takePopulation,
} from '../population/index.ts';
import type { Law } from './changes.ts';
import { WhatIf } from './what-if.ts';

/** A population in memory, and since when. */
export interface Snapshot {
  readonly whatIf: WhatIf;
  readonly takenAt: Temporal.Instant;
}

export interface SnapshotSettings {
  /** All populations together. One that does not fit by itself is refused. */
  readonly bytesMax: number;
  /** After this long it is taken anew: who tries figures should not see them shift, and not see last week's either. */
  readonly freshMinutes: number;
}

export const snapshotDefaults: SnapshotSettings = { bytesMax: 256 * 1024 * 1024, freshMinutes: 15 };

export type Found = { readonly ok: true; readonly snapshot: Snapshot } | { readonly ok: false };

/**
 * Populations of the counties and townships that somebody is trying figures on, each loaded once in the scope of who
 * asked first. The key is that scope: who sees a township never meets the population of a county.
 */
export class Snapshots {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #settings: SnapshotSettings;
  readonly #kept = new Map<string, Promise<Found>>();

  constructor(services: { readonly db: Database; readonly clock: Clock }, settings = snapshotDefaults) {
    this.#db = services.db;
    this.#clock = services.clock;
    this.#settings = settings;
  }

  /** Not ok when the population is larger than the room there is. */
  async open(law: Law, actor: Actor, day: Temporal.PlainDate, isFresh = false): Promise<Found> {
    const key = [actor.countyCode, actor.duty, actor.level, actor.placeId, day].join('/');
    const known = isFresh ? undefined : await this.#kept.get(key);
    if (known?.ok && !this.#isStale(known.snapshot)) {
      this.#touch(key);
      return known;
    }
    const loading = this.#load(law, actor, day);
    this.#kept.set(key, loading);
    try {
      const found = await loading;
      if (!found.ok) this.#kept.delete(key);
      else await this.#makeRoom(key, found.snapshot);
      return found;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  #isStale({ takenAt }: Snapshot): boolean {
    const age = this.#clock.now().since(takenAt).total('minutes');
    return age >= this.#settings.freshMinutes;
  }

  async #load(law: Law, actor: Actor, day: Temporal.PlainDate): Promise<Found> {
    const takenAt = this.#clock.now();
    const wish = wishOf(actor, day);
    try {
      const population = await this.#db.change(actor, async (tx) =>
        readPopulation(tx, actor, wish, await takePopulation(tx, wish), this.#settings.bytesMax),
      );
      return { ok: true, snapshot: { whatIf: new WhatIf(law, actor.countyCode, population), takenAt } };
    } catch (error) {
      if (error instanceof PopulationTooLarge) return { ok: false };
      throw error;
    }
  }

  #touch(key: string): void {
    const found = this.#kept.get(key);
    if (!found) return;
    this.#kept.delete(key);
    this.#kept.set(key, found);
  }

  /** Those asked for longest ago go first. */
  async #makeRoom(newest: string, { whatIf }: Snapshot): Promise<void> {
    let bytes = whatIf.population.bytes;
    for (const [key, loading] of [...this.#kept].toReversed()) {
      if (key === newest) continue;
      const found = await loading.catch(() => undefined);
      bytes += found?.ok ? found.snapshot.whatIf.population.bytes : 0;
      if (bytes > this.#settings.bytesMax) this.#kept.delete(key);
    }
  }
}

/** The equality on the township stands beside row-level security so that an index serves it. */
export const wishOf = (actor: Actor, day: Temporal.PlainDate): PopulationWish => ({
  countyCode: actor.countyCode,
  day,
  ...(actor.level === 'town' && actor.placeId ? { townId: actor.placeId } : {}),
});
