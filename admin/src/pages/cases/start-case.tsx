import { Button, Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { newId, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  ErrorBlock,
  Field,
  FormPage,
  Loading,
  Notice,
  PageHead,
  PersonPicker,
  type Picked,
  Section,
  sayMoment,
  Ticks,
  toast,
  useTexts,
} from '../../kit/index.ts';
import './cases.css';
import { DynamicFields, type Typed, toRecord } from './dynamic-field.tsx';
import { PaperDay, type TypedPaper, toPaper } from './paper-day.tsx';
import { paperDayTexts } from './paper-texts.ts';
import { caseTexts } from './texts.ts';

type Matter = ResponseOf<'GET /api/v1/matters/{code}'>;

interface Values {
  readonly person?: Picked | null;
  readonly paper?: TypedPaper;
  readonly form?: Typed;
  readonly materials?: readonly string[];
}

/** An application is taken in: the matter first, then the form that it declares. */
export function StartCase() {
  const [search, setSearch] = useSearchParams();
  const code = search.get('matter') ?? '';
  const draftId = search.get('draft');
  const matter = useRead('GET /api/v1/matters/{code}', { params: { code } }, { when: code !== '' });
  const draft = useRead(
    'GET /api/v1/case-drafts/{draftId}',
    { params: { draftId: draftId ?? '' } },
    { when: draftId !== null, isForGood: true },
  );
  if (code === '') return <ChooseMatter onChoose={(next) => setSearch(next)} />;
  const error = matter.error ?? draft.error;
  if (error) return <ErrorBlock error={error} isPage />;
  if (!matter.data || (draftId !== null && !draft.data)) return <Loading />;
  return (
    <ApplicationForm
      key={`${code} ${draftId}`}
      matter={matter.data}
      draftId={draftId ?? undefined}
      kept={draft.data?.body as Values | undefined}
    />
  );
}

function ChooseMatter({ onChoose }: { onChoose(next: Record<string, string>): void }) {
  const t = useTexts(caseTexts);
  const matters = useRead('GET /api/v1/matters', {});
  const drafts = useRead('GET /api/v1/case-drafts', {});
  if (matters.error) return <ErrorBlock error={matters.error} isPage />;
  const titleOf = (code: string) => matters.data?.items.find((one) => one.code === code)?.title ?? code;
  return (
    <>
      <PageHead title={t.newCase} crumbs={[{ path: '/cases', title: t.cases }]} />
      <Section title={t.chooseMatter}>
        <ul className="matter-choice">
          {(matters.data?.items ?? []).map(({ code, title }) => (
            <li key={code}>
              <Button onClick={() => onChoose({ matter: code })}>{title}</Button>
            </li>
          ))}
        </ul>
      </Section>
      {drafts.data && drafts.data.items.length > 0 ? (
        <Section title={t.drafts}>
          <ul className="papers">
            {drafts.data.items.map(({ id, matter, title, savedAt }) => (
              <li key={id}>
                <span>{`${title} · ${titleOf(matter)} · ${sayMoment(savedAt)}`}</span>
                <Button size="small" onClick={() => onChoose({ matter, draft: id })}>
                  {t.continueDraft}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function ApplicationForm({
  matter: today,
  draftId,
  kept,
}: {
  matter: Matter;
  draftId: string | undefined;
  kept: Values | undefined;
}) {
  const t = useTexts(caseTexts);
  const navigate = useNavigate();
  const start = useWrite('POST /api/v1/cases');
  // Of a paper that came earlier the form is that of its day.
  const [matter, setMatter] = useState(today);
  const paperDay = useTexts(paperDayTexts);
  const isChange = matter.kind === 'change';
  const own = matter.materials.filter(({ isShared }) => !isShared);
  const shared = matter.materials.filter(({ isShared }) => isShared);
  const [keptId] = useState(draftId ?? newId());
  const submit = async (values: Values): Promise<void> => {
    const paper = toPaper(values.paper);
    const started = await start.mutateAsync({
      body: {
        matter: matter.code,
        personId: values.person?.id ?? '',
        form: toRecord(matter.form, values.form ?? {}),
        materials: [...(values.materials ?? [])],
        draftId: keptId,
        ...(paper ? { paper } : {}),
      },
    });
    toast(t.started(started.caseNo));
    void navigate(`/cases/${started.id}`);
  };
  return (
    <FormPage<Values>
      name={`case-start.${matter.code}.${draftId ?? ''}`}
      title={`${isChange ? paperDay.startChange : t.newCase} · ${matter.title}`}
      crumbs={[{ path: '/cases/new', title: t.chooseMatter }]}
      intro={matter.who}
      initial={kept ?? {}}
      renames={Object.fromEntries([
        ['personId', 'person'],
        ...matter.form.map(({ name }) => [`record.form.${name}`, `form.${name}`] as const),
      ])}
      submitText={isChange ? paperDay.sendChange : t.submit}
      submit={submit}
    >
      <Field name="person" label={isChange ? paperDay.ofWhom : t.person} isRequired>
        <PersonPicker />
      </Field>
      <PaperDay code={matter.code} isChange={isChange} onMatter={setMatter} />
      <DynamicFields fields={matter.form} prefix={['form']} />
      <Field name="materials" label={t.materialsBrought} isWide>
        <Ticks options={own.map(({ code, title }) => ({ value: code, label: title }))} />
      </Field>
      {shared.length > 0 ? (
        <Notice kind="info">{t.labelled(t.noNeed, t.listed(shared.map(({ title }) => title)))}</Notice>
      ) : null}
      <ServerDraft matter={matter} draftId={keptId} />
    </FormPage>
  );
}

const PAUSE_MS = 2_000;

/** What is typed is kept on the server as well, so that it is there again in another browser. */
function ServerDraft({ matter, draftId }: { matter: Matter; draftId: string }) {
  const t = useTexts(caseTexts);
  const form: FormInstance<Values> = Form.useFormInstance();
  const values = Form.useWatch([], form) as Values | undefined;
  const keep = useWrite('PUT /api/v1/case-drafts/{draftId}');
  const said = useRef('');
  const [isKept, setIsKept] = useState(false);
  const text = JSON.stringify(values ?? {});
  const { mutateAsync } = keep;
  useEffect(() => {
    const body = JSON.parse(text) as Values;
    if (!body.person || text === said.current) return undefined;
    const timer = setTimeout(() => {
      said.current = text;
      const title = body.person?.label ?? '';
      void mutateAsync({
        params: { draftId },
        body: { matter: matter.code, title, body: body as Record<string, unknown> },
      }).then(
        () => setIsKept(true),
        () => setIsKept(false),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, draftId, matter.code, mutateAsync]);
  return (
    <p className="draft-note" aria-live="polite">
      {isKept ? t.draftSaved : ''}
    </p>
  );
}
