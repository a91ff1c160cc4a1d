import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { addressOf, type ItemOf, isRefused, useList, useWrite } from '../../api/index.ts';
import {
  type Column,
  ListPage,
  Mark,
  sayBytes,
  sayCount,
  sayMoment,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { exportCentreTexts } from './texts.ts';
import './exports.css';

type Row = ItemOf<'GET /api/v1/exports'>;

const LOOK_EVERY_MS = 1_500;
const tones = {
  waiting: 'blue',
  running: 'blue',
  done: 'ok',
  failed: 'warn',
  stopped: 'plain',
  deleted: 'plain',
  expired: 'plain',
} as const;

const isGoingOn = (row: Row): boolean => row.state === 'waiting' || row.state === 'running';

/** What this officer took out: how it gets on, the file, and a way to be rid of it. */
export function ExportCentre() {
  const t = useTexts(exportCentreTexts);
  const list = useList('GET /api/v1/exports', { query: { limit: 20 } });
  const [removing, setRemoving] = useState<Row | null>(null);
  const isAnyGoingOn = list.items.some(isGoingOn);
  const { readAgain } = list;
  useEffect(() => {
    if (!isAnyGoingOn) return undefined;
    const timer = setInterval(() => readAgain(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  });
  return (
    <>
      <ListPage<Row>
        name="exports"
        label={t.label}
        title={t.title}
        intro={t.intro}
        list={list}
        exportOf={{ list: 'exports', query: {} }}
        columns={useColumns(setRemoving)}
        rowKey={(row) => row.id}
        empty={{ text: t.nothing, next: t.nothingNext }}
      />
      <RemoveDialog row={removing} onClose={() => setRemoving(null)} />
    </>
  );
}

function useColumns(remove: (row: Row) => void): Column<Row>[] {
  const t = useTexts(exportCentreTexts);
  const isNarrowed = (row: Row): boolean => Object.keys(row.filter).some((key) => key !== 'sort');
  return [
    { key: 'file', title: t.file, render: (row) => <span className="export-file">{row.fileName}</span> },
    { key: 'list', title: t.list, onCard: 'hide', render: (row) => row.listTitle },
    { key: 'extent', title: t.extent, render: (row) => (isNarrowed(row) ? t.narrowed : t.everything) },
    { key: 'state', title: t.state, render: (row) => <Mark tone={tones[row.state]}>{t[row.state]}</Mark> },
    { key: 'rows', title: t.rows, align: 'right', render: (row) => sayCount(row.rowCount) },
    {
      key: 'size',
      title: t.size,
      align: 'right',
      render: (row) => (row.state === 'done' ? sayBytes(row.byteCount) : '—'),
    },
    { key: 'asked', title: t.asked, render: (row) => sayMoment(row.requestedAt) },
    {
      key: 'kept',
      title: t.kept,
      render: (row) => (row.state === 'done' ? sayMoment(row.expiresAt) : '—'),
    },
    { key: 'actions', title: t.actions, render: (row) => <Actions row={row} onRemove={() => remove(row)} /> },
  ];
}

function Actions({ row, onRemove }: { row: Row; onRemove(): void }) {
  const t = useTexts(exportCentreTexts);
  const stop = useWrite('POST /api/v1/exports/{id}/stop');
  if (isGoingOn(row)) {
    return (
      <Button
        size="small"
        aria-label={t.stopOf(row.fileName)}
        loading={stop.isPending}
        onClick={() =>
          stop.mutate(
            { params: { id: row.id } },
            { onSuccess: () => toast(t.stopDone), onError: (error) => toast(error.refusal.what, 'problem') },
          )
        }
      >
        {t.stop}
      </Button>
    );
  }
  if (row.state !== 'done') return '—';
  return (
    <span className="export-actions">
      <Button
        size="small"
        type="primary"
        ghost
        aria-label={t.downloadOf(row.fileName)}
        href={addressOf('GET /api/v1/exports/{id}/file', { params: { id: row.id } })}
        download
      >
        {t.download}
      </Button>
      <Button size="small" aria-label={t.removeOf(row.fileName)} onClick={onRemove}>
        {t.remove}
      </Button>
    </span>
  );
}

function RemoveDialog({ row, onClose }: { row: Row | null; onClose(): void }) {
  const t = useTexts(exportCentreTexts);
  const remove = useWrite('DELETE /api/v1/exports/{id}');
  async function run(): Promise<void> {
    if (row === null) return;
    try {
      await remove.mutateAsync({ params: { id: row.id } });
      toast(t.removed);
    } catch (error) {
      if (!isRefused(error)) throw error;
      toast(error.refusal.what, 'problem');
    }
    onClose();
  }
  return (
    <Modal
      open={row !== null}
      title={t.removeTitle}
      okText={t.remove}
      okButtonProps={{ danger: true }}
      confirmLoading={remove.isPending}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p>{t.removeText(row?.fileName ?? '')}</p>
    </Modal>
  );
}
