import { isRefused, useWrite } from '../../api/index.ts';
import { Facts, FormDrawer, sayCount, toast, useTexts } from '../../kit/index.ts';
import { money, type Run, useSayMonths } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

export type RunAct = 'rebuild' | 'freeze' | 'sign' | 'abandon' | 'end';

/** Asks once more, with the figures, before a whole roll is acted on. */
export function RunActDrawer({
  run,
  act,
  onClose,
  onStale,
}: {
  run: Run;
  act: RunAct;
  onClose(): void;
  /** Refused: the run may stand otherwise than it was seen. */
  onStale(): void;
}) {
  const t = useTexts(paymentTexts);
  const sayMonths = useSayMonths();
  const writes = {
    rebuild: useWrite('POST /api/v1/pay-runs/{runId}/rebuild'),
    freeze: useWrite('POST /api/v1/pay-runs/{runId}/freeze'),
    sign: useWrite('POST /api/v1/pay-runs/{runId}/sign'),
    abandon: useWrite('POST /api/v1/pay-runs/{runId}/abandon'),
  };
  const end = useWrite('POST /api/v1/pay-runs/{runId}/end');
  const submit = async (): Promise<void> => {
    try {
      if (act === 'end') await end.mutateAsync({ params: { runId: run.id }, body: {} });
      else await writes[act].mutateAsync({ params: { runId: run.id }, body: { version: run.version } });
    } catch (error) {
      if (isRefused(error)) onStale();
      throw error;
    }
    toast(t.actDone[act]);
  };
  return (
    <FormDrawer
      name={`pay-run-${act}.${run.id}`}
      title={t.acts[act]}
      isOpen
      onClose={onClose}
      intro={t.actIntro[act]}
      submitText={t.acts[act]}
      isDanger={act === 'abandon'}
      keepsDraft={false}
      submit={submit}
    >
      <Facts
        facts={[
          { label: t.number, value: run.runNo },
          { label: t.months, value: sayMonths(run) },
          { label: t.lines, value: <span className="figures">{sayCount(run.lines)}</span> },
          { label: t.amount, value: money(run.amountFen) },
        ]}
      />
    </FormDrawer>
  );
}
