import { type DatedValue, type Pack, regionChain, tierKinds } from '../../../engine/index.ts';
import { launchKinds, priceMethods, priceRoundings } from '../../social-assistance/law/price-subsidy.ts';
import { methodKinds } from '../../social-assistance/law/standards.ts';

const forTests = {
  written: '',
  from: 20_120_101,
  published: 20_120_101,
  known: 20_120_101,
  assumed: 'for tests',
};

/** Prices that rise in every month, and how this region pays for it. */
function prices(
  region: string,
  method: (typeof priceMethods.values)[number],
  rounding: (typeof priceRoundings.values)[number],
): readonly DatedValue[] {
  const figures: Readonly<Record<string, number>> = {
    'price.launch': launchKinds.values.indexOf('by-index'),
    'price.method': priceMethods.values.indexOf(method),
    'price.rounding': priceRoundings.values.indexOf(rounding),
    'price.cpi': 32_100,
    'price.food': 183_000,
    'price.scpi': 47_300,
    'price.high-line': 50_000,
    'price.per-point': 500,
    'price.floor': 2_000,
    'price.multiple': 1_500_000,
  };
  const single = Object.entries(figures).map(([parameter, value]) => ({ parameter, cell: '', value }));
  const divisors = [
    { parameter: 'price.divisor', cell: 'low', value: 12 },
    { parameter: 'price.divisor', cell: 'high', value: 8 },
  ];
  return [...single, ...divisors].map((figure) => ({ ...forTests, ...figure, region }));
}

/** Follows the methods of 429904 with other figures. */
export const TWIN = '429905';

/** The figures of a pack, and those of the regions above it that it does not set itself. */
export function wholePack(packs: readonly Pack[], pack: Pack): readonly DatedValue[] {
  const known = new Set<string>();
  return regionChain(pack.region).flatMap((region) => {
    const own = packs.find((one) => one.region === region)?.values ?? [];
    const added = own.filter(({ parameter, cell }) => !known.has(`${parameter} ${cell}`));
    for (const { parameter, cell } of added) known.add(`${parameter} ${cell}`);
    return added;
  });
}

/** Invented regions that follow other methods than the packs do, so that every branch is compared. */
export function variantPacks(packs: readonly Pack[], model: Pack): readonly Pack[] {
  // Prices have figures of their own here.
  const values = wholePack(packs, model).filter(({ parameter }) => !parameter.startsWith('price.'));
  const copy = (region: string, change: (code: string, value: number) => number): Pack => ({
    ...model,
    region,
    examples: [],
    values: values.map((value) => ({
      ...value,
      region,
      value: change(value.parameter, value.value),
    })),
  });
  const richer = copy('429901', (code, value) =>
    /standard$|basic$|care$|living$/.test(code) ? value + 1701 : value,
  );
  const wider = copy('429902', (code, value) =>
    /-for-|full-when-unable|low-income-only/.test(code) ? 1 : value,
  );
  const tiers = copy('429903', (_, value) => value);
  const points = copy('429904', (_, value) => value);
  const twin = copy(TWIN, (code, value) => (code === 'dibao.standard' ? value + 4_100 : value));
  const tierValues = tierKinds.values.slice(1).map((cell, index) => ({
    ...forTests,
    region: '429903',
    parameter: 'dibao.tier-amount',
    cell,
    value: 34_000 - index * 7_150,
  }));
  const method = {
    ...forTests,
    region: '429903',
    parameter: 'dibao.method',
    cell: '',
    value: methodKinds.values.indexOf('tiers'),
  };
  const careForExtremePoor = {
    ...forTests,
    region: '429902',
    parameter: 'disability.care-for-extreme-poor',
    cell: '',
    value: 1,
  };
  const adding = (pack: Pack, more: readonly DatedValue[]): Pack => ({
    ...pack,
    values: [...pack.values, ...more],
  });
  return [
    adding(richer, prices('429901', 'fraction', 'yuan-up')),
    adding(wider, [careForExtremePoor, ...prices('429902', 'scpi', 'yuan')]),
    adding(tiers, [...tierValues, method, ...prices('429903', 'trigger', 'jiao')]),
    adding(points, prices('429904', 'per-point', 'fen')),
    adding(twin, prices(TWIN, 'per-point', 'fen')),
  ];
}
