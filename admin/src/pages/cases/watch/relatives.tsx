import './watch.css';
import { Button } from 'antd';
import { type ItemOf, useList, useRead } from '../../../api/index.ts';
import {
  type Column,
  DataTable,
  Empty,
  ErrorBlock,
  List,
  Loading,
  Mark,
  PageHead,
  pickedFromText,
  Section,
  sayCount,
  sayDate,
  useFilters,
  useLanguage,
  useTexts,
} from '../../../kit/index.ts';
import { PhaseMark } from '../case-columns.tsx';
import { watchTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/cases/near-relatives'>;
type Office = ItemOf<'GET /api/v1/cases/near-relatives/offices'>;

/** Who of the offices has near relatives among the families, and the register of them. */
export function Relatives() {
  const t = useTexts(watchTexts);
  const filters = useFilters();
  const { values } = filters;
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  const places = { ...(town ? { townId: town.id } : {}), ...(village ? { villageId: village.id } : {}) };
  const query = { limit: 20, ...places, ...(values.officer ? { officer: values.officer } : {}) };
  const list = useList('GET /api/v1/cases/near-relatives', { query });
  const offices = useRead('GET /api/v1/cases/near-relatives/offices', { query: places });
  return (
    <>
      <PageHead title={t.relatives} intro={t.relativesIntro} />
      {offices.error ? <ErrorBlock error={offices.error} onRetry={() => void offices.refetch()} /> : null}
      {offices.data ? (
        <Offices rows={offices.data.items} onPick={(name) => filters.set('officer', name)} />
      ) : null}
      {offices.isLoading ? <Loading rows={2} /> : null}
      <Section
        title={values.officer ? t.labelled(t.register, values.officer) : t.register}
        actions={
          values.officer ? <Button onClick={() => filters.set('officer', '')}>{t.seeAll}</Button> : null
        }
      >
        <List<Row>
          name="near-relatives"
          label={t.register}
          list={list}
          filters={[
            { name: 'town', label: t.town, kind: 'place', level: 'town' },
            { name: 'village', label: t.village, kind: 'place', level: 'village' },
          ]}
          columns={useColumns()}
          rowKey={(row) => row.caseId}
          rowLink={(row) => `/cases/${row.caseId}`}
          empty={{ text: t.noRelatives, next: t.noRelativesNext }}
        />
      </Section>
    </>
  );
}

function Offices({ rows, onPick }: { rows: readonly Office[]; onPick(name: string): void }) {
  const t = useTexts(watchTexts);
  const count = (key: string, title: string, of: (row: Office) => number): Column<Office> => ({
    key,
    title,
    align: 'right',
    render: (row) => <span className="figures">{sayCount(of(row))}</span>,
  });
  return (
    <Section title={t.offices}>
      {rows.length === 0 ? (
        <Empty text={t.noRelatives} next={t.noRelativesNext} />
      ) : (
        <>
          <p className="field-soft">{t.officesNext}</p>
          <DataTable<Office>
            label={t.offices}
            rows={rows}
            rowKey={(row) => row.officer}
            columns={[
              {
                key: 'officer',
                title: t.officer,
                render: (row) => (
                  <Button type="link" className="link-plain" onClick={() => onPick(row.officer)}>
                    {row.officer}
                  </Button>
                ),
              },
              { key: 'town', title: t.town, render: (row) => row.townName ?? '—' },
              count('cases', t.cases, (row) => row.cases),
              count('open', t.openCases, (row) => row.open),
              count('granted', t.granted, (row) => row.granted),
              count('onRoll', t.onRoll, (row) => row.onRoll),
            ]}
          />
        </>
      )}
    </Section>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  return [
    { key: 'applicant', title: t.applicant, render: (row) => row.applicant },
    { key: 'officer', title: t.officer, render: (row) => row.officer },
    { key: 'relation', title: t.relation, render: (row) => row.relation ?? '—' },
    { key: 'matter', title: t.matter, render: (row) => row.matterTitle },
    {
      key: 'phase',
      title: t.cases,
      render: (row) => <PhaseMark phase={row.phase} isGranted={row.isGranted} />,
    },
    {
      key: 'roll',
      title: t.onRoll,
      render: (row) => <Mark tone={row.isOnRoll ? 'warn' : 'plain'}>{row.isOnRoll ? t.yes : t.no}</Mark>,
    },
    { key: 'place', title: t.place, render: (row) => `${row.townName ?? ''} ${row.villageName ?? ''}` },
    {
      key: 'registered',
      title: t.registered,
      render: (row) => `${sayDate(row.registeredOn, language)} ${row.registeredBy}`,
    },
  ];
}
