import { useState } from 'react';
import { type ItemOf, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import { ErrorBlock, FormDrawer, Loading, useTexts } from '../../kit/index.ts';
import { ActFields, actKey, actName, type PossibleAct } from './act-drawer.tsx';
import { type Typed, toRecord } from './dynamic-field.tsx';
import { caseTexts } from './texts.ts';

export type BulkOutcome = ResponseOf<'POST /api/v1/cases/acts'>;
type Row = ItemOf<'GET /api/v1/cases/work'>;

/** What says the same of every case. */
const BULK: ReadonlySet<string> = new Set([
  'accept',
  'opine',
  'decide',
  'complete',
  'confirm',
  'transfer',
  'take-over',
  'return',
]);

/** One act on all that were chosen: the first of them says what can be done and what has to be filled in. */
export function BulkDrawer({
  rows,
  onClose,
  onDone,
}: {
  rows: readonly Row[];
  onClose(): void;
  onDone(outcome: BulkOutcome): void;
}) {
  const t = useTexts(caseTexts);
  const [key, setKey] = useState('');
  const first = useRead('GET /api/v1/cases/{caseId}', { params: { caseId: rows[0]?.id ?? '' } });
  const send = useWrite('POST /api/v1/cases/acts');
  if (first.error) return <ErrorBlock error={first.error} />;
  if (!first.data) return <Loading rows={1} />;
  const acts = first.data.possible.filter(
    ({ kind, needsFacts, fields }) =>
      BULK.has(kind) && !needsFacts && !fields.some((field) => field.kind === 'papers' && !field.isOptional),
  );
  const act = acts.find((one) => actKey(one) === key) ?? acts[0];
  const submit = async (typed: Typed): Promise<void> => {
    if (!act) return;
    const record = toRecord(act.fields, typed);
    onDone(
      await send.mutateAsync({
        body: {
          kind: act.kind,
          ...(act.step === null ? {} : { step: act.step }),
          record:
            act.kind === 'transfer'
              ? { toId: typed.toId, ...(record.reason ? { reason: record.reason } : {}) }
              : record,
          cases: rows.map(({ id, lastNo }) => ({ id, lastNo })),
        } as never,
      }),
    );
  };
  return (
    <FormDrawer<Typed>
      name={`case-bulk.${act ? actKey(act) : ''}`}
      key={act ? actKey(act) : ''}
      title={`${t.bulk} · ${t.chosen(rows.length)}`}
      isOpen
      onClose={onClose}
      keepsDraft={false}
      renames={Object.fromEntries((act?.fields ?? []).map(({ name }) => [`record.${name}`, name]))}
      submitText={act ? actName(act, t.acts) : t.bulk}
      submit={submit}
      intro={<ActChoice acts={acts} chosen={act} onChoose={setKey} />}
    >
      {act ? <ActFields act={act} /> : t.nothingToDo}
    </FormDrawer>
  );
}

function ActChoice({
  acts,
  chosen,
  onChoose,
}: {
  acts: readonly PossibleAct[];
  chosen: PossibleAct | undefined;
  onChoose(key: string): void;
}) {
  const t = useTexts(caseTexts);
  return (
    <fieldset className="act-choice">
      <legend className="sr-only">{t.bulk}</legend>
      {acts.map((act) => (
        <button
          key={actKey(act)}
          type="button"
          aria-pressed={act === chosen}
          className="work-state"
          onClick={() => onChoose(actKey(act))}
        >
          {actName(act, t.acts)}
        </button>
      ))}
    </fieldset>
  );
}
