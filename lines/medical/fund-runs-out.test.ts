import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBook } from '../../platform/ledger/index.ts';
import {
  billOf,
  bureau,
  type Counter,
  county,
  db,
  desk,
  grant,
  newPatient,
  openCounter,
  openMedicalFund,
  poolOf,
  settle,
} from './testing/counter.ts';

const HOSPITALS = 8;
const SHARE = 1_050_000n;

test('a fund that runs out while eight hospitals settle at once pays as many as it can and never a fen more', async () => {
  const fund = await openMedicalFund(3n * SHARE + 350_000n);
  const bills: { counter: Counter; bill: ReturnType<typeof billOf> }[] = [];
  for (let no = 0; no < HOSPITALS; no++) {
    const [counter, patient] = [await openCounter(`第${no + 1}医院`), await newPatient()];
    await grant(patient, 'minimum-living-allowance');
    bills.push({ counter, bill: billOf(counter, patient) });
  }
  const settleAll = () => Promise.all(bills.map(({ counter, bill }) => settle(counter, bill)));
  const first = await settleAll();
  assert.equal(first.filter(({ ok }) => ok).length, 3);
  for (const one of first.filter(({ ok }) => !ok)) assert.equal(desk.codeOf(one), 'medical.fund-short');
  assert.equal((await poolOf(fund)).balance, 350_000n);

  // What was settled stays settled; what was refused comes again as it is, and still is not paid by halves.
  const second = await settleAll();
  assert.deepEqual(
    second.map(({ ok }) => ok),
    first.map(({ ok }) => ok),
  );
  assert.equal((await poolOf(fund)).balance, 350_000n);
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});
