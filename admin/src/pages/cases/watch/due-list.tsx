import '../cases.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, type ResponseOf, useList, useRead, useWrite } from '../../../api/index.ts';
import {
  type Column,
  chinaToday,
  ListPage,
  Mark,
  pickedFromText,
  sayDate,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../../kit/index.ts';
import { ChoosingBar, ChoosingOutcome, chooseColumn } from '../choosing.tsx';
import { watchTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/cases/due'>;
type Outcome = ResponseOf<'POST /api/v1/cases/due/open'>;
const states = ['late', 'soon', 'all'] as const;

/** Who is to be looked at again and what runs out; for many of them cases are opened in one go. */
export function DueList() {
  const t = useTexts(watchTexts);
  const { values } = useFilters();
  const counts = useRead('GET /api/v1/cases/due/counts', {});
  const matters = counts.data?.items ?? [];
  const matter = values.matter ?? matters[0]?.matter ?? 'minimum-living-review';
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  const state = states.find((one) => one === values.state) ?? 'all';
  const query = {
    limit: 50,
    matter,
    state,
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
  } as const;
  const list = useList('GET /api/v1/cases/due', { query });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const mayOpen = useMay('cases.act');
  return (
    <ListPage<Row>
      name="cases-due"
      label={t.due}
      title={t.due}
      intro={t.dueIntro}
      list={list}
      filters={[
        {
          name: 'matter',
          label: t.matter,
          kind: 'choice',
          whenNone: matters.find((one) => one.matter === matter)?.title ?? t.matter,
          options: matters.map((one) => ({
            value: one.matter,
            label: t.labelled(one.title, t.counts(one.late, one.soon)),
          })),
        },
        {
          name: 'state',
          label: t.timing,
          kind: 'choice',
          whenNone: t.all,
          options: [
            { value: 'late', label: t.late },
            { value: 'soon', label: t.soon },
          ],
        },
        { name: 'town', label: t.town, kind: 'place', level: 'town' },
        { name: 'village', label: t.village, kind: 'place', level: 'village' },
      ]}
      exportOf={{ list: 'cases-due', query }}
      above={
        <>
          {outcome ? <Opened outcome={outcome} /> : null}
          {mayOpen && list.items.length > 0 ? (
            <OpenBar
              rows={list.items}
              matter={matter}
              chosen={chosen}
              setChosen={setChosen}
              onDone={(done) => {
                setOutcome(done);
                setChosen(new Set());
              }}
            />
          ) : null}
        </>
      }
      columns={useDueColumns(mayOpen, chosen, setChosen)}
      rowKey={(row) => row.personId}
      empty={{ text: t.nothingDue, next: t.nothingDueNext }}
    />
  );
}

function OpenBar({
  rows,
  matter,
  chosen,
  setChosen,
  onDone,
}: {
  rows: readonly Row[];
  matter: string;
  chosen: ReadonlySet<string>;
  setChosen(next: ReadonlySet<string>): void;
  onDone(outcome: Outcome): void;
}) {
  const t = useTexts(watchTexts);
  const open = useWrite('POST /api/v1/cases/due/open');
  const personIds = [...chosen];
  return (
    <ChoosingBar
      all={t.selectAll}
      chosen={t.chosen(personIds.length)}
      onAll={() => setChosen(new Set(rows.flatMap((row) => (row.open === null ? row.personId : []))))}
    >
      <Button
        type="primary"
        disabled={personIds.length === 0}
        loading={open.isPending}
        onClick={() => void open.mutateAsync({ body: { matter, personIds } }).then(onDone)}
      >
        {t.open}
      </Button>
    </ChoosingBar>
  );
}

function Opened({ outcome }: { outcome: Outcome }) {
  const t = useTexts(watchTexts);
  return (
    <ChoosingOutcome
      done={outcome.started > 0 || outcome.refused.length === 0 ? t.opened(outcome.started) : null}
      title={t.notOpened(outcome.refused.length)}
      refused={outcome.refused.map((one) => ({
        key: one.personId,
        say: t.labelled(one.name, `${one.what} ${one.next}`),
      }))}
    />
  );
}

function useDueColumns(
  mayOpen: boolean,
  chosen: ReadonlySet<string>,
  setChosen: (next: ReadonlySet<string>) => void,
): Column<Row>[] {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const today = chinaToday();
  const choose = chooseColumn<Row>({
    title: t.choose,
    say: ({ name }) => t.chooseOne(name),
    isChosen: ({ personId }) => chosen.has(personId),
    isClosed: ({ open }) => open !== null,
    toggle: ({ personId }) => toggle(personId),
  });
  return [
    {
      key: 'name',
      title: t.name,
      render: (row) =>
        row.householdId ? <Link to={`/households/${row.householdId}`}>{row.name}</Link> : row.name,
    },
    { key: 'class', title: t.class, render: (row) => row.class ?? t.noClass },
    { key: 'place', title: t.place, render: (row) => `${row.townName ?? ''} ${row.villageName ?? ''}` },
    { key: 'lastOn', title: t.lastOn, render: (row) => sayDate(row.lastOn, language) },
    {
      key: 'dueOn',
      title: t.dueOn,
      render: (row) => (
        <>
          {sayDate(row.dueOn, language)} {row.dueOn < today ? <Mark tone="seal">{t.late}</Mark> : null}
        </>
      ),
    },
    {
      key: 'open',
      title: t.openCase,
      render: (row) =>
        row.open ? (
          <Link className="figures" to={`/cases/${row.open.id}`}>
            {row.open.caseNo}
          </Link>
        ) : (
          t.none
        ),
    },
    ...(mayOpen ? [choose] : []),
  ];
}
