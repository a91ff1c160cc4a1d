import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, findYmd, makePlan } from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';

test('a family has one standing only: granted as one, edge, or of rigid spending', () => {
  const day = '2025-03-10';
  const schemes = ['minimum-living-allowance', 'edge-family', 'rigid-spending-family'];
  const plan = makePlan(handbook, openPacks().book, { region: '420281', day, schemes });
  const random = seeded(31);
  const seen = new Map(schemes.map((scheme) => [scheme, 0]));
  for (let made = 0; made < 1500; made++) {
    const facts = randomFacts(random, findYmd(day) ?? 0);
    const poor = {
      household: new Map([
        ...facts.household,
        ['vehicles', 0],
        ['dwellings', 1],
        ['financialAssets', 0],
      ] as const),
      members: facts.members,
    };
    const held = evaluate(plan, poor).filter(({ eligible }) => eligible === true);
    for (const { scheme } of held) seen.set(scheme.code, (seen.get(scheme.code) ?? 0) + 1);
    const codes = held.map(({ scheme }) => scheme.code);
    assert.ok(!(codes.includes('edge-family') && codes.includes('rigid-spending-family')));
    assert.ok(!(codes.includes('minimum-living-allowance') && codes.includes('rigid-spending-family')));
  }
  for (const [scheme, count] of seen) assert.ok(count > 10, `${scheme}: ${count}`);
});
