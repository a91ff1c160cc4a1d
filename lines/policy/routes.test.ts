import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fixedClock, getValue, newKeyRing, systemActor } from '../../platform/base/index.ts';
import { createUser } from '../../platform/identity/index.ts';
import { assemble } from '../../platform/server/index.ts';
import { openBrowser } from '../../platform/testing/browser.ts';
import { cheapHash } from '../../platform/testing/cheap-password.ts';
import { createTestCounty } from '../../platform/testing/county.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { house } from '../server/index.ts';

const PASSWORD = 'Tr4vel-lamp-ohne';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const assembly = await assemble({
  house,
  appUrl: database.appUrl,
  keys: newKeyRing(),
  requestsPerMinuteMax: 1e6,
  clock: fixedClock('2026-11-23T02:00:00Z'),
  hasBackgroundWork: false,
});
const { app, services } = assembly;
await app.ready();
after(async () => {
  await assembly.close();
  await database.drop();
});

const actor = systemActor('420281', 'test');
const heldFrom = Temporal.PlainDate.from('2020-01-01');
const browser = openBrowser(app);
{
  const posts = [{ post: 'village-worker', placeId: county.towns[0].villages[0], heldFrom, document: '任' }];
  const passwordHash = cheapHash(PASSWORD);
  const user = { login: 'worker', name: '村干部', passwordHash, mustChangePassword: false, posts };
  getValue(await services.db.change(actor, (tx) => createUser(tx, actor, user, services.clock.now())));
  assert.equal((await browser.signIn('worker', PASSWORD)).status, 200);
}

const read = async (address: string, language = 'zh') => {
  const answer = await browser.send('GET', `/api/v1/policy/${address}`, undefined, {
    'accept-language': language,
  });
  assert.equal(answer.status, 200, answer.text.slice(0, 400));
  return answer.body;
};
const calculate = (body: unknown) => browser.send('POST', '/api/v1/policy/calculate', body);

interface Cell {
  cell: string;
  won: { said: string; region: string; assumed: string | null; source: { written: string } | null } | null;
  beaten: { region: string }[];
}
const cellOf = async (code: string, cell: string, where: string): Promise<Cell> => {
  const { items } = await read(`parameters?${where}`);
  const found = items.find((item: { code: string }) => item.code === code);
  return found.cells.find((one: Cell) => one.cell === cell);
};

test('everybody who is signed in reads the law, of their own county and today when nothing is said', async () => {
  const { own, today, items } = await read('regions');
  assert.equal(own, '420281');
  assert.equal(today, '2026-11-23');
  assert.ok(items.some((one: { code: string }) => one.code === '632323'));
  const { items: schemes } = await read('schemes');
  assert.ok(schemes.length >= 18);
});

test('every scheme says in plain words what it is, in both languages', async () => {
  for (const language of ['zh', 'en']) {
    const { items } = await read('schemes', language);
    for (const { code, summary } of items) assert.ok(summary.length > 15, `${code} in ${language}`);
  }
});

test('a figure is that of its day, and the day before its first day it is another', async () => {
  assert.equal((await cellOf('dibao.standard', 'rural', 'on=2023-03-31')).won?.said, '600元/月');
  const after = await cellOf('dibao.standard', 'rural', 'on=2023-04-01');
  assert.equal(after.won?.said, '634元/月');
  assert.match(after.won?.source?.written ?? '', /2023年度民政重点工作/);
  assert.equal(after.won?.assumed, null);
});

test('a figure without a document says why it stands there', async () => {
  const found = await cellOf('dibao.supplement-share', 'elder', 'on=2023-06-15');
  assert.match(found.won?.assumed ?? '', /推定/);
  assert.equal(found.won?.source, null);
});

test('the narrowest region that has a figure wins, and those that it beat are named', async () => {
  const { items } = await read('parameters?region=632323&on=2020-01-01');
  const beating = items
    .flatMap((item: { cells: Cell[] }) => item.cells)
    .filter((cell: Cell) => cell.beaten.length > 0);
  assert.ok(beating.length > 0);
  for (const { won, beaten } of beating)
    assert.ok(beaten.every((one: { region: string }) => one.region !== won.region));
});

test('a search finds figures by title, by class and by document', async () => {
  for (const q of ['低保标准', '未成年', '2023年度民政重点工作']) {
    const { items } = await read(`parameters?on=2023-06-15&q=${encodeURIComponent(q)}`);
    assert.ok(
      items.some((item: { code: string }) => item.code.startsWith('dibao.')),
      q,
    );
  }
  assert.deepEqual((await read('parameters?q=zzzz')).items, []);
});

test('the history of a figure has every level, and says from which day which one holds', async () => {
  const { cells, regions } = await read('parameters/dibao.standard?with=320904');
  const rural = cells.find((one: Cell) => one.cell === 'rural');
  const county = rural.levels.find((one: { region: string }) => one.region === '420281');
  assert.deepEqual(
    county.figures.map((one: { from: string; said: string }) => [one.from, one.said]),
    [
      ['2018-01-01', '600元/月'],
      ['2023-04-01', '634元/月'],
    ],
  );
  const compared = rural.levels.find((one: { region: string }) => one.region === '320904');
  assert.equal(compared.rank, null);
  assert.equal(rural.holds[0].region, '420281');
  assert.ok(regions.length >= 5);
});

test('the days of change are those on which a figure begins, and one of them is the first of April 2023', async () => {
  const { items } = await read('days?region=420281');
  const found = items.find((one: { day: string }) => one.day === '2023-04-01');
  assert.ok(found.figures >= 2);
  assert.deepEqual(
    items.map((one: { day: string }) => one.day),
    items.map((one: { day: string }) => one.day).toSorted(),
  );
});

test('between two days exactly what changed is told, and between a day and itself nothing', async () => {
  const { figures, rules } = await read('changes?region=420281&from=2023-03-31&to=2023-04-01');
  const rural = figures.find(
    (one: { code: string; label: string }) => one.code === 'dibao.standard' && one.label === '农村',
  );
  assert.equal(rural.before.said, '600元/月');
  assert.equal(rural.after.said, '634元/月');
  assert.ok(
    rules.every((one: { code: string }) => one.code.startsWith('price.')),
    'only the price subsidy has a rule of that day',
  );
  const law = await read('changes?region=420281&from=2021-06-30&to=2021-07-01');
  assert.ok(law.rules.some((one: { code: string }) => one.code === 'dibao.single'));
  assert.ok(
    law.schemes.some(
      (one: { code: string; after: string }) => one.code === 'edge-family' && one.after === 'in-force',
    ),
  );
  const same = await read('changes?from=2021-06-30&to=2021-06-30');
  assert.deepEqual(same, { schemes: [], figures: [], rules: [] });
});

test('a scheme tells each of its conditions with the article of the day', async () => {
  const page = await read('schemes/minimum-living-allowance?on=2023-06-15');
  const single = page.conditions.find((one: { code: string }) => one.code === 'dibao.single');
  assert.match(single.article.written, /民发〔2022〕83号）一、/);
  const before = await read('schemes/minimum-living-allowance?on=2020-06-15');
  const old = before.conditions.find((one: { code: string }) => one.code === 'dibao.single');
  assert.match(old.article.written, /民发〔2012〕220号/);
  assert.ok(page.versions.some((one: { day: string }) => one.day === '2021-07-01'));
  assert.ok(page.limits.some((one: { code: string }) => one.code === 'limits.dibao.total'));
  assert.ok(page.examples.length >= 8);
  assert.ok(page.interactions.length > 0);
});

test('how much it is, is told of every scheme that pays, also where the condition is that there is an amount', async () => {
  const { items } = await read('schemes?on=2023-06-15');
  for (const { code, isStanding } of items) {
    if (isStanding) continue;
    const { amounts } = await read(`schemes/${code}?on=2023-06-15`);
    assert.ok(amounts.length > 0, code);
  }
});

test('every scheme can be told on every day on which something changes, with a text for every rule', async () => {
  const { items: days } = await read('days?region=420281');
  const { items: schemes } = await read('schemes');
  for (const { day } of [days[0], days.at(-1), ...days.filter((_: unknown, i: number) => i % 9 === 0)]) {
    for (const { code } of schemes) {
      const page = await read(`schemes/${code}?on=${day}`, 'en');
      for (const rule of [...page.conditions, ...page.amounts]) {
        assert.ok(
          rule.lines.every((line: string) => line.trim() !== '' && !line.includes('undefined')),
          rule.code,
        );
        assert.doesNotMatch(rule.lines.join(), /\p{Script=Han}/u, `${rule.code} in English`);
      }
    }
  }
});

test('a limit ends on the right working day around a holiday, is provisional before the notice, and is not guessed before all notices', async () => {
  const { items } = await read('limits?region=632323&on=2018-03-30&start=2018-04-02');
  const found = items.find((one: { code: string }) => one.code === 'limits.dibao.county-decision');
  assert.equal(found.days, 5);
  assert.equal(found.lastDay, '2018-04-10');
  const far = await read('limits?start=2090-01-01');
  assert.ok(far.items.some((one: { counts: string }) => one.counts === 'working-days'));
  for (const one of far.items) assert.equal(one.isProvisional, one.counts === 'working-days', one.code);
  assert.ok(items.every((one: { isProvisional: boolean }) => !one.isProvisional));
  const next = await read('working-days?start=2027-02-01&days=5');
  assert.deepEqual([next.lastDay, next.isProvisional], ['2027-02-12', true]);
  assert.deepEqual(next.holidays, ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10']);
  const counted = await read('working-days?start=2018-04-02&days=5');
  assert.equal(counted.lastDay, '2018-04-10');
  assert.deepEqual([counted.isProvisional, counted.workedWeekendDays], [false, ['2018-04-08']]);
  const refused = await browser.send('GET', '/api/v1/policy/working-days?start=2017-01-03&days=5');
  assert.equal(refused.status, 404);
  assert.match(refused.body.error.what, /2017/);
});

const family = {
  household: {
    residence: '农村',
    vehicles: 0,
    dwellings: 1,
    financialAssets: '0 元',
    receivesMinimumLiving: false,
  },
  members: [
    {
      id: '张某',
      birthDate: '1975-03-02',
      living: 'together',
      disabilityKind: 'none',
      seriousIllness: false,
      employed: true,
      legalSupport: 'able',
      wageIncome: '1000 元/月',
      businessIncome: '0 元/年',
      propertyIncome: '0 元/年',
      transferIncome: '0 元/年',
      otherIncome: '0 元/年',
      exemptIncome: '0 元/年',
      supportPaid: '0 元/年',
      employmentCosts: '0 元/年',
    },
  ],
};
const asked = { region: '420281', on: '2023-06-15', schemes: ['minimum-living-allowance'] };

test('the calculator asks for what is missing and takes nothing as zero', async () => {
  const answer = await calculate({
    ...asked,
    facts: { household: {}, members: [{ birthDate: '1975-03-02' }] },
  });
  assert.equal(answer.status, 200, answer.text.slice(0, 300));
  const [decision] = answer.body.decisions;
  assert.equal(decision.status, 'needs-facts');
  assert.equal(decision.amountFen, null);
  const paths = answer.body.questions.map((one: { path: string }) => one.path);
  assert.ok(paths.includes('household.residence') && paths.includes('members[0].wageIncome'));
});

test('the calculator decides, explains, and gives the facts back in the form that decide reads', async () => {
  const { status, body, text } = await calculate({ ...asked, facts: family });
  assert.equal(status, 200, text.slice(0, 300));
  const [decision] = body.decisions;
  assert.equal(decision.status, 'decided', JSON.stringify(body.questions));
  assert.equal(decision.eligible, false);
  assert.match(decision.explanation, /每月1,000元/);
  assert.equal(body.facts.members[0].wageIncome, '12000 元/年');
  assert.equal(body.facts.household.residence, 'rural');
  const again = await calculate({ ...asked, facts: body.facts });
  assert.deepEqual(again.body, body);
  const figure = decision.trace.find(
    (one: { parameter: string | null }) => one.parameter === 'dibao.standard',
  );
  assert.match(figure.from, /2023年度/);
});

test('members are called as the family calls them', async () => {
  const schemes = ['disability-care-subsidy'];
  const two = {
    ...family,
    members: [
      { ...family.members[0], needsLongTermCare: false },
      { id: '女儿', birthDate: '2010-09-01', disabilityKind: 'none' },
    ],
  };
  const { body } = await calculate({ ...asked, schemes, facts: two });
  const [decision] = body.decisions;
  assert.match(`${decision.headline}${decision.sentences.join()}${JSON.stringify(decision.trace)}`, /张某/);
  assert.doesNotMatch(decision.sentences.join(), /第1位/);
});

test('an answer that no scheme looks at is not among those used', async () => {
  const schemes = ['disability-care-subsidy'];
  const facts = {
    household: { medicalSpending: '100 元/年' },
    members: [{ birthDate: '1960-01-01', disabilityKind: 'none' }],
  };
  const { body } = await calculate({ ...asked, schemes, facts });
  assert.ok(body.used.includes('members[0].disabilityKind'));
  for (const idle of ['household.medicalSpending']) assert.ok(!body.used.includes(idle), idle);
});

test('bad facts are refused together, each with its own path', async () => {
  const bad = {
    household: { wohnung: 1 },
    members: [{ birthDate: '2024-01-01', wageIncome: 1200, otherIncome: '-1 元/月' }],
  };
  const { status, body } = await calculate({ ...asked, facts: bad });
  assert.equal(status, 422);
  const fields = body.error.details.map((one: { field: string }) => one.field).toSorted();
  assert.deepEqual(fields, [
    'household.wohnung',
    'members[0].birthDate',
    'members[0].otherIncome',
    'members[0].wageIncome',
  ]);
  for (const one of body.error.details) assert.match(one.what, /\p{Script=Han}/u);
});

test('the figures can be taken out as a list, by whoever may take lists out', async () => {
  const { figuresList } = await import('./lists.ts');
  const filter = figuresList.readFilter({ region: '420281', on: '2023-06-15', q: '低保标准' });
  assert.ok(filter.ok);
  const rows = await services.db.read(actor, async (reader) => {
    const { db, cipher, clock } = services;
    const context = {
      reader,
      db,
      actor,
      cipher,
      today: clock.today(),
      now: clock.now(),
      language: 'zh',
    } as const;
    return await Array.fromAsync(
      figuresList.rows(context, filter.value, ['title', 'class', 'value', 'from']),
    );
  });
  const rural = rows.find(([title, kind]) => title === '低保标准（每人）' && kind === '农村');
  assert.deepEqual(rural, ['低保标准（每人）', '农村', '634元/月', Temporal.PlainDate.from('2023-04-01')]);
  // A village worker takes no list out, though everybody may read this one.
  assert.equal((await browser.send('GET', '/api/v1/exports/lists')).status, 403);
});

test('an unknown region, scheme, figure or day is refused at its field', async () => {
  const cases: [string, number, string][] = [
    ['schemes?region=999999', 404, 'policy.region.unknown'],
    ['schemes/no-such', 404, 'policy.scheme.unknown'],
    ['parameters/no.such', 404, 'policy.parameter.unknown'],
    ['schemes?on=2023-02-30', 422, 'http.invalid'],
  ];
  for (const [address, status, code] of cases) {
    const answer = await browser.send('GET', `/api/v1/policy/${address}`);
    assert.equal(answer.status, status, address);
    assert.equal(answer.body.error.code, code, address);
  }
});
