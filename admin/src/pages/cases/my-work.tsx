import { Button } from 'antd';
import { useState } from 'react';
import { type ItemOf, useList, useRead } from '../../api/index.ts';
import { type Column, ListPage, useFilters, useMay, useTexts } from '../../kit/index.ts';
import { BulkDrawer, type BulkOutcome } from './bulk-drawer.tsx';
import { useCaseColumns } from './case-columns.tsx';
import './cases.css';
import { ChoosingBar, ChoosingOutcome, chooseColumn } from './choosing.tsx';
import { IssueButton } from './issue-bar.tsx';
import { caseTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/cases/work'>;
type State = 'waiting' | 'near' | 'late';
const states: readonly State[] = ['waiting', 'near', 'late'];

/** What waits for this post, what is due first at the head; many of one step are done in one go. */
export function MyWork() {
  const t = useTexts(caseTexts);
  const filters = useFilters();
  const { state, group } = filters.values;
  const [matter, step] = (group ?? '').split('/');
  const query = {
    limit: 50,
    state: states.find((one) => one === state) ?? 'waiting',
    ...(matter ? { matter } : {}),
    ...(step ? { step } : {}),
  } as const;
  const list = useList('GET /api/v1/cases/work', { query });
  const counts = useRead('GET /api/v1/cases/work/counts', {});
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const mayAct = useMay('cases.act');
  const groups = counts.data?.items ?? [];
  return (
    <ListPage<Row>
      name="work"
      label={t.work}
      title={t.work}
      intro={t.workIntro}
      list={list}
      filters={[
        {
          name: 'group',
          label: t.step,
          kind: 'choice',
          options: groups.map((one) => ({
            value: `${one.matter}/${one.step ?? ''}`,
            label: `${one.title} · ${one.stepTitle ?? t.phases.applied} (${one.waiting})`,
          })),
        },
      ]}
      top={<StateTabs groups={groups} state={query.state} onState={(next) => filters.set('state', next)} />}
      above={
        <>
          {outcome ? <Outcome outcome={outcome} /> : null}
          {mayAct && list.items.length > 0 ? (
            <BulkBar
              rows={list.items}
              chosen={chosen}
              setChosen={setChosen}
              onDone={(done) => {
                setOutcome(done);
                setChosen(new Map());
              }}
            />
          ) : null}
        </>
      }
      columns={useWorkColumns(mayAct, chosen, setChosen)}
      rowKey={(row) => row.id}
      rowLink={(row) => `/cases/${row.id}`}
      empty={{ text: t.noWork, next: t.noWorkNext }}
    />
  );
}

function StateTabs({
  groups,
  state,
  onState,
}: {
  groups: readonly { waiting: number; near: number; late: number }[];
  state: State;
  onState(next: string): void;
}) {
  const t = useTexts(caseTexts);
  return (
    <fieldset className="work-states">
      <legend className="sr-only">{t.phase}</legend>
      {states.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === state}
          className={`work-state work-${one}`}
          onClick={() => onState(one === 'waiting' ? '' : one)}
        >
          <b className="figures">{groups.reduce((sum, group) => sum + group[one], 0)}</b> {t[one]}
        </button>
      ))}
    </fieldset>
  );
}

type Chosen = ReadonlyMap<string, Row>;

function useWorkColumns(mayAct: boolean, chosen: Chosen, setChosen: (next: Chosen) => void): Column<Row>[] {
  const t = useTexts(caseTexts);
  const columns = useCaseColumns().filter(({ key }) => key !== 'phase');
  const toggle = (row: Row): void => {
    const next = new Map(chosen);
    if (!next.delete(row.id)) next.set(row.id, row);
    setChosen(next);
  };
  const choose = chooseColumn<Row>({
    title: t.choose,
    say: ({ applicant }) => t.chooseCase(applicant),
    isChosen: ({ id }) => chosen.has(id),
    toggle,
  });
  return mayAct ? [...columns, choose] : columns;
}

/** What was chosen, and what can be done to all of it: one step of one matter at a time. */
function BulkBar({
  rows,
  chosen,
  setChosen,
  onDone,
}: {
  rows: readonly Row[];
  chosen: Chosen;
  setChosen(next: Chosen): void;
  onDone(outcome: BulkOutcome): void;
}) {
  const t = useTexts(caseTexts);
  const [isOpen, setIsOpen] = useState(false);
  const list = [...chosen.values()];
  const isOfOneStep = new Set(list.map(({ matter, step }) => `${matter}/${step}`)).size === 1;
  return (
    <ChoosingBar
      all={t.selectAll}
      chosen={t.chosen(list.length)}
      onAll={() => setChosen(new Map(rows.map((row) => [row.id, row])))}
    >
      <Button disabled={!isOfOneStep} onClick={() => setIsOpen(true)}>
        {t.bulk}
      </Button>
      {list.some(({ phase }) => phase === 'decided') ? (
        <IssueButton caseIds={list.map(({ id }) => id)} />
      ) : null}
      {list.length > 0 && !isOfOneStep ? <span className="bulk-hint">{t.bulkNeedsStep}</span> : null}
      {isOpen ? <BulkDrawer rows={list} onClose={() => setIsOpen(false)} onDone={onDone} /> : null}
    </ChoosingBar>
  );
}

function Outcome({ outcome }: { outcome: BulkOutcome }) {
  const t = useTexts(caseTexts);
  return (
    <ChoosingOutcome
      done={t.bulkDone(outcome.done)}
      title={t.bulkRefused(outcome.refused.length)}
      refused={outcome.refused.map((one) => ({
        key: one.caseId,
        say: t.labelled(`${one.applicant} ${one.caseNo}`, `${one.what} ${one.next}`),
      }))}
    />
  );
}
