import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead, useWrite } from '../../../api/index.ts';
import {
  Field,
  FormDrawer,
  Mark,
  Section,
  sayDate,
  toast,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '../../../kit/index.ts';
import type { CaseRecord } from '../act-drawer.tsx';
import { watchTexts } from './texts.ts';

/** Visits that were made for a case, or wait to be told; they lead to photographs, place and signatures. */
export function CaseVisits({ record }: { record: CaseRecord }) {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  const maySee = useMay('visits.read');
  const visits = useRead(
    'GET /api/v1/visits',
    { query: { caseId: record.file.id, limit: 20 } },
    { when: maySee },
  );
  const items = visits.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t.visits}>
      <ul className="plain-list">
        {items.map((visit) => (
          <li key={visit.id}>
            <Link to={`/visits/${visit.id}`} className="within-text">
              {record.steps.find(({ code }) => code === visit.caseStep)?.title ?? visit.checklistTitle}
            </Link>{' '}
            <Mark tone={visit.caseState === 'told' ? 'ok' : visit.caseState === 'open' ? 'blue' : 'plain'}>
              {t.visitStates[visit.caseState ?? ''] ?? ''}
            </Mark>{' '}
            {t.listed(visit.team.map(({ name }) => name))}{' '}
            {visit.visitedOn ? sayDate(visit.visitedOn, language) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Takes the open visit of a case along on the telephone. */
export function TakeAlong({ record }: { record: CaseRecord }) {
  const t = useTexts(watchTexts);
  const [isOpen, setIsOpen] = useState(false);
  const may = useMay('visits.record');
  const isOfCounty = useSession().post?.level === 'county';
  // What the county looks at is for its officers, what the township looks at for those of township and village.
  const isVisit = record.steps.some(
    ({ state, isVisit: can, level }) => can && state === 'open' && (level === 'county') === isOfCounty,
  );
  if (!may || !isVisit) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t.take}</Button>
      {isOpen ? (
        <TakeDrawer caseId={record.file.id} townId={record.file.townId} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  );
}

function TakeDrawer({ caseId, townId, onClose }: { caseId: string; townId: string; onClose(): void }) {
  const t = useTexts(watchTexts);
  const take = useWrite('POST /api/v1/visits/for-case');
  return (
    <FormDrawer<{ userIds: string[] }>
      name={`take-along.${caseId}`}
      title={t.take}
      isOpen
      onClose={onClose}
      initial={{ userIds: [] }}
      submitText={t.take}
      submit={({ userIds }) => take.mutateAsync({ body: { caseId, userIds } })}
      onDone={() => toast(t.taken)}
      intro={t.takeNext}
    >
      <Field name="userIds" label={t.others} isRequired isWide>
        <Companions townId={townId} />
      </Field>
    </FormDrawer>
  );
}

function Companions({
  townId,
  value,
  onChange,
  id,
  'aria-label': named,
}: {
  townId: string;
  value?: string[];
  onChange?: (chosen: string[]) => void;
  id?: string;
  'aria-label'?: string;
}) {
  const t = useTexts(watchTexts);
  const session = useSession();
  const isOfCounty = session.post?.level === 'county';
  const officers = useRead('GET /api/v1/visits/officers', { query: { townId } });
  const others = new Map(
    (officers.data?.items ?? []).flatMap((one) =>
      // A step of the county is signed by its officers, one of the township by those of township and village.
      one.userId === session.user.id || !(one.post in t.posts) || (one.level === 'county') !== isOfCounty
        ? []
        : [[one.userId, one] as const],
    ),
  );
  return (
    <Select<string[]>
      {...(id ? { id } : {})}
      aria-label={named}
      mode="multiple"
      maxCount={5}
      style={{ width: '100%' }}
      value={value ?? []}
      optionFilterProp="label"
      options={[...others.values()].map((one) => ({
        value: one.userId,
        label: [one.name, t.posts[one.post] ?? '', one.placeName ?? '']
          .filter((word) => word !== '')
          .join(' · '),
      }))}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
