import './sms.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList, useRead, useWrite } from '../../api/index.ts';
import {
  type Column,
  ConfirmWithReason,
  LinkButton,
  ListPage,
  Mark,
  Notice,
  sayMoment,
  toast,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { sayProblem } from '../../parts/problem-texts.ts';
import { smsTexts } from './texts.ts';

type Sms = ItemOf<'GET /api/v1/sms'>;
type State = Sms['state'];

const tones = {
  waiting: 'blue',
  sending: 'blue',
  sent: 'ok',
  delivered: 'ok',
  failed: 'warn',
  unsure: 'warn',
  'opted-out': 'plain',
  'no-phone': 'warn',
} as const satisfies Record<State, string>;
const isState = (text: string | undefined): text is State => text !== undefined && Object.hasOwn(tones, text);
const ON_ITS_WAY: ReadonlySet<State> = new Set(['waiting', 'sending', 'no-phone', 'opted-out']);

/** What families were told by telephone, and what became of it. */
export function SmsList() {
  const t = useTexts(smsTexts);
  const { values } = useFilters();
  const [again, setAgain] = useState<Sms | null>(null);
  const query = {
    limit: 20,
    ...(isState(values.state) ? { state: values.state } : {}),
    ...(values.subjectId ? { subjectId: values.subjectId } : {}),
  };
  const list = useList('GET /api/v1/sms', { query });
  return (
    <>
      <ListPage<Sms>
        name="sms"
        label={t.label}
        title={t.title}
        intro={t.intro}
        actions={<LinkButton to="/sms/opt-outs">{t.optOuts}</LinkButton>}
        top={<Gateway />}
        list={list}
        columns={useColumns(setAgain)}
        rowKey={(row) => row.id}
        filters={[
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            options: (Object.keys(tones) as State[]).map((value) => ({ value, label: t.states[value] })),
          },
        ]}
        empty={{ text: t.none, next: t.noneNext }}
      />
      <Resend row={again} onClose={() => setAgain(null)} />
    </>
  );
}

/** Where messages go, when that is not to anybody's telephone. */
function Gateway() {
  const t = useTexts(smsTexts);
  const gateway = useRead('GET /api/v1/sms/gateway', {}, { isForGood: true });
  if (gateway.data?.name === 'file') return <Notice kind="warn">{t.toFile}</Notice>;
  if (gateway.data?.name === 'none') return <Notice kind="warn">{t.toNobody}</Notice>;
  return null;
}

function useColumns(onAgain: (row: Sms) => void): Column<Sms>[] {
  const t = useTexts(smsTexts);
  const maySend = useMay('sms.send');
  return [
    {
      key: 'family',
      title: t.family,
      onCard: 'title',
      render: (row) => (
        <div className="sms-to">
          <b>{row.name}</b>
          <span className="figures">{row.phone ?? '—'}</span>
        </div>
      ),
    },
    {
      key: 'text',
      title: t.text,
      render: (row) => (
        <span className="sms-text">
          {row.isResent ? <Mark tone="blue">{t.again}</Mark> : null} {row.text}
        </span>
      ),
    },
    { key: 'state', title: t.state, width: 170, render: (row) => <StateOf row={row} /> },
    { key: 'written', title: t.written, width: 150, render: (row) => sayMoment(row.writtenAt) },
    { key: 'village', title: t.village, isExtra: true, render: (row) => row.villageName ?? '—' },
    { key: 'by', title: t.by, isExtra: true, render: (row) => row.writtenBy },
    { key: 'tries', title: t.tries, isExtra: true, align: 'right', render: (row) => row.attempts },
    { key: 'parts', title: t.parts, isExtra: true, align: 'right', render: (row) => row.parts },
    {
      key: 'actions',
      title: t.actions,
      width: 140,
      render: (row) => (
        <span className="sms-actions">
          {row.subjectKind === 'case' ? (
            <Link to={`/cases/${row.subjectId}`} aria-label={t.openCaseOf(row.name)}>
              {t.openCase}
            </Link>
          ) : null}
          {maySend && !ON_ITS_WAY.has(row.state) ? (
            <Button size="small" aria-label={t.resendOf(row.name)} onClick={() => onAgain(row)}>
              {t.resend}
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
}

function StateOf({ row }: { row: Sms }) {
  const t = useTexts(smsTexts);
  const { language } = useLanguage();
  const why =
    row.state === 'unsure'
      ? t.unsureText
      : row.state === 'no-phone'
        ? t.noPhoneText
        : row.nextAt && row.attempts > 0
          ? `${t.next} ${sayMoment(row.nextAt)}`
          : row.state === 'failed' && row.problem
            ? sayProblem(row.problem, language)
            : null;
  return (
    <div className="sms-state">
      <Mark tone={tones[row.state]}>{t.states[row.state]}</Mark>
      {why ? <span className="sms-why">{why}</span> : null}
    </div>
  );
}

function Resend({ row, onClose }: { row: Sms | null; onClose(): void }) {
  const t = useTexts(smsTexts);
  const resend = useWrite('POST /api/v1/sms/{smsId}/resend');
  return (
    <ConfirmWithReason
      title={t.resend}
      isOpen={row !== null}
      onClose={onClose}
      confirmText={t.resend}
      confirm={async (reason) => {
        if (row === null) return;
        await resend.mutateAsync({ params: { smsId: row.id }, body: { reason } });
        toast(t.resent);
      }}
    >
      {row ? <p>{t.resendText(row.name, row.phone ?? '')}</p> : null}
    </ConfirmWithReason>
  );
}
