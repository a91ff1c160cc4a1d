import { Button, Input } from 'antd';
import { type ChangeEvent, useState } from 'react';
import { call, isRefused, useWrite } from '../../api/index.ts';
import {
  Choice,
  DateInput,
  Field,
  FormDrawer,
  Mark,
  Section,
  sayDate,
  sayRefusal,
  toast,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '../../kit/index.ts';
import { fitPicture, toBase64 } from '../../kit/picture.ts';
import { newId } from '../../parts/field/new-id.ts';
import { visitTexts } from './texts.ts';
import { Pictures, type Visit } from './visit-page.tsx';

type Fault = Visit['findings'][number];
const tones = { open: 'warn', rectified: 'blue', closed: 'ok' } as const;

/** What was found, and what became of each: reported, checked by somebody else, closed. */
export function Faults({ visit }: { visit: Visit }) {
  const t = useTexts(visitTexts);
  return (
    <Section title={t.faults}>
      {visit.findings.length === 0 ? <p className="field-soft">{t.noFaults}</p> : null}
      {visit.findings.map((fault) => (
        <FaultLine key={fault.code} visit={visit} fault={fault} />
      ))}
    </Section>
  );
}

function FaultLine({ visit, fault }: { visit: Visit; fault: Fault }) {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  const { user } = useSession();
  const mayRectify = useMay('visits.record') && fault.state === 'open';
  const mayCheck =
    useMay('visits.check') && fault.state === 'rectified' && fault.acts.at(-1)?.byId !== user.id;
  const [open, setOpen] = useState<'rectify' | 'recheck' | null>(null);
  const isLate = fault.state !== 'closed' && fault.dueOn < visit.today;
  return (
    <div className="visit-finding">
      <h3>
        {fault.say}
        <Mark tone={tones[fault.state as keyof typeof tones] ?? 'plain'}>
          {t.faultStates[fault.state] ?? fault.state}
        </Mark>
        {isLate ? <Mark tone="seal">{t.late}</Mark> : null}
      </h3>
      <p className="field-soft">
        {fault.closedOn
          ? t.closedOn(sayDate(fault.closedOn, language))
          : t.dueBy(sayDate(fault.dueOn, language))}
        {fault.article ? ` · ${fault.article}` : ''}
      </p>
      <ol>
        {fault.acts.map((act) => (
          <li key={`${act.kind} ${act.on} ${act.note}`}>
            <Act act={act} />
            <Pictures visitId={visit.visit.id} photos={act.photos} />
          </li>
        ))}
      </ol>
      {mayRectify ? <Button onClick={() => setOpen('rectify')}>{t.rectify}</Button> : null}
      {mayCheck ? <Button onClick={() => setOpen('recheck')}>{t.recheck}</Button> : null}
      <SettleDrawer visitId={visit.visit.id} fault={fault} open={open} onClose={() => setOpen(null)} />
    </div>
  );
}

function Act({ act }: { act: Fault['acts'][number] }) {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  const say = act.kind === 'rectify' ? t.saidRight : act.passed ? t.foundRight : t.foundWrong;
  return <p>{say(act.byName, sayDate(act.on, language), act.note)}</p>;
}

interface Values {
  readonly passed?: string;
  readonly dueOn?: string | null;
  readonly note: string;
  readonly photos?: string[];
}

function SettleDrawer({
  visitId,
  fault,
  open,
  onClose,
}: {
  visitId: string;
  fault: Fault;
  open: 'rectify' | 'recheck' | null;
  onClose(): void;
}) {
  const t = useTexts(visitTexts);
  const rectify = useWrite('POST /api/v1/visits/{visitId}/rectifications');
  const recheck = useWrite('POST /api/v1/visits/{visitId}/rechecks');
  const [kind, setKind] = useState(open);
  if (open !== null && kind !== open) setKind(open);
  const [passed, setPassed] = useState('');
  const submit = async ({ note, photos, ...values }: Values): Promise<void> => {
    const said = { id: newId(), finding: fault.code, note, photos: photos ?? [] };
    if (kind === 'rectify') {
      await rectify.mutateAsync({ params: { visitId }, body: said });
      toast(t.rectified);
      return;
    }
    const isPassed = values.passed === 'pass';
    const more = isPassed ? {} : { dueOn: values.dueOn ?? '' };
    await recheck.mutateAsync({ params: { visitId }, body: { ...said, passed: isPassed, ...more } });
    toast(t.rechecked);
  };
  return (
    <FormDrawer<Values>
      name={`settle.${visitId}.${fault.code}.${kind ?? ''}`}
      title={kind === 'recheck' ? t.recheck : t.rectify}
      isOpen={open !== null}
      onClose={onClose}
      intro={fault.say}
      keepsDraft={false}
      submit={submit}
    >
      {kind === 'recheck' ? (
        <Field name="passed" label={t.passed} isRequired>
          <Outcome onPick={setPassed} />
        </Field>
      ) : null}
      {kind === 'recheck' && passed === 'fail' ? (
        <Field name="dueOn" label={t.newDue} isRequired>
          <DateInput />
        </Field>
      ) : null}
      <Field name="note" label={t.note} isRequired>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
      <Field name="photos" label={t.evidence}>
        <Evidence visitId={visitId} />
      </Field>
    </FormDrawer>
  );
}

function Outcome({
  onPick,
  onChange,
  ...rest
}: {
  onPick(chosen: string): void;
  onChange?: (chosen: string) => void;
  value?: string;
  id?: string;
  'aria-label'?: string;
}) {
  const t = useTexts(visitTexts);
  return (
    <Choice
      {...rest}
      options={[
        { value: 'pass', label: t.pass },
        { value: 'fail', label: t.fail },
      ]}
      onChange={(chosen) => {
        onPick(chosen);
        onChange?.(chosen);
      }}
    />
  );
}

const SIDE_MAX_PX = 1600;

/** Photographs are sent as they are chosen; the act then names them. */
function Evidence({
  visitId,
  value = [],
  onChange,
}: {
  visitId: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
}) {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    const fitted = file && (await fitPicture(file, SIDE_MAX_PX));
    if (!fitted) return;
    const [id, takenAt] = [newId(), new Date().toISOString()];
    const body = { id, kind: 'photo', takenAt, base64: await toBase64(fitted) } as const;
    try {
      await call(
        'POST /api/v1/visits/{visitId}/photos',
        { params: { visitId }, body },
        { idempotencyKey: id },
      );
      setProblem(null);
      onChange?.([...value, id]);
    } catch (fault) {
      if (!isRefused(fault)) throw fault;
      setProblem(sayRefusal(fault.refusal, language));
    }
  };
  return (
    <>
      <Pictures visitId={visitId} photos={value} />
      <label className="photo-button">
        {t.addPhoto}
        <input
          type="file"
          accept="image/jpeg,image/png"
          className="sr-only"
          onChange={(event) => void add(event)}
        />
      </label>
      {problem ? (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </>
  );
}
