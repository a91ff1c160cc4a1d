import { type FilterSpec, pickedFromText, useFilters, useTexts } from '../../kit/index.ts';
import { visitTexts } from './texts.ts';

/** What the lists of visits and of faults are asked in the same way: where, and whether it is late. */
export function useAreaFilters(): {
  readonly values: ReturnType<typeof useFilters>['values'];
  readonly place: readonly FilterSpec[];
  readonly timing: FilterSpec;
  readonly query: { townId?: string; villageId?: string; late?: true };
} {
  const t = useTexts(visitTexts);
  const { values } = useFilters();
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  return {
    values,
    place: [
      { name: 'town', label: t.town, kind: 'place', level: 'town' },
      { name: 'village', label: t.village, kind: 'place', level: 'village' },
    ],
    timing: {
      name: 'late',
      label: t.timing,
      kind: 'choice',
      options: [{ value: 'yes', label: t.late }],
      whenNone: t.all,
    },
    query: {
      ...(town ? { townId: town.id } : {}),
      ...(village ? { villageId: village.id } : {}),
      ...(values.late ? { late: true as const } : {}),
    },
  };
}

/** Where somebody lives, as both lists say it. */
export const sayPlace = (row: {
  readonly townName: string | null;
  readonly villageName: string | null;
}): string => `${row.townName ?? ''} ${row.villageName ?? ''}`;
