import { useParams } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import {
  type Column,
  ListPage,
  Mark,
  pickedFromText,
  sayDate,
  useFilters,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { useRosters } from '../../parts/rosters.ts';
import { rosterTexts } from './texts.ts';

type Member = ItemOf<'GET /api/v1/rosters/{code}/members'>;

export function RosterMembers() {
  const { rosterCode = '' } = useParams();
  const t = useTexts(rosterTexts);
  const rosters = useRosters();
  const { values } = useFilters();
  const town = pickedFromText(values.town);
  const village = pickedFromText(values.village);
  const list = useList('GET /api/v1/rosters/{code}/members', {
    params: { code: rosterCode },
    query: {
      limit: 20,
      ...(town ? { townId: town.id } : {}),
      ...(village ? { villageId: village.id } : {}),
      ...(values.state === 'left' ? { left: true } : {}),
    },
  });
  return (
    <ListPage<Member>
      name="roster-members"
      label={t.list}
      title={rosters.say(rosterCode)}
      crumbs={[{ path: '/rosters', title: t.title }]}
      filters={[
        { name: 'town', label: t.town, kind: 'place', level: 'town' },
        { name: 'village', label: t.village, kind: 'place', level: 'village' },
        {
          name: 'state',
          label: t.state,
          kind: 'choice',
          options: [{ value: 'left', label: t.left }],
          whenNone: t.present,
        },
      ]}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      rowLink={(row) => `/people/${row.personId}`}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}

function useColumns(): Column<Member>[] {
  const t = useTexts(rosterTexts);
  const { language } = useLanguage();
  return [
    {
      key: 'name',
      title: t.person,
      render: (row) => (
        <>
          {row.name}
          {row.diedOn ? <Mark>{t.dead}</Mark> : null}
        </>
      ),
    },
    {
      key: 'id',
      title: t.idNumber,
      render: (row) => <span className="figures">{row.idMasked ?? '—'}</span>,
    },
    { key: 'place', title: t.place, render: (row) => `${row.townName ?? ''} ${row.villageName ?? ''}` },
    { key: 'from', title: t.from, render: (row) => sayDate(row.fromOn, language) },
    {
      key: 'to',
      title: t.to,
      render: (row) => (row.toOn ? sayDate(row.toOn, language) : <Mark tone="ok">{t.present}</Mark>),
    },
    { key: 'facts', title: t.facts, render: (row) => <RosterFacts row={row} /> },
  ];
}

/** What the sheet said about class, income and amount, in the words of the sheet. */
function RosterFacts({ row }: { row: Member }) {
  const t = useTexts(rosterTexts);
  const said = Object.entries(row.facts).filter(([, value]) => typeof value !== 'object' && value !== '');
  return (
    <>
      {said.map(([name, value]) => `${name} ${String(value)}`).join('，')}
      {row.importRow === null ? null : <div className="option-more">{t.importRow(row.importRow)}</div>}
    </>
  );
}
