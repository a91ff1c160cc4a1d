import pg from 'pg';

/** A statement as it went to the database. */
export interface Recorded {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

const OF_THE_FRAME = /set_config|user_session|^begin|^commit/;

/**
 * What one piece of work asks the database, without what the frame asks (who is there, which scope).
 * Only for a baseline that has to ask exactly the same.
 */
export async function recordQueries(work: () => Promise<unknown>): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const config = args[0] as Recorded;
    if (typeof config === 'object' && !OF_THE_FRAME.test(config.text)) {
      const { name, text, values } = config;
      recorded.push({ text, ...(name ? { name } : {}), ...(values ? { values } : {}) });
    }
    return Reflect.apply(original, this, args);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return recorded;
}
