import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { flowChart, procedureHere } from '../../engine/matters/index.ts';
import { matterBook } from '../handbook/law/matters.ts';
import { openPortalHouse } from './testing/portal-house.ts';

const house = await openPortalHouse();
after(() => house.close());
const [village] = house.county.towns[0].villages;
const matters = [...matterBook.matters.values()];

test('a guide leaves nothing open that the place has settled, and no step behind one that is not done here', () => {
  for (const { code, procedures } of matters)
    for (const procedure of procedures)
      for (const isDelegated of [true, false]) {
        const here = procedureHere(procedure, isDelegated);
        const name = `${code} ${procedure.from} ${isDelegated}`;
        assert.doesNotMatch(
          JSON.stringify([here.steps.map(({ when }) => when), here.limits.map(({ when }) => when)]),
          /"delegated"/,
          name,
        );
        const codes = new Set(here.steps.map((step) => step.code));
        for (const { after: before = [] } of here.steps)
          for (const one of before) assert.ok(codes.has(one), `${name} ${one}`);
        const { nodes, edges } = flowChart(here);
        const places = new Set(nodes.map((node) => node.code));
        for (const { from, to } of edges)
          assert.ok(places.has(from) && places.has(to), `${name} ${from} ${to}`);
        assert.ok(
          here.steps.some(({ kind }) => kind === 'decision') ||
            procedure.steps.every(({ kind }) => kind !== 'decision'),
          name,
        );
      }
});

test('every matter has a guide on each day from which it is done so, and none on the day before the first', async () => {
  const visitor = house.openVisitor();
  for (const { code, title, procedures } of matters) {
    for (const { from } of procedures) {
      const { status, text } = await visitor.get(`/guides/${code}?on=${from}`);
      assert.equal(status, 200, `${code} ${from}`);
      assert.match(text, new RegExp(`<h1>${title.zh}</h1>`));
      assert.match(text, /<svg /);
    }
    const first = procedures[0]?.from ?? '';
    const eve = Temporal.PlainDate.from(first).subtract({ days: 1 }).toString();
    assert.match((await visitor.get(`/guides/${code}?on=${eve}`)).text, /这一天没有这个事项/, code);
  }
});

test('what offices have of one another is named as not to be brought, and nobody is asked to photograph it', async () => {
  const visitor = house.openVisitor();
  const { text } = await visitor.get('/guides/minimum-living');
  assert.match(text, /不用带的材料[\s\S]*身份证、户口簿[\s\S]*怎么办/);
});

test('every matter that families apply for has its form on the telephone, with an input for each field and none for the desk', async () => {
  const visitor = house.openVisitor();
  let forms = 0;
  for (const { code, procedures, kind } of matters) {
    const { status, text } = await visitor.get(`/apply/${code}?village=${village}`);
    assert.equal(status, 200, code);
    if (kind === 'change') continue;
    const form = procedures.at(-1)?.form ?? [];
    if (!text.includes('<form method="post"')) continue;
    forms += 1;
    for (const { name, isDeskOnly, deskChoices = [], end, from } of form) {
      for (const choice of deskChoices)
        assert.ok(!text.includes(`name="f.${name}" value="${choice}"`), `${code} ${name} ${choice}`);
      const isAskedToday =
        (from === undefined || from <= '2026-11-23') && (end === undefined || end > '2026-11-23');
      const isThere = text.includes(`name="f.${name}"`);
      assert.equal(isThere, isAskedToday && isDeskOnly !== true, `${code} ${name}`);
    }
  }
  assert.ok(forms > 10, `${forms} forms`);
});

test('where to apply is asked of each matter, and where it happened of the one that is dealt with there', async () => {
  const visitor = house.openVisitor();
  for (const [code, isThere] of [
    ['temporary-relief', true],
    ['elder-card', false],
    ['minimum-living', false],
  ] as const) {
    const { text } = await visitor.get(`/apply/${code}`);
    assert.equal(text.includes('选事情发生的地方'), isThere, code);
  }
});

test('which townships decide a matter themselves stands in its guide and in the list of powers, from day to day', async () => {
  const house = await openPortalHouse();
  try {
    const [town] = house.county.towns;
    await house.owner.query(
      `insert into case_delegation (county_code, id, matter, town_id, from_on, until_on, document, made_at, made_by,
         made_by_name) values ('420281', gen_random_uuid(), 'minimum-living', $1, '2026-03-02', '2026-06-30',
         '冶民发〔2026〕8号', now(), gen_random_uuid(), '某')`,
      [town.id],
    );
    const said = '第1镇：2026-03-02起至2026-06-30受理的，由乡镇（街道）直接确认（依据：冶民发〔2026〕8号）。';
    for (const path of ['/guides/minimum-living', '/powers'])
      for (const [on, isThere] of [
        ['2026-03-01', false],
        ['2026-03-02', true],
        ['2026-06-30', true],
        ['2026-07-01', false],
      ] as const) {
        const { text } = await house.openVisitor().get(`${path}?on=${on}`);
        assert.equal(text.includes(said), isThere, `${path} ${on}`);
      }
  } finally {
    await house.close();
  }
});
