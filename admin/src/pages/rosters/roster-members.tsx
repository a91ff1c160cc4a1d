import './rosters.css';
import { useParams } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import {
  type Column,
  ListPage,
  Mark,
  pickedFromText,
  sayDate,
  useCodes,
  useFilters,
  useLanguage,
  useTexts,
  yuanFromFen,
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
  const query = {
    limit: 20,
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
    ...(values.state === 'left' ? { left: true } : {}),
  };
  const list = useList('GET /api/v1/rosters/{code}/members', { params: { code: rosterCode }, query });
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
      exportOf={{ list: `roster-${rosterCode}`, query }}
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

/** What the sheet said about class, income and amount. */
function RosterFacts({ row }: { row: Member }) {
  const t = useTexts(rosterTexts);
  const codes = useCodes();
  const { language } = useLanguage();
  const say = (name: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    const text = String(value);
    if (name.endsWith('Fen')) return t.yuan(yuanFromFen(text));
    if (name === 'disabilityKind') return codes.say('disability-kind', text);
    if (name === 'disabilityGrade') return codes.say('disability-grade', text);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? sayDate(text, language) : text;
  };
  return (
    <ul className="roster-facts">
      {Object.entries(row.facts).map(([name, value]) => (
        <li key={name}>
          <span className="option-more">{t.factNames[name] ?? name}</span> {say(name, value)}
        </li>
      ))}
      {row.importRow === null ? null : <li className="option-more">{t.importRow(row.importRow)}</li>}
    </ul>
  );
}
