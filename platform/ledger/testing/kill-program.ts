import { type Actor, newId, openDatabase } from '../../base/index.ts';
import { post } from '../index.ts';

/** A program to be killed: posts without end, and says each key only after the database has said that it is kept. */
interface Wish {
  readonly appUrl: string;
  readonly officer: Omit<Actor, 'permissions'>;
  readonly pool: string;
  readonly due: string;
  readonly scheme: string;
}

process.once('message', (wish: Wish) => {
  const db = openDatabase({ url: wish.appUrl, connectionsMax: 4 });
  const actor: Actor = { ...wish.officer, permissions: new Set() };
  const effectiveOn = Temporal.PlainDate.from('2026-03-02');
  const lane = async () => {
    for (;;) {
      const key = newId();
      const payable = { partyId: newId(), period: effectiveOn.with({ day: 1 }), item: 'base', step: 0 };
      const legs = [{ from: wish.pool, to: wish.due, amount: 1n, scheme: wish.scheme, payable }];
      const head = { key, kind: 'test.kill', effectiveOn };
      process.send?.({ tried: key });
      try {
        const at = Temporal.Now.instant();
        const outcome = await db.write(actor, (tx) => post(tx, actor, at, { ...head, legs }));
        if (outcome.ok) process.send?.({ kept: key });
      } catch {
        // Whether it was kept is not known: the key stays tried, and the judge looks.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  for (let no = 0; no < 4; no++) void lane();
});
