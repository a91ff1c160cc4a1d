import type { Pack } from '../../../engine/index.ts';
import { tierKinds } from '../../../engine/index.ts';
import { methodKinds } from '../../social-assistance/law/standards.ts';

/** Invented regions that follow other methods than the packs do, so that every branch is compared. */
export function variantPacks(model: Pack): readonly Pack[] {
  const copy = (region: string, change: (code: string, value: number) => number): Pack => ({
    ...model,
    region,
    examples: [],
    values: model.values.map((value) => ({
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
  const dated = { region: '429903', written: '', from: 20_120_101, published: 20_120_101, known: 20_120_101 };
  const reason = { assumed: 'for tests' };
  const tierValues = tierKinds.values.slice(1).map((cell, index) => ({
    ...dated,
    ...reason,
    parameter: 'dibao.tier-amount',
    cell,
    value: 34_000 - index * 7_150,
  }));
  const method = {
    ...dated,
    ...reason,
    parameter: 'dibao.method',
    cell: '',
    value: methodKinds.values.indexOf('tiers'),
  };
  return [richer, wider, { ...tiers, values: [...tiers.values, ...tierValues, method] }];
}
