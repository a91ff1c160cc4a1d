import { useLocation, useNavigate } from 'react-router';
import { useList, useRead } from '../../api/index.ts';
import {
  type FilterSpec,
  FindBox,
  LinkButton,
  ListPage,
  pickedFromText,
  useFilters,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { type CaseRow, useCaseColumns } from './case-columns.tsx';
import { caseTexts } from './texts.ts';

/** Every case of one's area, the latest first. */
export function CaseList() {
  const t = useTexts(caseTexts);
  const navigate = useNavigate();
  const location = useLocation();
  const mayAct = useMay('cases.act');
  const { values } = useFilters();
  const q = (location.state as { q?: string } | null)?.q ?? '';
  const matters = useRead('GET /api/v1/matters', {});
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  const query = {
    limit: 20,
    ...(q === '' ? {} : { q }),
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
    ...(values.matter ? { matter: values.matter } : {}),
    ...(values.phase ? { phase: values.phase } : {}),
  };
  const filters: FilterSpec[] = [
    {
      name: 'matter',
      label: t.matter,
      kind: 'choice',
      options: (matters.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title })),
    },
    {
      name: 'phase',
      label: t.phase,
      kind: 'choice',
      options: Object.entries(t.phases).map(([value, label]) => ({ value, label })),
    },
    { name: 'town', label: t.town, kind: 'place', level: 'town' },
    { name: 'village', label: t.village, kind: 'place', level: 'village' },
  ];
  return (
    <ListPage<CaseRow>
      name="cases"
      exportOf={{ list: 'cases', query }}
      label={t.cases}
      title={t.cases}
      actions={
        mayAct ? (
          <LinkButton to="/cases/new" isPrimary>
            {t.newCase}
          </LinkButton>
        ) : null
      }
      top={
        <FindBox
          id="cases-find"
          label={t.findLabel}
          placeholder={t.findPlaceholder}
          button={t.find}
          value={q}
          onFind={(typed) =>
            void navigate({ search: location.search }, { state: { q: typed }, replace: true })
          }
        />
      }
      isNarrowed={q !== ''}
      filters={filters}
      list={useList('GET /api/v1/cases', { query })}
      columns={useCaseColumns()}
      rowKey={(row) => row.id}
      rowLink={(row) => `/cases/${row.id}`}
      empty={{ text: t.nobody, next: t.nobodyNext }}
    />
  );
}
