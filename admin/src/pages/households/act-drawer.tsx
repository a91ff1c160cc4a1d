import { Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../api/index.ts';
import {
  Choice,
  CodeSelect,
  chinaToday,
  DateInput,
  Field,
  FormDrawer,
  PersonPicker,
  type Picked,
  PlacePicker,
  Ticks,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { householdOf } from '../../parts/household-of.ts';
import { type RelationRow, RelationRows, relationsOf, useRelationCheck } from '../../parts/relation-rows.tsx';
import { rowOf, rowsUnder, SuccessionFields } from '../../parts/succession-fields.tsx';
import type { HouseholdRecord } from './household-page.tsx';
import { householdTexts } from './texts.ts';

export const acts = ['join', 'leave', 'head', 'move', 'split', 'merge', 'dissolve'] as const;
export type Act = (typeof acts)[number];

interface Values {
  readonly on?: string | null;
  readonly document?: string;
  readonly person?: Picked | null;
  readonly relation?: string | null;
  readonly personId?: string;
  readonly headId?: string;
  readonly others?: readonly RelationRow[];
  readonly village?: Picked | null;
  readonly registeredPlace?: string;
  readonly actualPlace?: string;
  readonly going?: readonly string[];
  readonly goers?: readonly RelationRow[];
}

interface ActProps {
  readonly act: Act;
  readonly record: HouseholdRecord;
  onClose(): void;
  onSplit(newId: string): void;
}

/** One act on a household: what each needs, and the day and document that all of them have. */
export function ActDrawer({ act, record, onClose, onSplit }: ActProps) {
  const t = useTexts(householdTexts);
  const send = useActs(record, onSplit);
  const help = { leave: t.leaveHelp, split: t.splitHelp, merge: t.mergeHelp, dissolve: t.dissolveHelp };
  return (
    <FormDrawer<Values>
      name={`household-${act}.${record.id}`}
      title={t.actNames[act]}
      {...(act in help ? { intro: help[act as keyof typeof help] } : {})}
      isOpen
      onClose={onClose}
      initial={{ on: chinaToday(), ...initialOf(act, record) }}
      isDanger={act === 'dissolve'}
      renames={{
        villageId: 'village',
        personId: act === 'join' ? 'person' : 'personId',
        members: 'goers',
        relations: 'others',
        otherId: 'person',
      }}
      submitText={t.actNames[act]}
      submit={(values) => send(act, values)}
      onDone={() => toast(t.actDone(t.actNames[act]))}
    >
      <Field name="on" label={t.on} isRequired>
        <DateInput />
      </Field>
      <ActFields act={act} record={record} />
      <Field name="document" label={t.document} help={t.documentHelp}>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}

function initialOf(act: Act, record: HouseholdRecord): Values {
  if (act !== 'move') return {};
  return {
    village: { id: record.villageId, label: record.villageName ?? '' },
    registeredPlace: record.registeredPlace,
    actualPlace: record.actualPlace,
  };
}

function useActs(
  record: HouseholdRecord,
  onSplit: (newId: string) => void,
): (act: Act, values: Values) => Promise<unknown> {
  const join = useWrite('POST /api/v1/households/{id}/members');
  const leave = useWrite('POST /api/v1/households/{id}/leave');
  const head = useWrite('POST /api/v1/households/{id}/head');
  const move = useWrite('POST /api/v1/households/{id}/move');
  const split = useWrite('POST /api/v1/households/{id}/split');
  const merge = useWrite('POST /api/v1/households/{id}/merge');
  const dissolve = useWrite('POST /api/v1/households/{id}/dissolve');
  const params = { id: record.id };
  return async (act, values) => {
    const basis = {
      version: record.version,
      on: values.on ?? '',
      ...(values.document?.trim() ? { document: values.document.trim() } : {}),
    };
    const succession = values.headId
      ? { succession: { headId: values.headId, relations: relationsOf(values.others ?? []) } }
      : {};
    switch (act) {
      case 'join':
        return join.mutateAsync({
          params,
          body: { ...basis, personId: values.person?.id ?? '', relation: values.relation ?? '' },
        });
      case 'leave':
        return leave.mutateAsync({
          params,
          body: { ...basis, personId: values.personId ?? '', ...succession },
        });
      case 'head':
        return head.mutateAsync({
          params,
          body: {
            ...basis,
            succession: { headId: values.headId ?? '', relations: relationsOf(values.others ?? []) },
          },
        });
      case 'move':
        return move.mutateAsync({
          params,
          body: {
            ...basis,
            ...(values.village ? { villageId: values.village.id } : {}),
            registeredPlace: values.registeredPlace ?? '',
            actualPlace: values.actualPlace ?? '',
          },
        });
      case 'split': {
        const { newId } = await split.mutateAsync({
          params,
          body: { ...basis, members: relationsOf(values.goers ?? []), ...succession },
        });
        return onSplit(newId);
      }
      case 'merge': {
        const other = await householdOf(values.person);
        return merge.mutateAsync({
          params,
          body: {
            ...basis,
            otherId: other?.id ?? '',
            otherVersion: other?.version ?? 0,
            relations: relationsOf(values.others ?? []),
          },
        });
      }
      case 'dissolve':
        return dissolve.mutateAsync({ params, body: basis });
    }
  };
}

function ActFields({ act, record }: { act: Act; record: HouseholdRecord }): ReactNode {
  const t = useTexts(householdTexts);
  switch (act) {
    case 'join':
      return (
        <>
          <Field name="person" label={t.person} isRequired help={t.personHelp}>
            <PersonPicker except={record.members.map((one) => one.personId)} />
          </Field>
          <Field name="relation" label={t.relation} isRequired>
            <CodeSelect list="relation" />
          </Field>
        </>
      );
    case 'leave':
      return <LeaveFields record={record} />;
    case 'head':
      return <SuccessionFields members={record.members} all={record.members} currentHead={record.headId} />;
    case 'move':
      return (
        <>
          <Field name="village" label={t.village} isRequired>
            <PlacePicker level="village" />
          </Field>
          <Field name="registeredPlace" label={t.registeredPlace}>
            <Input maxLength={200} />
          </Field>
          <Field name="actualPlace" label={t.actualPlace}>
            <Input maxLength={200} />
          </Field>
        </>
      );
    case 'split':
      return <SplitFields record={record} />;
    case 'merge':
      return <MergeFields record={record} />;
    case 'dissolve':
      return null;
  }
}

function LeaveFields({ record }: { record: HouseholdRecord }) {
  const t = useTexts(householdTexts);
  const form = Form.useFormInstance<Values>();
  const personId = Form.useWatch('personId', form);
  const staying = record.members.filter((one) => one.personId !== personId);
  return (
    <>
      <Field name="personId" label={t.who} isRequired>
        <Choice options={record.members.map((one) => ({ value: one.personId, label: one.name ?? '' }))} />
      </Field>
      {personId === record.headId && staying.length > 0 ? (
        <SuccessionFields members={staying} all={record.members} currentHead={record.headId} />
      ) : null}
    </>
  );
}

function SplitFields({ record }: { record: HouseholdRecord }) {
  const t = useTexts(householdTexts);
  const form = Form.useFormInstance<Values>();
  const check = useRelationCheck();
  const going = Form.useWatch('going', form) ?? [];
  const staying = record.members.filter((one) => !going.includes(one.personId));
  const choose = (chosen: readonly string[]): void => {
    const goers = record.members.filter((one) => chosen.includes(one.personId));
    form.setFieldsValue({
      going: chosen,
      goers: rowsUnder(goers[0]?.personId ?? '', goers, record.members),
    });
  };
  return (
    <>
      <Field name="going" label={t.goesOut} isRequired>
        <Ticks
          options={record.members.map((one) => ({ value: one.personId, label: one.name ?? '' }))}
          onChange={choose}
        />
      </Field>
      {going.length > 0 ? (
        <Field name="goers" label={t.relationsTitle} isRequired help={t.oneHead} check={check}>
          <RelationRows />
        </Field>
      ) : null}
      {record.headId !== null && going.includes(record.headId) && staying.length > 0 ? (
        <SuccessionFields members={staying} all={record.members} currentHead={record.headId} />
      ) : null}
    </>
  );
}

function MergeFields({ record }: { record: HouseholdRecord }) {
  const t = useTexts(householdTexts);
  const form = Form.useFormInstance<Values>();
  const [problem, setProblem] = useState<string | null>(null);
  // It has no field of its own before the other household is known: kept, or it would never be seen.
  const others = Form.useWatch('others', { form, preserve: true });
  const check = useRelationCheck();
  const choose = async (person: Picked | null): Promise<void> => {
    form.setFieldsValue({ person, others: [] });
    const other = await householdOf(person).catch(() => null);
    setProblem(person && !other ? t.noHouseholdOfHead : null);
    if (!other) return;
    form.setFieldsValue({
      others: other.members.map(rowOf),
    });
  };
  return (
    <>
      <Field name="person" label={t.otherHousehold} isRequired {...(problem ? { help: problem } : {})}>
        <PersonPicker
          except={record.members.map((one) => one.personId)}
          onChange={(person) => void choose(person)}
        />
      </Field>
      {others && others.length > 0 ? (
        <Field name="others" label={t.relationsTitle} isRequired check={check}>
          <RelationRows />
        </Field>
      ) : null}
    </>
  );
}
