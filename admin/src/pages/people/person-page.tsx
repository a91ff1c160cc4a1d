import './person.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../api/index.ts';
import {
  AsOf,
  ErrorBlock,
  LinkButton,
  Loading,
  Notice,
  PageHead,
  readDate,
  Tabs,
  useFilters,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { AwardsGiven } from '../../parts/awards-given.tsx';
import { ChangeDrawer, CorrectDrawer } from './act-drawers.tsx';
import { actTexts } from './act-texts.ts';
import { CardPanel } from './card-panel.tsx';
import { DeathCorrectionDrawer, DeathDrawer } from './death-drawers.tsx';
import { PersonOverview } from './person-overview.tsx';
import { PersonReaders } from './person-readers.tsx';
import { PersonTimeline } from './person-timeline.tsx';
import type { PersonRecord } from './record.ts';
import { recordTexts } from './record-texts.ts';
import { peopleTexts } from './texts.ts';

/** One person: who they are, with whom they live, what they hold, and how it came to be. */
export function PersonPage() {
  const { personId = '' } = useParams();
  const t = useTexts(recordTexts);
  const people = useTexts(peopleTexts);
  const { values, set } = useFilters();
  const on = readDate(values.on ?? '');
  const person = useRead(
    'GET /api/v1/persons/{id}',
    { params: { id: personId }, query: on ? { on } : {} },
    { keepPrevious: true },
  );
  if (person.error) return <ErrorBlock isPage error={person.error} onRetry={() => void person.refetch()} />;
  if (!person.data) return <Loading />;
  const record = person.data;
  return (
    <>
      <PageHead
        title={record.name}
        crumbs={[{ path: '/people', title: people.title }]}
        actions={on ? <CorrectThen record={record} /> : <Acts record={record} />}
      />
      <AsOf on={on} onChange={(day) => set('on', day)} />
      {record.mergedInto ? (
        <Notice
          kind="warn"
          title={t.merged}
          action={<LinkButton to={`/people/${record.mergedInto}`}>{t.mergedGo}</LinkButton>}
        />
      ) : null}
      <CardPanel record={record} isToday={on === null} />
      {on === null ? <AwardsGiven of={{ personId }} /> : null}
      <Tabs
        label={t.tabs}
        tabs={[
          {
            key: 'overview',
            title: t.overview,
            draw: () => <PersonOverview record={record} isToday={on === null} />,
          },
          { key: 'timeline', title: t.timeline, draw: () => <PersonTimeline personId={personId} /> },
          { key: 'readers', title: t.readers, draw: () => <PersonReaders personId={personId} /> },
        ]}
      />
    </>
  );
}

/** On an earlier day, what was recorded wrongly can be put right; a change happens from a day on, and needs today. */
function CorrectThen({ record }: { record: PersonRecord }) {
  const acts = useTexts(actTexts);
  const [isOpen, setOpen] = useState(false);
  if (!useMay('registry.write') || record.mergedInto !== null) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{acts.correctPast}</Button>
      <CorrectDrawer record={record} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

/** Change and correct are two acts and two buttons: the officer says which of the two it is. */
function Acts({ record }: { record: PersonRecord }) {
  const t = useTexts(recordTexts);
  const acts = useTexts(actTexts);
  const [open, setOpen] = useState<'change' | 'correct' | 'death' | null>(null);
  const close = (): void => setOpen(null);
  const mayWrite = useMay('registry.write') && record.mergedInto === null;
  return (
    <>
      {mayWrite ? (
        <>
          <Button type="primary" onClick={() => setOpen('change')}>
            {acts.change}
          </Button>
          <Button onClick={() => setOpen('correct')}>{acts.correct}</Button>
          <Button onClick={() => setOpen('death')}>{record.diedOn ? acts.deathWrong : acts.death}</Button>
        </>
      ) : null}
      <Button onClick={() => window.print()}>{t.print}</Button>
      <ChangeDrawer record={record} isOpen={open === 'change'} onClose={close} />
      <CorrectDrawer record={record} isOpen={open === 'correct'} onClose={close} />
      <DeathDrawer record={record} isOpen={open === 'death' && record.diedOn === null} onClose={close} />
      <DeathCorrectionDrawer
        record={record}
        isOpen={open === 'death' && record.diedOn !== null}
        onClose={close}
      />
    </>
  );
}
