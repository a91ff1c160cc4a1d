import { Link } from 'react-router';
import { type ItemOf, useList } from '../../../api/index.ts';
import { type Column, List, Mark, Section, sayDate, useLanguage, useTexts } from '../../../kit/index.ts';
import type { ProofName } from './proofs-page.tsx';
import { watchTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/cases/proofs/cases'>;

/** Case by case: what proves one of the four, or who lacks it. */
export function ProofCases({
  span,
  proof,
  isLacking,
}: {
  span: { readonly from: string; readonly to: string };
  proof: ProofName;
  isLacking: boolean;
}) {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  const query = { limit: 20, ...span, proof, ...(isLacking ? { lacking: true } : {}) } as const;
  const list = useList('GET /api/v1/cases/proofs/cases', { query });
  const what = t.figures[proof] ?? proof;
  const columns: Column<Row>[] = [
    { key: 'applicant', title: t.applicant, render: ({ file }) => file.applicant },
    { key: 'matter', title: t.matter, render: ({ file }) => file.matterTitle },
    {
      key: 'place',
      title: t.place,
      render: ({ file }) => `${file.townName ?? ''} ${file.villageName ?? ''}`,
    },
    {
      key: 'decided',
      title: t.decided,
      render: ({ file }) => (file.decidedOn ? sayDate(file.decidedOn, language) : '—'),
    },
    { key: 'evidence', title: t.evidence, render: (row) => <Evidence row={row} /> },
  ];
  return (
    <Section title={isLacking ? t.lackingOf(what) : t.provenOf(what)}>
      <List<Row>
        name={`proofs-${proof}`}
        label={t.evidence}
        list={list}
        columns={columns}
        rowKey={({ file }) => file.id}
        rowLink={({ file }) => `/cases/${file.id}`}
        empty={{ text: t.noCases, next: t.noCasesNext }}
      />
    </Section>
  );
}

function Evidence({ row }: { row: Row }) {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  return (
    <ul className="plain-list">
      {row.steps.map((step) => (
        <li key={step.code}>
          <b>{step.title}</b> {step.doneOn ? sayDate(step.doneOn, language) : '—'}{' '}
          {step.signedBy.length > 0 ? t.listed(step.signedBy) : null}
          {step.posting ? (
            <p className="proof-share">
              {t.hung(step.posting.postedOn, step.posting.lastDay, step.posting.where)}
            </p>
          ) : null}
          {step.isReproduced === null ? null : (
            <p>
              <Mark tone={step.isReproduced ? 'ok' : 'seal'}>
                {step.isReproduced ? t.isReproduced : t.isNotReproduced}
              </Mark>
            </p>
          )}
          {step.visitId ? (
            <p>
              <Link to={`/visits/${step.visitId}`}>{t.toVisit}</Link>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
