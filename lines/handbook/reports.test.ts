import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import {
  type DatedValue,
  dayBefore,
  getYmd,
  type ParameterDefinition,
  regionChain,
  toIso,
  units,
} from '../../engine/index.ts';
import { findHeld } from '../../engine/language/units.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';

interface Held {
  readonly says: string;
  readonly place: string;
  readonly figure: string;
  readonly on: string;
  readonly until?: string;
  readonly value: string;
  /** What held on the day before; `nothing`, or left out where the report does not say and it only must differ. */
  readonly before?: string;
}
interface County {
  readonly county: string;
  readonly name: string;
  readonly report: string;
  readonly held: readonly Held[];
  readonly left: readonly { readonly says: string; readonly why: string }[];
}

const file = path.resolve(import.meta.dirname, 'reported-figures.yaml');
const counties = parse(readFileSync(file, 'utf8')) as readonly County[];
const { book, packs } = openPacks();

function definitionOf(figure: string): readonly [definition: ParameterDefinition, cell: string] {
  const [code = '', cell = ''] = figure.split(' ');
  const definition = handbook.parameters.get(code);
  assert.ok(definition, code);
  return [definition, cell];
}

/** What is written in the table, as the engine holds it. */
function heldOf({ kind }: ParameterDefinition, written: string): number {
  if (kind.kind === 'bool') return Number(written === '是');
  if (kind.kind === 'choice') return kind.values.indexOf(written);
  const [figure = '', unitName = ''] = written.split(' ');
  const unit = units[unitName];
  assert.ok(unit, written);
  return Number(findHeld(figure, unit, kind));
}

const findOn = (county: string, figure: string, day: number): DatedValue | undefined => {
  const [{ code }, cell] = definitionOf(figure);
  return book.find(code, cell, county, day)?.won;
};
const at = (county: string, figure: string, day: string): number => {
  const found = findOn(county, figure, getYmd(day));
  assert.ok(found, figure);
  return found.value;
};
const nextDay = (iso: string): number => {
  const next = Temporal.PlainDate.from(iso).add({ days: 1 });
  return getYmd(next.toString());
};

for (const { county, name, report, held } of counties) {
  for (const { says, place, figure, on, until, value, before } of held) {
    test(`${name}：${says}（${figure} ${on}）`, () => {
      const [definition] = definitionOf(figure);
      const won = findOn(county, figure, getYmd(on));
      assert.ok(won);
      assert.equal(won.value, heldOf(definition, value));
      assert.equal(toIso(won.from), on, 'its first day');
      assert.equal(won.source?.document, report);
      assert.ok(won.source?.place.startsWith(place), `${won.source?.place} is not ${place}`);
      const eve = findOn(county, figure, dayBefore(getYmd(on)))?.value;
      if (before === undefined) assert.notEqual(eve, won.value);
      else assert.equal(eve, before === 'nothing' ? undefined : heldOf(definition, before));
      if (until === undefined) return;
      assert.equal(findOn(county, figure, getYmd(until))?.value, won.value, 'still on its last day');
      const after = findOn(county, figure, nextDay(until));
      assert.ok(after === undefined || after.source?.document !== report, 'no longer the day after');
    });
  }
}

test('every figure that cites a report stands in the table, as what it says or as what held before', () => {
  for (const { county, report, held } of counties) {
    const told = new Set(
      held.flatMap(({ figure, value, before }) => {
        const [definition] = definitionOf(figure);
        const written = [value, ...(before === undefined || before === 'nothing' ? [] : [before])];
        return written.map((one) => `${definition.code} ${heldOf(definition, one)}`);
      }),
    );
    const regions = regionChain(county);
    const citing = packs
      .filter(({ region }) => regions.includes(region))
      .flatMap(({ values }) => values)
      .filter(({ source }) => source?.document === report);
    assert.ok(citing.length > 0, report);
    for (const { parameter, value, from } of citing)
      if (definitionOf(parameter)[0].kind.kind !== 'choice')
        assert.ok(told.has(`${parameter} ${value}`), `${county} ${parameter} ${toIso(from)} ${value}`);
  }
});

test('what was left out says why, and each county tries its own figures on families', () => {
  assert.equal(counties.length, 5);
  for (const { county, left, held } of counties) {
    assert.ok(left.length > 0 && held.length > 1, county);
    for (const { says, why } of left) assert.ok(why.length > 1, says);
    assert.ok(
      packs.some((pack) => pack.region === county && pack.examples.length > 0),
      county,
    );
  }
});

test('the sums that the reports name fit one another', () => {
  const day = '2020-06-30';
  const two = at('430529', 'disability.living two', day) + at('430529', 'disability.care two', day);
  assert.equal(two, 12_000, '60 and 60 are 120 yuan');
  const least = at('430529', 'dibao.standard-least rural', day);
  assert.equal(at('430529', 'dibao.tier-amount one', day), least + 3_000, '310 and 30 are 340 yuan');
  const raise = at('420921', 'extreme-poverty.raise', '2018-04-01');
  const after = at('420921', 'extreme-poverty.basic rural/home', '2018-04-01');
  assert.equal(after - at('420921', 'extreme-poverty.basic rural/home', '2018-03-31'), raise);
  const general = at('420921', 'dibao.raise general', '2018-04-01');
  const standard = at('420921', 'dibao.standard rural', '2018-04-01');
  assert.equal(standard - at('420921', 'dibao.standard rural', '2018-03-31'), general);
  const [urban, rural] = ['urban', 'rural'].map((cell) =>
    at('420281', `dibao.standard ${cell}`, '2023-04-01'),
  );
  const share = Math.round(((rural ?? 0) / (urban ?? 1)) * 1000) / 10;
  assert.equal(share, 86.8, '634 is 86.8 % of 730');
  const target = at('420281', 'dibao.rural-share-least', '2023-04-01') / 10_000;
  assert.equal(Math.round((share - target) * 10) / 10, 13.8, 'above the target of the province');
  const [before, raised] = ['2023-03-31', '2023-04-01'].map((one) =>
    at('420281', 'orphan.standard home', one),
  );
  assert.equal(raised, Math.round((before ?? 0) * 1.04), 'the orphans’ standard rose by 4 %');
});
