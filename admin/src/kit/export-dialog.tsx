import { Button, Checkbox, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { addressOf, type ItemOf, type ResponseOf, useRead, useWrite } from '../api/index.ts';
import { ErrorBlock, Loading, Notice } from './blocks.tsx';
import type { ExportSource } from './export-button.tsx';
import { sayBytes } from './export-size.ts';
import { exportTexts } from './export-texts.ts';
import { sayCount, sayMoment } from './format.ts';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';

type ListInfo = ItemOf<'GET /api/v1/exports/lists'>;
type ExportRecord = ResponseOf<'GET /api/v1/exports/{id}'>;
type ExportFormat = ExportRecord['format'];

const LOOK_EVERY_MS = 700;

/** Asks for format and columns, shows how the export gets on, and hands over the file. */
export function ExportDialog({ source, onClose }: { source: ExportSource; onClose(): void }) {
  const t = useTexts(exportTexts);
  const k = useTexts(kitTexts);
  const lists = useRead('GET /api/v1/exports/lists', {});
  const [made, setMade] = useState<ExportRecord | null>(null);
  const list = lists.data?.items.find((item) => item.name === source.list);
  return (
    <Modal
      open
      title={t.title(list?.title ?? '')}
      onCancel={onClose}
      footer={null}
      width={560}
      closable={{ 'aria-label': k.close }}
    >
      {lists.error ? <ErrorBlock error={lists.error} onRetry={() => void lists.refetch()} /> : null}
      {lists.isLoading ? <Loading rows={3} /> : null}
      {lists.data && !list ? <Notice kind="warn" title={t.notOffered} /> : null}
      {list && made === null ? (
        <Choice list={list} source={source} onMade={setMade} onClose={onClose} />
      ) : null}
      {made ? <Making started={made} onClose={onClose} /> : null}
    </Modal>
  );
}

function Choice({
  list,
  source,
  onMade,
  onClose,
}: {
  list: ListInfo;
  source: ExportSource;
  onMade(made: ExportRecord): void;
  onClose(): void;
}) {
  const t = useTexts(exportTexts);
  const k = useTexts(kitTexts);
  const id = useId();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [columns, setColumns] = useState(list.columns.filter((one) => !one.isExtra).map((one) => one.name));
  const start = useWrite('POST /api/v1/exports');
  const chosen = list.columns.map((one) => one.name).filter((name) => columns.includes(name));
  const { limit: _limit, after: _after, ...filter } = source.query;
  const body = { list: source.list, format, filter, columns: chosen };
  return (
    <>
      <p>{t.what}</p>
      <fieldset className="export-part">
        <legend>{t.format}</legend>
        <Radio.Group
          value={format}
          onChange={(event) => setFormat(event.target.value as ExportFormat)}
          options={[
            { value: 'xlsx', label: t.xlsx },
            { value: 'pdf', label: t.pdf },
            { value: 'csv', label: t.csv },
          ]}
        />
      </fieldset>
      <fieldset className="export-part" aria-describedby={chosen.length === 0 ? id : undefined}>
        <legend>{t.columns}</legend>
        <Checkbox.Group
          className="export-columns"
          value={columns}
          onChange={setColumns}
          options={list.columns.map((one) => ({ value: one.name, label: one.title }))}
        />
        {chosen.length === 0 ? (
          <p id={id} className="reason-missing" role="alert">
            {t.noColumn}
          </p>
        ) : null}
      </fieldset>
      <p className="export-note">{t.recorded}</p>
      {start.error ? (
        <Notice
          kind="problem"
          title={start.error.refusal.what}
          action={
            <Link to="/exports" onClick={onClose}>
              {t.centre}
            </Link>
          }
        >
          <p>{start.error.refusal.next}</p>
        </Notice>
      ) : null}
      <div className="export-buttons">
        <Button onClick={onClose}>{k.cancel}</Button>
        <Button
          type="primary"
          loading={start.isPending}
          disabled={chosen.length === 0}
          onClick={() => start.mutate({ body }, { onSuccess: onMade })}
        >
          {t.start}
        </Button>
      </div>
    </>
  );
}

const isGoingOn = (record: ExportRecord): boolean => record.state === 'waiting' || record.state === 'running';

function Making({ started, onClose }: { started: ExportRecord; onClose(): void }) {
  const t = useTexts(exportTexts);
  const k = useTexts(kitTexts);
  const [isOver, setIsOver] = useState(false);
  const read = useRead(
    'GET /api/v1/exports/{id}',
    { params: { id: started.id } },
    { everyMs: isOver ? false : LOOK_EVERY_MS },
  );
  const stop = useWrite('POST /api/v1/exports/{id}/stop');
  const record = read.data ?? started;
  if (!isOver && !isGoingOn(record)) setIsOver(true);
  return (
    <>
      <div role="status">
        <Progress record={record} />
      </div>
      {stop.error ? <ErrorBlock error={stop.error} /> : null}
      <div className="export-buttons">
        <Link to="/exports" onClick={onClose}>
          {t.centre}
        </Link>
        {isGoingOn(record) ? (
          <Button loading={stop.isPending} onClick={() => stop.mutate({ params: { id: record.id } })}>
            {t.stop}
          </Button>
        ) : null}
        <Button onClick={onClose}>{k.close}</Button>
        {record.state === 'done' ? (
          <Button
            type="primary"
            href={addressOf('GET /api/v1/exports/{id}/file', { params: { id: record.id } })}
            download
          >
            {t.download}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Progress({ record }: { record: ExportRecord }) {
  const t = useTexts(exportTexts);
  const rows = sayCount(record.rowCount);
  if (isGoingOn(record)) {
    return (
      <Notice title={record.state === 'waiting' ? t.waiting : t.running(rows)}>
        <p>{t.mayClose}</p>
      </Notice>
    );
  }
  if (record.state === 'done') {
    return (
      <Notice kind="ok" title={t.done(rows, sayBytes(record.byteCount))}>
        <p>{t.kept(sayMoment(record.expiresAt))}</p>
      </Notice>
    );
  }
  if (record.state === 'stopped') return <Notice kind="warn" title={t.stopped} />;
  return (
    <Notice kind="warn" title={t.failed}>
      <p>{t.failedNext}</p>
    </Notice>
  );
}
