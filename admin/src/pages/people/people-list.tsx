import { useLocation, useNavigate } from 'react-router';
import { type BodyOf, type ItemOf, useList } from '../../api/index.ts';
import {
  ageOn,
  type Column,
  chinaToday,
  type FilterSpec,
  FindBox,
  LinkButton,
  ListPage,
  Mark,
  pickedFromText,
  useCodes,
  useFilters,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { peopleTexts } from './texts.ts';
import { Understood } from './understood.tsx';

type Row = ItemOf<'POST /api/v1/persons/search'>;

/** One box for a person, filters beside it, and who was found. */
export function PeopleList() {
  const t = useTexts(peopleTexts);
  const navigate = useNavigate();
  const location = useLocation();
  const mayWrite = useMay('registry.write');
  const { values } = useFilters();
  const q = (location.state as { q?: string } | null)?.q ?? '';
  const body = queryOf(q, values);
  const list = useList('POST /api/v1/persons/search', { body });
  const find = (typed: string): void =>
    void navigate({ search: location.search }, { state: { q: typed }, replace: true });
  return (
    <ListPage<Row>
      name="people"
      label={t.list}
      title={t.title}
      actions={
        mayWrite ? (
          <LinkButton to="/people/new" isPrimary>
            {t.newPerson}
          </LinkButton>
        ) : null
      }
      top={
        <FindBox
          id="people-find"
          label={t.findLabel}
          placeholder={t.findPlaceholder}
          button={t.find}
          help={t.findHelp}
          value={q}
          onFind={find}
        />
      }
      above={q === '' ? null : <Understood page={list.firstPage} />}
      isNarrowed={q !== ''}
      filters={useFilterSpecs()}
      {...(q === ''
        ? {
            sorts: [
              { value: 'name', label: t.byName },
              { value: 'birth', label: t.oldestFirst },
              { value: '-birth', label: t.youngestFirst },
            ],
          }
        : {})}
      list={list}
      exportOf={{ list: 'persons', query: body }}
      columns={useColumns()}
      rowKey={(row) => row.id}
      rowLink={(row) => `/people/${row.id}`}
      empty={{ text: t.nobody, next: t.nobodyNext }}
    />
  );
}

function queryOf(q: string, values: Readonly<Record<string, string>>): BodyOf<'POST /api/v1/persons/search'> {
  const town = pickedFromText(values.town);
  const village = pickedFromText(values.village);
  const number = (name: string): Record<string, number> =>
    /^\d+$/.test(values[name] ?? '') ? { [name]: Number(values[name]) } : {};
  return {
    limit: 20,
    ...(q === '' ? {} : { q }),
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
    ...number('sex'),
    ...number('ageFrom'),
    ...number('ageTo'),
    ...(values.disability ? { disability: values.disability } : {}),
    ...(values.living === 'no' || values.living === 'all' ? { living: values.living as 'no' | 'all' } : {}),
    ...(values.sort === 'birth' || values.sort === '-birth'
      ? { sort: values.sort as 'birth' | '-birth' }
      : {}),
  };
}

function useFilterSpecs(): FilterSpec[] {
  const t = useTexts(peopleTexts);
  const codes = useCodes();
  return [
    { name: 'town', label: t.town, kind: 'place', level: 'town' },
    { name: 'village', label: t.village, kind: 'place', level: 'village' },
    {
      name: 'sex',
      label: t.sex,
      kind: 'choice',
      options: codes.options('sex').filter(({ value }) => value === '1' || value === '2'),
    },
    { name: 'ageFrom', label: t.ageFrom, kind: 'text' },
    { name: 'ageTo', label: t.ageTo, kind: 'text' },
    {
      name: 'disability',
      label: t.disability,
      kind: 'choice',
      options: [{ value: 'any', label: t.anyDisability }, ...codes.options('disability-kind')],
    },
    {
      name: 'living',
      label: t.living,
      kind: 'choice',
      options: [
        { value: 'no', label: t.dead },
        { value: 'all', label: t.livingAndDead },
      ],
    },
  ];
}

function useColumns(): Column<Row>[] {
  const t = useTexts(peopleTexts);
  const codes = useCodes();
  const today = chinaToday();
  return [
    {
      key: 'name',
      title: t.name,
      render: (row) => (
        <>
          {row.name}
          {row.diedOn ? (
            <>
              {' '}
              <Mark>{t.dead}</Mark>
            </>
          ) : null}
        </>
      ),
    },
    { key: 'sex', title: t.sex, width: 64, render: (row) => codes.say('sex', row.sex) },
    {
      key: 'age',
      title: t.age,
      width: 72,
      render: (row) => (row.birthDate ? t.years(ageOn(row.birthDate, row.diedOn ?? today)) : '—'),
    },
    {
      key: 'birth',
      title: t.birthDate,
      width: 108,
      render: (row) => <span className="figures">{row.birthDate ?? '—'}</span>,
    },
    {
      key: 'id',
      title: t.idNumber,
      render: (row) => <span className="figures">{row.idMasked ?? t.noId}</span>,
    },
    { key: 'place', title: t.place, render: (row) => `${row.townName ?? ''} ${row.villageName ?? ''}` },
    {
      key: 'relation',
      title: t.relation,
      render: (row) => (row.relation ? codes.say('relation', row.relation) : '—'),
    },
    {
      key: 'disability',
      title: t.disability,
      render: (row) =>
        row.disabilityKind
          ? `${codes.say('disability-kind', row.disabilityKind)} ${codes.say('disability-grade', row.disabilityGrade)}`
          : '—',
    },
    { key: 'phone', title: t.phone, isExtra: true, render: (row) => row.phoneMasked ?? '—' },
  ];
}
