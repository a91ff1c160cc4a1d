import './places.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead, useWrite } from '../../api/index.ts';
import {
  ConfirmWithReason,
  DataTable,
  ErrorBlock,
  Facts,
  Loading,
  Notice,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  toast,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { useSayOperation } from './change-list.tsx';
import { changeTexts } from './change-texts.ts';
import { type Entry, useSayChange, useSayWho } from './say-change.ts';
import { placeTexts } from './texts.ts';

/** One act on the tree of places, place by place, and the way back. */
export function ChangePage() {
  const t = useTexts(changeTexts);
  const places = useTexts(placeTexts);
  const { language } = useLanguage();
  const { operationId = '' } = useParams();
  const sayOperation = useSayOperation();
  const sayChange = useSayChange();
  const sayWho = useSayWho();
  const [isUndoing, setIsUndoing] = useState(false);
  const read = useRead('GET /api/v1/divisions/operations/{id}', { params: { id: operationId } });
  const undo = useWrite('POST /api/v1/divisions/operations/{id}/undo');
  const mayChange = useMay('divisions.change');
  const crumbs = [
    { path: '/places', title: places.title },
    { path: '/places/changes', title: t.title },
  ];
  if (read.error || !read.data) {
    return (
      <>
        <PageHead title={t.title} crumbs={crumbs} />
        <div className="panel">
          {read.error ? <ErrorBlock error={read.error} onRetry={() => void read.refetch()} /> : <Loading />}
        </div>
      </>
    );
  }
  const { operation, changes } = read.data;
  const kind = operation.seq === '1' ? places.loadedAct : (places.acts[operation.kind] ?? operation.kind);
  const isUndoable =
    mayChange && operation.kind !== 'undo' && operation.undoneBy === null && operation.seq !== '1';
  return (
    <>
      <PageHead
        title={`${kind} ${sayOperation(operation)}`}
        crumbs={crumbs}
        actions={isUndoable ? <Button onClick={() => setIsUndoing(true)}>{t.undo}</Button> : undefined}
      />
      {operation.undoneBy ? (
        <Notice kind="warn" action={<Link to={`/places/changes/${operation.undoneBy}`}>{t.seeUndo}</Link>}>
          {t.wasUndone}
        </Notice>
      ) : null}
      {operation.undoes ? (
        <Notice kind="info" action={<Link to={`/places/changes/${operation.undoes}`}>{t.seeUndone}</Link>}>
          {t.undoesOther}
        </Notice>
      ) : null}
      <Section title={t.what}>
        <Facts
          facts={[
            { label: t.day, value: sayDate(operation.effectiveOn, language) },
            { label: t.document, value: operation.document },
            { label: t.who, value: sayWho(operation.recordedByName) },
            { label: t.when, value: sayMoment(operation.recordedAt) },
            { label: t.places, value: t.placeCount(operation.places) },
            { label: t.reason, value: operation.reason },
          ]}
        />
      </Section>
      <Section title={t.detail}>
        <DataTable<Entry>
          label={t.detail}
          rows={changes}
          rowKey={(entry) => entry.divisionId}
          columns={[
            {
              key: 'what',
              title: t.what,
              render: (entry) => (
                <Link to={`/places/${entry.intoId ?? entry.divisionId}`}>{sayChange(entry).join(' · ')}</Link>
              ),
            },
            { key: 'before', title: t.before, render: (entry) => entry.before?.code ?? '—' },
            { key: 'after', title: t.after, render: (entry) => entry.after?.code ?? '—' },
          ]}
        />
      </Section>
      <ConfirmWithReason
        title={t.undoTitle}
        isOpen={isUndoing}
        onClose={() => setIsUndoing(false)}
        confirmText={t.undo}
        isDanger
        reasonLabel={t.undoReason}
        reasons={Object.values(t.undoReasons)}
        confirm={async (reason) => {
          await undo.mutateAsync({ params: { id: operationId }, body: { document: '', reason } });
          toast(t.undoDone);
        }}
      >
        <p className="form-intro">{t.undoIntro}</p>
      </ConfirmWithReason>
    </>
  );
}
