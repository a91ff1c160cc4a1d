import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  ConfirmWithReason,
  ErrorBlock,
  Facts,
  Field,
  FormDrawer,
  Loading,
  Mark,
  Notice,
  PageHead,
  Section,
  sayDate,
  toast,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '../../kit/index.ts';
import { LineTable } from './line-table.tsx';
import { Photos } from './photos.tsx';
import './publicity.css';
import { publicityTexts } from './texts.ts';
import { TipsOfList } from './tip-list.tsx';

export type ListRecord = ResponseOf<'GET /api/v1/publication/lists/{listId}'>;

/** One list: what hangs or hung, its cases, photographs, and what was said against it. */
export function ListRecordPage() {
  const t = useTexts(publicityTexts);
  const { listId = '' } = useParams();
  const mayRead = useMay('tips.read');
  const list = useRead('GET /api/v1/publication/lists/{listId}', { params: { listId } });
  if (list.error) return <ErrorBlock error={list.error} onRetry={() => void list.refetch()} isPage />;
  if (!list.data) return <Loading />;
  const record = list.data;
  const isHanging = record.takenDownOn === null && (record.kind === 'standing' || record.daysLeft !== null);
  return (
    <>
      <PageHead
        title={`${record.villageName} · ${record.matterTitle}`}
        crumbs={[{ path: '/publicity', title: t.title }]}
        intro={<Intro record={record} />}
        actions={<Acts record={record} isHanging={isHanging} />}
      />
      {isHanging ? null : <Notice title={t.archiveNote} />}
      <Section title={t.asPublic}>
        <LineTable
          shows={record.shows}
          amountPer={record.amountPer}
          lines={record.lines.map((line) => ({ ...line, key: String(line.no) }))}
          further={[
            {
              key: 'case',
              title: t.lineState,
              render: (line) => <CaseLink line={line} />,
            },
          ]}
        />
      </Section>
      <Photos record={record} />
      {mayRead ? <TipsOfList listId={listId} /> : null}
      <Section title={t.office}>
        <ListFacts record={record} />
      </Section>
    </>
  );
}

function CaseLink({ line }: { line: ListRecord['lines'][number] }) {
  const t = useTexts(publicityTexts);
  const { language } = useLanguage();
  return (
    <>
      {line.caseId === null ? null : (
        <Link className="within-text" to={`/cases/${line.caseId}`}>
          {t.openCase}
        </Link>
      )}{' '}
      {line.removedOn === null ? null : (
        <Mark tone="warn">{t.removed(sayDate(line.removedOn, language))}</Mark>
      )}
    </>
  );
}

function Intro({ record }: { record: ListRecord }) {
  const t = useTexts(publicityTexts);
  const { language } = useLanguage();
  const from = sayDate(record.postedOn, language);
  return (
    <span className="list-intro">
      <span>
        {record.lastDay === null ? t.longTerm(from) : t.fromTo(from, sayDate(record.lastDay, language))}
      </span>
      {record.daysLeft === null ? null : (
        <Mark tone="blue">{record.daysLeft === 1 ? t.lastDay : t.daysLeft(record.daysLeft)}</Mark>
      )}
      {record.takenDownHow === null ? null : <Mark>{t.how[record.takenDownHow] ?? ''}</Mark>}
      {record.toConclude > 0 ? <Mark tone="warn">{t.toConclude(record.toConclude)}</Mark> : null}
    </span>
  );
}

function Acts({ record, isHanging }: { record: ListRecord; isHanging: boolean }) {
  const t = useTexts(publicityTexts);
  const mayAct = useMay('cases.act');
  const { county, post } = useSession();
  const [open, setOpen] = useState<'conclude' | 'take-down' | null>(null);
  const isOfVillage = post?.level === 'village';
  return (
    <>
      {mayAct && record.toConclude > 0 && !isOfVillage ? (
        <Button type="primary" onClick={() => setOpen('conclude')}>
          {t.conclude}
        </Button>
      ) : null}
      {isHanging ? (
        <>
          <Button
            type={record.toConclude > 0 ? 'default' : 'primary'}
            href={`/api/v1/publication/lists/${record.id}/sheet`}
            target="_blank"
          >
            {t.sheet}
          </Button>
          <Button href={`/portal/${county.code}/publicity/list/${record.id}`} target="_blank">
            {t.publicPage}
          </Button>
          {mayAct && !isOfVillage ? (
            <Button danger onClick={() => setOpen('take-down')}>
              {t.takeEarly}
            </Button>
          ) : null}
        </>
      ) : null}
      <Conclude record={record} isOpen={open === 'conclude'} onClose={() => setOpen(null)} />
      <TakeDown record={record} isOpen={open === 'take-down'} onClose={() => setOpen(null)} />
    </>
  );
}

interface PartProps {
  readonly record: ListRecord;
  readonly isOpen: boolean;
  onClose(): void;
}

function Conclude({ record, isOpen, onClose }: PartProps) {
  const t = useTexts(publicityTexts);
  const send = useWrite('POST /api/v1/publication/lists/{listId}/conclude');
  return (
    <FormDrawer<{ result: string }>
      name={`publicity-conclude.${record.id}`}
      title={t.conclude}
      intro={t.concludeIntro}
      isOpen={isOpen}
      onClose={onClose}
      initial={{ result: t.usualResult }}
      submitText={t.conclude}
      submit={async ({ result }) => {
        const { done } = await send.mutateAsync({ params: { listId: record.id }, body: { result } });
        toast(t.concluded(done));
      }}
    >
      <Field name="result" label={t.result} isRequired isWide>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
    </FormDrawer>
  );
}

function TakeDown({ record, isOpen, onClose }: PartProps) {
  const t = useTexts(publicityTexts);
  const send = useWrite('POST /api/v1/publication/lists/{listId}/take-down');
  return (
    <ConfirmWithReason
      title={t.takeEarly}
      isOpen={isOpen}
      onClose={onClose}
      confirm={async (reason) => {
        await send.mutateAsync({ params: { listId: record.id }, body: { reason } });
        toast(t.down);
      }}
      confirmText={t.takeEarly}
      isDanger
      reasons={Object.values(t.reasons)}
    >
      <p>{t.takeEarlyIntro}</p>
    </ConfirmWithReason>
  );
}

function ListFacts({ record }: { record: ListRecord }) {
  const t = useTexts(publicityTexts);
  const { language } = useLanguage();
  const taken =
    record.takenDownOn === null
      ? []
      : [
          {
            label: t.takenDown,
            value: `${sayDate(record.takenDownOn, language)} ${t.how[record.takenDownHow ?? ''] ?? ''}`,
          },
          ...(record.takenDownReason === null
            ? []
            : [{ label: t.reason, value: `${record.takenDownReason} (${record.takenDownBy ?? ''})` }]),
        ];
  return (
    <Facts
      facts={[
        { label: t.where, value: record.where },
        { label: t.telephone, value: record.telephone },
        { label: t.postedBy, value: record.postedBy },
        ...taken,
        {
          label: t.digest,
          isWide: true,
          value: (
            <>
              <span className="figures digest">{record.digest}</span>{' '}
              <Mark tone={record.isIntact ? 'ok' : 'seal'}>{record.isIntact ? t.intact : t.broken}</Mark>
            </>
          ),
        },
      ]}
    />
  );
}
