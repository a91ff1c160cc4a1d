import { useLocation, useNavigate } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import {
  type Column,
  type FilterSpec,
  FindBox,
  LinkButton,
  ListPage,
  Mark,
  pickedFromText,
  sayDate,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { householdTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/households'>;

export function HouseholdList() {
  const t = useTexts(householdTexts);
  const navigate = useNavigate();
  const location = useLocation();
  const mayWrite = useMay('registry.write');
  const { values } = useFilters();
  const q = (location.state as { q?: string } | null)?.q ?? '';
  const town = pickedFromText(values.town);
  const village = pickedFromText(values.village);
  const query = {
    limit: 20,
    ...(q === '' ? {} : { q }),
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
    ...(values.state === 'dissolved' ? { dissolved: true } : {}),
  };
  const list = useList('GET /api/v1/households', { query });
  const filters: FilterSpec[] = [
    { name: 'town', label: t.town, kind: 'place', level: 'town' },
    { name: 'village', label: t.village, kind: 'place', level: 'village' },
    {
      name: 'state',
      label: t.state,
      kind: 'choice',
      options: [{ value: 'dissolved', label: t.dissolvedOnes }],
    },
  ];
  return (
    <ListPage<Row>
      name="households"
      label={t.list}
      title={t.title}
      actions={
        mayWrite ? (
          <LinkButton to="/households/new" isPrimary>
            {t.newHousehold}
          </LinkButton>
        ) : null
      }
      top={
        <FindBox
          id="households-find"
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
      list={list}
      exportOf={{ list: 'households', query }}
      columns={useColumns()}
      rowKey={(row) => row.id}
      rowLink={(row) => `/households/${row.id}`}
      empty={{ text: t.nobody, next: t.nobodyNext }}
    />
  );
}

function useColumns(): Column<Row>[] {
  const t = useTexts(householdTexts);
  const { language } = useLanguage();
  return [
    { key: 'head', title: t.head, render: (row) => row.headName ?? t.noHead },
    {
      key: 'number',
      title: t.number,
      render: (row) => <span className="figures">{row.householdNo ?? '—'}</span>,
    },
    { key: 'members', title: t.members, render: (row) => t.count(row.members) },
    { key: 'place', title: t.place, render: (row) => `${row.townName ?? ''} ${row.villageName ?? ''}` },
    {
      key: 'formed',
      title: t.formed,
      render: (row) =>
        row.dissolvedOn ? (
          <Mark>{`${t.dissolved} ${sayDate(row.dissolvedOn, language)}`}</Mark>
        ) : (
          sayDate(row.formedOn, language)
        ),
    },
  ];
}
