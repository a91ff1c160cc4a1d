import { Input } from 'antd';
import { isRefused, useWrite } from '../../api/index.ts';
import {
  ApiForm,
  DateInput,
  Facts,
  Field,
  Fields,
  LinkButton,
  Notice,
  sayCount,
  sayDate,
  sayMoment,
  toast,
  useLanguage,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import type { Adjustment } from './adjustment-page.tsx';
import { FigureTable, type StepProps } from './draft-steps.tsx';
import { adjustmentTexts } from './texts.ts';

const sum = (record: Adjustment, pick: (need: Adjustment['needs'][number]) => number): number =>
  record.needs.reduce((all, need) => all + pick(need), 0);

/** The figures once more beside the document, and the sign of a second person. */
export function AdoptStep({ record, mayAct, onStale, go }: StepProps) {
  const t = useTexts(adjustmentTexts);
  const adopt = useWrite('POST /api/v1/adjustments/{adjustmentId}/adopt');
  const isShort = record.needs.some(({ isEnough }) => !isEnough);
  const submit = async ({ despite = '' }: { despite?: string }): Promise<void> => {
    try {
      const body = { version: record.version, despite };
      toast(t.adoptDone((await adopt.mutateAsync({ params: { adjustmentId: record.id }, body })).raised));
    } catch (error) {
      if (isRefused(error)) onStale();
      throw error;
    }
    go('back');
  };
  const mayAdopt = mayAct && record.state === 'reckoned' && !record.isOwn;
  return (
    <>
      <p>{t.adoptIntro}</p>
      <FigureTable record={record} />
      <Facts
        facts={[
          {
            label: t.raised,
            value: <span className="figures">{sayCount(sum(record, ({ raised }) => raised))}</span>,
          },
          {
            label: t.monthMore,
            value: <span className="figures">{yuanFromFen(sum(record, (need) => need.extraFen))}</span>,
          },
          {
            label: t.backSum,
            value: <span className="figures">{yuanFromFen(sum(record, (need) => need.backFen))}</span>,
          },
          ...(record.adoptedAt
            ? [{ label: t.adoptedBy, value: `${record.adoptedByName ?? ''} ${sayMoment(record.adoptedAt)}` }]
            : []),
        ]}
      />
      {record.state === 'reckoned' && !mayAdopt ? (
        <Notice kind="info">{record.isOwn && mayAct ? t.adoptOwn : t.adoptWaits}</Notice>
      ) : null}
      {mayAdopt ? (
        <ApiForm<{ despite?: string }>
          name={`adjustment-adopt.${record.id}`}
          submitText={t.adopt}
          submit={submit}
        >
          {isShort ? (
            <Field name="despite" label={t.despite} help={t.despiteHelp} isRequired isWide>
              <Input.TextArea maxLength={500} rows={2} />
            </Field>
          ) : null}
        </ApiForm>
      ) : null}
    </>
  );
}

/** What was raised, who was told, and where the difference is paid. */
export function BackStep({ record }: StepProps) {
  const t = useTexts(adjustmentTexts);
  return (
    <>
      <p>{t.backIntro}</p>
      <Facts
        facts={[
          {
            label: t.raisedCount,
            value: <span className="figures">{sayCount(record.awardsRaised ?? 0)}</span>,
          },
          {
            label: t.toldCount,
            value: <span className="figures">{sayCount(record.familiesTold ?? 0)}</span>,
          },
          {
            label: t.backSum,
            value: <span className="figures">{yuanFromFen(sum(record, (need) => need.backFen))}</span>,
          },
          ...(record.despite ? [{ label: t.despite, value: record.despite }] : []),
        ]}
      />
      <LinkButton to="/payments">{t.toRuns}</LinkButton>
    </>
  );
}

/** Where the new standard hangs; with that the act is done. */
export function PostStep({ record, mayAct, onStale }: StepProps) {
  const t = useTexts(adjustmentTexts);
  const { language } = useLanguage();
  const close = useWrite('POST /api/v1/adjustments/{adjustmentId}/close');
  const submit = async (values: { postedOn: string; where: string }): Promise<void> => {
    try {
      const body = { version: record.version, ...values };
      await close.mutateAsync({ params: { adjustmentId: record.id }, body });
    } catch (error) {
      if (isRefused(error)) onStale();
      throw error;
    }
    toast(t.postDone);
  };
  if (record.state === 'closed')
    return (
      <>
        <Notice kind="ok">{t.closedSay}</Notice>
        <Facts
          facts={[
            { label: t.postedOn, value: sayDate(record.postedOn, language) },
            { label: t.postedWhere, value: record.postedWhere ?? t.soft },
          ]}
        />
      </>
    );
  return (
    <>
      <p>{t.postIntro}</p>
      <FigureTable record={record} />
      {mayAct ? (
        <ApiForm<{ postedOn: string; where: string }>
          name={`adjustment-post.${record.id}`}
          submitText={t.post}
          submit={submit}
        >
          <Fields>
            <Field name="postedOn" label={t.postedOn} isRequired>
              <DateInput />
            </Field>
            <Field name="where" label={t.postedWhere} isRequired>
              <Input maxLength={200} />
            </Field>
          </Fields>
        </ApiForm>
      ) : null}
    </>
  );
}
