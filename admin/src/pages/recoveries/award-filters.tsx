import { type FilterSpec, pickedFromText, useFilters, useTexts, yuanFromFen } from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { recoveryTexts } from './texts.ts';

export const money = (fen: number) => <span className="figures">{yuanFromFen(fen)}</span>;

export const placeOf = ({
  townName,
  villageName,
}: {
  townName: string | null;
  villageName: string | null;
}): string => `${townName ?? ''} ${villageName ?? ''}`.trim();

/** What both lists are asked of the award of a row. */
export function useAwardFilters() {
  const t = useTexts(recoveryTexts);
  const { values } = useFilters();
  const schemes = useSchemeTitles();
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  const specs: readonly FilterSpec[] = [
    { name: 'name', label: t.find, kind: 'text' },
    { name: 'scheme', label: t.scheme, kind: 'choice', options: schemes.options },
    { name: 'town', label: t.town, kind: 'place', level: 'town' },
    { name: 'village', label: t.village, kind: 'place', level: 'village' },
  ];
  const query = {
    ...(values.name?.trim() ? { name: values.name.trim() } : {}),
    ...(values.scheme ? { scheme: values.scheme } : {}),
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
    ...(values.personId ? { personId: values.personId } : {}),
    ...(values.householdId ? { householdId: values.householdId } : {}),
  };
  return { specs, query };
}
