import './audit.css';
import { Button } from 'antd';
import type { ItemOf } from '../../api/client.ts';
import { useList } from '../../api/hooks.ts';
import {
  type Column,
  List,
  PageHead,
  sayMoment,
  useFilters,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { acts } from './act-texts.ts';
import { ChainStatus } from './chain-status.tsx';
import { LineFacts, usePostNames } from './line-facts.tsx';
import { auditTexts } from './texts.ts';

type Line = ItemOf<'GET /api/v1/audit'>;

const NAMES = ['userName', 'action', 'subjectId', 'from', 'to'] as const;

/** The audit log as sentences: who, in which post, did what, and why. */
export function AuditList() {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const { values } = useFilters();
  const asked = Object.fromEntries(NAMES.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  const list = useList('GET /api/v1/audit', { query: { limit: 50, ...asked } });
  return (
    <>
      <PageHead title={t.title} intro={t.intro} />
      <ChainStatus />
      <div className="panel">
        <List<Line>
          name="audit"
          label={t.list}
          list={list}
          exportOf={{ list: 'audit', query: asked }}
          columns={useLineColumns()}
          rowKey={(line) => line.seq}
          filters={[
            { name: 'userName', label: t.who, kind: 'text', placeholder: t.whoHint },
            {
              name: 'action',
              label: t.act,
              kind: 'choice',
              options: Object.entries(acts).map(([value, said]) => ({ value, label: said[language] })),
            },
            { name: 'from', label: t.from, kind: 'date' },
            { name: 'to', label: t.to, kind: 'date' },
            { name: 'subjectId', label: t.subject, kind: 'text' },
          ]}
          empty={{ text: t.none }}
        />
      </div>
    </>
  );
}

function useLineColumns(): Column<Line>[] {
  const t = useTexts(auditTexts);
  const postNames = usePostNames();
  return [
    { key: 'at', title: t.when, width: 150, render: (line) => sayMoment(line.at) },
    { key: 'did', title: t.did, onCard: 'title', render: (line) => <Sentence line={line} /> },
    {
      key: 'details',
      title: t.details,
      render: (line) => <LineFacts detail={line.detail} postNames={postNames} />,
    },
    { key: 'subject', title: t.subject, render: (line) => <Subject line={line} /> },
    { key: 'address', title: t.address, render: (line) => line.address ?? '—' },
    { key: 'seq', title: t.seq, align: 'right', onCard: 'hide', render: (line) => line.seq },
  ];
}

/** Posts that nobody holds: the program itself, and whoever is on the way in. */
const NO_POST = new Set(['system', 'none']);

function Sentence({ line }: { line: Line }) {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const who = line.post === 'system' ? t.system : line.userName;
  return (
    <>
      <strong>{who}</strong>
      {NO_POST.has(line.post) ? ' ' : <span className="audit-post"> {line.postName} </span>}
      {acts[line.action]?.[language] ?? t.unknownAct(line.action)}
    </>
  );
}

function Subject({ line }: { line: Line }) {
  const t = useTexts(auditTexts);
  const filters = useFilters();
  const kinds: Readonly<Record<string, string>> = t.subjects;
  const { subjectId } = line;
  if (subjectId === null) return '—';
  const shown = `${kinds[line.subjectKind ?? ''] ?? line.subjectKind ?? ''} …${subjectId.slice(-6)}`;
  return (
    <Button
      type="link"
      size="small"
      className="audit-subject"
      title={subjectId}
      aria-label={`${shown}: ${t.onlyThis}`}
      onClick={() => filters.set('subjectId', subjectId)}
    >
      {shown}
    </Button>
  );
}
