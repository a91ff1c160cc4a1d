import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, explain, findYmd, makePlan, readFacts, writeCitation } from '../../engine/index.ts';
import { family } from './law/example-facts.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';

const written = (document: string, place: string, language: 'zh' | 'en' = 'zh'): string =>
  writeCitation({ document, place }, handbook.documents, language);
const NOTE = '条款号凭记忆，待核';

test('an article that was compared with the text is cited plainly', () => {
  for (const place of ['第二十三条', '第八条', '第十一条、第二十四条（按条文手算）', '全文'])
    assert.doesNotMatch(written('dibao-2021', place), /待核/);
  assert.doesNotMatch(written('assistance-measures-2014', '第九条至第十三条'), /待核/);
});

test('an article number from memory says so, in both languages', () => {
  assert.match(written('disability-subsidies-2015', '二、（四）'), new RegExp(NOTE));
  assert.match(written('dibao-2021', '第四十三条'), new RegExp(NOTE));
  assert.match(written('dibao-2021', '第二十三条、第四十三条'), new RegExp(NOTE));
  assert.match(written('dibao-2021', '第四十三条', 'en'), /from memory, to be checked/);
});

test('a text that was not read in full says so', () => {
  assert.match(written('extreme-poverty-criteria-2016', '第五条'), /凭一般了解/);
});

test('every explanation shows which articles are still to be checked', () => {
  const { book } = openPacks();
  const day = '2023-06-15';
  const plan = makePlan(handbook, book, { region: '420281', day, schemes: ['disability-living-subsidy'] });
  const read = readFacts(
    family({}, { birthDate: '1975-03-02', relation: 'self', disabilityKind: 'limb', disabilityGrade: 'two' }),
    findYmd(day) ?? 0,
  );
  assert.ok(read.ok);
  const [decision] = evaluate(plan, read.value);
  assert.ok(decision);
  const { basis, steps } = explain(plan, decision, 'zh');
  assert.ok(basis.some((line) => line.includes(NOTE)));
  assert.ok(steps.some(({ from }) => from.includes(NOTE)));
});
