import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getValue, type Id, newId, sql } from '../../platform/base/index.ts';
import { checkBook } from '../../platform/ledger/index.ts';
import { createHousehold } from '../../platform/registry/index.ts';
import { openMedicalLaw } from './law.ts';
import {
  back,
  billOf,
  bureau,
  county,
  db,
  desk,
  draw,
  end,
  grant,
  newPatient,
  openCounter,
  openMedicalFund,
  poolOf,
  services,
  settle,
  standingOf,
} from './testing/counter.ts';

const law = await openMedicalLaw();
const fund = await openMedicalFund(10_000_000_000n);
const [people, clinic] = [await openCounter('人民医院'), await openCounter('中医医院')];

test('a bill of somebody on the allowance is settled by the scheme of the day, and falls due to the hospital', async () => {
  const patient = await newPatient();
  await grant(patient, 'minimum-living-allowance');
  const before = await poolOf(fund);
  const shares = getValue(await settle(people, billOf(people, patient)));
  assert.deepEqual(
    [shares.class, shares.assistanceFen, shares.ownFen],
    ['dibao', 1_050_000, 750_000],
    '15 000 yuan within the catalogue, 70 % of it',
  );
  assert.ok(shares.sentences.some((one) => one.includes('10,500')));
  assert.equal((await poolOf(fund)).balance, before.balance - 1_050_000n);
  assert.equal((await standingOf(people)).due, 1_050_000n);
});

test('of several classes the first holds: who is extremely poor pays nothing within the catalogue', async () => {
  const patient = await newPatient();
  await grant(patient, 'minimum-living-allowance');
  await grant(patient, 'extreme-poverty');
  const shares = getValue(await settle(people, billOf(people, patient)));
  assert.deepEqual([shares.class, shares.assistanceFen], ['extreme', 1_500_000]);
});

test('a member of a household on the allowance is assisted, and is not from the month in which it was stopped', async () => {
  const patient = await newPatient();
  const household = getValue(
    await desk.write((tx) =>
      createHousehold(tx, bureau, services, {
        villageId: desk.villageA,
        formedOn: '2020-01-01',
        members: [{ personId: patient.id, relation: '02' }],
      } as never),
    ),
  );
  const partyId = household.id as Id;
  await grant(patient, 'minimum-living-allowance', { partyId });
  await grant(patient, 'minimum-living-allowance', {
    partyId,
    kind: 'change',
    amountFen: 0,
    fromMonth: '2026-10-01',
  });
  const september = getValue(await settle(people, billOf(people, patient, { dischargedOn: '2026-09-30' })));
  const october = getValue(await settle(people, billOf(people, patient, { dischargedOn: '2026-10-01' })));
  assert.deepEqual([september.class, october.class], ['dibao', 'none']);
  assert.deepEqual([october.assistanceFen, october.ownFen], [0, 1_800_000]);
});

test('whom the county does not know is answered with nothing, and nothing of the bill is kept', async () => {
  const stranger = { id: newId(), idNumber: desk.newNumber(), name: '过路人' };
  const bill = billOf(people, stranger);
  const shares = getValue(await settle(people, bill));
  assert.deepEqual([shares.settlementId, shares.class, shares.ownFen], [null, 'none', 1_800_000]);
  const kept = await db.read(bureau, (reader) =>
    reader.rows(sql`select 1 from medical_settlement where bill_no = ${bill.billNo}`),
  );
  assert.deepEqual(kept, []);
});

test('the card of somebody else, sums beyond the bill, a day ahead and a strange hospital are refused', async () => {
  const patient = await newPatient();
  const cases = [
    [{ name: '刘建国' }, 'medical.name'],
    [{ idNumber: '420299199002300011' }, 'medical.id'],
    [{ basicFen: 5_900_001 }, 'medical.bill.sum'],
    [{ inCatalogueFen: 6_000_001 }, 'medical.bill.catalogue'],
    [{ dischargedOn: '2026-11-24' }, 'medical.day'],
    [{ dischargedOn: '2025-06-01' }, 'medical.day'],
    [{ hospitalCode: clinic.code }, 'medical.hospital'],
  ] as const;
  for (const [given, code] of cases) {
    assert.equal(desk.codeOf(await settle(people, billOf(people, patient, given))), code);
  }
});

test('the same bill is settled once, however often it comes; under its number nothing else is', async () => {
  const patient = await newPatient();
  await grant(patient, 'minimum-living-allowance');
  const bill = billOf(people, patient);
  const before = await standingOf(people);
  const answers = await Promise.all([1, 2, 3, 4].map(() => settle(people, bill)));
  const settled = answers.map(getValue);
  assert.equal(new Set(settled.map(({ settlementId }) => settlementId)).size, 1);
  assert.deepEqual(settled.map(({ isRepeated }) => isRepeated).sort(), [false, true, true, true]);
  assert.equal(
    new Set(settled.map(({ sentences }) => sentences.join())).size,
    1,
    'the answer is the first one',
  );
  assert.equal((await standingOf(people)).due, before.due + 1_050_000n);
  assert.equal(desk.codeOf(await settle(people, { ...bill, totalFen: 6_000_001 })), 'medical.bill.changed');
});

test('the deductible of an edge family is counted once in a year, over both hospitals', async () => {
  const asked = { region: county.code, day: '2026-11-20', class: 'edge', totalFen: 500_000, reductionFen: 0 };
  const rest = { basicFen: 300_000, criticalFen: 0, otherFen: 0, inCatalogueFen: 500_000, isReferred: false };
  const used = { shareBeforeFen: 0, tiltBeforeFen: 0 };
  const first = getValue(law.reckon({ ...asked, ...rest, ...used, countedBeforeFen: 0 }));
  const second = getValue(law.reckon({ ...asked, ...rest, ...used, countedBeforeFen: first.countedFen }));
  assert.deepEqual([first.countedFen, first.shareFen], [200_000, 0], '2 000 of the 3 000 yuan');
  assert.deepEqual(
    [second.countedFen, second.shareFen],
    [100_000, 60_000],
    'the other 1 000; 60 % of the rest',
  );
});

test('however many bills come in at two hospitals at once, the limit of the year holds and each is within its bill', async () => {
  const bills = fc.array(
    fc.record({
      hospital: fc.boolean(),
      total: fc.integer({ min: 100, max: 4_000_000 }),
      insured: fc.integer({ min: 0, max: 100 }),
      within: fc.integer({ min: 0, max: 100 }),
      isReferred: fc.boolean(),
    }),
    { minLength: 2, maxLength: 7 },
  );
  await fc.assert(
    fc.asyncProperty(bills, async (wanted) => {
      const patient = await newPatient();
      await grant(patient, 'minimum-living-allowance');
      const answers = await Promise.all(
        wanted.map(({ hospital, total, insured, within, isReferred }) => {
          const counter = hospital ? people : clinic;
          const basicFen = Math.floor((total * insured) / 100);
          const inCatalogueFen = Math.floor((total * within) / 100);
          const none = { reductionFen: 0, criticalFen: 0, otherFen: 0 };
          return settle(
            counter,
            billOf(counter, patient, { totalFen: total, basicFen, inCatalogueFen, isReferred, ...none }),
          );
        }),
      );
      const settled = answers.map(getValue);
      for (const one of settled) {
        assert.ok(one.ownFen >= 0 && one.assistanceFen <= one.totalFen - one.basicFen);
        assert.equal(one.basicFen + one.assistanceFen + one.ownFen, one.totalFen);
      }
      const sum = (part: 'shareFen' | 'tiltFen') => settled.reduce((before, one) => before + one[part], 0);
      assert.ok(sum('shareFen') <= 5_000_000, 'Daye: 50 000 yuan in a year');
      assert.ok(sum('tiltFen') <= 2_000_000, 'and 20 000 more by due referral');
      const turns = await db.read(bureau, (reader) =>
        reader.rows<{ year_no: number; share_before_fen: bigint; share_fen: bigint }>(sql`select year_no,
            share_before_fen, share_fen from medical_settlement where person_id = ${patient.id} order by year_no`),
      );
      let before = 0n;
      for (const [place, turn] of turns.entries()) {
        assert.deepEqual([turn.year_no, turn.share_before_fen], [place + 1, before], 'one after the other');
        before += turn.share_fen;
      }
    }),
    { numRuns: 12, seed: 7 },
  );
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});

test('without the lock two that reckoned from the same past cannot both stand: the turn of the year is taken once', async () => {
  const patient = await newPatient();
  await grant(patient, 'minimum-living-allowance');
  getValue(await settle(people, billOf(people, patient)));
  const copy = sql`insert into medical_settlement select (jsonb_populate_record(s, jsonb_build_object('id', ${newId()}::uuid,
      'bill_no', 'COPY-1'))).* from medical_settlement s where s.person_id = ${patient.id}`;
  await assert.rejects(() => db.change(bureau, (tx) => tx.run(copy)), /medical_settlement_turn/);
});

test('what is taken back counts no more: the fund has it again, and so has the year of the patient', async () => {
  const patient = await newPatient();
  await grant(patient, 'minimum-living-allowance');
  const dear = {
    totalFen: 9_000_000,
    basicFen: 1_000_000,
    inCatalogueFen: 9_000_000,
    criticalFen: 0,
    otherFen: 0,
  };
  const bill = billOf(people, patient, { ...dear, reductionFen: 0 });
  const before = await poolOf(fund);
  assert.equal(getValue(await settle(people, bill)).shareFen, 5_000_000, 'the limit of the year');
  assert.equal(getValue(await settle(clinic, billOf(clinic, patient))).shareFen, 0);
  assert.deepEqual(
    [
      getValue(await back(people, bill.billNo)).isRepeated,
      getValue(await back(people, bill.billNo)).isRepeated,
    ],
    [false, true],
  );
  assert.equal((await poolOf(fund)).balance, before.balance);
  assert.equal(desk.codeOf(await settle(people, bill)), 'medical.bill.reversed');
  assert.equal(getValue(await settle(clinic, billOf(clinic, patient))).shareFen, 1_050_000);
  assert.equal(desk.codeOf(await back(clinic, bill.billNo)), 'medical.bill.unknown', 'of another hospital');
});

test('a month is drawn up by one and paid by another, each settlement in one clearing for ever', async () => {
  const counter = await openCounter('妇幼保健院');
  const patient = await newPatient();
  await grant(patient, 'extreme-poverty');
  const [kept, gone] = [billOf(counter, patient), billOf(counter, patient)];
  getValue(await settle(counter, kept));
  getValue(await settle(counter, gone));
  getValue(await back(counter, gone.billNo));
  const drawn = getValue(await draw(counter));
  assert.deepEqual([drawn.settlements, drawn.reversals, drawn.amountFen], [2, 1, '1500000']);
  assert.equal(desk.codeOf(await draw(counter)), 'medical.clearing.nothing');
  assert.equal(desk.codeOf(await end(drawn.id, 'paid', bureau)), 'medical.clearing.own');
  getValue(await end(drawn.id, 'paid'));
  assert.equal(desk.codeOf(await end(drawn.id, 'withdrawn')), 'medical.clearing.ended');
  assert.deepEqual(await standingOf(counter), { due: 0n, given: 1_500_000n });
  assert.equal(
    desk.codeOf(await back(counter, kept.billNo)),
    'medical.cleared',
    'nothing is due to take it from',
  );
  await assert.rejects(
    () =>
      db.change(bureau, (tx) =>
        tx.run(sql`delete from medical_clearing_line where clearing_id = ${drawn.id}`),
      ),
    /the clearing was paid/,
  );
});

test('a clearing of which something was taken back meanwhile is not paid, and is drawn up anew', async () => {
  const counter = await openCounter('二医院');
  const patient = await newPatient();
  await grant(patient, 'extreme-poverty');
  const bill = billOf(counter, patient);
  getValue(await settle(counter, bill));
  const drawn = getValue(await draw(counter));
  getValue(await back(counter, bill.billNo));
  assert.equal(desk.codeOf(await end(drawn.id, 'paid')), 'medical.clearing.changed');
  getValue(await end(drawn.id, 'withdrawn'));
  assert.deepEqual(getValue(await draw(counter)).amountFen, '0');
});

test('a fund that has not so much refuses, and the bill can be handed in again when it has', async () => {
  const patient = await newPatient();
  await grant(patient, 'extreme-poverty', { fromMonth: '2025-01-01' });
  const bill = billOf(people, patient, { dischargedOn: '2025-12-31' });
  assert.equal(desk.codeOf(await settle(people, bill)), 'medical.no-fund');
  await openMedicalFund(1_499_999n, 2025);
  assert.equal(desk.codeOf(await settle(people, bill)), 'medical.fund-short');
  await openMedicalFund(1_500_000n, 2025);
  assert.equal(getValue(await settle(people, bill)).assistanceFen, 1_500_000);
});
