import { Input } from 'antd';
import { useRead, useWrite } from '../../api/index.ts';
import { DateInput, Field, FormDrawer, toast, useTexts } from '../../kit/index.ts';
import { type RelationRow, relationsOf } from '../../parts/relation-rows.tsx';
import { SuccessionFields } from '../../parts/succession-fields.tsx';
import { type DrawerProps, said } from './act-drawers.tsx';
import { actTexts } from './act-texts.ts';

interface Values {
  readonly diedOn?: string | null;
  readonly document?: string;
  readonly reason?: string;
  readonly headId?: string;
  readonly others?: readonly RelationRow[];
}

/** Records a death. When the head of a household with others in it dies, one of them becomes head. */
export function DeathDrawer({ record, isOpen, onClose }: DrawerProps) {
  const t = useTexts(actTexts);
  const recordDeath = useWrite('POST /api/v1/persons/{id}/death');
  const leavesOthers = record.isHead && (record.household?.members ?? 0) > 1;
  const home = useRead(
    'GET /api/v1/households/{id}',
    { params: { id: record.household?.id ?? '' }, query: {} },
    { when: isOpen && leavesOthers },
  );
  const staying = home.data?.members.filter((one) => one.personId !== record.id) ?? [];
  return (
    <FormDrawer<Values>
      name={`person-death.${record.id}`}
      title={t.deathTitle}
      intro={t.deathIntro}
      isOpen={isOpen}
      onClose={onClose}
      width={460}
      submitText={t.death}
      isDanger
      renames={{ relations: 'others' }}
      submit={({ headId, others, ...values }) =>
        recordDeath.mutateAsync({
          params: { id: record.id },
          body: {
            version: record.version,
            diedOn: values.diedOn ?? '',
            ...said(values),
            ...(headId ? { succession: { headId, relations: relationsOf(others ?? []) } } : {}),
          },
        })
      }
      onDone={() => toast(t.deathDone)}
    >
      <Field name="diedOn" label={t.diedOn} isRequired>
        <DateInput />
      </Field>
      {staying.length > 0 ? (
        <SuccessionFields members={staying} all={home.data?.members ?? []} currentHead={record.id} />
      ) : null}
      <Field name="document" label={t.document} help={t.documentHelp}>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}

/** The day of death was recorded wrongly, or the person is alive: then the day is left empty. */
export function DeathCorrectionDrawer({ record, isOpen, onClose }: DrawerProps) {
  const t = useTexts(actTexts);
  const correct = useWrite('POST /api/v1/persons/{id}/correct-death');
  return (
    <FormDrawer<Values>
      name={`person-correct-death.${record.id}`}
      title={t.deathWrong}
      intro={t.deathWrongIntro}
      isOpen={isOpen}
      onClose={onClose}
      width={460}
      initial={{ diedOn: record.diedOn }}
      submitText={t.deathWrong}
      submit={(values) =>
        correct.mutateAsync({
          params: { id: record.id },
          body: {
            version: record.version,
            diedOn: values.diedOn || null,
            ...said(values),
            reason: values.reason?.trim() ?? '',
          },
        })
      }
      onDone={() => toast(t.correctDone)}
    >
      <Field name="diedOn" label={t.diedOn}>
        <DateInput />
      </Field>
      <Field name="reason" label={t.correctReason} isRequired>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <Field name="document" label={t.document} help={t.documentHelp}>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}
