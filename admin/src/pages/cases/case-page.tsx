import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/index.ts';
import {
  ErrorBlock,
  Facts,
  Loading,
  Mark,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  Timeline,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { CasePublicity, PutOnList } from '../../parts/case-publicity.tsx';
import { CaseDocuments } from '../../parts/documents/case-documents.tsx';
import { ActDrawer, actKey, actName, type CaseRecord, NUMBERS, type PossibleAct } from './act-drawer.tsx';
import { actTexts } from './act-texts.ts';
import { PhaseMark } from './case-columns.tsx';
import { ClockList } from './clock-list.tsx';
import './cases.css';
import { paperDayTexts } from './paper-texts.ts';
import { PapersSection } from './papers/papers-section.tsx';
import { StepList } from './step-list.tsx';
import { caseTexts } from './texts.ts';
import { CaseVisits, TakeAlong } from './watch/take-along.tsx';

/** One case on one screen: what was asked, what was found, where it stands, who did what, and what is to be done. */
export function CasePage() {
  const t = useTexts(caseTexts);
  const { caseId = '' } = useParams();
  const record = useRead('GET /api/v1/cases/{caseId}', { params: { caseId } });
  if (record.error) return <ErrorBlock error={record.error} onRetry={() => void record.refetch()} isPage />;
  if (!record.data) return <Loading />;
  const { file } = record.data;
  return (
    <>
      <PageHead
        title={`${file.applicant} · ${file.matterTitle}`}
        crumbs={[{ path: '/cases', title: t.cases }]}
        intro={<Intro record={record.data} />}
        actions={
          <>
            <TakeAlong record={record.data} />
            <Acts record={record.data} />
          </>
        }
      />
      <div className="case-columns">
        <div>
          <StepList steps={record.data.steps} isDecided={record.data.decision !== null} />
          <DecisionPart record={record.data} />
          {record.data.acts.some(({ kind }) => kind === 'decide') ? <CaseDocuments caseId={caseId} /> : null}
          <PapersSection caseId={caseId} isDecided={record.data.decision !== null} />
          <History record={record.data} />
        </div>
        <div>
          <CaseVisits record={record.data} />
          <ClockList clocks={record.data.clocks} />
          <CasePublicity caseId={caseId} />
          <Application record={record.data} />
          <Told record={record.data} />
          <Reasoning record={record.data} />
          <Section title={t.basis}>
            <ul className="plain-list case-basis">
              {record.data.basis.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  );
}

function Intro({ record }: { record: CaseRecord }) {
  const t = useTexts(caseTexts);
  const paper = useTexts(paperDayTexts);
  const { file } = record;
  return (
    <span className="case-intro">
      <span className="figures">{file.caseNo}</span>
      <PhaseMark phase={file.phase} isGranted={file.isGranted} />
      <span>{`${file.townName ?? ''} ${file.villageName ?? ''}`}</span>
      <span>{t.lawDay(record.lawDay)}</span>
      {record.isDelegated ? <Mark tone="blue">{t.delegated}</Mark> : null}
      {record.isFromPaper ? <Mark tone="warn">{paper.fromPaper}</Mark> : null}
      {record.hasNearRelative ? <Mark tone="warn">{t.nearRelative}</Mark> : null}
      {record.householdId ? <Link to={`/households/${record.householdId}`}>{t.household}</Link> : null}
    </span>
  );
}

/** Acts that move the case stand as buttons; the others wait behind one. */
const FORWARD: ReadonlySet<string> = new Set([
  'accept',
  'supplement',
  'complete',
  'confirm',
  'opine',
  'post',
  'answer',
  'decide',
  'resume',
]);

function Acts({ record }: { record: CaseRecord }) {
  const t = useTexts(caseTexts);
  const [open, setOpen] = useState<PossibleAct | null>(null);
  const forward = record.possible.filter(
    ({ kind, step }) => FORWARD.has(kind) && (step === null || step === record.file.step),
  );
  const others = record.possible.filter((act) => !forward.includes(act));
  return (
    <>
      {forward.map((act, place) =>
        act.kind === 'post' ? (
          <PutOnList
            key={actKey(act)}
            matter={record.file.matter}
            step={act.step ?? ''}
            villageId={record.file.villageId}
            isPrimary={place === 0}
          />
        ) : (
          <Button key={actKey(act)} type={place === 0 ? 'primary' : 'default'} onClick={() => setOpen(act)}>
            {actName(act, t.acts)}
          </Button>
        ),
      )}
      {others.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((act) => ({ key: actKey(act), label: actName(act, t.acts) })),
            onClick: ({ key }) => setOpen(others.find((act) => actKey(act) === key) ?? null),
          }}
        >
          <Button>{t.otherActs}</Button>
        </Dropdown>
      ) : null}
      {open ? (
        <ActDrawer key={actKey(open)} act={open} record={record} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function DecisionPart({ record: { decision } }: { record: CaseRecord }) {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  if (!decision) return null;
  return (
    <Section title={t.decision}>
      <p className="decision">
        <Mark tone={decision.isGranted ? 'ok' : 'seal'}>{decision.isGranted ? t.granted : t.refused}</Mark>
        {decision.amountFen === null ? null : <b className="figures">{t.yuan(decision.amountFen)}</b>}
        {decision.paidFrom === null ? null : <span>{t.paidFrom(decision.paidFrom)}</span>}
        <span>{`${sayDate(decision.on, language)} ${t.by(decision.by)}`}</span>
      </p>
      {decision.reason ? <p>{decision.reason}</p> : null}
    </Section>
  );
}

function Application({ record }: { record: CaseRecord }) {
  const t = useTexts(caseTexts);
  const { told } = useTexts(paperDayTexts);
  return (
    <Section title={record.isBegunByOffice ? told : t.facts}>
      <Facts
        facts={record.form.map(({ title, value }) => ({ label: title, value, isWide: value.length > 30 }))}
      />
    </Section>
  );
}

/** What the family was told to bring, once and completely. */
function Told({ record: { toldToBring } }: { record: CaseRecord }) {
  const t = useTexts(caseTexts);
  if (toldToBring.length === 0) return null;
  return (
    <Section title={t.toldToBring}>
      <ul className="plain-list">
        {toldToBring.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}

function Reasoning({ record: { calculation } }: { record: CaseRecord }) {
  const t = useTexts(caseTexts);
  const { received } = useTexts(actTexts);
  if (!calculation) return null;
  return (
    <Section title={t.trace}>
      <p className="decision">
        <Mark tone={calculation.eligible ? 'ok' : 'seal'}>
          {calculation.eligible ? t.eligible : t.notEligible}
        </Mark>
        <b className="figures">{t.yuan(calculation.amountFen)}</b>
        {calculation.receivedFen === null ? null : (
          <span className="figures">{received(t.yuan(calculation.receivedFen))}</span>
        )}
      </p>
      <ol className="reasoning">
        {[...new Set(calculation.lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Section>
  );
}

function History({ record }: { record: CaseRecord }) {
  const t = useTexts(caseTexts);
  const paper = useTexts(paperDayTexts);
  const names = record.isBegunByOffice ? { ...t.acts, apply: paper.begun } : t.acts;
  /** Where an act came from: the family, the office, or a paper that had come before. */
  const sourceOf = (act: CaseRecord['acts'][number]): string => {
    if (act.paperWhy !== null) return paper.entered(act.on, officerOf(act));
    return act.cameInOn === null ? officerOf(act) : t.cameIn(act.cameInOn, officerOf(act));
  };
  const linesOf = (act: CaseRecord['acts'][number]): readonly string[] => [
    ...(act.paperWhy === null ? [] : [t.labelled(paper.whyEntered, act.paperWhy)]),
    ...(act.kind === 'accept' && act.on !== sayMoment(act.at).slice(0, 10) ? [paper.countsFrom(act.on)] : []),
    ...act.record
      .filter(({ name }) => name !== NUMBERS[act.kind])
      .map(({ title, value }) => t.labelled(title, value)),
  ];
  const officerOf = ({ by, post, level }: CaseRecord['acts'][number]): string =>
    `${by} · ${t.posts[post] ?? post} · ${t.levels[level] ?? level}`;
  const entries = record.acts.toReversed().map((act) => ({
    key: String(act.no),
    when: sayMoment(act.at),
    title: (
      <span className={act.isReversed ? 'reversed' : undefined}>
        {actName(act, names)} {act.isReversed ? <Mark tone="warn">{t.reversed}</Mark> : null}
      </span>
    ),
    detail: linesOf(act).join(t.between) || null,
    source: sourceOf(act),
    tone: act.kind === 'decide' ? ('blue' as const) : ('plain' as const),
  }));
  return (
    <Section title={t.history}>
      <Timeline label={t.history} entries={entries} />
    </Section>
  );
}
