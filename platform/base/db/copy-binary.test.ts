import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { testActor } from '../../testing/actors.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { binaryColumns, copyBinary, fileSql, joinSql, openDatabase, sql } from '../index.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 1 });
after(async () => {
  await db.close();
  await database.drop();
});

const types = ['uuid', 'text', 'bytea', 'jsonb', 'date', 'integer', 'smallint', 'boolean'] as const;
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 6 });
const anyRow = fc.tuple(
  orNull(fc.uuid()),
  // PostgreSQL keeps no zero character, and half of a surrogate pair is no text.
  orNull(
    fc.string({ unit: 'binary', maxLength: 90 }).map((text) => text.replaceAll('\0', '').toWellFormed()),
  ),
  orNull(fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes))),
  orNull(fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), fc.integer(), { noNullPrototype: true })),
  orNull(
    fc
      .integer({ min: -200_000, max: 300_000 })
      .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days })),
  ),
  orNull(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  orNull(fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 })),
  orNull(fc.boolean()),
);

test('what goes in by binary COPY comes out as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), async (rows) => {
      const found = await db.change(testActor({ countyCode: '420281' }), async (tx) => {
        const columns = types.map((type, i) => `c${i} ${type}`).join(', ');
        await tx.run(fileSql(`create temp table copied (n serial, ${columns}) on commit drop`));
        const target = `copied (${types.map((_, i) => `c${i}`).join(', ')})`;
        const values = rows.map((row) => row.map((value, i) => (i === 3 ? jsonOf(value) : value)));
        const count = await copyBinary(tx, target, types, values as never);
        assert.equal(count, rows.length);
        return await tx.rows<Record<string, unknown>>(fileSql('select * from copied order by n'));
      });
      assert.deepEqual(
        found.map((row) => types.map((_, i) => String(plain(row[`c${i}`])))),
        rows.map((row) => row.map((value) => String(plain(value)))),
      );
    }),
    { numRuns: 60 },
  );
});

test('what goes in as one list for each column comes out as the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), async (rows) => {
      const values = rows.map((row) => row.map((value, i) => (i === 3 ? jsonOf(value) : value)));
      const lists = binaryColumns(types, values as never);
      const typed = lists.map((list, i) => sql`${list}::${fileSql(`${types[i]}[]`)}`);
      const names = fileSql(types.map((_, i) => `c${i}`).join(', '));
      const found = await db.read(testActor({ countyCode: '420281' }), (reader) =>
        reader.rows<Record<string, unknown>>(
          sql`select * from unnest(${joinSql(typed, ', ')}) with ordinality as given (${names}, n) order by n`,
        ),
      );
      assert.deepEqual(
        found.map((row) => types.map((_, i) => String(plain(row[`c${i}`])))),
        rows.map((row) => row.map((value) => String(plain(value)))),
      );
    }),
    { numRuns: 60 },
  );
});

const jsonOf = (value: unknown) => (value === null ? null : JSON.stringify(value));
const plain = (value: unknown) =>
  Buffer.isBuffer(value)
    ? value.toString('hex')
    : value !== null && typeof value === 'object' && !(value instanceof Temporal.PlainDate)
      ? JSON.stringify(Object.entries(value).sort())
      : value;

test('rows beyond one piece, and a text larger than a piece, arrive whole', async () => {
  const long = '户'.repeat(700_000);
  const total = await db.change(testActor({ countyCode: '420281' }), async (tx) => {
    await tx.run(fileSql('create temp table copied (a integer, b text) on commit drop'));
    await copyBinary(
      tx,
      'copied',
      ['integer', 'text'],
      Array.from({ length: 20_000 }, (_, i) => [i, i === 7 ? long : 'x'.repeat(50)]),
    );
    return await tx.get<{ rows: number; characters: number }>(
      fileSql('select count(*)::int as rows, sum(length(b))::int as characters from copied'),
    );
  });
  assert.deepEqual(total, { rows: 20_000, characters: 700_000 + 19_999 * 50 });
});
