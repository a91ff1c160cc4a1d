import './visits.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ChecklistText } from '../../../../engine/visits/checklist.ts';
import { addressOf, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  ConfirmWithReason,
  Empty,
  ErrorBlock,
  Facts,
  Loading,
  Notice,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  Timeline,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { newId } from '../../parts/field/new-id.ts';
import { Conflict } from './conflict.tsx';
import { Faults } from './faults.tsx';
import { PhaseMark } from './phase-mark.tsx';
import { useAnswers } from './say-answer.ts';
import { visitTexts } from './texts.ts';

export type Visit = ResponseOf<'GET /api/v1/visits/{visitId}'>;
export type Told = Visit['heads'][number];

export function VisitPage() {
  const { visitId = '' } = useParams();
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  const visit = useRead('GET /api/v1/visits/{visitId}', { params: { visitId } });
  if (visit.error) return <ErrorBlock error={visit.error} isPage onRetry={() => void visit.refetch()} />;
  if (!visit.data) return <Loading />;
  const { data } = visit;
  const head = data.visit;
  const { current } = data;
  return (
    <>
      <PageHead
        title={head.name}
        crumbs={[{ path: '/visits', title: t.title }]}
        intro={<PhaseMark phase={head.phase} />}
        actions={<Cancel visit={data} />}
      />
      {data.cancelled ? (
        <Notice kind="warn">
          {t.cancelledBy(data.cancelled.byName, sayDate(data.cancelled.on, language), data.cancelled.reason)}
        </Notice>
      ) : null}
      <Section title={head.checklistTitle}>
        <Facts
          facts={[
            { label: t.place, value: `${head.townName ?? ''} ${head.villageName ?? ''}` },
            { label: t.address, value: head.address },
            { label: t.plan, value: head.planTitle },
            { label: t.due, value: sayDate(head.dueOn, language) },
            { label: t.team, value: head.team.map(({ name }) => name).join(' ') || t.nobody },
            { label: t.attempts, value: String(head.attempts) },
          ]}
        />
      </Section>
      {data.heads.length > 1 && !current ? <Conflict visit={data} /> : null}
      {current ? <TellingSection visit={data} told={current} /> : null}
      {data.heads.length === 0 ? (
        <Section title={t.told}>
          <Empty text={t.notTold} next={t.notToldNext} />
        </Section>
      ) : null}
      {current?.outcome === 'done' ? <Faults visit={data} /> : null}
      <Section title={t.history}>
        <Timeline
          label={t.history}
          entries={data.history.map((one) => ({
            key: String(one.no),
            when: sayMoment(one.at),
            title: t.acts[one.kind] ?? one.kind,
            source: one.byName,
          }))}
        />
      </Section>
    </>
  );
}

function TellingSection({ visit, told }: { visit: Visit; told: Told }) {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  const answers = useAnswers(visit.text as ChecklistText | null);
  const { position } = told;
  return (
    <Section title={t.told}>
      <Facts
        facts={[
          { label: t.outcome, value: t.outcomes[told.outcome] ?? told.outcome },
          { label: t.visitedOn, value: sayDate(told.visitedOn, language) },
          { label: t.who, value: told.team.map(({ name }) => name).join(' ') },
          { label: t.toldBy, value: told.byName },
          { label: t.endedAt, value: sayMoment(told.endedAt) },
          { label: t.arrivedAt, value: sayMoment(told.arrivedAt) },
          {
            label: t.position,
            value: position
              ? t.positionOf(
                  position.latitude.toFixed(5),
                  position.longitude.toFixed(5),
                  position.accuracyMetres,
                )
              : t.noPosition,
            isWide: true,
          },
          ...answers(told.answers).map(({ title, value }) => ({ label: title, value })),
          ...(told.remark ? [{ label: t.remark, value: told.remark, isWide: true }] : []),
        ]}
      />
      <Pictures visitId={visit.visit.id} photos={told.photos} signatures={told.signatures} />
    </Section>
  );
}

export function Pictures({
  visitId,
  photos,
  signatures = [],
}: {
  visitId: string;
  photos: readonly string[];
  signatures?: readonly { readonly name: string; readonly photoId: string }[];
}) {
  const t = useTexts(visitTexts);
  const source = (photoId: string) =>
    addressOf('GET /api/v1/visits/{visitId}/photos/{photoId}', { params: { visitId, photoId } });
  if (photos.length + signatures.length === 0) return null;
  return (
    <div className="visit-photos">
      {photos.map((photoId, index) => (
        <figure key={photoId}>
          <a href={source(photoId)} target="_blank" rel="noreferrer">
            <img src={source(photoId)} alt={t.photoOf(index + 1)} loading="lazy" />
          </a>
          <figcaption>{t.photoOf(index + 1)}</figcaption>
        </figure>
      ))}
      {signatures.map(({ name, photoId }) => (
        <figure key={photoId}>
          <img className="signature" src={source(photoId)} alt={t.signatureOf(name)} loading="lazy" />
          <figcaption>{t.signatureOf(name)}</figcaption>
        </figure>
      ))}
    </div>
  );
}

/** Called off with a reason, as long as nobody was there. */
function Cancel({ visit }: { visit: Visit }) {
  const t = useTexts(visitTexts);
  const mayPlan = useMay('visits.plan');
  const cancel = useWrite('POST /api/v1/visits/{visitId}/cancel');
  const [isOpen, setIsOpen] = useState(false);
  const { id, phase } = visit.visit;
  if (!mayPlan || (phase !== 'planned' && phase !== 'attempted')) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t.cancel}</Button>
      <ConfirmWithReason
        title={t.cancel}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        isDanger
        reasons={Object.values(t.cancelReasons)}
        confirm={(reason) => cancel.mutateAsync({ params: { visitId: id }, body: { id: newId(), reason } })}
      />
    </>
  );
}
