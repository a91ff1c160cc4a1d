import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import pg from 'pg';
import { type Gift, readPersonReceived } from '../../platform/awards/index.ts';
import { type Actor, getValue, type Id, newId } from '../../platform/base/index.ts';
import { type ExportFormat, exportList, listCatalogue } from '../../platform/exports/index.ts';
import { readPdf } from '../../platform/exports/testing/reread-pdf.ts';
import {
  back,
  billOf,
  bureau,
  county,
  db,
  desk,
  grant,
  newPatient,
  openCounter,
  openMedicalFund,
  type Patient,
  services,
  settle,
} from '../medical/testing/counter.ts';
import { receivedList } from './list.ts';
import { giftSources } from './sources.ts';

await openMedicalFund(10_000_000_000n);
const counter = await openCounter();
/** As the owner of the database: rows of other mechanisms as they leave them. */
async function put(text: string, values: readonly unknown[]): Promise<void> {
  const owner = new pg.Client({ connectionString: desk.ownerUrl });
  await owner.connect();
  await owner.query(text, [...values]);
  await owner.end();
}
const place = [county.towns[0].id, desk.villageA];

const giftsOf = async ({ id }: Patient, actor: Actor = bureau): Promise<Gift[]> =>
  getValue(
    await db.read(actor, (reader) =>
      readPersonReceived({ reader, actor, language: 'zh', today: services.clock.today() }, giftSources, id),
    ),
  ).gifts;

async function decided(
  { id, name }: Patient,
  matter: string,
  decidedOn: string,
  isGranted = true,
): Promise<Id> {
  const caseId = newId();
  await put(
    `insert into case_file (county_code, id, case_no, matter, person_id, applicant_name, town_id, village_id, phase,
      due_on, applied_on, decided_on, is_granted, last_no, last_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 'closed', '9999-12-31', '2026-01-02', $9, $10, 1, now())`,
    [county.code, caseId, `X${caseId.slice(-12)}`, matter, id, name, ...place, decidedOn, isGranted],
  );
  return caseId;
}

async function relieved(patient: Patient, way: string, what: string, takenBack: string | null = null) {
  const caseId = await decided(patient, 'temporary-relief', '2026-06-10');
  await put(
    `insert into relief_grant (county_code, id, case_id, case_no, person_id, holder_name, town_id, village_id, kind, cause,
      decided_on, decided_by, way, what, source, amount_fen, granted_at, by_name, taken_back_at)
    values ($1, gen_random_uuid(), $2, 'LS', $3, '某', $4, $5, 'emergency', '火灾', '2026-06-10', 'town', $6, $7, 'none', 0,
      now(), '柯晓岚', $8)`,
    [county.code, caseId, patient.id, ...place, way, what, takenBack],
  );
}

test('relief in goods is a gift, help elsewhere a service, and what was taken back is neither', async () => {
  const patient = await newPatient();
  await relieved(patient, 'goods', '棉被两床、大米50斤');
  await relieved(patient, 'referral', '转介至县残联');
  await relieved(patient, 'goods', '食用油', '2026-06-20');
  assert.deepEqual((await giftsOf(patient)).map(({ kind, detail }) => [kind, detail]).toSorted(), [
    ['goods', '棉被两床、大米50斤'],
    ['service', '转介至县残联'],
  ]);
});

test('funeral fees that were not asked have their worth as it was checked last, refused ones are not in it', async () => {
  const patient = await newPatient();
  const caseId = await decided(patient, 'funeral-reduction', '2026-05-04');
  await decided(patient, 'elder-card', '2026-05-05', false);
  for (const [no, reduced] of [
    [1, 90_000],
    [2, 120_000],
  ])
    await put(
      `insert into case_action (county_code, case_id, no, kind, step, on_day, at, by_id, by_name, post, level, record)
      values ($1, $2, $3, 'complete', 'check', '2026-05-04', now(), $4, '柯晓岚', 'bureau-officer', 'county', $5)`,
      [county.code, caseId, no, bureau.userId, JSON.stringify({ reduced, items: ['遗体接运', '火化'] })],
    );
  assert.deepEqual(
    (await giftsOf(patient)).map(({ kind, worthFen, detail, caseId: of }) => [kind, worthFen, detail, of]),
    [['exemption', 120_000, '遗体接运、火化', caseId]],
  );
});

test('that somebody came to the house on a festival is told from the receipt', async () => {
  const patient = await newPatient();
  const [campaign, line, paper] = [newId(), newId(), newId()];
  await put(
    `insert into campaign (county_code, id, kind, scheme, title, month, occasion, document, pick, is_signed_for, listed_at,
      listed_by, listed_by_name)
    values ($1, $2, 'spring-festival', 'festival-grant', '2026年春节慰问', '2026-01-01', '2026春节', '冶民发2号', 'first', true,
      now(), $3, '柯晓岚')`,
    [county.code, campaign, bureau.userId],
  );
  await put(
    `insert into campaign_line (county_code, id, campaign_id, no, person_id, person_name, payee_id, payee_name, class,
      is_urban, amount_fen, town_id, village_id, occasion)
    values ($1, $2, $3, 1, $4, '某', $4, '某', 'extreme', false, 60000, $5, $6, '2026春节')`,
    [county.code, line, campaign, patient.id, ...place],
  );
  await put(
    `update campaign set state = 'approved', approved_at = now(), approved_by = $3, approved_by_name = '周国平'
    where county_code = $1 and id = $2`,
    [county.code, campaign, newId()],
  );
  // In China it is the 11th already.
  await put(
    `insert into campaign_receipt (county_code, line_id, how, signer, paper_id, signed_at, by_id, by_name)
    values ($1, $2, 'signature', '王小明', $3, '2026-02-10T17:30:00Z', $4, '石村干')`,
    [county.code, line, paper, newId()],
  );
  const [gift, ...rest] = await giftsOf(patient);
  assert.deepEqual([gift?.on, gift?.title, rest.length], ['2026-02-11', '2026年春节慰问', 0]);
  assert.match(gift?.detail ?? '', /签收人：王小明/);
});

test('care by a confirmed agreement is a span of days, one that nobody confirmed is none', async () => {
  const [patient, carer] = [await newPatient(), await newPatient('张大嫂')];
  await grant(patient, 'extreme-poverty');
  const agree = async (from: string, to: string | null, how: string | null): Promise<void> => {
    const [id, enteredBy] = [newId(), newId()];
    await put(
      `insert into pay_agreement (county_code, id, award_id, kind, payee_id, paper, from_on, to_on, entered_at, entered_by,
        entered_by_name)
      select $1, $2, a.id, 'carer', $3, '照料协议9号', $4, $5, now(), $6, '柯晓岚' from award a
      where a.county_code = $1 and a.party_id = $7`,
      [county.code, id, carer.id, from, to, enteredBy, patient.id],
    );
    if (how !== null)
      await put(
        `insert into pay_agreement_end (county_code, agreement_id, entered_by, how, at, by_id, by_name)
        values ($1, $2, $3, $4, now(), $5, '周国平')`,
        [county.code, id, enteredBy, how, newId()],
      );
  };
  await agree('2025-01-01', '2025-12-31', 'confirmed');
  await agree('2026-01-01', null, 'confirmed');
  await agree('2026-02-01', null, 'refused');
  await agree('2026-03-01', null, null);
  assert.deepEqual(
    (await giftsOf(patient)).map(({ on, to, isGoingOn, title }) => [on, to, isGoingOn, title]),
    [
      ['2026-01-01', null, true, '照料护理服务'],
      ['2025-01-01', '2025-12-31', false, '照料护理服务'],
    ],
  );
});

test('of a hospital bill the worth is what others bore, without the assistance that stands in the money', async () => {
  const patient = await newPatient();
  await grant(patient, 'minimum-living-allowance');
  getValue(await settle(counter, billOf(counter, patient)));
  const wrong = billOf(counter, patient);
  getValue(await settle(counter, wrong));
  getValue(await back(counter, wrong.billNo));
  const [gift, ...rest] = await giftsOf(patient);
  assert.deepEqual([gift?.worthFen, rest.length], [4_200_000, 0]);
  assert.match(gift?.detail ?? '', /总费用 60,?000\.00 元/);
  assert.deepEqual(
    await giftsOf(patient, desk.clerkA),
    [],
    'that somebody was in hospital is the county’s to know',
  );
});

async function takeOut(format: ExportFormat, filter: Record<string, unknown>): Promise<Buffer> {
  const target = new PassThrough();
  const printed = buffer(target);
  const actor = { ...bureau, permissions: new Set([...bureau.permissions, 'exports.run', 'awards.read']) };
  const wish = {
    lists: listCatalogue(receivedList),
    actor,
    language: 'zh',
    list: 'received',
    format,
    filter,
  } as const;
  const [made, bytes] = await Promise.all([exportList(services, wish, target), printed]);
  getValue(made);
  return bytes;
}

test('money and gifts stand in one table, which is printed for the family to sign', async () => {
  const patient = await newPatient('韩秀英');
  await relieved(patient, 'goods', '棉被两床');
  await grant(patient, 'minimum-living-allowance');
  getValue(await settle(counter, billOf(counter, patient)));
  const said = readPdf(await takeOut('pdf', { personId: patient.id })).flat();
  for (const text of ['幸福清单', '韩秀英', '棉被两床', '户主或者本人：', '10,500.00'])
    assert.ok(said.includes(text), text);
  const csv = (await takeOut('csv', { personId: patient.id })).toString('utf8');
  assert.match(csv, /2026-06-10.*实物.*棉被两床/);
  assert.match(csv, /2026-11.*资金/);
});

test('a list of nobody, or of somebody who is not seen, is not made', async () => {
  await assert.rejects(takeOut('csv', {}));
  await assert.rejects(takeOut('csv', { householdId: newId() }));
});
