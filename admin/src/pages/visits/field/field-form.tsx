import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { type ChecklistText, findChecklistText } from '../../../../../engine/visits/checklist.ts';
import {
  Empty,
  Loading,
  Notice,
  PageHead,
  sayMoment,
  useLanguage,
  useSession,
  useTexts,
} from '../../../kit/index.ts';
import { draftKey, finish } from '../../../parts/field/queue.ts';
import {
  change,
  type Draft,
  look,
  type TakenChecklist,
  type TakenVisit,
} from '../../../parts/field/store.ts';
import { toAnswers, toTyped } from './answers.ts';
import { checkDraft, type DraftProblems } from './check-draft.ts';
import { CheckItems } from './check-items.tsx';
import { Photos } from './photos.tsx';
import { Place } from './place.tsx';
import { Signatures } from './signatures.tsx';
import { Team } from './team.tsx';
import { fieldTexts } from './texts.ts';
import { bodyOf, type Keeping, newDraft, type OpenDraft, useDraft, useSoleEditor } from './use-draft.ts';
import type { Field } from './use-field.ts';

/** The checklist as it is asked on the day of the visit; the declarations were taken along whole. */
function textOn(checklist: TakenChecklist | undefined, day: string): ChecklistText | undefined {
  const texts = checklist?.texts as readonly ChecklistText[] | undefined;
  return (
    texts && findChecklistText({ code: '', title: { zh: '', en: '' }, of: 'site', teamMin: 2, texts }, day)
  );
}

export function FieldForm({ visitId, field }: { visitId: string; field: Field }) {
  const t = useTexts(fieldTexts);
  const place = useSoleEditor(visitId);
  const visit = field.kept?.list.visits.find(({ id }) => id === visitId);
  const checklist = field.kept?.list.checklists.find(({ code }) => code === visit?.checklist);
  const crumbs = [{ path: '/visits/field', title: t.title }];
  if (!visit || !checklist) {
    return (
      <>
        <PageHead title={t.gone} crumbs={crumbs} />
        <Empty text={t.gone} next={t.goneNext} />
      </>
    );
  }
  if (place === 'elsewhere') {
    return (
      <>
        <PageHead title={visit.name} crumbs={crumbs} />
        <Notice kind="warn" title={t.elsewhere}>
          {t.elsewhereNext}
        </Notice>
      </>
    );
  }
  return place === 'asking' ? <Loading /> : <Opening visit={visit} checklist={checklist} field={field} />;
}

/** Finds what was typed here before: the draft, or a record that the server did not accept. */
function Opening(props: { visit: TakenVisit; checklist: TakenChecklist; field: Field }) {
  const { visit, checklist, field } = props;
  const t = useTexts(fieldTexts);
  const { user } = useSession();
  const [search] = useSearchParams();
  const mend = search.get('mend');
  const [initial, setInitial] = useState<Draft | null>(null);
  const [isFresh, setIsFresh] = useState(false);
  const sent = field.queue.some(({ visitId, kind, state }) => {
    return visitId === visit.id && kind === 'record' && state !== 'refused';
  });
  useEffect(() => {
    let isThere = true;
    const open = async (): Promise<void> => {
      const kept = await look(['drafts'], (store) => store.find('drafts', draftKey(user.id, visit.id)));
      const found = kept ?? (mend ? await takeBack(mend, visit, checklist, user, field) : undefined);
      if (!isThere) return;
      setIsFresh(found === undefined);
      setInitial((before) => before ?? found ?? newDraft(visit, user, field));
    };
    void open();
    return () => {
      isThere = false;
    };
  }, [visit, checklist, user, field, mend]);
  const [isAgain, setIsAgain] = useState(false);
  if (!initial) return <Loading />;
  if (isFresh && sent && !isAgain) {
    return (
      <>
        <PageHead title={visit.name} crumbs={[{ path: '/visits/field', title: t.title }]} />
        <Notice action={<Button onClick={() => setIsAgain(true)}>{t.fillAgain}</Button>}>
          {t.afterSent}
        </Notice>
        <Link to="/visits/field">{t.back}</Link>
      </>
    );
  }
  return <Editor {...props} initial={initial} />;
}

/** A record that was refused becomes a draft again, with everything in it; the refused one leaves the queue. */
async function takeBack(
  recordId: string,
  visit: TakenVisit,
  checklist: TakenChecklist,
  user: { readonly id: string; readonly name: string },
  field: Field,
): Promise<Draft | undefined> {
  const record = field.queue.find(({ id, state }) => id === recordId && state === 'refused');
  if (!record) return undefined;
  const { answers, id: _, ...body } = bodyOf(record);
  const text = textOn(checklist, body.visitedOn);
  const team = new Set(body.team.map(({ name }) => name));
  const draft: Draft = {
    ...newDraft(visit, user, field),
    ...body,
    typed: text ? toTyped(text, answers) : {},
    hostName: body.signatures.find(({ name }) => !team.has(name))?.name ?? '',
  };
  const pictures = new Set([...body.photos, ...body.signatures.map(({ photoId }) => photoId)]);
  await change(
    ['drafts', 'queue'],
    async (store) => {
      store.put('drafts', draft);
      for (const one of await store.all('queue')) {
        if (one.id === recordId || (one.kind === 'picture' && pictures.has(one.id)))
          store.remove('queue', one.seq);
      }
    },
    'strict',
  );
  return draft;
}

export interface PartProps {
  readonly open: OpenDraft;
  readonly text: ChecklistText;
  readonly problems: DraftProblems | null;
}

function Editor({
  visit,
  checklist,
  initial,
}: {
  visit: TakenVisit;
  checklist: TakenChecklist;
  initial: Draft;
}) {
  const t = useTexts(fieldTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const open = useDraft(initial);
  const { draft } = open;
  const [isChecked, setIsChecked] = useState(false);
  const [isFinishing, setIsFinishing] = useState(false);
  const text = textOn(checklist, draft.visitedOn);
  const answers = text && draft.outcome === 'done' ? toAnswers(text, draft.typed, draft.visitedOn) : {};
  const found = text ? checkDraft(draft, text, checklist.teamMin, answers, t, language) : null;
  const problems = isChecked ? found : null;
  const send = async (): Promise<void> => {
    setIsChecked(true);
    if (!found || found.count > 0) {
      document.querySelector('.field-problems')?.scrollIntoView({ block: 'center' });
      return;
    }
    setIsFinishing(true);
    await finish(draft, answers);
    navigate('/visits/field', { replace: true });
  };
  const part = text ? { open, text, problems } : null;
  return (
    <>
      <PageHead
        title={visit.name}
        crumbs={[{ path: '/visits/field', title: t.title }]}
        intro={[checklist.title, visit.villageName, visit.address].filter(Boolean).join(' · ')}
      />
      <div className="field-form">
        <div className="field-part">
          <span className="field-label" id="outcome-label">
            {t.outcome}
          </span>
          <div className="field-choices" role="radiogroup" aria-labelledby="outcome-label">
            {(['done', 'absent', 'refused'] as const).map((outcome) => (
              <label key={outcome} className="field-choice">
                <input
                  type="radio"
                  name="outcome"
                  checked={draft.outcome === outcome}
                  onChange={() => open.change({ outcome })}
                />
                {t.outcomes[outcome]}
              </label>
            ))}
          </div>
          <label className="field-label" htmlFor="visited-on">
            {t.visitedOn}
          </label>
          <input
            id="visited-on"
            className="field-input"
            type="date"
            value={draft.visitedOn}
            onChange={(event) => open.change({ visitedOn: event.target.value })}
          />
        </div>
        {part === null ? (
          <Notice kind="warn">{t.notInForce}</Notice>
        ) : (
          <>
            {draft.outcome === 'done' ? <CheckItems {...part} /> : null}
            <div className="field-part">
              <label className="field-label" htmlFor="remark">
                {t.remark} {draft.outcome === 'done' ? <small>{t.optional}</small> : null}
              </label>
              <textarea
                id="remark"
                className="field-input"
                rows={2}
                maxLength={500}
                value={draft.remark}
                aria-invalid={problems?.remark !== undefined}
                onChange={(event) => open.change({ remark: event.target.value })}
              />
              {problems?.remark ? <p className="field-problem">{problems.remark}</p> : null}
            </div>
            <Place open={open} />
            <Photos {...part} />
            <Team {...part} teamMin={checklist.teamMin} />
            <Signatures {...part} />
          </>
        )}
        <div className="field-foot">
          {problems && problems.count > 0 ? (
            <p className="field-problems" role="alert">
              {t.problems(problems.count)}
            </p>
          ) : null}
          <Kept keeping={open.keeping} />
          <Button type="primary" size="large" block loading={isFinishing} onClick={() => void send()}>
            {t.finish}
          </Button>
        </div>
      </div>
    </>
  );
}

function Kept({ keeping }: { keeping: Keeping | null }) {
  const t = useTexts(fieldTexts);
  if (!keeping) return null;
  if (keeping.state === 'failed') {
    return (
      <p className="field-problem" role="alert">
        {t.notSaved}
      </p>
    );
  }
  return (
    <p className="field-kept" role="status">
      {keeping.state === 'saved' ? t.saved(sayMoment(keeping.at)) : t.saving}
    </p>
  );
}
