import { Input } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useWrite } from '../../api/index.ts';
import {
  chinaToday,
  DateInput,
  Field,
  Fields,
  FormPage,
  type Picked,
  PlacePicker,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { HEAD, type RelationRow, relationsOf, useRelationCheck } from '../../parts/relation-rows.tsx';
import { MemberEditor } from './member-editor.tsx';
import { householdTexts } from './texts.ts';

interface Values {
  readonly village?: Picked | null;
  readonly members?: readonly RelationRow[];
  readonly formedOn?: string | null;
  readonly householdNo?: string;
  readonly registeredPlace?: string;
  readonly actualPlace?: string;
  readonly document?: string;
}

export function NewHousehold() {
  const t = useTexts(householdTexts);
  const navigate = useNavigate();
  const found = useWrite('POST /api/v1/households');
  const check = useRelationCheck();
  const { person, village } = (useLocation().state as { person?: Picked; village?: Picked } | null) ?? {};
  const send = async (values: Values): Promise<void> => {
    const given = (text: string | undefined) => text?.trim() || undefined;
    const { id } = await found.mutateAsync({
      body: {
        villageId: values.village?.id ?? '',
        members: relationsOf(values.members ?? []),
        formedOn: values.formedOn ?? '',
        ...(given(values.householdNo) ? { householdNo: given(values.householdNo) ?? null } : {}),
        registeredPlace: given(values.registeredPlace) ?? '',
        actualPlace: given(values.actualPlace) ?? '',
        document: given(values.document) ?? '',
      },
    });
    toast(t.newDone);
    void navigate(`/households/${id}`, { replace: true });
  };
  return (
    <FormPage<Values>
      name="household-new"
      title={t.newHousehold}
      crumbs={[{ path: '/households', title: t.title }]}
      intro={t.newIntro}
      initial={{
        formedOn: chinaToday(),
        ...(person ? { members: [{ personId: person.id, name: person.label, relation: HEAD }] } : {}),
        ...(village ? { village } : {}),
      }}
      renames={{ villageId: 'village' }}
      submit={send}
      onCancel={() => void navigate('/households')}
    >
      <Field name="members" label={t.members} isRequired help={t.noMembers} check={check}>
        <MemberEditor />
      </Field>
      <Fields>
        <Field name="village" label={t.village} isRequired>
          <PlacePicker level="village" />
        </Field>
        <Field name="formedOn" label={t.formed} isRequired>
          <DateInput />
        </Field>
        <Field name="householdNo" label={t.number}>
          <Input maxLength={60} />
        </Field>
        <Field name="registeredPlace" label={t.registeredPlace}>
          <Input maxLength={200} />
        </Field>
        <Field name="actualPlace" label={t.actualPlace}>
          <Input maxLength={200} />
        </Field>
        <Field name="document" label={t.document} help={t.documentHelp}>
          <Input maxLength={200} />
        </Field>
      </Fields>
    </FormPage>
  );
}
