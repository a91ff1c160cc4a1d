import { type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  Field,
  FormDrawer,
  Loading,
  Notice,
  sayMoment,
  Ticks,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { actTexts } from './act-texts.ts';
import { DynamicFields, type Typed, toRecord, toTyped } from './dynamic-field.tsx';
import { FactSheetFields, toFacts } from './fact-sheet.tsx';
import { PaperPlace } from './papers/papers-field.tsx';
import { caseTexts } from './texts.ts';

export type CaseRecord = ResponseOf<'GET /api/v1/cases/{caseId}'>;
export type PossibleAct = CaseRecord['possible'][number];

export const actKey = ({ kind, step }: Pick<PossibleAct, 'kind' | 'step'>): string => `${kind}/${step ?? ''}`;

/** What an act is called on its button: the step, where it is of one. */
export function actName(
  act: Pick<PossibleAct, 'kind' | 'stepTitle'>,
  names: Readonly<Record<string, string>>,
): string {
  const name = names[act.kind] ?? act.kind;
  return act.stepTitle ? `${name} · ${act.stepTitle}` : name;
}

/** Acts that ask nothing, or little: what follows from them is said, not guessed. */
const ABOUT: ReadonlySet<string> = new Set(['accept', 'confirm', 'opine', 'decide', 'take-over']);

interface DrawerProps {
  readonly act: PossibleAct;
  readonly record: CaseRecord;
  onClose(): void;
}

/** One act on a case: the form comes from the declaration of the matter. */
export function ActDrawer({ act, record, onClose }: DrawerProps) {
  const t = useTexts(caseTexts);
  const send = useWrite('POST /api/v1/cases/{caseId}/acts');
  const sheet = useRead(
    'GET /api/v1/cases/{caseId}/facts',
    { params: { caseId: record.file.id } },
    { when: act.needsFacts, isForGood: true },
  );
  const name = actName(act, t.acts);
  const submit = (typed: Typed) =>
    send.mutateAsync({
      params: { caseId: record.file.id },
      body: {
        kind: act.kind,
        ...(act.step === null ? {} : { step: act.step }),
        record: act.needsFacts
          ? { facts: sheet.data ? toFacts(sheet.data, typed) : {} }
          : { ...numberOf(act, record), ...recordOf(act, typed) },
        lastNo: record.file.lastNo,
      } as never,
    });
  if (act.needsFacts && !sheet.data) return sheet.error ? null : <Loading rows={2} />;
  return (
    <FormDrawer<Typed>
      name={`case-act.${record.file.id}.${actKey(act)}`}
      title={name}
      isOpen
      onClose={onClose}
      width={act.needsFacts ? 720 : 560}
      initial={toTyped(act.fields, initialOf(act, record))}
      renames={renamesOf(act)}
      submitText={t.acts[act.kind] ?? act.kind}
      submit={submit}
      onDone={() => toast(t.actDone(name))}
    >
      <About act={act} record={record} />
      {act.needsFacts && sheet.data ? (
        <FactSheetFields sheet={sheet.data} householdId={record.householdId} form={record.form} />
      ) : (
        <PaperPlace value={act.step === null ? null : { caseId: record.file.id, step: act.step }}>
          {act.kind === 'supplement' ? <BroughtField record={record} /> : null}
          {act.kind === 'ask-supplement' ? <Notice kind="info">{t.tellOnce}</Notice> : null}
          <ActFields act={withoutNumber(act)} />
        </PaperPlace>
      )}
    </FormDrawer>
  );
}

const renamesOf = (act: PossibleAct): Record<string, string> =>
  Object.fromEntries([
    ...act.fields.map(({ name }) => [`record.${name}`, name] as const),
    ['record.toId', 'toId'] as const,
  ]);

function initialOf(act: PossibleAct, record: CaseRecord): Typed {
  if (act.kind === 'reverse')
    return { ...act.noted, no: record.acts.filter(({ isReversed }) => !isReversed).at(-1)?.no };
  if (act.kind === 'ask-supplement')
    return { ...act.noted, items: lackingOf(record).map(({ title }) => title) };
  const open = record.objections.find(({ isAnswered }) => !isAnswered);
  return act.kind === 'answer' && open ? { ...act.noted, objection: open.no } : act.noted;
}

/** The act that is undone, the objection that is answered: known by a number that no page shows, so nobody types it. */
export const NUMBERS: Readonly<Record<string, string>> = { reverse: 'no', answer: 'objection' };

function withoutNumber(act: PossibleAct): PossibleAct {
  return { ...act, fields: act.fields.filter(({ name }) => name !== NUMBERS[act.kind]) };
}

function numberOf(act: PossibleAct, record: CaseRecord): Typed {
  const name = NUMBERS[act.kind];
  return name === undefined ? {} : { [name]: initialOf(act, record)[name] };
}

/** What follows from the act, and what it is about. */
function About({ act, record }: { act: PossibleAct; record: CaseRecord }) {
  const t = useTexts(caseTexts);
  const { about, undone, objected, reckoned, received } = useTexts(actTexts);
  const { calculation } = record;
  const known = numberOf(act, record);
  const undo = act.kind === 'reverse' ? record.acts.find(({ no }) => no === known.no) : undefined;
  const objection = act.kind === 'answer' ? record.acts.find(({ no }) => no === known.objection) : undefined;
  // Where aid comes first nothing was calculated, and whoever gives it says how much.
  const isTyped = act.kind === 'decide' && act.fields.some(({ kind }) => kind === 'money');
  const isJudged = calculation !== null && (act.kind === 'opine' || act.kind === 'decide');
  const lines = [
    isJudged
      ? reckoned(calculation.eligible ? t.eligible : t.notEligible, t.yuan(calculation.amountFen))
      : '',
    isJudged && calculation.receivedFen !== null ? received(t.yuan(calculation.receivedFen)) : '',
    ABOUT.has(act.kind) ? (about[isTyped ? 'decide-typed' : act.kind] ?? '') : '',
    undo ? undone(actName(undo, t.acts), undo.by, sayMoment(undo.at)) : '',
    objection
      ? objected(sayMoment(objection.at), objection.record.map(({ value }) => value).join(t.between))
      : '',
  ].filter((line) => line !== '');
  return lines.length === 0 ? null : <div className="form-intro">{lines.join(' ')}</div>;
}

/** Materials that the family has to bring and that nobody has seen yet. */
const lackingOf = ({ materials }: CaseRecord) =>
  materials.filter(({ isShared, isOptional, isBrought }) => !isShared && !isOptional && !isBrought);

/** What was brought now, on paper or as a file. */
function BroughtField({ record }: { record: CaseRecord }) {
  const t = useTexts(caseTexts);
  const open = record.materials.filter(({ isShared, isBrought }) => !isShared && !isBrought);
  if (open.length === 0) return <Notice kind="info">{t.nothingLacking}</Notice>;
  return (
    <Field name="materials" label={t.broughtNow} isWide>
      <Ticks options={open.map(({ code, title }) => ({ value: code, label: title }))} />
    </Field>
  );
}

const HIDDEN: ReadonlySet<string> = new Set(['toId', 'toName', 'toPost', 'toLevel']);

function recordOf(act: PossibleAct, typed: Typed): Typed {
  const record = toRecord(act.fields, typed);
  if (act.kind === 'supplement') return { materials: typed.materials ?? [] };
  return act.kind === 'transfer'
    ? { toId: typed.toId, ...(record.reason ? { reason: record.reason } : {}) }
    : record;
}

export function ActFields({ act }: { act: Pick<PossibleAct, 'kind' | 'fields'> }) {
  const t = useTexts(caseTexts);
  if (act.kind !== 'transfer') return <DynamicFields fields={act.fields} />;
  return (
    <>
      <Field name="toId" label={t.to} isRequired>
        <OfficerChoice />
      </Field>
      <DynamicFields fields={act.fields.filter(({ name }) => !HIDDEN.has(name))} />
    </>
  );
}

function OfficerChoice(given: { value?: never; onChange?: never }) {
  const t = useTexts(caseTexts);
  const officers = useRead('GET /api/v1/cases/officers', {});
  const options = (officers.data?.items ?? []).map(({ id, name, post }) => ({
    value: id,
    label: `${name} ${t.posts[post] ?? post}`,
  }));
  return <Choice options={options} {...given} />;
}
