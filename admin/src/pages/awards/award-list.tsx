import { useList } from '../../api/index.ts';
import { ListPage, pickedFromText, sayMoment, useFilters, useTexts } from '../../kit/index.ts';
import { type Award, useAwardColumns } from '../../parts/award-columns.tsx';
import { awardTexts } from '../../parts/award-texts.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { awardPageTexts } from './texts.ts';

type State = 'running' | 'suspended' | 'stopped';
const SORTS = ['-amount', 'amount', 'name'] as const;
const STATES: readonly State[] = ['running', 'suspended', 'stopped'];

/** Every award of one's area, the latest opened first. */
export function AwardList() {
  const words = useTexts(awardTexts);
  const t = useTexts(awardPageTexts);
  const { values } = useFilters();
  const schemes = useSchemeTitles();
  const columns = useAwardColumns();
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  const state = STATES.find((one) => one === values.state);
  const sort = SORTS.find((one) => one === values.sort);
  const query = {
    limit: 20,
    ...(values.name?.trim() ? { name: values.name.trim() } : {}),
    ...(sort ? { sort } : {}),
    ...(values.scheme ? { scheme: values.scheme } : {}),
    ...(state ? { state } : {}),
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
    ...(values.personId ? { personId: values.personId } : {}),
    ...(values.householdId ? { householdId: values.householdId } : {}),
  };
  return (
    <ListPage<Award>
      name="awards"
      exportOf={{ list: 'awards', query }}
      label={t.list}
      title={words.awards}
      intro={t.intro}
      sorts={[
        { value: 'recent', label: t.sorts.recent },
        { value: '-amount', label: t.sorts.high },
        { value: 'amount', label: t.sorts.low },
        { value: 'name', label: t.sorts.name },
      ]}
      filters={[
        { name: 'name', label: t.find, kind: 'text' },
        { name: 'scheme', label: words.scheme, kind: 'choice', options: schemes.options },
        {
          name: 'state',
          label: words.state,
          kind: 'choice',
          options: STATES.map((value) => ({ value, label: words.states[value] ?? value })),
        },
        { name: 'town', label: t.town, kind: 'place', level: 'town' },
        { name: 'village', label: t.village, kind: 'place', level: 'village' },
      ]}
      list={useList('GET /api/v1/awards', { query })}
      columns={[
        { key: 'holder', title: words.holder, render: (award) => award.holderName },
        columns.scheme,
        columns.state,
        columns.amount,
        columns.since,
        { key: 'town', title: t.town, render: (award) => award.townName ?? t.soft },
        { key: 'village', title: t.village, render: (award) => award.villageName ?? t.soft },
        { key: 'by', title: t.openedBy, render: (award) => t.opened[award.openedBy] },
        { key: 'at', title: t.openedAt, render: (award) => sayMoment(award.openedAt), isExtra: true },
      ]}
      rowKey={(award) => award.id}
      rowLink={(award) => `/awards/${award.id}`}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}
