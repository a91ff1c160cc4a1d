import './visits.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  DataTable,
  ErrorBlock,
  Facts,
  Loading,
  Mark,
  Notice,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { DrawStep } from './plan-draw.tsx';
import { ListStep } from './plan-list-step.tsx';
import { TeamStep } from './plan-team.tsx';
import { planTexts } from './plan-texts.ts';

export type Plan = ResponseOf<'GET /api/v1/visits/plans/{planId}'>;

/** A plan: its three steps, what was covered, and the proof of the draw. */
export function PlanPage() {
  const { planId = '' } = useParams();
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const mayPlan = useMay('visits.plan');
  const plan = useRead('GET /api/v1/visits/plans/{planId}', { params: { planId } });
  if (plan.error) return <ErrorBlock error={plan.error} isPage onRetry={() => void plan.refetch()} />;
  if (!plan.data) return <Loading />;
  const { plan: head } = plan.data;
  return (
    <>
      <PageHead
        title={head.title}
        crumbs={[{ path: '/visits/plans', title: t.title }]}
        actions={head.stage === 'drawn' ? <Link to={`/visits?plan=${head.id}`}>{t.see}</Link> : null}
      />
      <Section title={t.title}>
        <Facts
          facts={[
            { label: t.checklist, value: head.checklistTitle },
            { label: t.area, value: head.townName ?? t.wholeCounty },
            { label: t.days, value: `${sayDate(head.fromOn, language)} – ${sayDate(head.toOn, language)}` },
            { label: t.stage, value: t.stages[head.stage] },
            { label: t.by, value: `${head.createdByName} ${sayMoment(head.createdAt)}` },
            { label: t.publicSource, value: plan.data.publicSource ?? t.noNumber },
          ]}
        />
      </Section>
      {mayPlan && head.stage === 'made' ? <ListStep plan={plan.data} /> : null}
      {mayPlan && head.stage === 'listed' ? <DrawStep plan={plan.data} /> : null}
      {mayPlan && head.stage === 'drawn' ? <TeamStep plan={plan.data} /> : null}
      {head.listed > 0 ? <Coverage plan={plan.data} /> : null}
      <Proof plan={plan.data} />
    </>
  );
}

const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((part * 100) / whole);

function Coverage({ plan }: { plan: Plan }) {
  const t = useTexts(planTexts);
  return (
    <Section title={t.coverage}>
      <DataTable
        label={t.coverage}
        rows={plan.coverage}
        rowKey={(line) => `${line.townId} ${line.stratum}`}
        columns={[
          { key: 'town', title: t.town, render: (line) => line.townName ?? '—', onCard: 'title' },
          { key: 'stratum', title: t.stratum, render: (line) => line.stratumTitle },
          { key: 'share', title: t.share, render: (line) => `${line.percent}%`, align: 'right' },
          { key: 'listed', title: t.listed, render: (line) => line.listed, align: 'right' },
          { key: 'drawn', title: t.drawnShort, render: (line) => line.drawn, align: 'right' },
          { key: 'visited', title: t.visited, render: (line) => line.visited, align: 'right' },
          {
            key: 'rate',
            title: t.rate,
            render: (line) => {
              const percent = percentOf(line.visited, line.listed);
              return (
                <span className="figures">
                  {percent}%
                  <span className="coverage-bar" aria-hidden="true">
                    <span className="coverage-fill" style={{ width: `${percent}%` }} />
                  </span>
                </span>
              );
            },
          },
          {
            key: 'missing',
            title: t.missing,
            align: 'right',
            render: (line) => (line.missing > 0 ? <Mark tone="warn">{line.missing}</Mark> : '0'),
          },
        ]}
      />
    </Section>
  );
}

/** What anybody needs to draw again, and the server's own comparison. */
function Proof({ plan }: { plan: Plan }) {
  const t = useTexts(planTexts);
  const [isAsked, setIsAsked] = useState(false);
  const planId = plan.plan.id;
  const proof = useRead('GET /api/v1/visits/plans/{planId}/proof', { params: { planId } }, { when: isAsked });
  const code = (text: string | null) => (text ? <span className="proof-text">{text}</span> : '—');
  const isSound = proof.data ? Object.values(proof.data.checks).every(Boolean) : false;
  return (
    <Section
      title={t.proof}
      actions={
        plan.seed ? (
          <Button
            loading={proof.isFetching}
            onClick={() => (isAsked ? void proof.refetch() : setIsAsked(true))}
          >
            {t.verify}
          </Button>
        ) : null
      }
    >
      <p className="field-soft">{t.proofNext}</p>
      {plan.drawNo !== null && plan.drawNo > 1 ? <Notice kind="warn">{t.drawAgain}</Notice> : null}
      {proof.error ? <ErrorBlock error={proof.error} /> : null}
      {proof.data ? (
        <Notice kind={isSound ? 'ok' : 'problem'} title={isSound ? t.verified : t.broken}>
          <ul>
            {(['commitment', 'list', 'seed', 'draw'] as const).map((check) => (
              <li key={check}>
                {proof.data.checks[check] ? '✓' : '✗'} {t.checks[check]}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Facts
        facts={[
          { label: t.commitment, value: code(plan.commitment), isWide: true },
          { label: t.listHash, value: code(plan.listHash), isWide: true },
          { label: t.publicNumber, value: plan.publicNumber ?? t.noNumber },
          { label: t.drawNo, value: plan.drawNo === null ? '—' : t.drawNoOf(plan.drawNo) },
          { label: t.seed, value: code(plan.seed), isWide: true },
          ...(proof.data ? [{ label: t.secret, value: code(proof.data.secret), isWide: true }] : []),
        ]}
      />
    </Section>
  );
}
