import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { type ItemOf, isRefused, type Refused, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  DataTable,
  DateInput,
  Empty,
  ErrorBlock,
  Facts,
  Field,
  FormDrawer,
  LinkButton,
  Loading,
  Notice,
  Section,
  sayBytes,
  sayCount,
  sayDate,
  sayMoment,
  toast,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { bankTexts } from './bank-texts.ts';
import { BatchLines } from './batch-lines.tsx';
import { ReturnFindings } from './return-findings.tsx';
import { money, type Run } from './run-parts.tsx';

export type Batch = ItemOf<'GET /api/v1/pay-runs/{runId}/batches'>;
type Taken = ResponseOf<'POST /api/v1/pay-batches/{batchId}/returns'>;

/** The files of a run for the bank, one at a time: what went out, what came back, line by line. */
export function BankTab({ run }: { run: Run }) {
  const t = useTexts(bankTexts);
  const { values, set } = useFilters();
  const [isMaking, setIsMaking] = useState(false);
  const mayPrepare = useMay('payments.prepare') && run.state === 'signed';
  const page = useRead('GET /api/v1/pay-runs/{runId}/batches', { params: { runId: run.id } });
  if (page.error) return <ErrorBlock error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const { items } = page.data;
  const batch = items.find(({ no }) => String(no) === values.file) ?? items.at(-1);
  const make = (
    <>
      <Button type="primary" onClick={() => setIsMaking(true)}>
        {t.makeFile}
      </Button>{' '}
      <LinkButton to="/payments/banks">{t.banks}</LinkButton>
    </>
  );
  if (!batch) {
    return (
      <>
        <Empty text={t.noFile} next={t.noFileNext} action={mayPrepare ? make : null} />
        {isMaking ? <FileDrawer run={run} act="bank-file" onClose={() => setIsMaking(false)} /> : null}
      </>
    );
  }
  return (
    <>
      {items.length > 1 ? (
        <div className="pay-files">
          <Choice
            aria-label={t.fileName}
            value={String(batch.no)}
            options={items.map(({ no }) => ({ value: String(no), label: t.fileNo(no) }))}
            onChange={(file) => set('file', file)}
          />
        </div>
      ) : null}
      <BatchFacts batch={batch} />
      <Returns batch={batch} mayTake={mayPrepare} />
      <ReturnFindings key={`findings-${batch.id}`} run={run} batch={batch} />
      <Section title={t.outcomes}>
        <BatchLines key={batch.id} run={run} batch={batch} />
      </Section>
    </>
  );
}

function BatchFacts({ batch }: { batch: Batch }) {
  const t = useTexts(bankTexts);
  const { language } = useLanguage();
  const mayTake = useMay('payments.prepare');
  const silent = batch.lines - batch.paidLines - batch.failedLines;
  const file = `/api/v1/pay-batches/${batch.id}/file`;
  return (
    <Section
      title={t.fileNo(batch.no)}
      actions={
        mayTake ? (
          <Button href={file} download={batch.fileName}>
            {t.download}
          </Button>
        ) : null
      }
    >
      <dl className="pay-figures">
        {(
          [
            [t.paid, batch.paidLines, batch.paidFen, 'ok'],
            [t.failed, batch.failedLines, batch.failedFen, 'warn'],
            [t.silent, silent, batch.amountFen - batch.paidFen - batch.failedFen, 'plain'],
          ] as const
        ).map(([name, lines, fen, tone]) => (
          <div key={name} className={`pay-figure pay-${tone}`}>
            <dt>{name}</dt>
            <dd className="figures">{sayCount(lines)}</dd>
            <dd>{money(fen)}</dd>
          </div>
        ))}
      </dl>
      <Facts
        facts={[
          { label: t.batchNo, value: batch.batchNo },
          { label: t.bankName, value: batch.bankName },
          { label: t.fileName, value: `${batch.fileName}（${sayBytes(batch.byteCount)}）` },
          { label: t.payOn, value: sayDate(batch.payOn, language) },
          { label: t.fileLines, value: <span className="figures">{sayCount(batch.lines)}</span> },
          { label: t.amount, value: money(batch.amountFen) },
          { label: t.madeBy, value: `${batch.madeByName} ${sayMoment(batch.madeAt)}` },
          {
            label: t.sha,
            value: <span className="pay-digest figures">{batch.sha256}</span>,
            isWide: true,
          },
        ]}
      />
    </Section>
  );
}

const ACCEPT = '.txt,.csv,.xls,.xlsx,.xml,.dat';

function Returns({ batch, mayTake }: { batch: Batch; mayTake: boolean }) {
  const t = useTexts(bankTexts);
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const upload = useWrite('POST /api/v1/pay-batches/{batchId}/returns');
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const body = new FormData();
    body.append('file', file, file.name);
    setRefused(null);
    try {
      setTaken(await upload.mutateAsync({ params: { batchId: batch.id }, body }));
    } catch (error) {
      if (!isRefused(error)) throw error;
      setTaken(null);
      setRefused(error);
    } finally {
      if (input.current) input.current.value = '';
    }
  };
  const button = mayTake ? (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        className="sr-only"
        aria-label={t.upload}
        tabIndex={-1}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <Button type="primary" loading={upload.isPending} onClick={() => input.current?.click()}>
        {upload.isPending ? t.uploading : t.upload}
      </Button>
    </>
  ) : null;
  return (
    <Section title={t.returns} actions={button}>
      {refused ? (
        <Notice kind="problem" title={refused.refusal.what}>
          {refused.refusal.next}
        </Notice>
      ) : null}
      {taken ? (
        <Notice kind={taken.findings > 0 ? 'warn' : 'ok'} title={taken.isNew ? t.understood : t.sameFile}>
          <p>{t.understoodAs(sayCount(taken.paid), sayCount(taken.failed), sayCount(taken.open))}</p>
          {taken.findings > 0 ? <p>{t.findingsNew(taken.findings)}</p> : null}
        </Notice>
      ) : null}
      {batch.returns.length === 0 ? (
        <p className="pay-none">{t.noReturns}</p>
      ) : (
        <DataTable
          label={t.returns}
          rows={batch.returns}
          rowKey={(one) => one.id}
          columns={[
            { key: 'file', title: t.returnFile, onCard: 'title', render: (one) => one.fileName },
            {
              key: 'lines',
              title: t.returnLines,
              align: 'right',
              render: (one) => <span className="figures">{sayCount(one.lines)}</span>,
            },
            { key: 'by', title: t.takenBy, render: (one) => `${one.takenByName} ${sayMoment(one.takenAt)}` },
            {
              key: 'sha',
              title: t.sha,
              render: (one) => <span className="pay-digest figures">{one.sha256.slice(0, 16)}…</span>,
            },
          ]}
        />
      )}
    </Section>
  );
}

interface Wish {
  readonly title: string;
  readonly payOn?: string;
}
const TITLE_LENGTH_MAX = 20;

/** Makes the file of the whole roll, or a further one of what came back. */
export function FileDrawer({
  run,
  act,
  againNos = [],
  onClose,
}: {
  run: Run;
  act: 'bank-file' | 'reissue';
  againNos?: readonly number[];
  onClose(): void;
}) {
  const t = useTexts(bankTexts);
  const schemes = useSchemeTitles();
  const make = useWrite('POST /api/v1/pay-runs/{runId}/bank-file');
  const again = useWrite('POST /api/v1/pay-runs/{runId}/reissue');
  const submit = async ({ title, payOn }: Wish): Promise<void> => {
    const wish = { title, ...(payOn ? { payOn } : {}) };
    const params = { runId: run.id };
    if (act === 'bank-file') await make.mutateAsync({ params, body: wish });
    else await again.mutateAsync({ params, body: { ...wish, againNos: [...againNos] } });
    toast(act === 'bank-file' ? t.fileMade : t.reissued);
  };
  return (
    <FormDrawer<Wish>
      name={`pay-${act}.${run.id}`}
      title={act === 'bank-file' ? t.makeFile : t.reissue}
      isOpen
      onClose={onClose}
      intro={act === 'bank-file' ? t.makeIntro : t.reissueIntro(againNos.length)}
      submitText={act === 'bank-file' ? t.makeFile : t.reissue}
      initial={{ title: schemes.say(run.scheme).slice(0, TITLE_LENGTH_MAX) }}
      keepsDraft={false}
      submit={submit}
    >
      <Field name="title" label={t.fileTitle} help={t.fileTitleHelp} isRequired isWide>
        <Input maxLength={TITLE_LENGTH_MAX} />
      </Field>
      <Field name="payOn" label={t.payOn}>
        <DateInput />
      </Field>
    </FormDrawer>
  );
}
