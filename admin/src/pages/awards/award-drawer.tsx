import { Form, Input } from 'antd';
import { isRefused, useWrite } from '../../api/index.ts';
import { Choice, Field, Fields, FormDrawer, toast, useTexts, yuanFromFen } from '../../kit/index.ts';
import { thisMonth, useMonthOptions } from '../../parts/months.ts';
import { type AwardRecord, heldBefore } from './award-page.tsx';
import { awardPageTexts } from './texts.ts';

export type AwardAct = 'suspend' | 'resume' | 'stop';
type Body = Parameters<
  ReturnType<typeof useWrite<'POST /api/v1/awards/{awardId}/changes'>>['mutateAsync']
>[0]['body'];

/** Why each is done, as the server knows it. */
const causes: Readonly<Record<AwardAct, readonly Body['cause'][]>> = {
  suspend: ['account', 'whereabouts', 'review-overdue', 'papers-expired', 'in-custody'],
  resume: ['settled', 'released', 'papers-renewed', 'error'],
  stop: ['died', 'moved-out', 'age-reached', 'papers-expired', 'gave-up', 'error'],
};

/** What can be done to an award without a new decision, as it stands. */
export function actsOf(state: string): readonly AwardAct[] {
  if (state === 'running') return ['suspend', 'stop'];
  return state === 'suspended' ? ['resume', 'stop'] : [];
}

interface Values {
  readonly cause: Body['cause'];
  readonly fromMonth: string;
  readonly reason: string;
  readonly document?: string;
}

const MONTHS_BACK = 36;
const MONTHS_FORTH = 3;

export function AwardDrawer({
  record,
  act: kind,
  onClose,
  onStale,
}: {
  record: AwardRecord;
  act: AwardAct;
  onClose(): void;
  /** Somebody was faster: the record has to be read anew, what was typed stays. */
  onStale(): void;
}) {
  const t = useTexts(awardPageTexts);
  const say = useWrite('POST /api/v1/awards/{awardId}/changes');
  const first = firstMonthOf(record, kind);
  const months = useMonthOptions(MONTHS_BACK, MONTHS_FORTH).filter(({ value }) => value >= first);
  // Months are written so that the later one is the greater text.
  const [latest = first] = [thisMonth(), first].toSorted().toReversed();
  const submit = async ({ document = '', ...values }: Values): Promise<void> => {
    try {
      const body = { ...values, kind, document, lastNo: record.lastNo };
      await say.mutateAsync({ params: { awardId: record.id }, body });
    } catch (error) {
      if (isRefused(error)) onStale();
      throw error;
    }
    toast(t.done[kind]);
  };
  return (
    <FormDrawer<Values>
      name={`award-${kind}.${record.id}`}
      title={`${t.acts[kind]} · ${record.holderName}`}
      isOpen
      onClose={onClose}
      intro={kind === 'resume' ? t.resumeIntro(yuanFromFen(heldBefore(record))) : t.actIntro[kind]}
      initial={{ fromMonth: latest }}
      submitText={t.acts[kind]}
      isDanger={kind === 'stop'}
      submit={submit}
    >
      <Fields>
        <Field name="cause" label={t.cause} isRequired>
          <Choice
            options={causes[kind].map((value) => ({ value, label: t.causes[value] ?? t.otherCause }))}
          />
        </Field>
        <FromMonth act={kind} months={months} />
      </Fields>
      <Field name="reason" label={t.reason} help={t.reasonHelp} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
      <Field name="document" label={t.document} help={t.documentHelp} isWide>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}

/** What was never given is not stopped, and what is resumed was suspended. */
function firstMonthOf({ changes, sinceMonth }: AwardRecord, act: AwardAct): string {
  return act === 'resume'
    ? sinceMonth
    : (changes.map(({ fromMonth }) => fromMonth).toSorted()[0] ?? sinceMonth);
}

/** A month that is over was paid, or was not: what follows from that is said before. */
function FromMonth({
  act,
  months,
}: {
  act: AwardAct;
  months: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTexts(awardPageTexts);
  const chosen = Form.useWatch('fromMonth', Form.useFormInstance<Values>());
  const isPast = chosen !== undefined && chosen < thisMonth();
  return (
    <Field name="fromMonth" label={t.fromMonth} {...(isPast ? { help: t.pastHelp[act] } : {})} isRequired>
      <Choice options={[...months]} />
    </Field>
  );
}
