import DownOutlined from '@ant-design/icons/DownOutlined';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  AsOf,
  ageOn,
  type Column,
  chinaToday,
  DataTable,
  Empty,
  ErrorBlock,
  Facts,
  LinkButton,
  Loading,
  Notice,
  PageHead,
  readDate,
  Section,
  sayDate,
  Tabs,
  useCodes,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { AwardsGiven } from '../../parts/awards-given.tsx';
import { FactTimeline } from '../../parts/fact-timeline.tsx';
import { type Act, ActDrawer, acts } from './act-drawer.tsx';
import { householdTexts } from './texts.ts';

export type HouseholdRecord = ResponseOf<'GET /api/v1/households/{id}'>;
type Member = HouseholdRecord['members'][number];

export function HouseholdPage() {
  const { householdId = '' } = useParams();
  const t = useTexts(householdTexts);
  const { language } = useLanguage();
  const { values, set } = useFilters();
  const on = readDate(values.on ?? '');
  const [splitOff, setSplitOff] = useState<string | null>(null);
  const household = useRead(
    'GET /api/v1/households/{id}',
    { params: { id: householdId }, query: on ? { on } : {} },
    { keepPrevious: true },
  );
  if (household.error)
    return <ErrorBlock isPage error={household.error} onRetry={() => void household.refetch()} />;
  if (!household.data) return <Loading />;
  const record = household.data;
  return (
    <>
      <PageHead
        title={record.headName ? t.headOf(record.headName) : t.noHead}
        crumbs={[{ path: '/households', title: t.title }]}
        actions={record.dissolvedOn || on ? null : <Acts record={record} onSplit={setSplitOff} />}
      />
      <AsOf on={on} onChange={(day) => set('on', day)} />
      {splitOff && !on ? (
        <Notice
          kind="ok"
          title={t.splitDone}
          action={<LinkButton to={`/households/${splitOff}`}>{t.toNewHousehold}</LinkButton>}
        />
      ) : null}
      {record.dissolvedOn ? (
        <Notice kind="warn" title={t.dissolvedNotice(sayDate(record.dissolvedOn, language))} />
      ) : null}
      <div className="panel">
        <Facts
          facts={[
            { label: t.number, value: record.householdNo },
            { label: t.place, value: `${record.townName ?? ''} ${record.villageName ?? ''}`.trim() },
            { label: t.registeredPlace, value: record.registeredPlace },
            { label: t.actualPlace, value: record.actualPlace },
            { label: t.formed, value: sayDate(record.formedOn, language) },
            { label: t.members, value: t.count(record.members.length) },
          ]}
        />
      </div>
      <Section title={on ? t.thatDay : t.current}>
        <Members
          label={on ? t.thatDay : t.current}
          members={record.members}
          empty={on ? t.nobodyThen : t.nobodyNow}
          on={on}
        />
      </Section>
      {on === null ? <AwardsGiven of={{ householdId }} /> : null}
      <Tabs
        label={t.tabs}
        tabs={[
          { key: 'timeline', title: t.timeline, draw: () => <HouseholdTimeline id={householdId} /> },
          {
            key: 'past',
            title: t.past,
            draw: () => (
              <Members label={t.past} members={record.formerMembers} empty={t.nobodyPast} on={on} isPast />
            ),
          },
        ]}
      />
    </>
  );
}

function HouseholdTimeline({ id }: { id: string }) {
  return <FactTimeline history={useRead('GET /api/v1/households/{id}/timeline', { params: { id } })} />;
}

function Acts({ record, onSplit }: { record: HouseholdRecord; onSplit(newId: string): void }) {
  const t = useTexts(householdTexts);
  const [act, setAct] = useState<Act | null>(null);
  if (!useMay('registry.write')) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: acts.map((key) => ({ key, label: t.actNames[key], danger: key === 'dissolve' })),
          onClick: ({ key }) => setAct(key as Act),
        }}
      >
        <Button type="primary">
          {t.acts} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {act ? <ActDrawer act={act} record={record} onClose={() => setAct(null)} onSplit={onSplit} /> : null}
    </>
  );
}

function Members({
  label,
  members,
  empty,
  on,
  isPast = false,
}: {
  label: string;
  members: readonly Member[];
  empty: string;
  /** The day that is asked about; today when null. */
  on: string | null;
  isPast?: boolean;
}) {
  const t = useTexts(householdTexts);
  const { language } = useLanguage();
  const codes = useCodes();
  if (members.length === 0) return <Empty text={empty} />;
  const columns: Column<Member>[] = [
    { key: 'name', title: t.name, render: (one) => one.name ?? t.elsewhere },
    { key: 'relation', title: t.relation, render: (one) => codes.say('relation', one.relation) },
    { key: 'sex', title: t.sex, render: (one) => codes.say('sex', one.sex) },
    {
      key: 'age',
      title: t.age,
      render: (one) =>
        one.birthDate ? t.years(ageOn(one.birthDate, one.diedOn ?? on ?? chinaToday())) : '—',
    },
    { key: 'joined', title: t.joined, render: (one) => sayDate(one.joinedOn, language) },
    ...(isPast
      ? [{ key: 'left', title: t.left, render: (one: Member) => sayDate(one.leftOn, language) }]
      : []),
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={members}
      rowKey={(one) => one.stayId}
      rowLink={(one) => (one.name === null ? undefined : `/people/${one.personId}`)}
    />
  );
}
