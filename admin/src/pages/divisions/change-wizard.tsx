import './places.css';
import { useState } from 'react';
import { call, isRefused, type Refused, type ResponseOf, useWrite } from '../../api/index.ts';
import {
  chinaToday,
  LinkButton,
  Notice,
  PageHead,
  pickedFromText,
  Steps,
  sayRefusal,
  useFilters,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { ChangeFields } from './change-fields.tsx';
import { MissingFields } from './change-inputs.tsx';
import { ChangePreview, type Preview } from './change-preview.tsx';
import { changeTexts } from './change-texts.ts';
import { type Act, type Choice, choices, type Draft, newDraft, toAct } from './draft.ts';
import { type ChangeField, listMissing } from './missing.ts';
import { placeTexts } from './texts.ts';

type Step = 'kind' | 'fill' | 'preview' | 'done';
type Problem = ResponseOf<'POST /api/v1/divisions/operations/read-plan'>['problems'][number];

/** Choose what to do, fill it in, see what follows, do it. */
export function ChangeWizard() {
  const t = useTexts(changeTexts);
  const p = useTexts(placeTexts);
  const { values } = useFilters();
  const [step, setStep] = useState<Step>('kind');
  const [choice, setChoice] = useState<Choice>('merge');
  const [draft, setDraft] = useState(() => newDraft(pickedFromText(values.place), chinaToday()));
  const [acts, setActs] = useState<Act[]>([]);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [missing, setMissing] = useState<readonly ChangeField[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const operate = useWrite('POST /api/v1/divisions/operations');

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setRefused(null);
    setProblems([]);
    setMissing([]);
    setIsBusy(true);
    try {
      await work();
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
    } finally {
      setIsBusy(false);
    }
  };

  const gatherActs = async (): Promise<Act[]> => {
    if (choice !== 'plan') return [toAct(choice, draft) ?? []].flat();
    const { text, effectiveOn } = draft;
    const read = await call('POST /api/v1/divisions/operations/read-plan', {
      body: { text, effectiveOn, document: draft.document.trim() },
    });
    setProblems(read.problems);
    return read.problems.length > 0 ? [] : read.acts;
  };

  const look = () =>
    attempt(async () => {
      const open = listMissing(choice, draft);
      setMissing(open);
      if (open[0]) {
        document.getElementById(open[0])?.focus();
        return;
      }
      const gathered = await gatherActs();
      if (gathered.length === 0) return;
      setPreview(await call('POST /api/v1/divisions/operations/preview', { body: { acts: gathered } }));
      setActs(gathered);
      setStep('preview');
    });

  const change = (changes: Partial<Draft>): void => {
    const next = { ...draft, ...changes };
    setDraft(next);
    // A complaint goes as soon as its field is filled in, and none comes while somebody types.
    setMissing((before) => before.filter((field) => listMissing(choice, next).includes(field)));
  };

  const confirm = () =>
    attempt(async () => {
      if (!preview) return;
      await operate.mutateAsync({ body: { acts, expected: preview.expected } });
      setStep('done');
    });

  return (
    <>
      <PageHead
        title={t.wizard}
        intro={t.wizardIntro}
        crumbs={[
          { path: '/places', title: p.title },
          { path: '/places/changes', title: t.title },
        ]}
      />
      <Steps
        label={t.steps}
        current={step}
        steps={[
          { key: 'kind', title: t.stepKind },
          { key: 'fill', title: t.stepFill },
          { key: 'preview', title: t.stepPreview },
          { key: 'done', title: t.stepDone },
        ]}
        isBusy={isBusy}
        {...(step === 'kind' ? { onNext: () => setStep('fill') } : {})}
        {...(step === 'fill'
          ? { onNext: () => void look(), onBack: () => setStep('kind'), nextText: t.preview }
          : {})}
        {...(step === 'preview'
          ? { onNext: () => void confirm(), onBack: () => setStep('fill'), nextText: t.confirm }
          : {})}
      >
        <Trouble refused={refused} problems={problems} missing={missing.length} />
        {step === 'kind' ? <Kinds choice={choice} onChoose={setChoice} /> : null}
        {step === 'fill' ? (
          <MissingFields value={missing}>
            <ChangeFields choice={choice} draft={draft} set={change} />
          </MissingFields>
        ) : null}
        {step === 'preview' && preview ? <ChangePreview preview={preview} acts={acts} /> : null}
        {step === 'done' ? (
          <Done
            places={operate.data?.places ?? 0}
            operationId={operate.data?.operationIds[0]}
            count={acts.length}
          />
        ) : null}
      </Steps>
    </>
  );
}

function Trouble({
  refused,
  problems,
  missing,
}: {
  refused: Refused | null;
  problems: readonly Problem[];
  missing: number;
}) {
  const t = useTexts(changeTexts);
  const { language } = useLanguage();
  if (problems.length > 0) {
    return (
      <Notice kind="problem" title={t.problems(problems.length)}>
        {problems.map((problem) => (
          <p key={`${problem.line} ${problem.text}`}>
            {t.line(problem.line, problem.text)} · {t.outcomes[problem.outcome] ?? problem.outcome}
          </p>
        ))}
      </Notice>
    );
  }
  if (missing > 0) return <Notice kind="problem">{t.missingCount(missing)}</Notice>;
  if (!refused) return null;
  return (
    <Notice kind="problem" title={refused.refusal.what}>
      {refused.parts.map((part) => (
        <p key={`${part.code} ${part.field ?? ''} ${part.what}`}>
          {part === refused.refusal ? part.next : sayRefusal(part, language)}
        </p>
      ))}
    </Notice>
  );
}

function Kinds({ choice, onChoose }: { choice: Choice; onChoose(choice: Choice): void }) {
  const t = useTexts(changeTexts);
  return (
    <fieldset className="change-kinds" aria-label={t.kind} style={{ border: 0, padding: 0 }}>
      {choices.map((value) => (
        <label key={value} className="change-kind">
          <input
            type="radio"
            name="change-kind"
            value={value}
            checked={choice === value}
            onChange={() => onChoose(value)}
          />
          <b>{t.kinds[value]}</b>
          <p>{t.kindHelp[value]}</p>
        </label>
      ))}
    </fieldset>
  );
}

function Done({
  places,
  operationId,
  count,
}: {
  places: number;
  operationId: string | undefined;
  count: number;
}) {
  const t = useTexts(changeTexts);
  return (
    <Notice
      kind="ok"
      title={t.done}
      action={
        <div className="page-actions">
          <LinkButton
            to={count === 1 && operationId ? `/places/changes/${operationId}` : '/places/changes'}
            isPrimary
          >
            {t.see}
          </LinkButton>
          <LinkButton to="/places">{t.toTree}</LinkButton>
        </div>
      }
    >
      <p>{t.doneText(places)}</p>
    </Notice>
  );
}
