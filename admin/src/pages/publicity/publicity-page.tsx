import { type ItemOf, useList } from '../../api/index.ts';
import {
  type Column,
  LinkButton,
  List,
  Mark,
  PageHead,
  Provisional,
  sayDate,
  Tabs,
  useFilters,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '../../kit/index.ts';
import { publicityTexts } from './texts.ts';

type Waiting = ItemOf<'GET /api/v1/publication/waiting'>;
type Row = ItemOf<'GET /api/v1/publication/lists'>;

/** What waits to be put up, what hangs, what is over, what was taken down. */
export function PublicityPage() {
  const t = useTexts(publicityTexts);
  const mayAct = useMay('cases.act');
  return (
    <>
      <PageHead
        title={t.title}
        intro={t.intro}
        actions={mayAct ? <LinkButton to="/publicity/standing">{t.standing}</LinkButton> : null}
      />
      <Tabs
        label={t.views}
        tabs={[
          { key: 'waiting', title: t.waiting, draw: () => <WaitingTable /> },
          { key: 'hanging', title: t.hanging, draw: () => <Lists state="hanging" /> },
          { key: 'over', title: t.over, draw: () => <Lists state="over" /> },
          { key: 'archive', title: t.archive, draw: () => <Lists state="archive" /> },
        ]}
      />
    </>
  );
}

function WaitingTable() {
  const t = useTexts(publicityTexts);
  const { language } = useLanguage();
  const mayAct = useMay('cases.act');
  const address = ({ matter, step, villageId }: Waiting) =>
    `/publicity/post?${new URLSearchParams({ matter, step, village: villageId })}`;
  const columns: Column<Waiting>[] = [
    { key: 'village', title: t.village, render: (row) => `${row.townName} ${row.villageName}` },
    { key: 'matter', title: t.matter, render: (row) => row.matterTitle },
    { key: 'step', title: t.step, render: (row) => row.stepTitle },
    { key: 'count', title: t.count, render: (row) => t.cases(row.count) },
    {
      key: 'due',
      title: t.due,
      render: ({ dueOn, dueIsProvisional }) =>
        dueOn ? (
          <>
            {sayDate(dueOn, language)}
            {dueIsProvisional ? <Provisional /> : null}
          </>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <List<Waiting>
      name="publication-waiting"
      label={t.waiting}
      list={useList('GET /api/v1/publication/waiting', { query: { limit: 20 } })}
      columns={columns}
      rowKey={(row) => `${row.villageId} ${row.matter} ${row.step}`}
      rowLink={(row) => (mayAct ? address(row) : undefined)}
      empty={{ text: t.nothingWaits, next: t.nothingWaitsNext }}
    />
  );
}

/** How long a list hangs, or that it does not any more. */
function Left({ row }: { readonly row: Row }) {
  const t = useTexts(publicityTexts);
  if (row.takenDownHow !== null) return <Mark>{t.how[row.takenDownHow] ?? row.takenDownHow}</Mark>;
  if (row.toConclude > 0) return <Mark tone="warn">{t.toConclude(row.toConclude)}</Mark>;
  if (row.daysLeft === null) return <Mark tone="ok">{t.kinds[row.kind] ?? row.kind}</Mark>;
  return <Mark tone="blue">{row.daysLeft === 1 ? t.lastDay : t.daysLeft(row.daysLeft)}</Mark>;
}

function Lists({ state }: { readonly state: 'hanging' | 'over' | 'archive' }) {
  const t = useTexts(publicityTexts);
  const { language } = useLanguage();
  const { values } = useFilters();
  const ofMatter = values.matter ? { matter: values.matter } : {};
  const isOfVillage = useSession().post?.level === 'village';
  const columns: Column<Row>[] = [
    { key: 'village', title: t.village, render: (row) => `${row.townName} ${row.villageName}` },
    {
      key: 'matter',
      title: t.matter,
      render: (row) => (row.kind === 'paid' ? `${row.matterTitle} · ${t.kinds.paid}` : row.matterTitle),
    },
    { key: 'state', title: t.state, render: (row) => <Left row={row} /> },
    {
      key: 'days',
      title: t.days,
      render: (row) =>
        row.lastDay === null
          ? t.longTerm(sayDate(row.postedOn, language))
          : t.fromTo(sayDate(row.postedOn, language), sayDate(row.lastDay, language)),
    },
    { key: 'size', title: t.size, render: (row) => t.lines(row.size) },
    {
      key: 'proofs',
      title: t.proofs,
      render: (row) => (row.proofs > 0 ? t.photoCount(row.proofs) : <Mark tone="warn">{t.noPhoto}</Mark>),
    },
    ...(isOfVillage
      ? []
      : [
          {
            key: 'objections',
            title: t.objections,
            render: (row: Row) =>
              row.objections === 0 ? (
                t.none
              ) : (
                <Mark tone={row.objectionsOpen > 0 ? 'warn' : 'plain'}>
                  {t.openOf(row.objectionsOpen, row.objections)}
                </Mark>
              ),
          },
        ]),
  ];
  return (
    <List<Row>
      name={`publication-${state}`}
      label={t[state]}
      list={useList('GET /api/v1/publication/lists', { query: { limit: 20, state, ...ofMatter } })}
      columns={columns}
      rowKey={(row) => row.id}
      rowLink={(row) => `/publicity/lists/${row.id}`}
      empty={{ text: t.noLists, next: t.noListsNext }}
    />
  );
}
