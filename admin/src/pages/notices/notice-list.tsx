import './notices.css';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { type ItemOf, useList, useWrite } from '../../api/index.ts';
import { type Column, ListPage, Mark, sayMoment, toast, useFilters, useTexts } from '../../kit/index.ts';
import { noticeTexts } from './texts.ts';

type Notice = ItemOf<'GET /api/v1/notices'>;

/** Where what a message is about can be seen. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  case: (id) => `/cases/${id}`,
  application: (id) => `/applications/${id}`,
  publication: (id) => `/publicity/lists/${id}`,
  tip: (id) => `/tips/${id}`,
  'pay-run': (id) => `/payments/${id}?tab=roll`,
  webhook: (id) => `/webhooks/${id}`,
};

function addressOf({ kind, subjectKind, subjectId }: Notice): string | undefined {
  if (kind === 'limits-today') return '/work?state=near';
  return subjectKind === null || subjectId === null ? undefined : pages[subjectKind]?.(subjectId);
}

/** One's own messages in this post. */
export function NoticeList() {
  const t = useTexts(noticeTexts);
  const { values } = useFilters();
  const state = values.state === 'unread' ? ('unread' as const) : undefined;
  const list = useList('GET /api/v1/notices', { query: { limit: 20, ...(state ? { state } : {}) } });
  return (
    <ListPage<Notice>
      name="notices"
      label={t.label}
      title={t.title}
      intro={t.intro}
      actions={<MarkAll />}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      filters={[
        {
          name: 'state',
          label: t.state,
          kind: 'choice',
          whenNone: t.all,
          options: [{ value: 'unread', label: t.states.unread }],
        },
      ]}
      empty={{ text: t.none, next: t.noneNext }}
    />
  );
}

function MarkAll() {
  const t = useTexts(noticeTexts);
  const mark = useWrite('POST /api/v1/notices/read');
  return (
    <Button
      loading={mark.isPending}
      onClick={() =>
        mark.mutate(
          { body: {} },
          {
            onSuccess: ({ marked }) => toast(t.marked(marked)),
            onError: (error) => toast(error.refusal.what, 'problem'),
          },
        )
      }
    >
      {t.markAll}
    </Button>
  );
}

function useColumns(): Column<Notice>[] {
  const t = useTexts(noticeTexts);
  return [
    { key: 'what', title: t.title, onCard: 'title', render: (row) => <What row={row} /> },
    { key: 'at', title: t.at, width: 150, render: (row) => sayMoment(row.at) },
    { key: 'actions', title: t.actions, width: 190, render: (row) => <Actions row={row} /> },
  ];
}

function What({ row }: { row: Notice }) {
  const t = useTexts(noticeTexts);
  return (
    <div className={row.isRead ? 'message' : 'message is-unread'}>
      <span className="message-title">
        {row.title}
        {row.isRead ? null : <Mark tone="seal">{t.isUnread}</Mark>}
      </span>
      <span className="message-body">{row.body}</span>
    </div>
  );
}

/** Opening marks it as read; the page opens whether or not that went through. */
function Actions({ row }: { row: Notice }) {
  const t = useTexts(noticeTexts);
  const navigate = useNavigate();
  const mark = useWrite('POST /api/v1/notices/read');
  const address = addressOf(row);
  const read = (): void => mark.mutate({ body: { ids: [row.id] } });
  return (
    <span className="message-actions">
      {address ? (
        <Button
          size="small"
          aria-label={t.openOf(row.title)}
          onClick={() => {
            if (!row.isRead) read();
            void navigate(address);
          }}
        >
          {t.open}
        </Button>
      ) : null}
      {row.isRead ? null : (
        <Button size="small" type="link" aria-label={t.readOf(row.title)} onClick={read}>
          {t.read}
        </Button>
      )}
    </span>
  );
}
