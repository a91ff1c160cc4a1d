import { type ItemOf, useList } from '../../api/index.ts';
import {
  type Column,
  type FilterSpec,
  ListPage,
  Mark,
  pickedFromText,
  sayDate,
  useFilters,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { applicationTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/applications'>;

const TONES: Readonly<Record<string, 'warn' | 'plain' | 'ok' | 'seal'>> = {
  sent: 'warn',
  taken: 'ok',
  refused: 'seal',
};

/** The state of an application in one word. */
export function StateMark({ state }: Pick<Row, 'state'>) {
  const t = useTexts(applicationTexts);
  return <Mark tone={TONES[state] ?? 'plain'}>{t.states[state] ?? state}</Mark>;
}

/** What came in through the public's door; what waits longest first. */
export function ApplicationList() {
  const t = useTexts(applicationTexts);
  const { language } = useLanguage();
  const { values } = useFilters();
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  const query = {
    limit: 20,
    ...(values.state ? { state: values.state as 'sent' } : {}),
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
  };
  const filters: FilterSpec[] = [
    {
      name: 'state',
      label: t.state,
      kind: 'choice',
      options: Object.entries(t.states).map(([value, label]) => ({ value, label })),
    },
    { name: 'town', label: t.town, kind: 'place', level: 'town' },
    { name: 'village', label: t.village, kind: 'place', level: 'village' },
  ];
  const columns: Column<Row>[] = [
    { key: 'applicant', title: t.applicant, render: (row) => row.applicant },
    { key: 'matter', title: t.matter, render: (row) => row.matterTitle },
    { key: 'kind', title: t.kind, render: (row) => t.kinds[row.kind] ?? row.kind },
    { key: 'state', title: t.state, render: (row) => <StateMark state={row.state} /> },
    { key: 'place', title: t.place, render: (row) => `${row.townName ?? ''} ${row.villageName ?? ''}` },
    { key: 'sent', title: t.sentOn, render: (row) => sayDate(row.sentOn, language) },
    { key: 'photos', title: t.photos, render: (row) => t.photoCount(row.photos) },
    { key: 'code', title: t.code, render: (row) => <span className="figures">{row.code ?? ''}</span> },
  ];
  return (
    <ListPage<Row>
      name="applications"
      label={t.title}
      title={t.title}
      intro={t.intro}
      filters={filters}
      list={useList('GET /api/v1/applications', { query })}
      columns={columns}
      rowKey={(row) => row.id}
      rowLink={(row) => `/applications/${row.id}`}
      empty={{ text: t.nobody, next: t.nobodyNext }}
    />
  );
}
