import type { Actor, Clock, Database } from '../../platform/base/index.ts';
import type { AdoptedFigures } from '../policy/adopted.ts';
import { adoptedNow } from '../policy/open-law.ts';
import {
  bytesOf,
  type LeftOut,
  PopulationTooLarge,
  type PopulationWish,
  readPopulationParts,
  type Town,
  takePopulation,
} from '../population/index.ts';
import { buffersOf, type DeskThread } from './desk-thread.ts';

/** A population that lies with the desk, and since when. */
export interface Snapshot {
  /** By this the desk knows it. */
  readonly key: string;
  readonly takenAt: Temporal.Instant;
  readonly day: Temporal.PlainDate;
  readonly households: number;
  readonly persons: number;
  readonly towns: readonly Town[];
  readonly leftOut: LeftOut;
  readonly bytes: number;
  /** Of the thread that it was handed to. */
  readonly generation: number;
  /** What had been adopted by then: with the next adoption the base is another one. */
  readonly adopted: readonly AdoptedFigures[];
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
  readonly #desk: DeskThread;
  readonly #settings: SnapshotSettings;
  readonly #kept = new Map<string, Promise<Found>>();

  constructor(
    services: { readonly db: Database; readonly clock: Clock },
    desk: DeskThread,
    settings = snapshotDefaults,
  ) {
    this.#db = services.db;
    this.#clock = services.clock;
    this.#desk = desk;
    this.#settings = settings;
  }

  /** Not ok when the population is larger than the room there is. */
  async open(actor: Actor, day: Temporal.PlainDate, isFresh = false): Promise<Found> {
    const key = [actor.countyCode, actor.duty, actor.level, actor.placeId, day].join('/');
    const known = isFresh ? undefined : await this.#kept.get(key);
    if (known?.ok && !this.#isStale(known.snapshot)) {
      this.#touch(key);
      return known;
    }
    const loading = this.#load(actor, day, key);
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

  #isStale({ takenAt, generation, adopted }: Snapshot): boolean {
    if (adopted !== adoptedNow()) return true;
    const age = this.#clock.now().since(takenAt).total('minutes');
    return generation !== this.#desk.generation || age >= this.#settings.freshMinutes;
  }

  async #load(actor: Actor, day: Temporal.PlainDate, key: string): Promise<Found> {
    const takenAt = this.#clock.now();
    const wish = wishOf(actor, day);
    try {
      const { parts, leftOut } = await this.#db.change(actor, async (tx) => {
        const left = await takePopulation(tx, wish);
        return { parts: await readPopulationParts(tx, actor, wish, this.#settings.bytesMax), leftOut: left };
      });
      const [bytes, households] = [bytesOf(parts), parts.offsets.length - 1];
      const persons = parts.offsets[households] ?? 0;
      const adopted = adoptedNow();
      await this.#desk.call('open', { key, region: actor.countyCode, parts, adopted }, buffersOf(parts));
      const { generation } = this.#desk;
      const rest = { towns: parts.towns, leftOut, bytes, generation, adopted };
      return { ok: true, snapshot: { key, takenAt, day, households, persons, ...rest } };
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
  async #makeRoom(newest: string, snapshot: Snapshot): Promise<void> {
    let bytes = snapshot.bytes;
    for (const [key, loading] of [...this.#kept].toReversed()) {
      if (key === newest) continue;
      const found = await loading.catch(() => undefined);
      bytes += found?.ok ? found.snapshot.bytes : 0;
      if (bytes <= this.#settings.bytesMax) continue;
      this.#kept.delete(key);
      await this.#desk.call('close', { key });
    }
  }
}

/** The equality on the township stands beside row-level security so that an index serves it. */
export const wishOf = (actor: Actor, day: Temporal.PlainDate): PopulationWish => ({
  countyCode: actor.countyCode,
  day,
  ...(actor.level === 'town' && actor.placeId ? { townId: actor.placeId } : {}),
});
